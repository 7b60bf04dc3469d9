import { given } from '../util/given.ts';
import type { Planned } from './ledger.ts';
import { latestSlot, nextSlot, type Slot, slotOn, ZONE_RULES } from './schedule.ts';
import { spreadOf } from './spread.ts';
import type { Subscription } from './subscription.ts';

/**
 * The delivery and the next slot of a subscription whose slot is due. After downtime only the latest slot gets a
 * delivery, and only if it is not too old: the next digest covers what the others would have said.
 *
 * @param grace milliseconds after which it is too late for a slot
 * @param onUnknownZone takes the error of a zone or a time that does not exist; it is looked at again a day later
 */
export function planDue(
  due: Due,
  now: Date,
  grace: number,
  onUnknownZone: (error: RangeError) => void = () => {},
): Planned {
  try {
    return planned(due, now, grace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The database may come from a runtime that knows more zones. An unknown zone must not stop all other digests.
    onUnknownZone(error);
    return { next: { ...due.next, at: new Date(now.getTime() + DAY) } };
  }
}

/** The next slot of a subscription, computed with this runtime's rules of the time zones. */
export function replanned({ schedule, next }: Due, now: Date): Slot {
  try {
    return slotOn(next.date, schedule) ?? nextSlot(schedule, now, next.date);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...next, rules: ZONE_RULES };
  }
}

/**
 * The next slot of a subscription after the clock was set back: one that is still to come, and that no digest has.
 *
 * @param taken the dates that have a digest
 */
export function plannedAgain({ schedule, next }: Due, taken: ReadonlySet<string>, now: Date): Slot {
  try {
    let slot = nextSlot(schedule, now);
    while (taken.has(slot.date)) slot = nextSlot(schedule, now, slot.date);
    return slot.at < next.at ? slot : next;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return next;
  }
}

type Due = Subscription & { readonly next: Slot };

const DAY = 24 * 60 * 60 * 1_000;

function planned({ id, from, schedule, next, within = 0 }: Due, now: Date, grace: number): Planned {
  // The rules of the zone may have changed since the slot was computed.
  const first = slotOn(next.date, schedule);
  if (first && first.at > now) return { next: first };
  const slot = latestSlot(schedule, now, next.date) ?? first;
  if (slot === undefined) return { next: nextSlot(schedule, now, next.date) };
  // The digest says the same wherever in its window it is posted: only its turn is later.
  const sendAt = new Date(slot.at.getTime() + spreadOf(from, within));
  const until = new Date(sendAt.getTime() + grace);
  const isMissed = until < now;
  return {
    delivery: {
      subject: id,
      slot: slot.date,
      kind: 'digest',
      to: from,
      dueAt: slot.at,
      until,
      state: isMissed ? 'missed' : 'waiting',
      retryAt: sendAt,
      retries: 0,
      ...given({ endedAt: isMissed ? now : undefined }),
    },
    next: nextSlot(schedule, now, slot.date),
  };
}

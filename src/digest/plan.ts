import type { Planned } from './ledger.ts';
import { latestSlot, nextSlot, type Slot, slotOn, ZONE_RULES } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/**
 * What becomes of a subscription whose slot is noted as due. After downtime the latest slot alone is made up for, and
 * only where it is not too old: the next digest covers the others.
 *
 * @param grace milliseconds after which it is too late for a slot
 */
export function planDue(due: Due, now: Date, grace: number): Planned {
  try {
    return planned(due, now, grace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A zone that this runtime does not know (the database may come from another) must not hold up everybody's digests.
    return { next: { ...due.next, at: new Date(now.getTime() + DAY) } };
  }
}

/** The next slot of a subscription by the rules of time zones that this runtime knows. */
export function replanned({ schedule, next }: Due, now: Date): Slot {
  try {
    return slotOn(next.date, schedule) ?? nextSlot(schedule, now, next.date);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...next, rules: ZONE_RULES };
  }
}

type Due = Subscription & { readonly next: Slot };

const DAY = 24 * 60 * 60 * 1_000;

function planned({ id, from, schedule, next }: Due, now: Date, grace: number): Planned {
  // The zone's rules may be others than when it was noted.
  const first = slotOn(next.date, schedule);
  if (first && first.at > now) return { next: first };
  const slot = latestSlot(schedule, now, next.date) ?? first;
  if (slot === undefined) return { next: nextSlot(schedule, now, next.date) };
  const until = new Date(slot.at.getTime() + grace);
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
      retryAt: slot.at,
      retries: 0,
      ...(isMissed ? { endedAt: now } : {}),
    },
    next: nextSlot(schedule, now, slot.date),
  };
}

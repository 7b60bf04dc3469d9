import type { Planned } from './ledger.ts';
import { latestSlot, nextSlot, type Slot, slotOn } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/**
 * What becomes of a subscription whose slot is noted as due. After downtime the latest slot alone is made up for, and
 * only where it is not too old: the next digest covers the others.
 *
 * @param grace milliseconds after which it is too late for a slot
 */
export function planDue(due: Subscription & { readonly next: Slot }, now: Date, grace: number): Planned {
  const { id, from, schedule, next } = due;
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

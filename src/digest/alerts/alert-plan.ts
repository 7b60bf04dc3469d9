import type { Fact } from '../../knowledge/model.ts';
import type { Delivery } from '../ledger.ts';
import type { Subscription } from '../subscription.ts';
import type { Alert } from './alert.ts';
import { isQuiet, localDate, wakingFrom, wakingTomorrow } from './quiet-hours.ts';
import { digestsOf } from './unalerted.ts';

/** What the plan for a chat depends on. */
export interface Planning {
  readonly alert: Alert;
  /** Facts that the chat has not seen. */
  readonly facts: readonly Fact[];
  /** The digests of the chat. */
  readonly digests: readonly Subscription[];
  /** The latest alerts of the chat, each of which has ended. */
  readonly latest: readonly Delivery[];
  readonly now: Date;
}

/** The latest alerts of a chat that are read: more than a day can have. */
export const LATEST = 40;

/** What is posted now, and what waits. */
export interface AlertPlan {
  readonly post: readonly Fact[];
  readonly hold: readonly Fact[];
  /** When to look at what waits; undefined if nothing does. */
  readonly lookAt?: Date;
}

/** Milliseconds after its hour at which a digest has been posted, as a rule. */
const DIGEST_TIME = 10 * 60 * 1_000;

/**
 * Decides what is posted now. In quiet hours and after the most alerts of a day, everything is held back. What was held back
 * comes with the next digest that will tell it; what none will tell comes in one alert when the time for it has come.
 */
export function planAlert(planning: Planning): AlertPlan {
  const { alert, facts, digests, now } = planning;
  const isOpen = !isQuiet(now, alert) && countToday(planning) < alert.most;
  const isTime = alert.lookAt !== undefined && alert.lookAt <= now;
  const held = new Set(alert.held);
  const post = facts.filter(
    (fact) => isOpen && (!held.has(fact.id) || (isTime && digestsOf(fact, digests).length === 0)),
  );
  const hold = facts.filter((fact) => !post.includes(fact));
  const times = hold.map((fact) => lookAtFor(fact, planning, isOpen).getTime());
  return times.length === 0 ? { post, hold } : { post, hold, lookAt: new Date(Math.min(...times)) };
}

/** The slot of the next alert of a local day: two processes that plan it at the same moment give it the same. */
export function nextSlotOf({ alert, latest, now }: Pick<Planning, 'alert' | 'latest' | 'now'>): string {
  const date = localDate(now, alert.zone);
  const number = latest.filter(({ slot }) => slot.startsWith(date)).length + 1;
  return `${date}/${String(number).padStart(3, '0')}`;
}

/** How many alerts count for the local day: those that were never sent, or not taken, do not. */
export function countToday({ alert, latest, now }: Pick<Planning, 'alert' | 'latest' | 'now'>): number {
  const date = localDate(now, alert.zone);
  const counted = latest.filter(({ state }) => state !== 'missed' && state !== 'refused');
  return counted.filter(({ slot }) => slot.startsWith(date)).length;
}

/** When to look at a fact that waits: after its digest, or when it can be posted. */
function lookAtFor(fact: Fact, planning: Planning, isOpen: boolean): Date {
  const { alert, now } = planning;
  const slots = digestsOf(fact, planning.digests).flatMap(({ next }) => next ?? []);
  if (slots.length > 0) {
    const next = Math.min(...slots.map(({ at }) => at.getTime()));
    return new Date(Math.max(next, now.getTime()) + DIGEST_TIME);
  }
  if (isOpen) return alert.lookAt ?? now;
  return isQuiet(now, alert) ? wakingFrom(now, alert) : wakingTomorrow(now, alert);
}

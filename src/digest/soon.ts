import type { Delivery } from './ledger.ts';

/** Milliseconds for which a message that is tied to no hour is tried: three days. */
const PATIENCE = 3 * 24 * 60 * 60 * 1_000;

/** When something that is not tied to an hour is delivered. */
export function soon(now: Date): Pick<Delivery, 'dueAt' | 'until' | 'retryAt' | 'retries' | 'state'> {
  const until = new Date(now.getTime() + PATIENCE);
  return { dueAt: now, until, retryAt: now, retries: 0, state: 'waiting' };
}

import type { Timer } from '../util/timer.ts';
import { signedHeaders } from './signature.ts';
import type { WebhookDelivery } from './webhook-store.ts';

/** What became of one attempt. */
export type Posted =
  | { readonly outcome: 'delivered' }
  /** The address wants no more (410). */
  | { readonly outcome: 'gone' }
  /** It is tried again: after so many seconds, if the address says so. */
  | { readonly outcome: 'failed'; readonly why: string; readonly after?: number };

/** How an event is sent. */
export interface PostOptions {
  readonly secret: Uint8Array;
  readonly timer: Timer;
  /** Ends the attempt. */
  readonly signal: AbortSignal;
  now(): Date;
}

/** How long an address may take to answer: receivers should take an event first and work on it later. */
const PATIENCE = 15_000;

/** Sends an event once. Never rejects. Redirects are not followed, since what is signed is meant for this address alone. */
export async function postEvent(
  address: string,
  { id, body }: WebhookDelivery,
  { secret, timer, signal, now }: PostOptions,
): Promise<Posted> {
  const late = new AbortController();
  const cancel = timer(() => late.abort(), PATIENCE);
  const timestamp = Math.floor(now().getTime() / 1_000);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Sanad',
        ...signedHeaders({ id, timestamp, body }, secret),
      },
      redirect: 'manual',
      signal: AbortSignal.any([late.signal, signal]),
    });
    // What it says is of no use, and may be endless.
    await response.body?.cancel();
    if (response.ok) return { outcome: 'delivered' };
    if (response.status === 410) return { outcome: 'gone' };
    const after = secondsOf(response.headers.get('retry-after'), now());
    return { outcome: 'failed', why: `status ${response.status}`, ...(after !== undefined && { after }) };
  } catch (error) {
    const why = late.signal.aborted ? 'it did not answer in time' : reasonOf(error);
    return { outcome: 'failed', why };
  } finally {
    cancel();
  }
}

/** The seconds of a Retry-After header, which has them or a date (RFC 9110, 10.2.3). */
function secondsOf(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1_000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Why a request failed, without its message, which may hold the address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'it could not be reached';
}

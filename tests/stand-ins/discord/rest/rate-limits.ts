import { createHash } from 'node:crypto';
import type { SentRequest } from '../journal.ts';
import type { Answer } from './refusals.ts';

/** How many requests a bucket allows in how many seconds. */
export interface RateLimit {
  readonly limit: number;
  readonly seconds: number;
}

/** Any time of this length counts for the global limit. */
const SECOND = 1_000;

interface Bucket {
  readonly resets: number;
  readonly used: number;
}

/**
 * Counts requests as Discord does: a bucket for each route and channel, server or webhook.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export class RateLimits {
  readonly #now: () => number;
  readonly #rate: RateLimit;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();
  /** When the latest requests were allowed. */
  #latest: number[] = [];

  /** @param most requests of all buckets in any second */
  constructor(rate: RateLimit, most: number, now: () => number) {
    this.#rate = rate;
    this.#most = most;
    this.#now = now;
  }

  /** Counts a request towards the global limit. @returns a refusal if it is one too many */
  countGlobally(): Answer | undefined {
    const now = this.#now();
    this.#latest = this.#latest.filter((at) => at > now - SECOND);
    const [oldest = now] = this.#latest;
    if (this.#latest.length >= this.#most) return limited((oldest + SECOND - now) / 1_000, true, {});
    this.#latest.push(now);
    return undefined;
  }

  /** Counts a request. @returns the headers for its response, and a refusal if the bucket is empty */
  count(request: SentRequest): {
    readonly headers: Readonly<Record<string, string>>;
    readonly refused?: Answer;
  } {
    const { limit, seconds } = this.#rate;
    const now = this.#now();
    const key = bucketOf(request);
    const open = this.#buckets.get(key);
    const bucket = open && open.resets > now ? open : { resets: now + seconds * 1000, used: 0 };
    const full = bucket.used >= limit;
    const used = full ? bucket.used : bucket.used + 1;
    this.#buckets.set(key, { ...bucket, used });
    const left = Math.max(0, bucket.resets - now) / 1000;
    const headers = bucketHeaders(request, { limit, remaining: limit - used, left, now });
    return full ? { headers, refused: limited(left, false, headers) } : { headers };
  }

  /** 429 for a request whose bucket is empty, or for all requests. */
  refuse(request: SentRequest, seconds: number, global: boolean): Answer {
    const now = this.#now();
    const state = { limit: this.#rate.limit, remaining: 0, left: seconds, now };
    return limited(seconds, global, global ? {} : bucketHeaders(request, state));
  }
}

/** 429 as Discord sends it. */
function limited(seconds: number, global: boolean, headers: Readonly<Record<string, string>>): Answer {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
    headers: {
      ...headers,
      // Discord rounds this up to whole seconds; tests should not wait that long.
      'retry-after': String(seconds),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

function bucketHeaders(
  { route = '' }: SentRequest,
  state: { readonly limit: number; readonly remaining: number; readonly left: number; readonly now: number },
): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': (state.now / 1000 + state.left).toFixed(3),
    'x-ratelimit-reset-after': state.left.toFixed(3),
    'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
  };
}

/** The route with the parameters that Discord counts separately: channels, servers, and webhooks with their tokens. */
function bucketOf({ route, params }: SentRequest): string {
  const majors = ['channel_id', 'guild_id', 'webhook_id', 'webhook_token'].map((name) => params[name] ?? '');
  return [route, ...majors].join(' ');
}

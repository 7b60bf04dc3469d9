import { Log } from '../log.ts';
import type { SentRequest } from './journal.ts';
import type { RateLimits } from './rest/rate-limits.ts';
import { type Answer, Refusal } from './rest/refusals.ts';

/** What goes wrong with a request. */
export type Fault =
  /** It gets this response; a Refusal is one of `refusals`. */
  | Refusal
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly after?: boolean }
  /** 429; the client must wait this many seconds. */
  | { readonly kind: 'limited'; readonly retryAfter: number; readonly global?: boolean }
  /** It gets no response until it is released. */
  | { readonly kind: 'hang'; readonly after?: boolean }
  /**
   * The connection ends without a response. With `reset` it ends with a TCP reset (ECONNRESET), after which discord.js
   * repeats the request by itself; else it is closed ("other side closed"), which discord.js reports.
   */
  | { readonly kind: 'drop'; readonly reset?: boolean; readonly after?: boolean };

/** A fault that a test has set. */
export interface Failing {
  /** How many requests it has affected. */
  readonly met: number;
  /** Resolves when it has affected so many requests. Default: one. */
  untilMet(requests?: number): Promise<void>;
  /** Ends it, and continues the requests that hang. */
  release(): void;
}

/** What happens to a request: another response, or none. */
export type Applied =
  | { readonly answer: Answer }
  | { readonly drop: 'close' | 'reset' }
  | { readonly hang: Promise<void> };

interface Asked {
  readonly fits: (request: SentRequest) => boolean;
  readonly fault: Fault;
  left: number;
  readonly met: Log<SentRequest>;
  readonly released: PromiseWithResolvers<void>;
}

/** The faults that tests have set. */
export class Faults {
  readonly #limits: RateLimits;
  readonly #asked: Asked[] = [];

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /**
   * Lets the next requests fail.
   * @param which a route such as `POST /channels/{channel_id}/messages`, or a predicate
   * @param times how many requests; Infinity: all, until it is released
   */
  fail(which: string | ((request: SentRequest) => boolean), fault: Fault, times = 1): Failing {
    const fits = typeof which === 'string' ? ({ route }: SentRequest) => route === which : which;
    const asked: Asked = {
      fits,
      fault,
      left: times,
      met: new Log(),
      released: Promise.withResolvers<void>(),
    };
    this.#asked.push(asked);
    return {
      get met() {
        return asked.met.entries.length;
      },
      untilMet: async (requests = 1) => {
        await asked.met.waitFor(() => true, requests);
      },
      release: () => {
        asked.left = 0;
        asked.released.resolve();
      },
    };
  }

  /** The fault for a request, and whether the request takes effect first. */
  take(request: SentRequest): { readonly applied: Applied; readonly after: boolean } | undefined {
    const asked = this.#asked.find(({ left, fits }) => left > 0 && fits(request));
    if (!asked) return undefined;
    asked.left -= 1;
    asked.met.add(request);
    const { fault, released } = asked;
    return {
      applied: this.#apply(fault, request, released.promise),
      after: 'after' in fault && fault.after === true,
    };
  }

  #apply(fault: Fault, request: SentRequest, released: Promise<void>): Applied {
    if (fault instanceof Refusal) return { answer: fault.answer };
    switch (fault.kind) {
      case 'status':
        return { answer: { status: fault.status, body: fault.body } };
      case 'limited':
        return { answer: this.#limits.refuse(request, fault.retryAfter, fault.global ?? false) };
      case 'hang':
        return { hang: released };
      case 'drop':
        return { drop: fault.reset ? 'reset' : 'close' };
      default:
        return fault satisfies never;
    }
  }
}

import type { SentRequest } from './journal.ts';
import { type Answer, Refusal, refusals } from './refusals.ts';

/** What goes wrong with a call. */
export type Fault =
  /** It is refused like this; `refusals` has Telegram's own errors. */
  | Refusal
  /** It is answered like this; a body of text is sent as it is. With `after` the call takes effect all the same. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly after?: boolean }
  /** 429; the client is to wait this many seconds. */
  | { readonly kind: 'limited'; readonly retryAfter: number }
  /** It gets no answer before it is let go. With `after` it has taken effect by then. */
  | { readonly kind: 'hang'; readonly after?: boolean }
  /**
   * The connection ends without an answer; with `after` the call has taken effect, which its sender cannot know. With
   * `reset` the connection ends with a TCP reset (ECONNRESET), else it is closed ("socket hang up").
   */
  | { readonly kind: 'drop'; readonly reset?: boolean; readonly after?: boolean };

/** A fault that was asked for. */
export interface Failing {
  /** How many calls it has met. */
  readonly met: number;
  /** Ends it, and lets the calls go on that hang. */
  release(): void;
}

/** What is done to a call: an answer of its own, or none at all. */
export type Applied =
  | { readonly answer: Answer }
  | { readonly drop: 'close' | 'reset' }
  | { readonly hang: Promise<void> };

interface Asked {
  readonly fits: (request: SentRequest) => boolean;
  readonly fault: Fault;
  left: number;
  met: number;
  readonly released: PromiseWithResolvers<void>;
}

/** Faults that wait for their calls. */
export class Faults {
  readonly #asked: Asked[] = [];

  /**
   * Lets the next calls fail.
   * @param which a method such as `sendMessage`, or a predicate
   * @param times how many calls; Infinity: all, until it is released
   */
  fail(which: string | ((request: SentRequest) => boolean), fault: Fault, times = 1): Failing {
    const fits = typeof which === 'string' ? ({ method }: SentRequest) => method === which : which;
    const asked: Asked = { fits, fault, left: times, met: 0, released: Promise.withResolvers<void>() };
    this.#asked.push(asked);
    return {
      get met() {
        return asked.met;
      },
      release: () => {
        asked.left = 0;
        asked.released.resolve();
      },
    };
  }

  /** The fault that a call meets, and whether the call takes effect first. */
  take(request: SentRequest): { readonly applied: Applied; readonly after: boolean } | undefined {
    const asked = this.#asked.find(({ left, fits }) => left > 0 && fits(request));
    if (!asked) return undefined;
    asked.left -= 1;
    asked.met += 1;
    const { fault, released } = asked;
    return { applied: apply(fault, released.promise), after: 'after' in fault && fault.after === true };
  }
}

function apply(fault: Fault, released: Promise<void>): Applied {
  if (fault instanceof Refusal) return { answer: fault.answer };
  switch (fault.kind) {
    case 'status':
      return { answer: { status: fault.status, body: fault.body ?? errorBody(fault.status) } };
    case 'limited':
      return { answer: refusals.tooMany(fault.retryAfter).answer };
    case 'hang':
      return { hang: released };
    case 'drop':
      return { drop: fault.reset ? 'reset' : 'close' };
    default:
      return fault satisfies never;
  }
}

function errorBody(status: number): unknown {
  return {
    ok: false,
    error_code: status,
    description: status === 502 ? 'Bad Gateway' : 'Internal Server Error',
  };
}

import { type Timer, wait } from '../../chat/until-done.ts';

/** Limits for sending (Telegram's FAQ for bots, "My bot is hitting limits"). */
export interface Pace {
  readonly perSecond: number;
  /** Milliseconds between two messages in the same chat. */
  readonly betweenMessages: number;
  readonly perGroupAndMinute: number;
}

/** What Telegram allows everybody. */
export const TELEGRAMS_PACE: Pace = { perSecond: 30, betweenMessages: 1_000, perGroupAndMinute: 20 };

/** Does a task when the chat with this id may be sent something; those of one chat one after the other, in order. */
export type InTurn = <Result>(chat: number, task: () => Promise<Result>) => Promise<Result>;

/** What is known of a chat that something is sent to, or was a short time ago. */
interface Lane {
  /** Resolves when the last task is done. */
  tail: Promise<unknown>;
  waiting: number;
  readonly starts: Window;
}

/** A second on the way to Telegram may be a little shorter there. */
const SLACK_MILLISECONDS = 50;
const MINUTE = 60_000;
/** Chats after which the ones that are at rest are forgotten. */
const MANY_LANES = 1_000;

/**
 * Keeps to a pace: no second has more than it may have, wherever it begins, and nothing waits that may go.
 */
export function createPace(pace: Pace, timer: Timer, now: () => Date): InTurn {
  const everywhere = new Window(pace.perSecond, 1_000 + SLACK_MILLISECONDS);
  const lanes = new Map<number, Lane>();

  async function until(instant: number): Promise<void> {
    for (let at = now().getTime(); at < instant; at = now().getTime()) await wait(instant - at, timer);
  }

  async function start(chat: number, { starts }: Lane): Promise<void> {
    const at = now().getTime();
    const between = (starts.latest ?? Number.NEGATIVE_INFINITY) + pace.betweenMessages;
    await until(Math.max(between, chat < 0 ? starts.next(at) : at));
    // From here on the place among all chats is kept, so that none is passed by another again and again.
    const slot = everywhere.take(now().getTime());
    starts.take(slot);
    await until(slot);
  }

  function laneOf(chat: number): Lane {
    const known = lanes.get(chat);
    if (known) return known;
    if (lanes.size >= MANY_LANES) forget();
    const lane: Lane = {
      tail: Promise.resolve(),
      waiting: 0,
      starts: new Window(pace.perGroupAndMinute, MINUTE + SLACK_MILLISECONDS),
    };
    lanes.set(chat, lane);
    return lane;
  }

  function forget(): void {
    const old = now().getTime() - MINUTE - SLACK_MILLISECONDS;
    for (const [chat, { waiting, starts }] of lanes) {
      if (waiting === 0 && (starts.latest ?? 0) < old) lanes.delete(chat);
    }
  }

  return (chat, task) => {
    const lane = laneOf(chat);
    lane.waiting += 1;
    const result = lane.tail.then(() => start(chat, lane)).then(task);
    lane.tail = result.then(
      () => {
        lane.waiting -= 1;
      },
      () => {
        lane.waiting -= 1;
      },
    );
    return result;
  };
}

/** The latest starts, of which only so many may fall into a time of some length. */
class Window {
  readonly #most: number;
  readonly #span: number;
  /** Instants in milliseconds, a ring whose oldest is at `#next`. */
  readonly #starts: number[] = [];
  #next = 0;
  latest: number | undefined;

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  /** The first instant, from now on, at which there may be one more. */
  next(now: number): number {
    const oldest = this.#starts.length < this.#most ? undefined : this.#starts[this.#next];
    return Math.max(now, this.latest ?? now, oldest === undefined ? now : oldest + this.#span);
  }

  /** Takes that instant. */
  take(now: number): number {
    const slot = this.next(now);
    this.#starts[this.#next] = slot;
    this.#next = (this.#next + 1) % this.#most;
    this.latest = slot;
    return slot;
  }
}

import { SanadError } from '../util/sanad-error.ts';
import { steadyClock } from '../util/steady-clock.ts';
import type { Stopping, Timer } from '../util/timer.ts';
import { Lane, type Task, type Urgency } from './lane.ts';
import { type Rate, Window } from './rate-window.ts';

/** The limits of a platform, and the clock by which they are kept. */
export interface PaceOptions {
  /** The limit for all chats together. */
  readonly everywhere: Rate;
  /** By what that limit is divided now, since other processes send too. Default: by 1. */
  readonly sharedBy?: (() => number) | undefined;
  /** The limits for one chat. */
  inChat(chat: string): readonly Rate[];
  readonly timer: Timer;
  now(): Date;
  /** After it is aborted, nothing starts that can wait. */
  readonly signal: Stopping;
}

/**
 * Runs a task when the limits allow another message to this chat. The tasks of one chat run one after the other, in order.
 *
 * @param begin called when its turn has come; where it gives false, or fails, the task does not run
 * @throws NotBegun if the task did not run: `begin` did not agree, or the program stops and the task can wait
 */
export type InTurn = <Result>(
  chat: string,
  task: () => Promise<Result>,
  begin?: (() => Promise<boolean>) | undefined,
) => Promise<Result>;

/** Keeps to the limits on how much is sent. */
export interface Pace {
  /** For what a reader waits for. */
  readonly first: InTurn;
  /** For what can wait while a reader waits. */
  readonly later: InTurn;
}

/** A task was not started: the program stops, or it was not to be done. */
export class NotBegun extends SanadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'send-not-begun', exit: 1, ...options });
  }
}

/** What can wait is sent at most so many times as fast as the limit allows in the long run. */
const BURST = 2;
/** Where `begin` takes longer, the process was suspended: the store answers or fails within six seconds. */
const LONGEST_BEGIN_MILLISECONDS = 10_000;
/** From so many lanes on, the idle ones are removed. */
const MANY_LANES = 1_000;

/** Makes a pace. In no span of time, wherever it begins, is more sent than allowed, and nothing waits longer than it must. */
export function createPace(options: PaceOptions): Pace {
  const sending = new PacedSending(options);
  return {
    first: (chat, task, begin) => sending.inTurn('first', chat, task, begin),
    later: (chat, task, begin) => sending.inTurn('later', chat, task, begin),
  };
}

/** The lanes of all chats, and the limit that they share. */
class PacedSending {
  readonly #options: PaceOptions;
  /** The present instant, in milliseconds; it never decreases. */
  readonly #now: () => number;
  readonly #everywhere: Window;
  readonly #lanes = new Map<string, Lane>();
  /** Lanes whose own limits allow a task, in order. A lane that is not `queuedAs` this any more is skipped. */
  readonly #ready: Readonly<Record<Urgency, Lane[]>> = { first: [], later: [] };
  /** The instant before which no task starts that can wait, in milliseconds. */
  #laterFrom = 0;
  #mostLanes = MANY_LANES;
  #cancelTimer = (): void => {};

  constructor(options: PaceOptions) {
    const { everywhere, sharedBy, signal } = options;
    this.#options = options;
    this.#now = steadyClock(() => options.now());
    this.#everywhere = new Window(everywhere, sharedBy);
    signal.addEventListener('abort', () => {
      for (const lane of this.#lanes.values()) lane.refuseLater();
    });
  }

  inTurn<Result>(
    urgency: Urgency,
    chat: string,
    task: () => Promise<Result>,
    begin?: () => Promise<boolean>,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const refuse = () => reject(new NotBegun('nothing is begun any more'));
      if (urgency === 'later' && this.#options.signal.aborted) return refuse();
      const lane = this.#laneOf(chat);
      const now = () => this.#now();
      const run = (onStart: () => void) => runOnceAgreed(task, { begin, onStart, now }).then(resolve, reject);
      lane.add({ run, refuse }, urgency);
      this.#enqueue(lane);
    });
  }

  #laneOf(chat: string): Lane {
    const known = this.#lanes.get(chat);
    if (known) return known;
    if (this.#lanes.size >= this.#mostLanes) this.#removeIdle();
    const lane = new Lane(this.#options.inChat(chat));
    this.#lanes.set(chat, lane);
    return lane;
  }

  #removeIdle(): void {
    const now = this.#now();
    for (const [chat, lane] of this.#lanes) if (lane.isIdle(now)) this.#lanes.delete(chat);
    this.#mostLanes = Math.max(MANY_LANES, this.#lanes.size * 2);
  }

  /** Milliseconds between tasks that can wait: a burst would slow itself down, and hold up whatever comes then. */
  get #spread(): number {
    return Math.floor(this.#options.everywhere.milliseconds / this.#everywhere.most / BURST);
  }

  /** Puts a lane among the ready ones, as soon as its own limits allow it. */
  #enqueue(lane: Lane): void {
    const { urgency } = lane;
    if (lane.isBusy || lane.isResting || urgency === undefined || urgency === lane.queuedAs) return;
    const now = this.#now();
    const from = lane.next(now);
    if (from > now) {
      lane.isResting = true;
      this.#options.timer(() => {
        lane.isResting = false;
        this.#enqueue(lane);
      }, from - now);
      return;
    }
    lane.queuedAs = urgency;
    this.#ready[urgency].push(lane);
    this.#startReady();
  }

  /** Starts all that the common limit allows now, and sets a timer for the rest. */
  #startReady(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    for (let lane = this.#nextReady(); lane !== undefined; lane = this.#nextReady()) {
      const now = this.#now();
      const canWait = lane.queuedAs === 'later';
      const from = Math.max(this.#everywhere.next(now), canWait ? this.#laterFrom : now);
      if (from > now) {
        // An infinite instant is known once a message that is on its way has arrived.
        if (Number.isFinite(from))
          this.#cancelTimer = this.#options.timer(() => this.#startReady(), from - now);
        return;
      }
      if (canWait) this.#laterFrom = now + this.#spread;
      this.#start(lane);
    }
  }

  /** The lane whose turn it is; it stays in its queue. */
  #nextReady(): Lane | undefined {
    for (const urgency of ['first', 'later'] as const) {
      const queue = this.#ready[urgency];
      while (queue[0] !== undefined && queue[0].queuedAs !== urgency) queue.shift();
      if (queue[0] !== undefined) return queue[0];
    }
    return undefined;
  }

  #start(lane: Lane): void {
    lane.queuedAs = undefined;
    const task: Task | undefined = lane.take();
    if (task === undefined) return;
    lane.isBusy = true;
    const trips = [this.#everywhere.take(), ...lane.count()];
    const onStart = (): void => {
      for (const trip of trips) trip.leaves(this.#now());
      // From now on it is known when the next message may go.
      this.#startReady();
    };
    void task.run(onStart).then(() => {
      for (const trip of trips) trip.ends(this.#now());
      lane.isBusy = false;
      this.#enqueue(lane);
      this.#startReady();
    });
  }
}

interface Begun {
  readonly begin: (() => Promise<boolean>) | undefined;
  readonly onStart: () => void;
  now(): number;
}

/** Runs a task if `begin` agrees, or is left out. */
async function runOnceAgreed<Result>(
  task: () => Promise<Result>,
  { begin, onStart, now }: Begun,
): Promise<Result> {
  const asked = now();
  const mayBegin = await begin?.().catch((cause: unknown) => {
    throw new NotBegun('the start could not be recorded', { cause });
  });
  if (mayBegin === false) throw new NotBegun('it is not to be done');
  if (begin && Math.abs(now() - asked) > LONGEST_BEGIN_MILLISECONDS) {
    throw new NotBegun('the program stood still, and another process may be doing it');
  }
  onStart();
  return task();
}

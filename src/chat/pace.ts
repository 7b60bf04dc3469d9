import type { Stopping, Timer } from './until-done.ts';

/** At most so many in a time, wherever it begins. */
export interface Rate {
  readonly most: number;
  readonly milliseconds: number;
}

/** What a pace works with. */
export interface PaceParts {
  /** In all chats together. */
  readonly everywhere: Rate;
  /** In one chat. */
  inChat(chat: string): readonly Rate[];
  readonly timer: Timer;
  now(): Date;
  /** From then on nothing begins that can wait. */
  readonly signal: Stopping;
}

/**
 * Does a task when the chat with this id may be sent something; those of one chat one after the other, in order.
 * @param begin asked when the turn has come; where it gives false, or fails, the task is not done
 * @throws NotBegun where that is so, and for what can wait and may not begin any more
 */
export type InTurn = <Result>(
  chat: string,
  task: () => Promise<Result>,
  begin?: (() => Promise<boolean>) | undefined,
) => Promise<Result>;

/** Keeps to limits on how much is sent. */
export interface Pace {
  /** For what a reader waits for. */
  readonly first: InTurn;
  /** For what can wait until no reader waits. */
  readonly later: InTurn;
}

/** A task was not begun, since it was too late for it. */
export class NotBegun extends Error {
  override readonly name = 'NotBegun';
}

type Urgency = keyof Pace;

interface Task {
  /**
   * Does it; never rejects.
   * @param goes called right before it is done
   */
  run(goes: () => void): Promise<void>;
  refuse(): void;
}

/** What is known of a chat that something is sent to, or was a short time ago. */
interface Lane {
  readonly tasks: Readonly<Record<Urgency, Task[]>>;
  readonly windows: readonly Window[];
  /** A task of it is under way. */
  busy: boolean;
  /** It waits until its own limits let it go on. */
  resting: boolean;
  /** Among which of the lanes that may go on it stands. */
  standing: Urgency | undefined;
}

/**
 * When a message arrives is known only when its sender hears of it, so it counts from then on; one that nothing is heard
 * of for so long is taken to have arrived. To count from when it was sent would let too many arrive in a second whenever
 * some take longer than others.
 */
const LONGEST_WAY_MILLISECONDS = 1_000;
/** Chats after which the ones that are at rest are forgotten. */
const MANY_LANES = 1_000;

/** Keeps to limits: no time has more than it may have, wherever it begins, and nothing waits that may go. */
export function createPace({ everywhere, inChat, timer, now, signal }: PaceParts): Pace {
  const all = new Window(everywhere);
  const lanes = new Map<string, Lane>();
  /** Lanes that may go on, in order; one that does not stand there any more is passed over. */
  const ready: Readonly<Record<Urgency, Lane[]>> = { first: [], later: [] };
  let tooMany = MANY_LANES;
  let callOff = (): void => {};

  signal.addEventListener('abort', () => {
    for (const { tasks } of lanes.values()) for (const task of tasks.later.splice(0)) task.refuse();
  });

  function laneOf(chat: string): Lane {
    const known = lanes.get(chat);
    if (known) return known;
    if (lanes.size >= tooMany) {
      for (const [other, lane] of lanes) if (isAtRest(lane)) lanes.delete(other);
      tooMany = Math.max(MANY_LANES, lanes.size * 2);
    }
    const windows = inChat(chat).map((rate) => new Window(rate));
    const lane: Lane = {
      tasks: { first: [], later: [] },
      windows,
      busy: false,
      resting: false,
      standing: undefined,
    };
    lanes.set(chat, lane);
    return lane;
  }

  function isAtRest({ busy, tasks, windows }: Lane): boolean {
    const at = now().getTime();
    return (
      !busy && tasks.first.length + tasks.later.length === 0 && windows.every((some) => some.isEmpty(at))
    );
  }

  /** Puts a lane among those that may go on, as soon as it may. */
  function lineUp(lane: Lane): void {
    const urgency = lane.tasks.first.length > 0 ? 'first' : lane.tasks.later.length > 0 ? 'later' : undefined;
    if (lane.busy || lane.resting || urgency === undefined || urgency === lane.standing) return;
    const at = now().getTime();
    const from = Math.max(at, ...lane.windows.map((some) => some.next(at)));
    if (from > at) {
      lane.resting = true;
      timer(() => {
        lane.resting = false;
        lineUp(lane);
      }, from - at);
      return;
    }
    lane.standing = urgency;
    ready[urgency].push(lane);
    goOn();
  }

  /** Begins all that may begin now. */
  function goOn(): void {
    callOff();
    callOff = () => {};
    for (let lane = next(); lane !== undefined; lane = next()) {
      const at = now().getTime();
      const from = all.next(at);
      if (from > at) {
        if (Number.isFinite(from)) callOff = timer(goOn, from - at);
        return;
      }
      begin(lane);
    }
  }

  /** The lane whose turn it is; it stays where it stands. */
  function next(): Lane | undefined {
    for (const urgency of ['first', 'later'] as const) {
      const line = ready[urgency];
      while (line[0] !== undefined && line[0].standing !== urgency) line.shift();
      if (line[0] !== undefined) return line[0];
    }
    return undefined;
  }

  function begin(lane: Lane): void {
    lane.standing = undefined;
    const task = lane.tasks.first.shift() ?? lane.tasks.later.shift();
    if (task === undefined) return;
    lane.busy = true;
    const trips = [all, ...lane.windows].map((some) => some.take());
    const arriveBy = (instant: number): void => {
      for (const trip of trips) trip.arrivesBy = Math.min(trip.arrivesBy, instant);
    };
    let hasGone = false;
    const goes = (): void => {
      hasGone = true;
      arriveBy(now().getTime() + LONGEST_WAY_MILLISECONDS);
    };
    void task.run(goes).then(() => {
      arriveBy(hasGone ? now().getTime() : Number.NEGATIVE_INFINITY);
      lane.busy = false;
      lineUp(lane);
      goOn();
    });
  }

  function inTurn(urgency: Urgency): InTurn {
    return <Result>(chat: string, task: () => Promise<Result>, begin?: () => Promise<boolean>) =>
      new Promise<Result>((resolve, reject) => {
        const refuse = () => reject(new NotBegun('nothing is begun any more'));
        if (urgency === 'later' && signal.aborted) return refuse();
        const run = async (goes: () => void) => {
          const isToBe = await begin?.().catch((cause: unknown) => {
            throw new NotBegun('that it begins could not be noted', { cause });
          });
          if (isToBe === false) throw new NotBegun('it is not to be done');
          goes();
          return task();
        };
        const lane = laneOf(chat);
        lane.tasks[urgency].push({ run: (goes) => run(goes).then(resolve, reject), refuse });
        lineUp(lane);
      });
  }

  return { first: inTurn('first'), later: inTurn('later') };
}

/** A message that counts. */
interface Trip {
  /** The instant in milliseconds by which it has arrived; infinite where it has not gone yet. */
  arrivesBy: number;
}

/** The latest messages, of which only so many may arrive in a time. */
class Window {
  readonly #rate: Rate;
  /** In the order in which they were begun. */
  #trips: Trip[] = [];

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** The first instant, from now on, at which one more may be sent; infinite where that is not known yet. */
  next(now: number): number {
    while (this.#trips[0] && !this.#counts(this.#trips[0], now)) this.#trips.shift();
    if (this.#trips.length < this.#rate.most) return now;
    this.#trips = this.#trips.filter((trip) => this.#counts(trip, now));
    if (this.#trips.length < this.#rate.most) return now;
    return Math.min(...this.#trips.map(({ arrivesBy }) => arrivesBy)) + this.#rate.milliseconds;
  }

  /** Counts one more. */
  take(): Trip {
    const trip = { arrivesBy: Number.POSITIVE_INFINITY };
    this.#trips.push(trip);
    return trip;
  }

  isEmpty(now: number): boolean {
    return !this.#trips.some((trip) => this.#counts(trip, now));
  }

  #counts({ arrivesBy }: Trip, now: number): boolean {
    if (arrivesBy === Number.POSITIVE_INFINITY) return true;
    // What arrives later than it can was sent before somebody set the clock back.
    return arrivesBy + this.#rate.milliseconds > now && arrivesBy <= now + LONGEST_WAY_MILLISECONDS;
  }
}

import { SanadError } from '../util/sanad-error.ts';
import type { Stopping, Timer } from '../util/timer.ts';
import { type Rate, Window } from './rate-window.ts';

/** What a pace works with. */
export interface PaceOptions {
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

/** A task was not begun: it was too late for it, or it was not to be done. */
export class NotBegun extends SanadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'send-not-begun', exit: 1, ...options });
  }
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

/** What can wait goes so many times as fast as it may in the long run, at most. */
const BURST = 2;
/** Chats after which the ones that are at rest are forgotten. */
const MANY_LANES = 1_000;

/** Keeps to limits: no time has more than it may have, wherever it begins, and nothing waits that may go. */
export function createPace({ everywhere, inChat, timer, now, signal }: PaceOptions): Pace {
  const all = new Window(everywhere);
  const lanes = new Map<string, Lane>();
  /** Lanes that may go on, in order; one that does not stand there any more is passed over. */
  const ready: Readonly<Record<Urgency, Lane[]>> = { first: [], later: [] };
  /** What can wait goes bit by bit: a burst would slow itself down, and hold up whatever comes then. */
  const spread = Math.floor(everywhere.milliseconds / everywhere.most / BURST);
  let laterFrom = 0;
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
      const canWait = lane.standing === 'later';
      // As far as the clock has not been set back.
      if (laterFrom > at + spread) laterFrom = at;
      const from = Math.max(all.next(at), canWait ? laterFrom : at);
      if (from > at) {
        if (Number.isFinite(from)) callOff = timer(goOn, from - at);
        return;
      }
      if (canWait) laterFrom = at + spread;
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
    const goes = (): void => {
      for (const trip of trips) trip.goes(now().getTime());
      // From now on it is known when the next may go.
      goOn();
    };
    void task.run(goes).then(() => {
      for (const trip of trips) trip.ends(now().getTime());
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

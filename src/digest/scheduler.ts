import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import type { Poster } from '../sending/poster.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { wait } from '../util/timer.ts';
import { checkWatches } from './answer-watches.ts';
import { deliver } from './deliver.ts';
import type { Blobs, Delivery, Ledger } from './ledger.ts';
import { planDue, replanned } from './plan.ts';
import type { Queue } from './queue.ts';
import { Rendered } from './rendered.ts';
import { ZONE_RULES } from './schedule.ts';
import type { Subscriptions } from './subscription.ts';
import type { WatchStore } from './watch-store.ts';
import { createWorker, type Worker } from './worker.ts';

/** What digests work with. */
export interface DigestSchedulerOptions {
  readonly store: {
    readonly subscriptions: Subscriptions;
    readonly ledger: Ledger;
    readonly blobs: Blobs;
    readonly watches: WatchStore;
  };
  readonly posters: readonly Poster[];
  /** Of a platform. */
  queue(platform: string): Queue;
  /** Milliseconds after which it is too late for a digest. */
  readonly grace: number;
  knowledge(): Knowledge;
  ask(question: Question): Answer;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
}

/** The part of the program that posts the digests of all chats, and what else nobody asked for at that moment. */
export interface DigestScheduler {
  start(): Promise<void>;
  /** Finishes what is under way and begins nothing more. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at what is due. */
const TICK = 2_000;
/** Ticks between two looks for deliveries that a queue does not know of: it may have been told while it was away. */
const SWEEP_EVERY = 30;
/** Ticks between removals of what is old, and what is old then, in milliseconds. */
const TIDY_EVERY = 1_800;
const KEPT = 30 * 24 * 60 * 60 * 1_000;
/** Subscriptions taken together, and deliveries told of together. */
const TOGETHER = 100;
/** Deliveries to a platform under way at once: enough to keep its pace, where each send takes up to a second. */
const AT_ONCE = 50;
/** So many of them wait for their turn: the next is composed while others wait. */
const WAITING_AT_ONCE = 8;
/** Milliseconds between two attempts at noting an outcome. */
const INSIST_PAUSE = 1_000;

/** Puts the parts together; nothing is posted before it is started. */
export function createDigestScheduler(parts: DigestSchedulerOptions): DigestScheduler {
  const { store, posters, log, timer, now } = parts;
  const { subscriptions, ledger } = store;
  const stopping = new AbortController();
  const { signal } = stopping;
  const working = new Map<string, { readonly queue: Queue; readonly worker: Worker }>();
  /** Until when a platform wants nothing, in milliseconds since 1970. */
  const resting = new Map<string, number>();
  let ticks = 0;
  let checked: string | undefined;
  let troubled: string | undefined;
  let looking = Promise.resolve();

  /** What fails here fails with the store, again and again until it is back: it is logged once. */
  function trouble(error: unknown): void {
    const problem = error instanceof Error ? error.message : typeof error;
    if (problem !== troubled)
      log.error({ event: 'digests-failed', problem }, 'posting digests failed; trying again');
    troubled = problem;
  }

  async function insist<Result>(write: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (signal.aborted) throw error;
        trouble(error);
        await wait(INSIST_PAUSE, timer, signal);
      }
    }
  }

  function rest(platform: string, seconds: number): void {
    resting.set(platform, Math.max(resting.get(platform) ?? 0, now().getTime() + seconds * 1_000));
  }

  const delivering = {
    ...{ ...store, signal, insist, rest, now, knowledge: parts.knowledge },
    rendered: new Rendered(store.blobs),
    posters: new Map(posters.map((poster) => [poster.platform, poster])),
  };
  for (const poster of posters) {
    const { platform } = poster;
    const queue = parts.queue(platform);
    const worker = createWorker({
      ...{ queue, most: AT_ONCE, mostWaiting: WAITING_AT_ONCE, onTrouble: trouble },
      // On a platform that was not reached yet all would be put off.
      mayTake: () => !signal.aborted && poster.isReady() && now().getTime() >= (resting.get(platform) ?? 0),
      deliver: (key, begun) => deliver(key, delivering, begun),
    });
    working.set(platform, { queue, worker });
  }

  /** Has what is due be done. */
  function work(): void {
    for (const { worker } of working.values()) worker.fill();
  }

  /** Lets readers have their turn: what is done in many steps must not hold them up. */
  async function giveWay(): Promise<void> {
    work();
    await wait(0, timer);
  }

  async function offer(deliveries: readonly Delivery[]): Promise<void> {
    for (const [platform, { queue }] of working) {
      const its = deliveries.filter(({ to, endedAt }) => to.platform === platform && endedAt === undefined);
      if (its.length > 0) await queue.offer(its);
    }
  }

  async function takeDue(): Promise<void> {
    for (let more = true; more && !signal.aborted; ) {
      const plan = (due: Parameters<typeof planDue>[0]) => planDue(due, now(), parts.grace);
      const taken = await ledger.takeDue(now(), TOGETHER, plan, [...working.keys()]);
      await offer(taken.deliveries);
      more = taken.more;
      await giveWay();
    }
  }

  /** Computes slots anew that were computed with other rules of the time zones. */
  async function rezone(): Promise<void> {
    for (;;) {
      const some = await subscriptions.outdated(ZONE_RULES, TOGETHER);
      for (const { next, ...subscription } of some) {
        if (next)
          await subscriptions.change(subscription.id, { next: replanned({ ...subscription, next }, now()) });
      }
      if (some.length < TOGETHER || signal.aborted) return;
      await giveWay();
    }
  }

  async function sweep(): Promise<void> {
    for (const platform of working.keys()) {
      await offer(await ledger.open(platform, new Date(now().getTime() - SWEEP_EVERY * TICK), TOGETHER));
    }
  }

  /** When what is known has changed, questions that are kept may have an answer. */
  async function lookForAnswers(): Promise<void> {
    const { version } = parts.knowledge();
    if (version === checked) return;
    await offer(await checkWatches({ ...parts, ...store, signal, giveWay }));
    checked = version;
  }

  async function tick(): Promise<void> {
    if (ticks === 0) await rezone();
    await takeDue();
    await lookForAnswers();
    if (ticks % SWEEP_EVERY === 0) await sweep();
    if (ticks % TIDY_EVERY === 0) await ledger.tidy(new Date(now().getTime() - KEPT), giveWay);
    ticks += 1;
    troubled = undefined;
  }

  async function look(): Promise<void> {
    while (!signal.aborted) {
      await tick().catch(trouble);
      work();
      await wait(TICK, timer, signal);
    }
  }

  return {
    async start() {
      for (const { queue } of working.values()) await queue.start();
      looking = look();
    },
    async stop() {
      stopping.abort();
      await looking;
      await Promise.all(Array.from(working.values(), ({ worker }) => worker.idle()));
      for (const { queue } of working.values()) await queue.stop();
    },
  };
}

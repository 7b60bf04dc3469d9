import type { MoveTaker } from '../command/chat-move.ts';
import type { Answer, Question } from '../query/types.ts';
import type { PostedMessages } from '../sending/posted.ts';
import type { Poster } from '../sending/poster.ts';
import { given } from '../util/given.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import type { Log } from '../util/log.ts';
import { type Timer, wait } from '../util/timer.ts';
import { isOfRow, UnreadableRows } from '../util/unreadable-rows.ts';
import type { AlertStore } from './alerts/alert.ts';
import { AlertPlanner } from './alerts/alert-planner.ts';
import { checkWatches } from './answer-watches.ts';
import { Deliverer } from './deliver.ts';
import type { Blobs, Delivery, Ledger } from './ledger.ts';
import type { WeeklyReports } from './operators/weekly-reports.ts';
import { planDue, plannedAgain, replanned } from './plan.ts';
import type { Queue } from './queue.ts';
import { ZONE_RULES } from './schedule.ts';
import type { SnapshotsOptions } from './snapshots.ts';
import type { Subscriptions } from './subscription.ts';
import type { WatchStore } from './watch-store.ts';
import { Worker } from './worker.ts';

/** The stores, the platforms with their queues, the knowledge and the clock that digests need. */
export interface DigestSchedulerOptions extends Omit<SnapshotsOptions, 'blobs'> {
  readonly store: {
    readonly subscriptions: Subscriptions;
    readonly ledger: Ledger;
    readonly blobs: Blobs;
    readonly watches: WatchStore;
    readonly alerts: AlertStore;
  };
  readonly posters: readonly Poster[];
  /** Notes what messages state, so that they can be corrected. */
  readonly posted?: PostedMessages;
  /** Told of a chat whose new id a send has brought to light. */
  readonly moved: MoveTaker;
  /** The queue of a platform. */
  queue(platform: string): Queue;
  /** Milliseconds after which it is too late for a digest. */
  readonly grace: number;
  ask(question: Question): Answer;
  /** Adds the reports to operators that are due. Left out where nobody wants any. */
  readonly reports?: Pick<WeeklyReports, 'addDue'>;
  readonly log: Log;
  readonly timer: Timer;
}

/** Milliseconds between two looks at what is due. */
const TICK = 2_000;
/** Ticks between two looks for deliveries that a queue does not know of, such as those offered while it was away. */
const SWEEP_EVERY = 30;
/** Ticks between removals of what is old, and what is old then, in milliseconds. */
const TIDY_EVERY = 1_800;
const KEPT = 30 * 24 * 60 * 60 * 1_000;
/** Ticks until a removal that failed is tried again: it may have kept the database busy until it was given up. */
const TIDY_AGAIN_AFTER = 150;
/** Milliseconds for which what was put off may wait after the clock was set back. */
const PAUSE = 60_000;
/** Subscriptions taken together, and deliveries offered together. */
const TOGETHER = 100;
/** Deliveries to a platform under way at once: enough to keep its pace, where each send takes up to a second. */
const AT_ONCE = 50;
/** How many of them may have sent nothing yet: the next is composed while others wait for their turn. */
const UNSENT_AT_ONCE = 8;

/** Posts the digests and alerts of all chats, the answers to saved questions and the notices. Nothing is posted before `start`. */
export class DigestScheduler {
  readonly #options: DigestSchedulerOptions;
  readonly #stopping = new AbortController();
  readonly #alerts: AlertPlanner;
  readonly #platforms = new Map<string, { readonly queue: Queue; readonly worker: Worker }>();
  #ticks = 0;
  #nextSweep = 0;
  #nextTidying = 0;
  /** The removal that is under way. */
  #tidying: Promise<void> | undefined;
  /** The clock at the last look; undefined before the first one. */
  #lookedAt: Date | undefined;
  /** The version of the knowledge that saved questions were last asked of. */
  #checkedVersion: string | undefined;
  readonly #failure: LastingFailure;
  readonly #rows: UnreadableRows;
  #running = Promise.resolve();

  constructor(options: DigestSchedulerOptions) {
    const { store, posters, posted, moved, timer, knowledge, closings, factPage, ask } = options;
    const { signal } = this.#stopping;
    const now = (): Date => options.now();
    const onTrouble = (error: unknown): void => this.#failure.take(error);
    const rows = new UnreadableRows(options.log);
    this.#rows = rows;
    this.#options = options;
    this.#failure = new LastingFailure({
      ...{ log: options.log, event: 'digests-failed', doing: 'posting digests' },
      now,
    });
    const deliverer = new Deliverer({
      ...store,
      posters,
      moved,
      timer,
      signal,
      knowledge,
      ...given({ closings, factPage, posted }),
      ask,
      now,
      onTrouble,
      rows,
    });
    this.#alerts = new AlertPlanner({
      ...store,
      platforms: posters.map(({ platform }) => platform),
      signal,
      knowledge,
      ...given({ closings, factPage }),
      now,
      offer: (deliveries) => this.offer(deliveries),
      giveWay: () => this.#giveWay(),
      rows,
    });
    for (const poster of posters) {
      const { platform } = poster;
      const queue = options.queue(platform);
      const worker = new Worker({
        queue,
        most: AT_ONCE,
        mostUnsent: UNSENT_AT_ONCE,
        onTrouble: (error, key) => {
          if (key !== undefined && isOfRow(error))
            rows.name('deliveries', `${key.subject}/${key.slot}`, error);
          else onTrouble(error);
        },
        // Before a platform is connected, every delivery would be put off.
        mayTake: () => !signal.aborted && poster.isReady(),
        deliver: (key, onBegun) => deliverer.deliver(key, onBegun),
      });
      this.#platforms.set(platform, { queue, worker });
    }
  }

  async start(): Promise<void> {
    for (const { queue } of this.#platforms.values()) await queue.start();
    this.#running = this.#run();
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#tidying;
    await Promise.all(Array.from(this.#platforms.values(), ({ worker }) => worker.idle()));
    for (const { queue } of this.#platforms.values()) await queue.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#tick().catch((error: unknown) => this.#failure.take(error));
      this.#fillWorkers();
      await wait(TICK, this.#options.timer, signal);
    }
  }

  async #tick(): Promise<void> {
    if (this.#ticks === 0) await this.#recomputeSlots();
    await this.#lookAtClock();
    const parts = [
      () => this.#takeDue(),
      () => this.#checkWatches(),
      () => this.#sweep(),
      () => this.#alerts.look(),
      async () => this.offer((await this.#options.reports?.addDue()) ?? []),
    ];
    let failures = 0;
    for (const part of parts) {
      // What fails again and again, such as one slow statement, must not keep the others from their turn.
      await part().catch((error: unknown) => {
        failures += 1;
        this.#failure.take(error);
      });
    }
    this.#tidyInTime();
    this.#ticks += 1;
    if (failures === 0) this.#failure.end();
  }

  /** Puts right what a clock that was ahead has planned: in this process, or in one before. */
  async #lookAtClock(): Promise<void> {
    const { store, now, log } = this.#options;
    const at = now();
    const before = this.#lookedAt;
    const isSetBack = before !== undefined && at < before;
    if (before === undefined || isSetBack) {
      const plan: Parameters<Ledger['setBack']>[2] = (due, taken) => plannedAgain(due, taken, at);
      const reopened = await store.ledger.setBack(at, PAUSE, plan, () => this.#giveWay());
      // At the start it is told by what a process before has left.
      if (isSetBack || reopened > 0)
        log.warn(
          { event: 'clock-set-back', reopened },
          'the clock was set back; digests are planned by it again, none for a date that had one',
        );
    }
    this.#lookedAt = at;
  }

  async #takeDue(): Promise<void> {
    const { store, now, grace } = this.#options;
    for (let more = true; more && !this.#stopping.signal.aborted; ) {
      const plan = (due: Parameters<typeof planDue>[0]) =>
        planDue(due, now(), grace, (error) => this.#rows.name('subscriptions', due.id, error));
      const taken = await store.ledger.takeDue(now(), TOGETHER, plan, [...this.#platforms.keys()]);
      await this.offer(taken.deliveries);
      more = taken.more;
      await this.#giveWay();
    }
  }

  /** Computes slots anew that were computed with other rules of the time zones. */
  async #recomputeSlots(): Promise<void> {
    const { store, now } = this.#options;
    for (;;) {
      const some = await store.subscriptions.outdated(ZONE_RULES, TOGETHER);
      for (const { next, ...subscription } of some) {
        if (next === undefined) continue;
        await store.subscriptions.change(subscription.id, {
          next: replanned({ ...subscription, next }, now()),
        });
      }
      if (some.length < TOGETHER || this.#stopping.signal.aborted) return;
      await this.#giveWay();
    }
  }

  /** Offers open deliveries again: a queue may not know of them. */
  async #sweep(): Promise<void> {
    if (this.#ticks < this.#nextSweep) return;
    const { store, now } = this.#options;
    for (const platform of this.#platforms.keys()) {
      const before = new Date(now().getTime() - SWEEP_EVERY * TICK);
      await this.offer(await store.ledger.open(platform, before, TOGETHER));
    }
    this.#nextSweep = this.#ticks + SWEEP_EVERY;
  }

  /** Removes what is old, beside all else: a large ledger takes a minute. */
  #tidyInTime(): void {
    if (this.#ticks < this.#nextTidying || this.#tidying !== undefined) return;
    this.#nextTidying = this.#ticks + TIDY_EVERY;
    this.#tidying = this.#tidy()
      .catch((error: unknown) => {
        this.#nextTidying = this.#ticks + TIDY_AGAIN_AFTER;
        // A stop ends it after the batch that is under way.
        if (!this.#stopping.signal.aborted) this.#failure.take(error);
      })
      .finally(() => {
        this.#tidying = undefined;
      });
  }

  #tidy(): Promise<void> {
    const { store, now } = this.#options;
    return store.ledger.tidy(new Date(now().getTime() - KEPT), async () => {
      await this.#giveWay();
      this.#stopping.signal.throwIfAborted();
    });
  }

  /** Asks the saved questions again if the knowledge has changed. */
  async #checkWatches(): Promise<void> {
    const { store, knowledge, ask, now } = this.#options;
    const { version } = knowledge();
    if (version === this.#checkedVersion) return;
    const { signal } = this.#stopping;
    await this.offer(
      await checkWatches({
        ...{ ...store, knowledge, ask, now, signal, rows: this.#rows },
        giveWay: () => this.#giveWay(),
      }),
    );
    this.#checkedVersion = version;
  }

  /** Hands deliveries that others have added to the ledger to the queues, so that they need not wait to be found. */
  async offer(deliveries: readonly Delivery[]): Promise<void> {
    for (const [platform, { queue }] of this.#platforms) {
      const open = deliveries.filter(({ to, endedAt }) => to.platform === platform && endedAt === undefined);
      if (open.length > 0) await queue.offer(open);
    }
  }

  #fillWorkers(): void {
    for (const { worker } of this.#platforms.values()) worker.fill();
  }

  /** Lets readers' questions have their turn between the steps of long work. */
  async #giveWay(): Promise<void> {
    this.#fillWorkers();
    await wait(0, this.#options.timer);
  }
}

import type { Knowledge } from '../knowledge/model.ts';
import { given } from '../util/given.ts';
import { LastingFailure } from '../util/lasting-failure.ts';
import type { Log } from '../util/log.ts';
import { doubling } from '../util/retry.ts';
import { type Timer, wait, waitAtMost } from '../util/timer.ts';
import { eventOf, factStates } from './fact-event.ts';
import { type Posted, postEvent } from './post-event.ts';
import { type WebhookAddress, webhookAddress } from './webhook-address.ts';
import type { WebhookDelivery, WebhookStore } from './webhook-store.ts';

/** Where changes are sent, and what sending needs. */
export interface WebhookSenderOptions {
  readonly addresses: readonly string[];
  /** The key of the signatures. */
  readonly secret: Uint8Array;
  readonly store: WebhookStore;
  knowledge(): Knowledge;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  /** Hears what became of each attempt. */
  readonly observe?: (outcome: AttemptOutcome) => void;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
}

/** What became of an attempt; `given-up` besides, where it was the last one. */
export type AttemptOutcome = Posted['outcome'] | 'given-up';

/** Milliseconds between two looks at the version of the knowledge, and at what is due. */
const TICK = 2_000;
/** Ticks between two looks at what is paused or too late. */
const LOOK_EVERY = 30;
/** Milliseconds for which an event is tried: a day and a night, and a morning to mend what is broken. */
const KEPT = 36 * 60 * 60 * 1_000;
/** Milliseconds until the next attempt. */
const retryPause = doubling(5_000, 60 * 60 * 1_000);
const LONGEST_PAUSE = 6 * 60 * 60 * 1_000;
/** Milliseconds for which a delivery belongs to this process: longer than an address may take to answer. */
const HELD = 45_000;
/** Milliseconds that the attempts under way may take when the program stops. */
const LAST_WAIT = 3_000;

/** Tells other programs of new, corrected and withdrawn facts. */
export class WebhookSender {
  readonly name = 'the webhooks';
  readonly #options: WebhookSenderOptions;
  readonly #addresses: readonly WebhookAddress[];
  readonly #stopping = new AbortController();
  readonly #aborting = new AbortController();
  #paused: readonly string[] = [];
  #usedVersion: string | undefined;
  /** The sending to each address that is under way, by its key. */
  readonly #sending = new Map<string, Promise<void>>();
  /** Why the last attempt at each address failed, by its key. */
  readonly #failures = new Map<string, string>();
  readonly #failure: LastingFailure;
  #running = Promise.resolve();

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
    this.#failure = new LastingFailure({
      ...{ log: options.log, event: 'webhooks-failed', doing: 'sending webhooks' },
      now: () => options.now(),
    });
    this.#addresses = options.addresses.map(webhookAddress);
  }

  async start(): Promise<void> {
    if (this.#addresses.length > 0) this.#running = this.#run();
  }

  /** Begins nothing more, and waits a little for what is under way. What did not end is tried again at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const sending = Promise.all(this.#sending.values());
    await waitAtMost(sending, LAST_WAIT, this.#options.timer);
    this.#aborting.abort();
    await sending;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let ticks = 0; !signal.aborted; ticks += 1) {
      await this.#look(ticks % LOOK_EVERY === 0).catch((error: unknown) => this.#failure.take(error));
      await wait(TICK, this.#options.timer, signal);
    }
  }

  async #look(isThorough: boolean): Promise<void> {
    const { store, knowledge, now } = this.#options;
    if (isThorough) {
      this.#paused = await store.paused(this.#addresses.map(({ key }) => key));
      await store.removeLate(now());
    }
    const known = knowledge();
    if (known.version !== this.#usedVersion) {
      await this.#announce(known);
      if (this.#usedVersion === undefined) this.#logReady();
      this.#usedVersion = known.version;
    }
    this.#failure.end();
    for (const address of this.#addresses) this.#send(address);
  }

  /** Adds what has changed to what is to be sent. Several processes may do it: each change is added once. */
  async #announce(knowledge: Knowledge): Promise<void> {
    const { store, factPage, now, log } = this.#options;
    const states = factStates(knowledge);
    const told = (await store.told()) ?? (await this.#begin([...states.values()]));
    const keys = new Set(told.map(({ key }) => key));
    const byEntry = Map.groupBy(told, ({ entry }) => entry);
    const at = now();
    const announcements = [...states]
      .filter(([, { key }]) => !keys.has(key))
      .map(([history, state]) => {
        const event = eventOf(history, byEntry.get(state.entry) ?? [], { now: at, ...given({ factPage }) });
        return { state, ...(event && { body: JSON.stringify(event) }) };
      });
    if (announcements.length === 0) return;
    const addresses = this.#addresses.map(({ key }) => key);
    const until = new Date(at.getTime() + KEPT);
    const added = await store.announce(announcements, addresses, at, until);
    if (added > 0)
      log.info({ event: 'webhooks-queued', deliveries: added }, 'changes of facts are to be sent');
  }

  /** At the first start all that is there is known. */
  async #begin(states: Parameters<WebhookStore['begin']>[0]) {
    const { store, now } = this.#options;
    await store.begin(states, now());
    // Another process may have begun with other states.
    return (await store.told()) ?? states;
  }

  /** Sends what is due to an address, one after the other, beside the other addresses. */
  #send(address: WebhookAddress): void {
    const { key } = address;
    if (this.#sending.has(key) || this.#paused.includes(key)) return;
    const sending = this.#sendDue(address)
      .catch((error: unknown) => this.#failure.take(error))
      .finally(() => this.#sending.delete(key));
    this.#sending.set(key, sending);
  }

  async #sendDue(address: WebhookAddress): Promise<void> {
    const { store, now } = this.#options;
    while (!this.#stopping.signal.aborted) {
      const at = now();
      const delivery = await store.take(address.key, at, new Date(at.getTime() + HELD));
      if (delivery === undefined || !(await this.#deliver(address, delivery))) return;
    }
  }

  /** @returns whether there may be more to send to the address */
  async #deliver(address: WebhookAddress, delivery: WebhookDelivery): Promise<boolean> {
    const { store, secret, timer, now, observe, log } = this.#options;
    const { signal } = this.#aborting;
    const posted = await postEvent(address.url, delivery, { secret, timer, signal, now });
    if (signal.aborted && posted.outcome === 'failed') {
      await store.putOff(delivery.id, now());
      return false;
    }
    observe?.(posted.outcome);
    const { key, host } = address;
    switch (posted.outcome) {
      case 'delivered':
        await store.remove(delivery.id);
        if (this.#failures.delete(key))
          log.info({ event: 'webhook-mended', host }, 'an address answers again');
        return true;
      case 'gone':
        await store.pause(key, now());
        this.#paused = [...this.#paused, key];
        log.error(
          { event: 'webhook-paused', host },
          'an address wants no more (410): nothing is sent to it any more',
        );
        return false;
      case 'failed':
        await this.#putOff(address, delivery, posted);
        return true;
      default:
        return posted satisfies never;
    }
  }

  async #putOff(
    { key, host }: WebhookAddress,
    { id, attempts, until }: WebhookDelivery,
    { why, after }: Posted & { readonly outcome: 'failed' },
  ): Promise<void> {
    const { store, now, observe, log } = this.#options;
    const pause = Math.min(Math.max(retryPause(attempts), (after ?? 0) * 1_000), LONGEST_PAUSE);
    const next = new Date(now().getTime() + pause);
    if (next > until) {
      await store.remove(id);
      observe?.('given-up');
      log.error({ event: 'webhook-given-up', host, id, why, attempts }, 'an event did not reach an address');
      return;
    }
    await store.putOff(id, next);
    // Once for each reason: all that waits fails in the same way.
    if (this.#failures.get(key) !== why)
      log.warn({ event: 'webhook-failed', host, why }, 'an event was not taken; trying again');
    this.#failures.set(key, why);
  }

  #logReady(): void {
    const hosts = this.#addresses.map(({ host }) => host);
    const paused = this.#addresses.filter(({ key }) => this.#paused.includes(key)).map(({ host }) => host);
    this.#options.log.info(
      { event: 'webhooks-ready', hosts, paused },
      'changes of facts are sent to these hosts',
    );
  }
}

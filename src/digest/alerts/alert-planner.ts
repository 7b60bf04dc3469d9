import { isOfRow, type UnreadableRows } from '../../util/unreadable-rows.ts';
import type { Delivery, Ledger } from '../ledger.ts';
import type { Known, Snapshot } from '../snapshot.ts';
import { Snapshots, type SnapshotsOptions } from '../snapshots.ts';
import type { Subscription, Subscriptions } from '../subscription.ts';
import type { Alert, AlertStore } from './alert.ts';
import { type AlertPlan, LATEST, nextSlotOf, planAlert } from './alert-plan.ts';
import { composeAlert } from './compose-alert.ts';
import { awakeUntil } from './quiet-hours.ts';
import { type AlertNews, factsOf, mayHaveNews, newsOf, toldBy, unalerted } from './unalerted.ts';

/** The stores, the knowledge and the clock of alerts. */
export interface AlertPlannerOptions extends SnapshotsOptions {
  readonly alerts: AlertStore;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  /** The platforms that can be posted to. */
  readonly platforms: readonly string[];
  /** Aborted when the program is to end. */
  readonly signal: AbortSignal;
  /** Hands over alerts that were added to the ledger. */
  offer(deliveries: readonly Delivery[]): Promise<void>;
  /** Lets readers' questions have their turn. */
  giveWay(): Promise<void>;
  /** Names alerts that cannot be worked with, which must not keep those of other chats. */
  readonly rows: UnreadableRows;
}

/** Chats that are looked at before others have their turn. */
const PAGE = 50;
/** Milliseconds until a chat is looked at again whose alert is under way. */
const AGAIN = 60 * 1_000;

/** Adds the alerts that are due to the ledger, in which each is once, however many processes look at the same moment. */
export class AlertPlanner {
  readonly #options: AlertPlannerOptions;
  readonly #snapshots: Snapshots;
  /** The version of the knowledge that all chats were looked at with. */
  #version: string | undefined;
  /** Ids of chats that are to be looked at again, since another alert was under way or another process was quicker. */
  readonly #busy = new Set<string>();

  constructor(options: AlertPlannerOptions) {
    this.#options = options;
    this.#snapshots = new Snapshots(options);
  }

  /** Looks at all chats if the knowledge has changed, and else at those for which something waits. */
  async look(): Promise<void> {
    const { alerts, platforms, now } = this.#options;
    if (platforms.length === 0) return;
    const known = this.#snapshots.known();
    if (known.knowledge.version !== this.#version && (await this.#lookAtAll(known)))
      this.#version = known.knowledge.version;
    for (const id of [...this.#busy]) {
      const alert = await alerts.get(id);
      this.#busy.delete(id);
      if (alert !== undefined) await this.#lookAt([alert], known);
    }
    await this.#lookAt(await alerts.due(platforms, now(), PAGE), known);
  }

  /** @returns false if the program is to end before all were looked at */
  async #lookAtAll(known: Known): Promise<boolean> {
    const { alerts, platforms, signal, giveWay } = this.#options;
    let after: string | undefined;
    for (;;) {
      const page = await alerts.page(platforms, after, PAGE);
      await this.#lookAt(page, known);
      after = page.at(-1)?.id;
      if (page.length < PAGE) return true;
      if (signal.aborted) return false;
      await giveWay();
    }
  }

  async #lookAt(some: readonly Alert[], known: Known): Promise<void> {
    const { offer, giveWay, rows } = this.#options;
    for (const alert of some) {
      try {
        const added = await this.#plan(alert, known);
        if (added === undefined) continue;
        await offer([added]);
        await giveWay();
      } catch (error) {
        // Such as of a runtime that knows more time zones.
        if (isOfRow(error)) rows.name('alerts', alert.id, error);
        else {
          this.#busy.add(alert.id);
          throw error;
        }
      }
    }
  }

  /** @returns the delivery that was added, if any */
  async #plan(found: Alert, known: Known): Promise<Delivery | undefined> {
    const { alerts, ledger, subscriptions, now } = this.#options;
    const snapshot = await this.#snapshots.get(found.seen.snapshot);
    if (snapshot === undefined) return this.#startAnew(found, known);
    if (found.held.length === 0 && found.lookAt === undefined && !mayHaveNews(found, snapshot, known))
      return undefined;
    const latest = await ledger.last(found.id, LATEST);
    if (latest.some(({ endedAt }) => endedAt === undefined)) return this.#putOff(found);
    // After the ledger: what an alert that has ended has changed is in it.
    const alert = await alerts.get(found.id);
    if (alert?.state !== 'active') return undefined;
    const digests = await subscriptions.of(alert.from);
    const news = unalerted(await this.#seen(alert, digests, known), known, alert);
    const plan = planAlert({ alert, facts: factsOf(news), digests, latest, now: now() });
    return plan.post.length === 0
      ? this.#hold(alert, plan)
      : this.#add({ alert, plan, news, known, slot: nextSlotOf({ alert, latest, now: now() }) });
  }

  /** What the chat has seen, in alerts or in digests. */
  async #seen({ seen }: Alert, digests: readonly Subscription[], known: Known): Promise<Snapshot> {
    let together = (await this.#snapshots.seen(seen)) ?? { facts: {} };
    for (const digest of digests) {
      const snapshot = await this.#snapshots.seen(digest.seen);
      if (snapshot === undefined) continue;
      together = { ...together, facts: { ...toldBy(digest, snapshot, known), ...together.facts } };
    }
    return together;
  }

  async #hold(alert: Alert, { hold, lookAt }: AlertPlan): Promise<undefined> {
    const held = hold.map(({ id }) => id);
    const isSame = held.join() === alert.held.join() && lookAt?.getTime() === alert.lookAt?.getTime();
    if (isSame) return;
    const isChanged = await this.#options.alerts.change(
      alert.id,
      { held, lookAt: lookAt ?? null },
      alert.lookAt ?? null,
    );
    // Another process has looked at the chat meanwhile, or its alert has ended.
    if (!isChanged) this.#busy.add(alert.id);
  }

  async #add({
    alert,
    plan,
    news,
    known,
    slot,
  }: {
    readonly alert: Alert;
    readonly plan: AlertPlan;
    readonly news: AlertNews;
    readonly known: Known;
    readonly slot: string;
  }): Promise<Delivery | undefined> {
    const { ledger, blobs, now } = this.#options;
    const { id, from, topics, language, zone } = alert;
    const at = now();
    const reply = composeAlert(newsOf(news, new Set(plan.post)), {
      ...known,
      ...{ topics, language, zone, now: at },
    });
    const delivery: Delivery = {
      ...{ subject: id, slot, kind: 'alert', to: from, dueAt: at, retryAt: at, retries: 0, state: 'waiting' },
      until: awakeUntil(at, alert),
      body: await blobs.put(JSON.stringify(reply), at),
      snapshot: await this.#snapshots.keep(known),
    };
    if (!(await ledger.add(delivery))) {
      // Another process has added one, perhaps of earlier knowledge.
      this.#busy.add(id);
      return undefined;
    }
    await this.#hold(alert, plan);
    return delivery;
  }

  /** An alert is under way; the next one is planned when it has ended. */
  async #putOff({ id, lookAt }: Alert): Promise<undefined> {
    const { alerts, now } = this.#options;
    this.#busy.add(id);
    if (lookAt === undefined || lookAt > now()) return;
    await alerts.change(id, { lookAt: new Date(now().getTime() + AGAIN) }, lookAt);
  }

  /** What was seen is lost, so that nobody can tell what is new. */
  async #startAnew({ id }: Alert, known: Known): Promise<undefined> {
    const seen = { snapshot: await this.#snapshots.keep(known), except: {} };
    await this.#options.alerts.change(id, { seen, held: [], lookAt: null });
  }
}

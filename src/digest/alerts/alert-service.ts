import {
  type AlertChoices,
  type AlertStatus,
  type Alerts,
  MAX_ALERTS_OF_READER,
} from '../../command/alerts.ts';
import type { ChatRef } from '../../command/chat-ref.ts';
import type { Ledger } from '../ledger.ts';
import type { SeenFact } from '../snapshot.ts';
import { Snapshots, type SnapshotsOptions } from '../snapshots.ts';
import type { Alert, AlertChange, AlertStore } from './alert.ts';
import { countToday, LATEST } from './alert-plan.ts';

/** The stores, the knowledge and the clock of alerts. */
export interface AlertServiceOptions extends SnapshotsOptions {
  readonly alerts: AlertStore;
  readonly ledger: Ledger;
  /** Makes an id: eight letters and digits, different each time. */
  newId(): string;
}

/** Turns the alerts of chats on and off, changes and shows them. */
export class AlertService implements Alerts {
  readonly #options: AlertServiceOptions;
  readonly #snapshots: Snapshots;

  constructor(options: AlertServiceOptions) {
    this.#options = options;
    this.#snapshots = new Snapshots(options);
  }

  async turnOn(from: ChatRef, user: string, choices: AlertChoices): ReturnType<Alerts['turnOn']> {
    const { alerts, newId, now } = this.#options;
    const isOff = (await alerts.of(from)) === undefined;
    if (isOff && (await alerts.countOf(from.platform, user)) >= MAX_ALERTS_OF_READER) return 'reader-full';
    const alert: Alert = {
      ...choices,
      id: newId(),
      from,
      creator: user,
      createdAt: now(),
      state: 'active',
      refusals: 0,
      seen: await this.#present([]),
      held: [],
    };
    if (await alerts.add(alert)) return this.#statusOf(alert);
    return (await this.#change(from, choices, { state: 'active', refusals: 0 })) ?? this.#statusOf(alert);
  }

  async of(from: ChatRef): Promise<AlertStatus | undefined> {
    const alert = await this.#options.alerts.of(from);
    return alert && this.#statusOf(alert);
  }

  change(from: ChatRef, choices: Partial<AlertChoices>): Promise<AlertStatus | undefined> {
    return this.#change(from, choices, {});
  }

  async turnOff(from: ChatRef): Promise<AlertStatus | undefined> {
    const alert = await this.#options.alerts.of(from);
    if (alert === undefined) return undefined;
    const status = await this.#statusOf(alert);
    await this.#options.alerts.remove(alert.id);
    return status;
  }

  async #change(
    from: ChatRef,
    choices: Partial<AlertChoices>,
    more: AlertChange,
  ): Promise<AlertStatus | undefined> {
    const { alerts, now } = this.#options;
    const before = await alerts.of(from);
    if (before === undefined) return undefined;
    const { topics } = choices;
    const hasOtherTopics = topics !== undefined && topics.join() !== before.topics.join();
    const wasOff = before.state !== 'active' && more.state === 'active';
    await alerts.change(before.id, {
      ...choices,
      ...more,
      // What was known before on the other topics, or while they were off, is no news.
      ...(hasOtherTopics || wasOff ? { seen: await this.#present(before.held) } : {}),
      // With other hours, what waits may wait too long.
      ...(before.held.length > 0 ? { lookAt: now() } : {}),
    });
    const after = await alerts.get(before.id);
    return after && this.#statusOf(after);
  }

  /** What is known now, but for facts that were held back. */
  async #present(held: readonly string[]): Promise<Alert['seen']> {
    const except = held.map((id): readonly [string, SeenFact | null] => [id, null]);
    return { snapshot: await this.#snapshots.keep(), except: Object.fromEntries(except) };
  }

  async #statusOf(alert: Alert): Promise<AlertStatus> {
    const { topics, language, zone, most, quiet, state, held } = alert;
    const latest = await this.#options.ledger.last(alert.id, LATEST);
    const today = countToday({ alert, latest, now: this.#options.now() });
    return { topics, language, zone, most, quiet, state, today, held: held.length };
  }
}

import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ChatRef } from '../../src/command/chat-ref.ts';
import { AlertService } from '../../src/digest/alerts/alert-service.ts';
import { nextSlot } from '../../src/digest/schedule.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Store } from '../../src/store/open.ts';
import { checkOne } from '../faults/fan-out.ts';
import type { Platforms } from '../faults/platforms.ts';

/** Chats of each platform that get a digest in each hour, and those that get alerts. */
const AN_HOUR = 4;
const ALERTED = 6;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** What was posted in a day. */
export interface Posted {
  readonly arrived: number;
  /** Nobody knows whether they have arrived; the ledger says so. */
  readonly unknown: number;
  readonly alerts: number;
  readonly unknownAlerts: number;
}

/** The chats that get digests and alerts, and what the bot has posted in them. */
export class Posts {
  readonly #platforms: Platforms;
  readonly #digests: readonly (readonly ChatRef[])[];
  readonly #alerted: readonly ChatRef[];
  /** The texts of the bot's messages in each chat. */
  readonly #texts = new Map<string, string[]>();
  readonly #news: string[] = [];

  /** @param hours in each of which as many digests are due */
  constructor(platforms: Platforms, hours: number) {
    const { discord, telegram } = platforms;
    this.#platforms = platforms;
    const guilds = discord.world.guilds.values();
    const next = (): readonly ChatRef[] => [
      { platform: 'discord', chat: guilds.next().value?.channel ?? '' },
      { platform: 'telegram', chat: String(telegram.world.privateChat(telegram.world.person()).chat.id) },
    ];
    this.#digests = Array.from({ length: hours }, () => Array.from({ length: AN_HOUR }, next).flat());
    this.#alerted = Array.from({ length: ALERTED }, next).flat();
    // They never find what they wait for: they see each message as it comes.
    const watches = [
      discord.waitFor((one) => {
        if (one.kind === 'message') this.#note(one.posted.message.channel_id, one.posted.message);
        return false;
      }),
      telegram.waitFor((one) => {
        if (one.kind === 'message') this.#note(String(one.posted.message.chat.id), one.posted.message);
        return false;
      }),
    ];
    for (const watch of watches) watch.catch(() => undefined);
  }

  /** Servers on Discord that are needed; in the last nothing is posted. */
  static guilds(hours: number): number {
    return hours * AN_HOUR + ALERTED + 1;
  }

  messagesIn(chat: string): number {
    return this.#texts.get(chat)?.length ?? 0;
  }

  /** Sets up the digests and the alerts. @param hour the moment of an hour, from 1 */
  async subscribe(
    store: Store,
    {
      knowledge,
      began,
      hour,
    }: { readonly knowledge: string; readonly began: number; hour(n: number): number },
  ): Promise<void> {
    for (const [at, chats] of this.#digests.entries()) {
      const schedule = { time: new Date(hour(at + 1)).toISOString().slice(11, 16), zone: 'UTC', days: DAYS };
      for (const [index, from] of chats.entries())
        await store.subscriptions.add({
          ...{ id: idOf(at, index), from, createdAt: new Date(began), state: 'active', refusals: 0 },
          ...{ schedule, next: nextSlot(schedule, new Date(began + 60_000)), whenEmpty: 'line' },
          topics: [],
          language: index % 3 === 0 ? 'ar' : 'en',
        });
    }
    const known = await loadKnowledge(knowledge);
    let ids = 0;
    const now = () => new Date(began);
    const service = new AlertService({ ...store, knowledge: () => known, now, newId: () => `alert${ids++}` });
    for (const from of this.#alerted)
      await service.turnOn(from, 'ann', { topics: [], language: 'en', zone: 'UTC', most: 10, quiet: 'none' });
  }

  /** A fact was published, of which all chats with alerts are to be told. @param text its English text */
  async published(text: string): Promise<void> {
    this.#news.push(text);
  }

  /** Resolves when each chat with alerts has had as many messages as there is news, or the time is over: see `check`. */
  async arrived(milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    const isMissing = ({ chat }: ChatRef): boolean => this.messagesIn(chat) < this.#news.length;
    while (this.#alerted.some(isMissing) && performance.now() < deadline) await setTimeout(100);
  }

  /** Lets go of what the stand-ins have recorded; nothing may be under way. */
  forget(): void {
    this.#platforms.discord.forget();
    this.#platforms.telegram.forget();
  }

  /** Each chat has had its digest and its alerts once, and of those that nobody knows about the ledger says so. */
  async check(store: Store): Promise<Posted> {
    let [arrived, unknown, alerts, unknownAlerts] = [0, 0, 0, 0];
    for (const [at, chats] of this.#digests.entries()) {
      for (const [index, { platform, chat }] of chats.entries()) {
        const [delivery, ...more] = await store.ledger.last(idOf(at, index), 5);
        expect(more, `digests of ${platform} ${chat} besides the day's`).toEqual([]);
        if (delivery === undefined)
          throw new Error(`${platform} ${chat} has had no digest in hour ${at + 1}`);
        const parts = await store.ledger.parts(delivery);
        checkOne({ delivery, parts, there: this.messagesIn(chat), platform });
        if (delivery.state === 'partly') unknown += 1;
        else arrived += 1;
      }
    }
    for (const from of this.#alerted) {
      const alert = await store.alerts.of(from);
      const deliveries = await store.ledger.last(alert?.id ?? '', 99);
      const lost = deliveries.filter(({ state }) => state === 'partly').length;
      for (const news of this.#news) {
        const times = (this.#texts.get(from.chat) ?? []).filter((text) => text.includes(news)).length;
        const what = `"${news}" in ${from.platform} ${from.chat}, of whose alerts ${lost} are of unknown outcome`;
        expect(times, what).toBeGreaterThanOrEqual(lost > 0 ? 0 : 1);
        expect(times, what).toBeLessThanOrEqual(lost > 0 ? 2 : 1);
      }
      // Discord tells what became of a message.
      if (from.platform === 'discord') expect(lost, `unknown alerts in Discord ${from.chat}`).toBe(0);
      alerts += deliveries.length - lost;
      unknownAlerts += lost;
    }
    return { arrived, unknown, alerts, unknownAlerts };
  }

  /** Ends all digests and alerts, but leaves what was noted of them. */
  async end(store: Store): Promise<void> {
    for (const [at, chats] of this.#digests.entries())
      for (const index of chats.keys()) await store.subscriptions.change(idOf(at, index), { next: null });
    for (const from of this.#alerted) await store.alerts.remove((await store.alerts.of(from))?.id ?? '');
  }

  #note(chat: string, message: object): void {
    this.#texts.set(chat, [...(this.#texts.get(chat) ?? []), JSON.stringify(message)]);
  }
}

function idOf(hour: number, index: number): string {
  return `h${hour}x${index}`;
}

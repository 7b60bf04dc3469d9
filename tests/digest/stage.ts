import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AlertChoices, Alerts } from '../../src/command/alerts.ts';
import { NEW_POST } from '../../src/command/chat-ref.ts';
import type { Choices, Digests } from '../../src/command/digests.ts';
import { AlertPlanner } from '../../src/digest/alerts/alert-planner.ts';
import { AlertService } from '../../src/digest/alerts/alert-service.ts';
import { Deliverer, type DelivererOptions } from '../../src/digest/deliver.ts';
import { DigestService } from '../../src/digest/digest-service.ts';
import { planDue } from '../../src/digest/plan.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import type { Reply } from '../../src/reply/reply.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../src/sending/poster.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { given } from '../../src/util/given.ts';
import type { LogDetails } from '../../src/util/log.ts';
import { UnreadableRows } from '../../src/util/unreadable-rows.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { emptyStoreFolder } from '../store/temporary.ts';

export const HOUR = 60 * 60 * 1_000;
export const GRACE = 6 * HOUR;

/** A message that has arrived at a chat. */
export interface Arrived {
  readonly to: Recipient;
  readonly key: string;
  readonly facts: readonly string[];
  readonly text: string;
}

/** The fate of the next message: whether it arrives, and what the platform reports. */
export type Fate = Sent['outcome'] | 'unsettled-but-arrived' | 'unknown-but-arrived' | 'moved';

/**
 * A platform that keeps the contract of `Poster`; the test sets the fate of each message and the number of facts in a
 * message.
 */
class PaperPlatform implements Poster {
  readonly platform = 'paper';
  isReady = () => true;
  next = (to: Recipient, message: string): Recipient =>
    to.thread === NEW_POST ? { ...to, thread: message } : to;
  readonly arrived: Arrived[] = [];
  /** The fates of the next messages; later ones arrive. */
  fates: Fate[] = [];
  /** Nobody can ask it now what became of a message. */
  isAway = false;
  /** Whether it can find out later if a message arrived, as Discord can and Telegram cannot. */
  remembers = true;
  perMessage = 3;
  /** The pause in seconds that it names when it takes nothing. */
  rests: number | undefined;
  /** Called before a message is sent. */
  onSend: () => void = () => {};

  messages(reply: Reply): readonly Outgoing[] {
    const facts = reply.citations.map(({ fact }) => fact);
    const count = Math.max(1, Math.ceil(facts.length / this.perMessage));
    return Array.from({ length: count }, (_, index) => {
      const own = facts.slice(index * this.perMessage, (index + 1) * this.perMessage);
      const text = JSON.stringify(reply.blocks);
      return {
        facts: own,
        send: async (to, key, begin) =>
          (await begin().catch(() => false))
            ? this.#send({ to, key, facts: own, text })
            : { outcome: 'not-sent' },
        resume: async (to, key, _since, mayResend) => this.#resume({ to, key, facts: own, text }, mayResend),
      };
    });
  }

  #send(message: Arrived): Sent {
    this.onSend();
    const fate = this.fates.shift() ?? 'sent';
    const arrives = ['sent', 'moved', 'unsettled-but-arrived', 'unknown-but-arrived'].includes(fate);
    if (arrives) this.arrived.push(message);
    switch (fate) {
      case 'refused':
        return { outcome: 'refused', reason: 'forbidden' };
      case 'unsettled-but-arrived':
      case 'unsettled':
        return { outcome: 'unsettled' };
      case 'unknown-but-arrived':
      case 'unknown':
        return { outcome: 'unknown' };
      case 'not-sent':
        return { outcome: 'not-sent', ...(this.rests === undefined ? {} : { after: this.rests }) };
      case 'moved':
        return { outcome: 'sent', message: `m${this.arrived.length}`, movedTo: 'elsewhere' };
      case 'sent':
        return { outcome: 'sent', message: `m${this.arrived.length}` };
      default:
        return fate satisfies never;
    }
  }

  #resume(message: Arrived, mayResend: boolean): Sent {
    if (this.isAway) return { outcome: 'unsettled' };
    if (!this.remembers) return { outcome: 'unknown' };
    const found = this.arrived.findIndex(({ key }) => key === message.key);
    if (found >= 0) return { outcome: 'sent', message: `m${found + 1}` };
    return mayResend ? this.#send(message) : { outcome: 'not-sent' };
  }

  /** The facts that have arrived in a chat, in order; one that came twice is listed twice. */
  factsIn(chat: string): readonly string[] {
    return this.arrived.filter(({ to }) => to.chat === chat).flatMap(({ facts }) => facts);
  }
}

/** A part of the store with some of its methods changed. */
export function withMethods<Part extends object>(part: Part, changed: Partial<Part>): Part {
  return new Proxy(part, {
    get: (target, name) => {
      const method: unknown = Reflect.get(changed, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

/** A store and a digest service; the test sets the clock and the knowledge. */
export class Stage {
  readonly platform = new PaperPlatform();
  readonly store: Store;
  /** The SQLite file of the store. */
  readonly file: string;
  /** What the store has logged. */
  readonly logged: readonly LogDetails[];
  readonly service: Digests;
  readonly alerts: Alerts;
  now = new Date('2026-11-22T12:00:00Z');
  known: Knowledge = knowledge;
  #ids = 0;

  private constructor(store: Store, file: string, logged: readonly LogDetails[]) {
    this.store = store;
    this.file = file;
    this.logged = logged;
    const parts = {
      ...store,
      knowledge: () => this.known,
      now: () => this.now,
      newId: () => {
        this.#ids += 1;
        return `sub${String(this.#ids).padStart(5, '0')}`;
      },
    };
    this.service = new DigestService(parts);
    this.alerts = new AlertService(parts);
  }

  /** Opens a new SQLite file, which is removed after the test. */
  static async open(): Promise<Stage> {
    const folder = await emptyStoreFolder();
    const logged: LogDetails[] = [];
    const log = { warn: (details: LogDetails) => void logged.push(details) };
    const store = await openStore({ dataDir: folder, log });
    onTestFinished(() => store.close());
    return new Stage(store, join(folder, 'sanad.sqlite'), logged);
  }

  /** Subscribes a chat to a digest at 08:00 in Baghdad, which is 05:00 UTC. @returns its id */
  async subscribe(
    chat = 'c1',
    {
      thread,
      user = 'ann',
      ...choices
    }: Partial<Choices> & { readonly thread?: string; readonly user?: string } = {},
  ): Promise<string> {
    const from = { platform: 'paper', chat, ...given({ thread }) };
    const status = await this.service.subscribe(from, user, {
      schedule: { time: '08:00', zone: 'Asia/Baghdad', days: [1, 2, 3, 4, 5, 6, 7] },
      topics: [],
      language: 'en',
      whenEmpty: 'skip',
      ...choices,
    });
    if (typeof status === 'string') throw new Error('there are as many digests as there may be');
    return status.id;
  }

  /** Turns alerts on in a chat: three a day at most, and none from 22:00 to 07:00 in Baghdad, which is 19:00 to 04:00 UTC. */
  async alert(chat = 'c1', choices: Partial<AlertChoices> = {}): Promise<void> {
    await this.alerts.turnOn({ platform: 'paper', chat }, 'ann', {
      topics: [],
      language: 'en',
      zone: 'Asia/Baghdad',
      most: 3,
      quiet: { from: '22:00', until: '07:00' },
      ...choices,
    });
  }

  /** Looks for alerts as one process; each call of `planner` is another process. */
  planner(known: () => Knowledge = () => this.known): AlertPlanner {
    return new AlertPlanner({
      ...this.store,
      knowledge: known,
      now: () => this.now,
      platforms: ['paper'],
      signal: new AbortController().signal,
      offer: async () => {},
      giveWay: async () => {},
      rows: new UnreadableRows({
        warn: (details) => {
          throw new Error(JSON.stringify(details));
        },
      }),
    });
  }

  /** Adds a fact to the knowledge. */
  learn(id: string, more: Partial<Fact> = {}): void {
    const fact = {
      ...factNamed('phone-call'),
      id,
      text: { en: `Fact ${id}.`, ar: `معلومة ${id}.` },
      ...more,
    };
    this.known = { ...this.known, facts: [...this.known.facts, fact], version: id };
  }

  /** Delivers over the stage; a test may replace some of its options. The first failure of the store ends the process. */
  deliverer(more: Partial<DelivererOptions> = {}): Deliverer {
    const stopping = new AbortController();
    return new Deliverer({
      ...this.store,
      posters: [this.platform],
      moved: this.store.moveChat,
      timer: () => () => {},
      signal: stopping.signal,
      knowledge: () => this.known,
      now: () => this.now,
      onTrouble: () => stopping.abort(),
      ...more,
    });
  }

  /** Takes the due digests and delivers what can be delivered now. @returns how many were postponed */
  async run(deliverer = this.deliverer()): Promise<number> {
    for (let more = true; more; ) {
      ({ more } = await this.store.ledger.takeDue(this.now, 100, (due) => planDue(due, this.now, GRACE)));
    }
    let putOff = 0;
    for (const delivery of await this.store.ledger.open('paper', this.now, 1_000)) {
      if ((await deliverer.deliver(delivery)) === 'put-off') putOff += 1;
    }
    return putOff;
  }

  /** Sets the clock and runs. */
  async at(moment: string): Promise<number> {
    this.now = new Date(moment);
    return this.run();
  }

  /** How the latest digests of a chat ended, the latest first. */
  async ended(chat = 'c1'): Promise<readonly string[]> {
    const [status] = await this.service.of({ platform: 'paper', chat });
    return (status?.last ?? []).map(({ date, ended }) => `${date} ${ended}`);
  }
}

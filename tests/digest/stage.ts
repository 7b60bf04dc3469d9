import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Choices, Digests } from '../../src/command/digests.ts';
import { Deliverer, type DelivererOptions } from '../../src/digest/deliver.ts';
import { DigestService } from '../../src/digest/digest-service.ts';
import { planDue } from '../../src/digest/plan.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import type { Reply } from '../../src/reply/reply.ts';
import type { Outgoing, Poster, Recipient, Sent } from '../../src/sending/poster.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { factNamed, knowledge } from '../fixture.ts';

export const HOUR = 60 * 60 * 1_000;
export const GRACE = 6 * HOUR;

/** A message that has arrived at a chat. */
export interface Arrived {
  readonly to: Recipient;
  readonly key: string;
  readonly facts: readonly string[];
  readonly text: string;
}

/** What a platform does with the next message: it arrives or not, and something is said of it or not. */
export type Fate = Sent['outcome'] | 'unsettled-but-arrived' | 'unknown-but-arrived' | 'moved';

/**
 * A platform that keeps to the contract of posters, and does with each message what it is told. It puts so many facts
 * into a message.
 */
class PaperPlatform implements Poster {
  readonly platform = 'paper';
  isReady = () => true;
  readonly arrived: Arrived[] = [];
  /** What becomes of the next ones; after them all arrive. */
  fates: Fate[] = [];
  /** It can find out what became of a message, as Discord can; else it never knows, as Telegram. */
  remembers = true;
  perMessage = 3;
  /** Seconds after which it wants to be asked again when it takes nothing. */
  rests: number | undefined;
  /** Called before anything is sent. */
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
        resume: async (to, key) => this.#resume({ to, key, facts: own, text }),
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

  #resume(message: Arrived): Sent {
    if (!this.remembers) return { outcome: 'unknown' };
    const found = this.arrived.findIndex(({ key }) => key === message.key);
    return found >= 0 ? { outcome: 'sent', message: `m${found + 1}` } : this.#send(message);
  }

  /** The facts that have arrived at a chat, in order; one that came twice is there twice. */
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

/** A store with digests over it, whose clock and knowledge the test sets. */
export class Stage {
  readonly platform = new PaperPlatform();
  readonly store: Store;
  readonly service: Digests;
  now = new Date('2026-11-22T12:00:00Z');
  known: Knowledge = knowledge;
  #ids = 0;

  private constructor(store: Store) {
    this.store = store;
    this.service = new DigestService({
      ...store,
      knowledge: () => this.known,
      now: () => this.now,
      newId: () => {
        this.#ids += 1;
        return `sub${String(this.#ids).padStart(5, '0')}`;
      },
    });
  }

  /** Over a new SQLite file, which goes away after the test. */
  static async open(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'sanad-digest-'));
    const store = await openStore({ dataDir: folder });
    onTestFinished(async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    });
    return new Stage(store);
  }

  /** Has a chat get a digest at 08:00 in Baghdad, which is 05:00 UTC. @returns its id */
  async subscribe(chat = 'c1', choices: Partial<Choices> = {}): Promise<string> {
    const status = await this.service.subscribe({ platform: 'paper', chat }, 'ann', {
      schedule: { time: '08:00', zone: 'Asia/Baghdad', days: [1, 2, 3, 4, 5, 6, 7] },
      topics: [],
      language: 'en',
      whenEmpty: 'skip',
      ...choices,
    });
    if (status === undefined) throw new Error('the chat has as many digests as it may have');
    return status.id;
  }

  /** Adds a fact to what is known. */
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
      timer: () => () => {},
      signal: stopping.signal,
      knowledge: () => this.known,
      now: () => this.now,
      onTrouble: () => stopping.abort(),
      ...more,
    });
  }

  /** Takes what is due and delivers what can be delivered now. @returns how many were put off */
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

  /** Goes to a moment and runs. */
  async at(moment: string): Promise<number> {
    this.now = new Date(moment);
    return this.run();
  }

  /** How the last digests of a chat ended, the latest first. */
  async ended(chat = 'c1'): Promise<readonly string[]> {
    const [status] = await this.service.of({ platform: 'paper', chat });
    return (status?.last ?? []).map(({ date, ended }) => `${date} ${ended}`);
  }
}

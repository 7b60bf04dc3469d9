import { type Delivery, dueNow } from '../../digest/ledger.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import type { Reply } from '../../reply/reply.ts';
import type { EditedMessage, MessageEditor } from '../../sending/message-editor.ts';
import type { Recipient } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';
import { LastingFailure } from '../../util/lasting-failure.ts';
import type { Log } from '../../util/log.ts';
import { doubling } from '../../util/retry.ts';
import { type Timer, wait } from '../../util/timer.ts';
import { isOfRow, UnreadableRows } from '../../util/unreadable-rows.ts';
import { type Correcting, composeCorrection, composeTold } from './compose.ts';
import {
  type CorrectionStore,
  type MessageKey,
  MOST_PUT_OFF,
  type RecordedMessage,
  type UntoldReader,
} from './correction-store.ts';
import { changedStates, type States, stateOf } from './fact-states.ts';
import { type Done, Tally } from './tally.ts';

/** The stores, the platforms and the clock that corrections need. */
export interface CorrectionSenderOptions {
  readonly store: CorrectionStore;
  /** Keeps the text of a delivery. @returns its key */
  keep(text: string, at: Date): Promise<string>;
  readonly messageEditors: readonly MessageEditor[];
  knowledge(): Knowledge;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  /** Hands deliveries that were added to the ledger to what sends them. */
  offer(deliveries: readonly Delivery[]): Promise<void>;
  /** Hears of each correction. Default: nobody does. */
  observe?(platform: string, done: Done): void;
  /** No other process works on the store. */
  readonly alone: boolean;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
}

/** Milliseconds between two looks at the version of the knowledge. */
const TICK = 2_000;
/** Ticks between two looks for messages that were recorded late, or put off. */
const LOOK_EVERY = 5;
/** Messages that are read from the store at once. */
const AHEAD = 500;
/** Messages that are edited at once: enough to keep a platform's pace, where each edit takes up to a second. */
const AT_ONCE = 50;
/** Readers and their facts that are read at once. */
const UNTOLD_AT_ONCE = 200;
/**
 * Milliseconds for which a message belongs to this process, so that others take it over within a minute: longer than its turn and the call take, but where a busy group has
 * to wait for its turn. An edit that another process then makes too does no harm.
 */
const HELD = 45_000;
/** Milliseconds until the next attempt at an edit. */
const retryPause = doubling(5_000, MOST_PUT_OFF);

/** Corrects what was posted and answered with facts that are corrected, withdrawn or valid again. */
export class CorrectionSender {
  readonly name = 'the corrections';
  readonly #options: CorrectionSenderOptions;
  readonly #editors: ReadonlyMap<string, MessageEditor>;
  readonly #stopping = new AbortController();
  readonly #tally: Tally;
  #usedVersion: string | undefined;
  /** The platforms that could be edited on at the last look. */
  #reached = '';
  readonly #failure: LastingFailure;
  readonly #rows: UnreadableRows;
  #running = Promise.resolve();

  constructor(options: CorrectionSenderOptions) {
    this.#options = options;
    this.#rows = new UnreadableRows(options.log);
    this.#failure = new LastingFailure({
      ...{ log: options.log, event: 'corrections-failed', doing: 'correcting what was posted' },
      now: () => options.now(),
    });
    this.#tally = new Tally(options.observe);
    this.#editors = new Map(options.messageEditors.map((editor) => [editor.platform, editor]));
  }

  async start(): Promise<void> {
    if (this.#editors.size > 0) this.#running = this.#run();
  }

  /** Finishes the edits under way and begins nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let ticks = 0; !signal.aborted; ticks += 1) {
      const { version } = this.#options.knowledge();
      const reached = this.#ready().join();
      const isDue = version !== this.#usedVersion || reached !== this.#reached || ticks % LOOK_EVERY === 0;
      this.#reached = reached;
      if (isDue) await this.#look(version).catch((error: unknown) => this.#failure.take(error));
      await wait(TICK, this.#options.timer, signal);
    }
  }

  /** Does all that can be done now. */
  async #look(version: string): Promise<void> {
    const { store, alone, log } = this.#options;
    if (version !== this.#usedVersion) {
      await store.use(version, alone && this.#usedVersion === undefined);
      this.#usedVersion = version;
    }
    try {
      await this.#tellAll();
      await this.#editAll();
    } finally {
      for (const counts of this.#tally.take())
        log.info({ event: 'correction-sent', ...counts }, 'what was posted before was corrected');
    }
    this.#failure.end();
  }

  /** Tells each reader who was answered in private, once for all that has changed. */
  async #tellAll(): Promise<void> {
    const { store, knowledge } = this.#options;
    while (!this.#stopping.signal.aborted) {
      const known = knowledge();
      if (known.version !== this.#usedVersion) return;
      const states = changedStates(known.facts);
      const untold = await store.untold(states, [...this.#editors.keys()], UNTOLD_AT_ONCE);
      let told = 0;
      for (const reader of untold) {
        const id = `${reader.platform}/${reader.reader}`;
        if (await this.#passingOver('told_corrections', id, () => this.#tell(reader, known))) told += 1;
      }
      // What another process has told meanwhile is not read again at once.
      if (told === 0) return;
      await wait(0, this.#options.timer);
    }
  }

  /** Does something with a row; one that cannot be worked with is named, and does not hold up others. */
  async #passingOver(table: string, id: string, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (!isOfRow(error)) throw error;
      this.#rows.name(table, id, error);
      return false;
    }
  }

  async #tell({ platform, reader, facts, latest }: UntoldReader, knowledge: Knowledge): Promise<boolean> {
    const { store, keep, offer, now } = this.#options;
    const at = now();
    const told = statesOf(facts.keys(), knowledge);
    // Nothing can be said of a fact that is in no file any more.
    const known = new Map([...facts].filter(([id]) => knowledge.facts.some((fact) => fact.id === id)));
    const key = { platform, reader };
    if (known.size === 0) return store.tell(key, told, knowledge.version, at);
    const reply = composeTold(known, latest.language, this.#correcting(knowledge));
    const { message, place, in: from } = latest.message;
    const delivery = await this.#deliveryOf(reply, {
      subject: `told/${platform}/${reader}`,
      // Below the answer that it corrects, where the reader gets it in the same chat.
      to: {
        ...{ platform, chat: reader, direct: true },
        ...(place === 'private' && from.thread === undefined ? { replyTo: message } : {}),
      },
      at,
      keep,
    });
    const isTold = await store.tell(key, told, knowledge.version, at, delivery);
    if (!isTold) return false;
    this.#tally.count(platform, 'told');
    await offer([delivery]);
    return true;
  }

  /** Edits all messages that are not up to date, one at a time in each chat. */
  async #editAll(): Promise<void> {
    const { store, knowledge, now } = this.#options;
    while (!this.#stopping.signal.aborted) {
      const known = knowledge();
      if (known.version !== this.#usedVersion) return;
      const some = await store.outdated(changedStates(known.facts), this.#ready(), now(), AHEAD);
      if (some.length === 0) return;
      const begun = await this.#editSome(some, known);
      // Other processes have the others.
      if (begun === 0) return;
    }
  }

  /** @returns how many of the messages this process has taken */
  async #editSome(keys: readonly MessageKey[], knowledge: Knowledge): Promise<number> {
    const chats = [...Map.groupBy(keys, ({ platform, chat }) => JSON.stringify([platform, chat])).values()];
    let begun = 0;
    const work = async (): Promise<void> => {
      for (let chat = chats.shift(); chat !== undefined; chat = chats.shift()) {
        const key = chat.shift();
        const mayGoOn = key !== undefined && this.#ready().includes(key.platform);
        if (this.#stopping.signal.aborted || knowledge !== this.#options.knowledge()) return;
        if (!mayGoOn) continue;
        const id = `${key.platform}/${key.chat}/${key.message}`;
        if (await this.#passingOver('posted_messages', id, () => this.#correct(key, knowledge))) begun += 1;
        // Behind the other chats, so that a busy one does not hold them up.
        if (chat.length > 0) chats.push(chat);
      }
    };
    const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return begun;
  }

  /** @returns whether the message was this process's to correct */
  async #correct(key: MessageKey, knowledge: Knowledge): Promise<boolean> {
    const { store, now } = this.#options;
    const editor = this.#editors.get(key.platform);
    const at = now();
    const until = new Date(at.getTime() + HELD);
    const recorded = await store.take(key, knowledge.version, at, until);
    if (editor === undefined || recorded === undefined) return false;
    const { message, facts, language } = recorded;
    const reply = composeCorrection(facts, language, this.#correcting(knowledge));
    const edited = await editor.edit(message, reply);
    switch (edited.outcome) {
      case 'edited':
        this.#tally.count(key.platform, 'edited');
        await this.#settle(recorded, { key, knowledge, reply, isEdited: true, hasMore: edited.parts > 1 });
        return true;
      case 'refused':
        await this.#settle(recorded, { key, knowledge, reply, isEdited: false, hasMore: true });
        return true;
      case 'gone':
        this.#tally.count(key.platform, 'gone');
        await store.remove(key);
        return true;
      case 'again':
        await this.#putOff(key, recorded, edited.after);
        return true;
      default:
        return edited satisfies never;
    }
  }

  /** Records what the message shows, with what follows as a reply: what did not fit in it, or all if it cannot be changed. */
  async #settle({ message, facts }: RecordedMessage, edit: Settling): Promise<void> {
    const { store, keep, offer, now } = this.#options;
    const { key, knowledge, reply, isEdited, hasMore } = edit;
    const shown = statesOf(facts.keys(), knowledge);
    // Who was answered in private is told anyway.
    const isTold = !isEdited && message.reader !== undefined;
    if (!hasMore || isTold) {
      await store.settle(key, shown);
      return;
    }
    const at = now();
    const subject = `correction/${key.platform}/${key.chat}/${key.message}`;
    const delivery = await this.#deliveryOf(reply, { subject, to: recipientOf(message), at, keep });
    const firstPart = isEdited ? message.message : undefined;
    if (!(await store.settle(key, shown, { delivery, ...given({ firstPart }) }))) return;
    if (!isEdited) this.#tally.count(key.platform, 'replied');
    await offer([delivery]);
  }

  async #putOff(key: MessageKey, { retries }: RecordedMessage, after: number | undefined): Promise<void> {
    const { store, now } = this.#options;
    const { aborted } = this.#stopping.signal;
    const pause = aborted ? 0 : after === undefined ? retryPause(retries + 1) : after * 1_000;
    await store.putOff(key, new Date(now().getTime() + Math.min(pause, MOST_PUT_OFF)));
  }

  async #deliveryOf(
    reply: Reply,
    {
      subject,
      to,
      at,
      keep,
    }: Pick<Delivery, 'subject' | 'to'> & { readonly at: Date } & Pick<CorrectionSenderOptions, 'keep'>,
  ): Promise<Delivery> {
    const body = await keep(JSON.stringify(reply), at);
    // The transaction that adds it makes sure that there is one for each change; the slot only tells changes apart.
    return { subject, slot: `${at.toISOString()} ${body}`, kind: 'correction', to, body, ...dueNow(at) };
  }

  /** The platforms on which messages can be edited now. */
  #ready(): readonly string[] {
    return [...this.#editors.values()].filter((editor) => editor.isReady()).map(({ platform }) => platform);
  }

  #correcting(knowledge: Knowledge): Correcting {
    const { factPage, now } = this.#options;
    return { knowledge, now: now(), ...given({ factPage }) };
  }
}

interface Settling {
  readonly key: MessageKey;
  readonly knowledge: Knowledge;
  readonly reply: Reply;
  readonly isEdited: boolean;
  readonly hasMore: boolean;
}

/** What is now shown of facts. */
function statesOf(ids: Iterable<string>, { facts }: Knowledge): States {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return new Map([...ids].map((id) => [id, stateOf(byId.get(id), facts)]));
}

/** The chat of a message, for a reply to it. */
function recipientOf({ in: from, message, reader }: EditedMessage): Recipient {
  return { ...from, replyTo: message, ...(from.chat === reader ? { direct: true } : {}) };
}

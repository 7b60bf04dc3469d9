import { LRUCache } from 'lru-cache';
import type { FailureLog } from '../../sending/failure-log.ts';
import { type OnPosted, placeFor } from '../../sending/posted.ts';
import { given } from '../../util/given.ts';
import type { Log } from '../../util/log.ts';
import { steadyClock } from '../../util/steady-clock.ts';
import { detailsOf, failureOf } from './errors.ts';
import { type HiddenApi, type HiddenRef, type HiddenTarget, ShownToAll } from './hidden-api.ts';
import type { Messages, Rows, StatingText } from './message.ts';
import { PLATFORM } from './request.ts';

/**
 * Whether a reply can be hidden:
 * - `none`: the server or the chat does not do it
 * - `doubtful`: the last one does not seem to have arrived
 */
export type Chance = 'good' | 'doubtful' | 'none';

/** What hidden replies depend on. */
export interface HiddenOptions {
  readonly api: HiddenApi;
  readonly failed: FailureLog;
  readonly log: Log;
  /** Told of each message that states facts. Default: nobody is. */
  readonly posted?: OnPosted;
  now(): Date;
}

/**
 * How long a chat that has refused a hidden message is not tried again. What a press or a hidden message allows is refused for
 * reasons that pass sooner, such as that it came late.
 */
const REFUSED_MILLISECONDS = { unasked: 3_600_000, allowed: 60_000 } as const;
/** How long it counts as the same wish if a reader asks for the same again. */
const REPEATED_MILLISECONDS = 60_000;
const MOST_REMEMBERED = 1_000;

/**
 * Sends what one reader of a group sees alone, where server and chat allow it. Telegram does not say whether it arrives: the
 * reader's app may be too old. So a reader who asks for the same again within a minute, and has never been seen to use a hidden
 * message, gets the link to the private chat.
 */
export class HiddenReplies {
  readonly #options: HiddenOptions;
  #known: Promise<boolean | undefined> | undefined;
  readonly #refused: LRUCache<string, true>;
  readonly #asked: LRUCache<string, true>;
  /** Readers whose app shows hidden messages: they have pressed a button of one, or have sent one. */
  readonly #reached = new LRUCache<number, true>({ max: MOST_REMEMBERED });

  constructor(options: HiddenOptions) {
    this.#options = options;
    const perf = { now: steadyClock(() => options.now()) };
    const remembered = () =>
      new LRUCache<string, true>({
        max: MOST_REMEMBERED,
        ttl: REPEATED_MILLISECONDS,
        ttlResolution: 0,
        perf,
      });
    this.#refused = remembered();
    this.#asked = remembered();
  }

  /** Whether the server hides messages; a server that did not answer is asked again the next time. */
  async isKnown(self: number): Promise<boolean> {
    this.#known ??= this.#options.api.isKnown(self);
    const known = await this.#known;
    if (known === undefined) this.#known = undefined;
    return known ?? false;
  }

  /** Takes note that a reader's app shows hidden messages. */
  reached(reader: number): void {
    this.#reached.set(reader, true);
  }

  /** Whether a reader is known to see hidden messages. */
  isReached(reader: number): boolean {
    return this.#reached.has(reader);
  }

  /** Whether the server hides messages, and the chat has not refused one. */
  async isPossible(to: HiddenTarget, self: number): Promise<boolean> {
    return !this.#refused.has(placeOf(to)) && (await this.isKnown(self));
  }

  /**
   * Whether to try to hide a reply.
   * @param asked what the reader asks for, and where
   */
  async chanceOf(to: HiddenTarget, self: number, asked: string): Promise<Chance> {
    if (!(await this.isPossible(to, self))) return 'none';
    const key = `${to.chat} ${to.reader} ${asked}`;
    if (this.isReached(to.reader) || !this.#asked.has(key)) {
      this.#asked.set(key, true);
      return 'good';
    }
    // If it did arrive after all, the next one is hidden again.
    this.#asked.delete(key);
    return 'doubtful';
  }

  /**
   * Sends messages one after the other.
   * @returns false where not all of them can be hidden from the others: then they have to be had in another way
   */
  async send(to: HiddenTarget, { pictures, texts }: Messages): Promise<boolean> {
    const { api } = this.#options;
    const calls = [
      ...pictures.map((picture) => async () => void (await api.picture(to, picture))),
      ...texts.map((text) => async () => {
        this.#note({ chat: to.chat, reader: to.reader, id: await api.text(to, text) }, text, to.thread);
      }),
    ];
    for (const call of calls) {
      try {
        await call();
      } catch (error) {
        // It may have arrived, and the reader can ask again.
        if (failureOf(error) === 'unknown')
          this.#options.failed(error, 'Sending a hidden reply on Telegram', `chat ${to.chat}`);
        else {
          this.#refuse(to, error);
          return false;
        }
      }
    }
    return true;
  }

  /** Replaces text and buttons of a hidden message. */
  async edit(ref: HiddenRef, text: StatingText, thread?: number): Promise<void> {
    await this.#options.api.edit(ref, text);
    this.#note(ref, text, thread);
  }

  /** Replaces the buttons of a hidden message. */
  editButtons(ref: HiddenRef, rows: Rows): Promise<void> {
    return this.#options.api.editButtons(ref, rows);
  }

  /** Removes a hidden message; what it covers shows again. */
  remove(ref: HiddenRef): Promise<void> {
    return this.#options.api.remove(ref);
  }

  #refuse(to: HiddenTarget, error: unknown): void {
    const { log } = this.#options;
    const details = { platform: PLATFORM, where: `chat ${to.chat}` };
    if (error instanceof ShownToAll) {
      this.#known = Promise.resolve(false);
      const cause = error.cause ? detailsOf(error.cause) : {};
      log.error({ event: 'hidden-shown', ...details, ...cause }, error.message);
      return;
    }
    // These say nothing of the chat: the press came late, or the network is away.
    if (['old-query', 'not-sent', 'too-many'].includes(failureOf(error))) return;
    const allowed = isAllowed(to);
    this.#refused.set(placeOf(to), true, { ttl: REFUSED_MILLISECONDS[allowed ? 'allowed' : 'unasked'] });
    log.info(
      { event: 'hidden-refused', ...details, ...detailsOf(error) },
      allowed
        ? 'a hidden reply is refused here; a link to the private chat takes its place'
        : 'a command that all see gets no hidden reply here; it would if the bot were an administrator',
    );
  }

  /** Notes what a hidden message states, so that its reader can be told of a correction. The message stays as it is. */
  #note({ chat, reader, id }: HiddenRef, { stated }: StatingText, thread: number | undefined): void {
    if (stated.facts.length === 0) return;
    this.#options.posted?.({
      ...placeFor('hidden', String(reader)),
      in: {
        platform: PLATFORM,
        chat: String(chat),
        ...given({ thread: thread === undefined ? undefined : String(thread) }),
      },
      message: hiddenId(id),
      states: stated,
    });
  }
}

/** The id of a hidden message where ids of messages stand, among which there may be the same number. */
export function hiddenId(id: number): string {
  return `hidden-${id}`;
}

/** Whether a press or a hidden message allows it; else the bot has to be an administrator. */
function isAllowed({ press, replyToHidden }: HiddenTarget): boolean {
  return press !== undefined || replyToHidden !== undefined;
}

/** A chat may refuse what nothing allows, and take the rest. */
function placeOf(to: HiddenTarget): string {
  return `${to.chat} ${isAllowed(to)}`;
}

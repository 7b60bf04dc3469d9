import type { APIInteraction, APIMessage } from 'discord.js';
import type { SentFile } from './journal.ts';
import { Log } from './log.ts';
import type { Place } from './world/world.ts';

/** A message that the bot posted, as it stands now. */
export interface Posted {
  readonly message: APIMessage;
  readonly place: Place;
  /** How it came: with its own request, or in answer to an interaction. */
  readonly via: 'channel' | 'callback' | 'follow-up';
  /** Only the asker sees it. */
  readonly ephemeral: boolean;
  readonly files: readonly SentFile[];
  readonly deleted: boolean;
  /** The interaction that it answers. */
  readonly interaction?: string;
}

/** What came back for an interaction. */
export interface Returned {
  readonly kind: 'callback' | 'edit' | 'follow-up' | 'delete';
  /** The JSON as sent. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** The message that it made or changed, as it was then. */
  readonly posted?: Posted;
}

/** An interaction that Discord waits for. */
export interface Held {
  readonly interaction: APIInteraction;
  readonly place: Place;
  readonly since: number;
  readonly returned: Log<Returned>;
  /** Too late for the callback. */
  readonly expired: boolean;
  readonly answered: boolean;
  /** Id of the message that answers it. */
  readonly original?: string;
}

/** Which messages of a channel. */
export interface Page {
  readonly limit: number;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Nonces are remembered for "the past few minutes". */
const NONCE_MEMORY = 5 * 60_000;

/** What Discord remembers. Messages are replaced as a whole, so that what was handed out stays as it was. */
export class State {
  readonly #now: () => number;
  /** Messages of everyone, oldest first. */
  readonly #messages = new Map<string, APIMessage>();
  readonly #posted = new Map<string, Posted>();
  readonly #held = new Map<string, Held>();
  /** Ids of interactions by their tokens. */
  readonly #tokens = new Map<string, string>();
  readonly #nonces = new Map<string, { readonly id: string; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What the bot posted, oldest first, deleted messages too. */
  get posted(): readonly Posted[] {
    return [...this.#posted.values()];
  }

  /** Keeps a message of anyone. */
  keep(message: APIMessage): void {
    this.#messages.set(message.id, message);
  }

  message(channel: string, id: string): APIMessage | undefined {
    const message = this.#messages.get(id);
    return message?.channel_id === channel ? message : undefined;
  }

  /** The latest before one id or the first after another one; newest first, without what only one reader sees. */
  latest(channel: string, { limit, before, after }: Page): readonly APIMessage[] {
    const all = [...this.#messages.values()].filter(({ id, channel_id }) => {
      const within = (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after));
      return channel_id === channel && within && !this.#posted.get(id)?.ephemeral;
    });
    return (after ? all.slice(0, limit) : all.slice(-limit)).reverse();
  }

  postedBy(id: string): Posted | undefined {
    return this.#posted.get(id);
  }

  /** Takes a new message of the bot, or its new version. */
  post(posted: Posted): Posted {
    this.#posted.set(posted.message.id, posted);
    if (posted.deleted) this.#messages.delete(posted.message.id);
    else this.#messages.set(posted.message.id, posted.message);
    return posted;
  }

  /** The message that the bot made with this nonce a little while ago, in whichever channel. */
  withNonce(nonce: string): Posted | undefined {
    const known = this.#nonces.get(nonce);
    const fresh = known !== undefined && this.#now() - known.at < NONCE_MEMORY;
    return fresh ? this.#posted.get(known.id) : undefined;
  }

  rememberNonce(nonce: string, id: string): void {
    this.#nonces.set(nonce, { id, at: this.#now() });
  }

  hold(interaction: APIInteraction, place: Place): Held {
    const held = {
      interaction,
      place,
      since: this.#now(),
      returned: new Log<Returned>(),
      expired: false,
      answered: false,
    };
    this.#held.set(interaction.id, held);
    this.#tokens.set(interaction.token, interaction.id);
    return held;
  }

  held(id: string): Held | undefined {
    return this.#held.get(id);
  }

  heldByToken(token: string): Held | undefined {
    return this.#held.get(this.#tokens.get(token) ?? '');
  }

  changeHeld(id: string, change: Partial<Held>): void {
    const held = this.#held.get(id);
    if (held) this.#held.set(id, { ...held, ...change });
  }

  /** How long ago an interaction was sent, in milliseconds. */
  ageOf(held: Held): number {
    return this.#now() - held.since;
  }

  /** Ends all waiting for answers. */
  close(): void {
    for (const { returned } of this.#held.values()) returned.close();
  }

  /** Lets go of messages and interactions. */
  forget(): void {
    for (const map of [this.#messages, this.#posted, this.#held, this.#tokens, this.#nonces]) map.clear();
  }
}

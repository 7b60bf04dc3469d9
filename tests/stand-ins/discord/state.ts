import type { APIInteraction, APIMessage } from 'discord.js';
import { Log } from '../log.ts';
import type { SentFile } from './journal.ts';
import type { Place } from './world/world.ts';

/** A message that the bot posted, in its present version. */
export interface Posted {
  readonly message: APIMessage;
  readonly place: Place;
  /** How it was posted: in a channel, or in response to an interaction. */
  readonly via: 'channel' | 'callback' | 'follow-up';
  /** Only the asker sees it. */
  readonly ephemeral: boolean;
  readonly files: readonly SentFile[];
  readonly deleted: boolean;
  /** The interaction that it answers. */
  readonly interaction?: string;
}

/** A response to an interaction. */
export interface Returned {
  readonly kind: 'callback' | 'edit' | 'follow-up' | 'delete';
  /** The JSON as it was sent. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** The message that it made or changed, as it was then. */
  readonly posted?: Posted;
}

/** An interaction that can be responded to. */
export interface Held {
  readonly interaction: APIInteraction;
  readonly place: Place;
  readonly since: number;
  readonly returned: Log<Returned>;
  /** It is too late for a callback. */
  readonly expired: boolean;
  readonly answered: boolean;
  /** Id of the message with the first response. */
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

/** What Discord stores. Messages are replaced as a whole, so that earlier versions that tests have stay unchanged. */
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

  /** The latest messages before one id or the first ones after another; newest first, without ephemeral ones. */
  latest(channel: string, { limit, before, after }: Page): readonly APIMessage[] {
    const all = [...this.#messages.values()].filter(({ id, channel_id }) => {
      const within = (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after));
      return channel_id === channel && within && !this.#posted.get(id)?.ephemeral;
    });
    return (after ? all.slice(0, limit) : all.slice(-limit)).reverse();
  }

  /** Id of the latest message of a channel, deleted or not, as Discord tells it; null where there has been none. */
  lastOf(channel: string): string | null {
    const kept = [...this.#messages.values(), ...this.posted.map(({ message }) => message)];
    const ids = kept.filter(
      ({ id, channel_id }) => channel_id === channel && !this.#posted.get(id)?.ephemeral,
    );
    return ids
      .map(({ id }) => id)
      .reduce<string | null>((a, b) => (a !== null && BigInt(a) > BigInt(b) ? a : b), null);
  }

  postedBy(id: string): Posted | undefined {
    return this.#posted.get(id);
  }

  /** Stores a message of the bot, or its new version. */
  post(posted: Posted): Posted {
    this.#posted.set(posted.message.id, posted);
    if (posted.deleted) this.#messages.delete(posted.message.id);
    else this.#messages.set(posted.message.id, posted.message);
    return posted;
  }

  /** The message that the bot posted with this nonce in the past minutes, in any channel. */
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

  /** Rejects everyone who waits for a response. */
  close(): void {
    for (const { returned } of this.#held.values()) returned.close();
  }

  /** Removes all messages and interactions. */
  forget(): void {
    for (const map of [this.#messages, this.#posted, this.#held, this.#tokens, this.#nonces]) map.clear();
  }
}

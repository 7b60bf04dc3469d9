import type { Server } from 'node:http';
import type { Document, Update, UserFromGetMe } from 'grammy/types';
import type { Acts, Chosen, PressOptions, SaidIn, Typed } from './acts.ts';
import type { Backstage } from './backstage.ts';
import type { Delivery, Posting } from './delivery.ts';
import type { Events } from './events.ts';
import type { Failing, Fault, Faults } from './faults.ts';
import type { SentRequest } from './journal.ts';
import type { Posted } from './rooms.ts';
import { Watched } from './watched.ts';
import type { World } from './world.ts';

/** What the stand-in is made of. */
export interface StandInOptions {
  readonly root: string;
  readonly token: string;
  readonly server: Server;
  readonly backstage: Backstage;
  readonly events: Events;
  readonly acts: Acts;
  readonly faults: Faults;
}

/** A Telegram for one bot. */
export class TelegramStandIn extends Watched {
  /** For `client: { apiRoot }` of a grammY bot. */
  readonly root: string;
  readonly token: string;
  /** People and chats, and how the bot stands with them. */
  readonly world: World;
  /** Builds updates without sending them. */
  readonly events: Events;
  readonly #parts: StandInOptions;

  constructor(parts: StandInOptions) {
    super(parts.backstage);
    this.root = parts.root;
    this.token = parts.token;
    this.world = parts.backstage.world;
    this.events = parts.events;
    this.#parts = parts;
  }

  get me(): UserFromGetMe {
    return this.world.me;
  }

  /** Sends the bot an update, as it is; see `events`. */
  deliver(update: Update, posting: Posting = {}): Delivery {
    return this.#parts.backstage.updates.add(update, posting);
  }

  /** Someone writes; a user's private chat with the bot is `world.privateChat(user)`. */
  say(said: SaidIn, posting?: Posting): ReturnType<Acts['say']> {
    return this.#parts.acts.say(said, posting);
  }

  /** Someone calls the bot in a chat of which it is no member. */
  callGuest(...call: Parameters<Acts['callGuest']>): ReturnType<Acts['callGuest']> {
    return this.#parts.acts.callGuest(...call);
  }

  /** A document that someone may send: what a message has of it. @param size as Telegram tells it; by default the true one */
  document(name: string, data: string | Uint8Array, size?: number): { readonly document: Document } {
    const { documents } = this.#parts.backstage;
    const id = `document-${documents.size + 1}`;
    const bytes = Buffer.from(data);
    documents.set(id, bytes);
    return {
      document: {
        file_id: id,
        file_unique_id: `u-${id}`,
        file_name: name,
        file_size: size ?? bytes.byteLength,
      },
    };
  }

  /** Someone changes what they wrote. */
  edit(...edit: Parameters<Acts['edit']>): ReturnType<Acts['edit']> {
    return this.#parts.acts.edit(...edit);
  }

  /** Someone presses a button, named by its label or its data. */
  press(...[message, button, user, options]: [Posted, string, Parameters<Acts['press']>[2], PressOptions?]) {
    return this.#parts.acts.press(message, button, user, options);
  }

  /** Someone types `@bot query`. */
  inlineQuery(typed: Typed, posting?: Posting): ReturnType<Acts['inlineQuery']> {
    return this.#parts.acts.inlineQuery(typed, posting);
  }

  /** Someone sends an inline result. */
  choose(chosen: Chosen, posting?: Posting): ReturnType<Acts['choose']> {
    return this.#parts.acts.choose(chosen, posting);
  }

  /** Someone changes how the bot stands in a chat: blocks it, lets it in, throws it out. */
  setStanding(...change: Parameters<Acts['setStanding']>): Delivery {
    return this.#parts.acts.setStanding(...change);
  }

  /**
   * Lets the next calls fail.
   * @param which a method such as `sendMessage`, or a predicate
   * @param times how many calls; Infinity: all, until it is released. Default: one
   */
  fail(which: string | ((request: SentRequest) => boolean), fault: Fault, times?: number): Failing {
    return this.#parts.faults.fail(which, fault, times);
  }

  /** Lets go of what happened and of the bot's messages; a benchmark would fill the memory otherwise. */
  forget(): void {
    const { journal, messages, ephemerals, queries, world } = this.#parts.backstage;
    journal.forget();
    messages.forget();
    ephemerals.forget();
    queries.forget();
    for (const room of world.rooms.values()) room.messages.clear();
  }

  /** Ends all at once: what hangs, what waits, and every connection. */
  async close(): Promise<void> {
    const { server, backstage } = this.#parts;
    backstage.updates.drop({ kind: 'closed' });
    backstage.webhook.close();
    backstage.journal.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}

import type { User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import type { CallbackAnswer, Happening, InlineAnswer, SentRequest, WebhookTry } from './journal.ts';
import type { CommandList } from './profile.ts';
import type { Posted, Room } from './rooms.ts';
import type { Problem } from './spec.ts';

/** A happening of one kind. */
type Of<K extends Happening['kind']> = Extract<Happening, { readonly kind: K }>;

/** What the bot did, and waiting for it. */
export class Watched {
  readonly #backstage: Backstage;

  constructor(backstage: Backstage) {
    this.#backstage = backstage;
  }

  /** All that happened, in order. */
  get happenings(): readonly Happening[] {
    return this.#backstage.journal.entries;
  }

  /** All calls, in order; or those of one method. */
  requests(method?: string): readonly SentRequest[] {
    const all = this.happenings.flatMap((happening) =>
      happening.kind === 'request' ? [happening.request] : [],
    );
    return method === undefined ? all : all.filter((request) => request.method === method);
  }

  /** Calls that do not fit the description of the Bot API. */
  get problems(): readonly Problem[] {
    return this.happenings.flatMap((happening) => (happening.kind === 'problem' ? [happening.problem] : []));
  }

  /** The tries to deliver updates to the webhook. */
  get webhookTries(): readonly WebhookTry[] {
    return this.happenings.flatMap((happening) => (happening.kind === 'webhook' ? [happening.attempt] : []));
  }

  /** What stands of the bot's messages in a chat, oldest first. */
  messages(chat: Room): readonly Posted[] {
    return this.#backstage.messages.in(chat.chat.id);
  }

  /** What one reader of a group sees of the bot's messages, and nobody else does; oldest first. */
  hidden(chat: Room, reader: User): readonly Posted[] {
    return this.#backstage.ephemerals.of(chat.chat.id, reader.id);
  }

  /** The n-th message of the bot that a reader alone sees, as it came. */
  async hiddenMessage({ id }: User, nth?: number): Promise<Posted> {
    return (await this.#of('hidden', ({ posted }) => posted.message.receiver_user?.id === id, nth)).posted;
  }

  /** The n-th change of such a message, as it was then. */
  async hiddenEdit({ id }: User, nth?: number): Promise<Posted> {
    return (await this.#of('hidden-edit', ({ posted }) => posted.message.receiver_user?.id === id, nth))
      .posted;
  }

  /** All that the bot ever sent, deleted messages too. */
  get posted(): readonly Posted[] {
    return this.#backstage.messages.all;
  }

  /** The lists of commands that are set. */
  commands(): readonly CommandList[] {
    return this.#backstage.profile.lists;
  }

  /** How many updates wait to be taken. */
  get pendingUpdates(): number {
    return this.#backstage.updates.queue.length;
  }

  /**
   * What satisfies the predicate for the n-th time, among what happened already and what is to come.
   * @throws Error when the stand-in closes first
   */
  waitFor<T extends Happening>(wanted: (happening: Happening) => happening is T, nth?: number): Promise<T>;
  waitFor(wanted: (happening: Happening) => boolean, nth?: number): Promise<Happening>;
  waitFor(wanted: (happening: Happening) => boolean, nth?: number): Promise<Happening> {
    return this.#backstage.journal.waitFor(wanted, nth);
  }

  /** The n-th call of a method. */
  async request(method: string, nth?: number): Promise<SentRequest> {
    return (await this.#of('request', ({ request }) => request.method === method, nth)).request;
  }

  /** The n-th message of the bot in a chat, as it came. */
  async message({ chat }: Room, nth?: number): Promise<Posted> {
    return (await this.#of('message', ({ posted }) => posted.message.chat.id === chat.id, nth)).posted;
  }

  /** The n-th change of a message of the bot in a chat, as it was then. */
  async edited({ chat }: Room, nth?: number): Promise<Posted> {
    return (await this.#of('edit', ({ posted }) => posted.message.chat.id === chat.id, nth)).posted;
  }

  /** What the bot answers to a press on a button. */
  async callbackAnswer({ query }: { readonly query: { readonly id: string } }): Promise<CallbackAnswer> {
    return (await this.#of('callback-answer', ({ answer }) => answer.id === query.id)).answer;
  }

  /** What the bot answers to an inline query. */
  async inlineAnswer({ query }: { readonly query: { readonly id: string } }): Promise<InlineAnswer> {
    return (await this.#of('inline-answer', ({ answer }) => answer.id === query.id)).answer;
  }

  /** The message that the bot answers a guest query with. */
  async guestAnswer({ query }: { readonly query: string }): Promise<Posted> {
    return (await this.#of('guest-answer', ({ id }) => id === query)).posted;
  }

  /** Waits until the bot waits for updates, for the n-th time. */
  async polled(nth?: number): Promise<void> {
    await this.#of('poll', () => true, nth);
  }

  #of<K extends Happening['kind']>(
    kind: K,
    wanted: (happening: Of<K>) => boolean,
    nth?: number,
  ): Promise<Of<K>> {
    return this.waitFor((happening): happening is Of<K> => isOf(happening, kind) && wanted(happening), nth);
  }
}

function isOf<K extends Happening['kind']>(happening: Happening, kind: K): happening is Of<K> {
  return happening.kind === kind;
}

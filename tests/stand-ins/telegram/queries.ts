import type { CallbackQuery, InlineQuery, Message } from 'grammy/types';
import type { Clock } from './clock.ts';
import type { CallbackAnswer, InlineAnswer } from './journal.ts';
import { refusals } from './refusals.ts';

/** Milliseconds until Telegram no longer takes an answer; it names no number. */
const ANSWER_TIME = { callback: 15_000, inline: 10_000, guest: 15_000 } as const;

interface Held<Query, Answer> {
  readonly query: Query;
  readonly since: number;
  answer: Answer | undefined;
}

/** Presses on buttons, inline queries and guest queries that wait for an answer. */
export class Queries {
  readonly #clock: Clock;
  readonly #callbacks = new Map<string, Held<CallbackQuery, CallbackAnswer>>();
  readonly #inlines = new Map<string, Held<InlineQuery, InlineAnswer>>();
  readonly #guests = new Map<string, Held<Message, true>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  holdCallback(query: CallbackQuery): void {
    this.#callbacks.set(query.id, { query, since: this.#clock.now(), answer: undefined });
  }

  holdInline(query: InlineQuery): void {
    this.#inlines.set(query.id, { query, since: this.#clock.now(), answer: undefined });
  }

  holdGuest(id: string, message: Message): void {
    this.#guests.set(id, { query: message, since: this.#clock.now(), answer: undefined });
  }

  /**
   * @returns the message that has called the bot
   * @throws Refusal when nobody asked, it is too late, or it is answered already
   */
  answerGuest(id: string): Message {
    const held = this.#checkOpen(this.#guests.get(id), ANSWER_TIME.guest);
    held.answer = true;
    return held.query;
  }

  /** @throws Refusal when nobody asked, it is too late, or it is answered already */
  answerCallback(answer: CallbackAnswer): void {
    const held = this.#callbacks.get(answer.id);
    this.#checkOpen(held, ANSWER_TIME.callback).answer = answer;
  }

  /** @throws Refusal when nobody asked, it is too late, or it is answered already */
  answerInline(answer: InlineAnswer): void {
    const held = this.#inlines.get(answer.id);
    this.#checkOpen(held, ANSWER_TIME.inline).answer = answer;
  }

  /** A press of someone that still can be acted on. @throws Refusal when there is none, or it is too late */
  pressed(id: string, user: number): CallbackQuery {
    const held = this.#callbacks.get(id);
    if (!held || held.query.from.id !== user || this.#clock.now() - held.since > ANSWER_TIME.callback)
      throw refusals.queryTooOld();
    return held.query;
  }

  callbackAnswer(id: string): CallbackAnswer | undefined {
    return this.#callbacks.get(id)?.answer;
  }

  inline(id: string): { readonly query: InlineQuery; readonly answer: InlineAnswer | undefined } | undefined {
    return this.#inlines.get(id);
  }

  forget(): void {
    this.#callbacks.clear();
    this.#inlines.clear();
    this.#guests.clear();
  }

  #checkOpen<Query, Answer>(held: Held<Query, Answer> | undefined, time: number): Held<Query, Answer> {
    if (!held || held.answer !== undefined || this.#clock.now() - held.since > time)
      throw refusals.queryTooOld();
    return held;
  }
}

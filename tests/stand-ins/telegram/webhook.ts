import { Agent, STATUS_CODES } from 'node:http';
import type { Update } from 'grammy/types';
import type { Clock } from './clock.ts';
import type { Pending } from './delivery.ts';
import type { Journal, WebhookTry } from './journal.ts';
import type { Payload } from './payload.ts';
import { callIn, postJson } from './post.ts';
import type { Updates } from './updates.ts';

/** What setWebhook says. */
export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
  /** Updates on their way at the same time. */
  readonly connections: number;
}

/** What a webhook works with. */
export interface WebhookOptions {
  readonly updates: Updates;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Where an address is really found, such as a public one on this machine. */
  readonly reach: (url: string) => string;
  /** Does what the answer to an update asks for. */
  readonly execute: (method: string, payload: Payload) => void;
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const PATIENCE = 60_000;
const LONGEST_DELAY = 60_000;
const LONGEST_RETRY_AFTER = 3600;

/** Delivers updates to the bot's webhook, as WebhookActor of the Bot API server does. */
export class Webhook {
  readonly #parts: WebhookOptions;
  readonly #agent = new Agent({ keepAlive: true });
  /** End what is on its way. */
  readonly #ends = new Set<() => void>();
  /** Chats and people whose updates have to wait for an earlier one. */
  readonly #busy = new Map<string, Pending>();
  /** What has failed, and how long it waits after the next failure; and what calls the waiting off. */
  readonly #delays = new Map<Pending, number>();
  readonly #waiting = new Map<string, () => void>();
  #sending = 0;
  #closed = false;
  #settings: WebhookSettings | undefined;
  #lastError: { readonly date: number; readonly message: string } | undefined;

  constructor(parts: WebhookOptions) {
    this.#parts = parts;
    parts.updates.onNew = () => this.#pump();
  }

  get settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  /** What went wrong last, for getWebhookInfo. */
  get lastError(): { readonly date: number; readonly message: string } | undefined {
    return this.#lastError;
  }

  /** Sets the webhook, or removes it. What waited to be sent again goes at once. */
  set(settings: WebhookSettings | undefined): void {
    if (settings?.url !== this.#settings?.url) this.#lastError = undefined;
    this.#settings = settings;
    this.#stopWaiting();
    this.#pump();
  }

  close(): void {
    this.#settings = undefined;
    this.#closed = true;
    for (const end of this.#ends) end();
    this.#stopWaiting();
    this.#agent.destroy();
  }

  /** Sends what may go now: one update at a time from each chat or person. */
  #pump(): void {
    const { updates } = this.#parts;
    for (const pending of updates.queue) {
      if (!this.#settings || this.#sending >= this.#settings.connections) return;
      const queue = queueOf(pending.update);
      if (this.#busy.has(queue)) continue;
      this.#busy.set(queue, pending);
      void this.#send(pending, this.#settings, queue);
    }
  }

  async #send(pending: Pending, settings: WebhookSettings, queue: string): Promise<void> {
    const { clock, updates } = this.#parts;
    this.#sending += 1;
    pending.tries += 1;
    const { to = [settings.url], times = 1 } = pending.posting;
    const posts = to.flatMap((url) =>
      Array.from({ length: times }, () => this.#post(pending, url, settings)),
    );
    const retryAfter = await Promise.all(posts);
    this.#sending -= 1;
    if (this.#closed) return;
    if (retryAfter.includes('taken')) {
      this.#busy.delete(queue);
      this.#delays.delete(pending);
      updates.settle(new Set([pending]), { kind: 'taken', tries: pending.tries });
      this.#pump();
      return;
    }
    const delay = this.#delayOf(pending, Math.max(0, ...retryAfter.filter(isNumber)));
    const again = () => {
      this.#waiting.delete(queue);
      this.#busy.delete(queue);
      this.#pump();
    };
    if (delay === 0) again();
    else this.#waiting.set(queue, clock.after(delay, again));
  }

  #stopWaiting(): void {
    for (const [queue, cancel] of this.#waiting) {
      cancel();
      this.#busy.delete(queue);
    }
    this.#waiting.clear();
    this.#delays.clear();
  }

  /** The first time at once, then after 2, 4, 8 … seconds, unless the bot has named a time. */
  #delayOf(pending: Pending, retryAfter: number): number {
    const before = this.#delays.get(pending);
    if (retryAfter > 0) return Math.min(retryAfter, LONGEST_RETRY_AFTER) * 1000;
    const next = before === undefined ? 1000 : Math.min(LONGEST_DELAY, before * 2);
    this.#delays.set(pending, next);
    return before === undefined ? 0 : next;
  }

  /** One try; seconds to wait, 0 when the bot has named none, if it failed. */
  async #post({ update }: Pending, url: string, settings: WebhookSettings): Promise<'taken' | number> {
    const { clock, journal, reach, execute } = this.#parts;
    const tried = (attempt: Pick<WebhookTry, 'status' | 'body'>) =>
      journal.add({ kind: 'webhook', attempt: { url, update: update.update_id, ...attempt } });
    const given = new AbortController();
    const end = () => given.abort();
    const cancel = clock.after(PATIENCE, end);
    this.#ends.add(end);
    const headers = settings.secret === undefined ? {} : { [SECRET_HEADER]: settings.secret };
    try {
      const answer = await postJson(reach(url), JSON.stringify(update), headers, {
        agent: this.#agent,
        signal: given.signal,
      });
      const { status, body } = answer;
      if (status < 200 || status > 299) {
        this.#failed(`Wrong response from the webhook: ${status} ${STATUS_CODES[status] ?? ''}`.trim());
        tried({ status, body });
        return answer.retryAfter;
      }
      const call = await callIn(answer);
      if (call) execute(call.method, call.payload);
      tried({ status, body });
      return 'taken';
    } catch (error) {
      if (this.#closed) return 0;
      const why = error instanceof Error ? error.message : String(error);
      this.#failed(given.signal.aborted ? 'Read timeout expired' : why);
      tried({ status: undefined, body: '' });
      return 0;
    } finally {
      cancel();
      this.#ends.delete(end);
    }
  }

  #failed(message: string): void {
    this.#lastError = { date: Math.floor(this.#parts.clock.now() / 1000), message };
  }
}

/** Updates with the same key come one after the other. */
function queueOf(update: Update): string {
  const message =
    update.message ??
    update.edited_message ??
    update.channel_post ??
    update.edited_channel_post ??
    update.my_chat_member;
  if (message) return `chat ${message.chat?.id}`;
  const asked = update.callback_query ?? update.inline_query ?? update.chosen_inline_result;
  const kind = Object.keys(update).find((key) => key !== 'update_id');
  return asked ? `${kind} ${asked.from?.id}` : `update ${update.update_id}`;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

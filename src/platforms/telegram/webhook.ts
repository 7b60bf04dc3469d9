import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { WEBHOOK_PATH } from './bot-api.ts';
import type { Taken } from './held-updates.ts';

/** What the endpoint depends on. */
export interface EndpointOptions {
  /** The secret that Telegram sends with every update. */
  readonly secret: string;
  /** Whether updates can be answered now. */
  isReady(): boolean;
  /** Answers an update; tells after so many milliseconds what has become of it. */
  take(update: Update, patience: number): Promise<Taken>;
}

const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
const LARGEST_BODY = 1_000_000;
/** Telegram repeats an update that gets no response in time. What is not answered by then goes on after the response. */
const PATIENCE_MILLISECONDS = 10_000;
const RESPONSES = {
  taken: ['Taken.', 200],
  known: ['Known.', 200],
  // Telegram repeats it.
  open: ['Not ready.', 503],
} as const satisfies Record<Taken, readonly [string, number]>;

/** The endpoint that Telegram sends updates to. */
export function webhookEndpoint(options: EndpointOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post(
    WEBHOOK_PATH,
    async (context, next) => {
      const isTelegram = isSame(context.req.header(SECRET_HEADER) ?? '', options.secret);
      return isTelegram ? next() : context.text('The secret is not right.', 401);
    },
    bodyLimit({ maxSize: LARGEST_BODY }),
    async (context) => {
      // Telegram repeats it, and the process that gets it then may be ready.
      if (!options.isReady()) return context.text('Not ready.', 503);
      const update = readUpdate(await context.req.text());
      if (update === undefined) return context.text('This is no update.', 400);
      const [text, status] = RESPONSES[await options.take(update, PATIENCE_MILLISECONDS)];
      return context.text(text, status);
    },
  );
  return app;
}

/** Compares in a time that depends neither on where the texts differ nor on how long they are. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(secret));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function readUpdate(body: string): Update | undefined {
  try {
    const raw: unknown = JSON.parse(body);
    const { update_id } = raw as { readonly update_id?: unknown };
    return Number.isSafeInteger(update_id) ? (raw as Update) : undefined;
  } catch {
    return undefined;
  }
}

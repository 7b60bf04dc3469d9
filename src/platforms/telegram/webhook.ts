import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Timer, waitAtMost } from '../../util/timer.ts';
import { WEBHOOK_PATH } from './bot-api.ts';

/** What the endpoint depends on. */
export interface EndpointOptions {
  /** The secret that Telegram sends with every update. */
  readonly secret: string;
  readonly timer: Timer;
  /** Whether updates can be answered now. */
  isReady(): boolean;
  /** Whether no process has claimed this update before; rejects where the store does not answer. */
  isFirst(update: Update): Promise<boolean>;
  /** Answers an update; never rejects. */
  handle(update: Update): Promise<void>;
}

const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
const LARGEST_BODY = 1_000_000;
/** Telegram repeats an update that gets no response in time, so slower answers go on after the response. */
const PATIENCE_MILLISECONDS = 10_000;

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
      try {
        if (!(await options.isFirst(update))) return context.text('Known.');
      } catch {
        return context.text('Not ready.', 503);
      }
      await waitAtMost(options.handle(update), PATIENCE_MILLISECONDS, options.timer);
      return context.text('Taken.');
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

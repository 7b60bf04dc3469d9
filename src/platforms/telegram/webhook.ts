import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Timer } from '../../util/timer.ts';
import { WEBHOOK_PATH } from './addresses.ts';
import { waitFor } from './waiting.ts';

/** What the endpoint works with. */
export interface EndpointOptions {
  /** What Telegram was told to send along. */
  readonly secret: string;
  readonly timer: Timer;
  /** Whether updates can be answered now. */
  isReady(): boolean;
  /** Whether nobody has taken this update before; rejects where that cannot be told. */
  isFirst(update: Update): Promise<boolean>;
  /** Answers an update; never rejects. */
  handle(update: Update): Promise<void>;
  onTrouble(error: unknown): void;
}

const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';
const LARGEST_BODY = 1_000_000;
/** Telegram sends an update again that is not taken soon; what takes longer goes on after the response. */
const PATIENCE_MILLISECONDS = 10_000;

/** The endpoint that Telegram sends updates to where it was told its address. */
export function webhookEndpoint(parts: EndpointOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post(
    WEBHOOK_PATH,
    async (context, next) => {
      const isTelegram = isSame(context.req.header(SECRET_HEADER) ?? '', parts.secret);
      return isTelegram ? next() : context.text('The secret is not right.', 401);
    },
    bodyLimit({ maxSize: LARGEST_BODY }),
    async (context) => {
      // Telegram sends it again, to whoever is ready then.
      if (!parts.isReady()) return context.text('Not ready.', 503);
      const update = readUpdate(await context.req.text());
      if (update === undefined) return context.text('This is no update.', 400);
      try {
        if (!(await parts.isFirst(update))) return context.text('Known.');
      } catch (error) {
        parts.onTrouble(error);
        return context.text('Not ready.', 503);
      }
      await waitFor(parts.handle(update), PATIENCE_MILLISECONDS, parts.timer);
      return context.text('Taken.');
    },
  );
  return app;
}

/** Compares in a time that tells nothing of where two texts differ, nor how long they are. */
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

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import type { APIInteraction, APIInteractionResponse } from 'discord.js';
import { Hono, type HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Attachment } from './render.ts';
import type { SendResponse } from './responder.ts';

/** Whose requests are accepted, and what answers them. */
export interface EndpointOptions {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Answers one interaction through `send`; resolves when all of it is done. */
  answer(raw: APIInteraction, send: SendResponse): Promise<void>;
  /** Whether no interaction with this id has arrived before. */
  isNew(id: string): boolean;
  now(): Date;
}

const PATH = '/discord/interactions';
/** A request whose timestamp differs by more may have been recorded and replayed. */
const MOST_SECONDS_OFF = 300;
const LARGEST_BODY = 1_000_000;
/** Most interactions are much smaller. So many larger bodies are read at once; anybody could send them, and they take memory. */
const SMALL_BODY = 65_536;
const MOST_LARGE_AT_ONCE = 16;
/** What is refused is not read to its end. */
const ENDING = { Connection: 'close' };

/** The endpoint that Discord sends interactions to if its address is set for the application. */
export function interactionsEndpoint(options: EndpointOptions): Hono<{ Bindings: HttpBindings }> {
  const key = publicKeyOf(options.publicKey);
  const app = new Hono<{ Bindings: HttpBindings }>();
  let large = 0;
  // Whatever the headers tell is decided before the body is read.
  app.post(PATH, async (context, next) => {
    const { req, env } = context;
    const isPossible = isFresh(timestampOf(req), options.now()) && SIGNATURE.test(signatureOf(req));
    if (!isPossible) return context.text('The signature is not valid.', 401, ENDING);
    const length = req.header('Content-Length');
    if (Number(length) > LARGEST_BODY) return context.text('The body is too large.', 413, ENDING);
    if (length !== undefined && Number(length) <= SMALL_BODY) return next();
    if (large >= MOST_LARGE_AT_ONCE) return context.text('Too many large bodies.', 503, ENDING);
    large++;
    env.incoming.once('close', () => large--);
    return next();
  });
  app.post(PATH, bodyLimit({ maxSize: LARGEST_BODY }), async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer());
    if (!isSigned(body, timestampOf(context.req), signatureOf(context.req), key)) {
      return context.text('The signature is not valid.', 401);
    }
    const raw = readInteraction(body);
    if (raw === undefined) return context.text('This is not an interaction.', 400);
    if (!options.isNew(raw.id)) return context.text('This interaction has already been answered.', 409);
    const responded = once(context.env.outgoing, 'close');
    const first = Promise.withResolvers<Response>();
    const work = options.answer(raw, async (response, files) => {
      first.resolve(responseOf(response, files));
      // Follow-ups must arrive after the response.
      await responded;
      return undefined;
    });
    const none = work.then(() => context.text('There is no answer.', 500));
    return Promise.race([first.promise, none]);
  });
  return app;
}

/**
 * The key for Node's crypto.
 * @throws when the digits are not an Ed25519 key
 */
function publicKeyOf(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

const SIGNATURE = /^[0-9a-f]{128}$/i;

function signatureOf(request: HonoRequest): string {
  return request.header('X-Signature-Ed25519') ?? '';
}

function timestampOf(request: HonoRequest): string {
  return request.header('X-Signature-Timestamp') ?? '';
}

function isFresh(timestamp: string, now: Date): boolean {
  return /^\d+$/.test(timestamp) && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= MOST_SECONDS_OFF;
}

/** Whether Discord signed the timestamp and the body, byte for byte (its documentation, "Interactions Overview"). */
function isSigned(body: Buffer, timestamp: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}

function readInteraction(body: Buffer): APIInteraction | undefined {
  try {
    const raw: unknown = JSON.parse(body.toString('utf8'));
    const { id, type } = raw as { readonly id?: unknown; readonly type?: unknown };
    return typeof id === 'string' && typeof type === 'number' ? (raw as APIInteraction) : undefined;
  } catch {
    return undefined;
  }
}

function responseOf(response: APIInteractionResponse, files: readonly Attachment[]): Response {
  if (files.length === 0) return Response.json(response);
  const form = new FormData();
  form.set('payload_json', JSON.stringify(response));
  for (const [index, { name, data }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([Buffer.from(data)], { type: 'image/png' }), name);
  }
  return new Response(form);
}

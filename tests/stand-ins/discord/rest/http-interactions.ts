import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { APIInteraction } from 'discord.js';
import type { Backstage } from '../backstage.ts';
import { checkInteractionResponse } from '../spec/spec.ts';
import type { Held } from '../state.ts';
import { parseBody } from './http.ts';
import { takeCallback } from './interaction-routes.ts';
import { Refusal } from './refusals.ts';

/** The bytes before the 32 bytes of a private Ed25519 key in PKCS #8, and of a public one in SPKI. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_LENGTH = 12;

/** The keys with which Discord signs interactions that it sends over HTTP. */
export interface Keys {
  readonly private: KeyObject;
  /** Hex, as the developer portal shows it. */
  readonly public: string;
}

/** The response of the bot's endpoint. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Keys that are the same in every run. @param seed 32 bytes */
export function createKeys(seed: Uint8Array = Buffer.alloc(32, 7)): Keys {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { private: key, public: spki.subarray(SPKI_LENGTH).toString('hex') };
}

/** The headers that prove that a body comes from Discord. */
export function signatureHeaders(body: string, keys: Keys, at: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = sign(null, Buffer.from(`${timestamp}${body}`), keys.private).toString('hex');
  return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
}

/**
 * Sends an interaction to a bot's endpoint, and takes the response as the callback. A response that is not a callback is
 * recorded as a problem, unless it says that the signature is wrong (401) or that the callback comes by its own route
 * (202).
 */
export async function postInteraction(
  url: string,
  interaction: APIInteraction,
  held: Held,
  parts: { readonly backstage: Backstage; readonly keys: Keys; readonly now: () => number },
): Promise<HttpAnswer> {
  const json = JSON.stringify(interaction);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // A connection that is kept may be closed by the bot in the moment in which it is used again.
      connection: 'close',
      ...signatureHeaders(json, parts.keys, parts.now()),
    },
    body: json,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 200) return { status: response.status, body: new TextDecoder().decode(bytes) };
  const body = { type: response.headers.get('content-type') ?? undefined, bytes };
  const { sent, problems } = await takenAnswer(held, body, parts.backstage);
  if (problems.length > 0) {
    const problem = { route: `the answer of ${url}`, errors: problems };
    parts.backstage.journal.add({ kind: 'problem', problem });
  }
  return { status: response.status, body: sent };
}

/** Takes a response as the callback. @returns what is wrong with it */
async function takenAnswer(
  held: Held,
  { type, bytes }: { readonly type: string | undefined; readonly bytes: Uint8Array<ArrayBuffer> },
  backstage: Backstage,
): Promise<{ readonly sent?: unknown; readonly problems: readonly string[] }> {
  try {
    const read = await parseBody(type, bytes);
    const problems = checkInteractionResponse(read.body);
    if (problems.length === 0) takeCallback(held, read, backstage);
    return { sent: read.body, problems };
  } catch (error) {
    if (error instanceof Refusal) return { problems: [JSON.stringify(error.answer.body)] };
    throw error;
  }
}

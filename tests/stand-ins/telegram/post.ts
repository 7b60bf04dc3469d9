import { type Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseBody } from './http.ts';
import type { Payload } from './payload.ts';

/** These are not done when they come in an answer; nor is anything that begins with `get`. */
const UNANSWERABLE = new Set(['deletewebhook', 'setwebhook', 'close', 'logout']);

/** What came back. */
export interface PostAnswer {
  readonly status: number;
  readonly type: string;
  readonly retryAfter: number;
  readonly body: string;
}

/**
 * Posts JSON to an address on this machine.
 * @throws Error when there is no answer
 */
export function postJson(
  url: string,
  json: string,
  headers: Readonly<Record<string, string>>,
  { agent, signal }: { readonly agent: Agent; readonly signal: AbortSignal },
): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      signal,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json), ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const type = response.headers['content-type'] ?? '';
      const retryAfter = Number(response.headers['retry-after'] ?? 0) || 0;
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, type, retryAfter, body }),
        reject,
      );
    });
    sent.end(json);
  });
}

/** The call in the body of an answer: https://core.telegram.org/bots/api#making-requests-when-getting-updates */
export async function callIn({
  type,
  body,
}: PostAnswer): Promise<{ readonly method: string; readonly payload: Payload } | undefined> {
  if (body === '') return undefined;
  // A body that is no call, such as "ok", is no mistake.
  const read = await parseBody(type, new TextEncoder().encode(body)).catch(() => undefined);
  const { method, ...payload } = read?.payload ?? {};
  if (typeof method !== 'string' || method === '') return undefined;
  const name = method.toLowerCase();
  return UNANSWERABLE.has(name) || name.startsWith('get') ? undefined : { method, payload };
}

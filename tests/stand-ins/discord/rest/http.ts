import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { SentFile } from '../journal.ts';
import { type Answer, refusals } from './refusals.ts';

/** The contents of a body. */
export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** Reads a request's body. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  return parseBody(request.headers['content-type'], await buffer(request));
}

/**
 * The JSON and the files of a body: JSON, or a form with `payload_json` and files.
 * @throws Refusal if it is neither
 */
export async function parseBody(type: string | undefined, bytes: Uint8Array<ArrayBuffer>): Promise<ReadBody> {
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type?.startsWith('multipart/form-data')) {
    return { body: parseJson(new TextDecoder().decode(bytes)), files: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files: SentFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') continue;
    files.push({ field, name: value.name, type: value.type, bytes: await value.bytes() });
  }
  return { body: typeof payload === 'string' ? parseJson(payload) : undefined, files };
}

/** Sends a response as Discord does. */
export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const json = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    ...(json === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }),
  });
  response.end(json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusals.badJson();
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { SentFile } from './journal.ts';
import { type Answer, badRequest } from './refusals.ts';

/** What a call carries. */
export interface ReadBody {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
}

const INTEGERS = new Set(
  (
    'chat_id message_id message_thread_id user_id offset limit timeout cache_time max_connections ' +
    'direct_messages_topic_id'
  ).split(' '),
);

const BOOLEANS = new Set(
  (
    'allow_paid_broadcast disable_notification drop_pending_updates has_spoiler is_personal protect_content ' +
    'return_bots show_alert show_caption_above_media'
  ).split(' '),
);

const OBJECTS = new Set(
  (
    'allowed_updates button caption_entities commands entities link_preview_options media reply_markup ' +
    'reply_parameters results scope suggested_post_parameters'
  ).split(' '),
);

/**
 * Reads a call: its query, and JSON or a form of either kind as its body.
 * @throws Refusal when the body is none of these
 */
export async function readBody(request: IncomingMessage, url: URL): Promise<ReadBody> {
  const query = decoded([...url.searchParams]);
  const bytes = await buffer(request);
  const { payload, files } = await parseBody(request.headers['content-type'] ?? '', bytes);
  return { payload: { ...query, ...payload }, files };
}

/** The parameters and the files of a body. */
export async function parseBody(type: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadBody> {
  if (bytes.length === 0) return { payload: {}, files: [] };
  if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')) {
    return parseForm(type, bytes);
  }
  return { payload: parseJson(new TextDecoder().decode(bytes)), files: [] };
}

async function parseForm(type: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadBody> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw badRequest("can't parse the form");
  });
  const texts: [string, string][] = [];
  const files: SentFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') texts.push([field, value]);
    else files.push({ field, name: value.name, bytes: await value.bytes() });
  }
  // A file may be sent under the name of its parameter; it is then as if that pointed at it.
  const direct = files.map(({ field }) => [field, `attach://${field}`] as const);
  const named = direct.filter(([field]) => ['photo', 'certificate'].includes(field));
  return { payload: { ...decoded(texts), ...Object.fromEntries(named) }, files };
}

function parseJson(text: string): Readonly<Record<string, unknown>> {
  const value = jsonOr(text, undefined);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest("can't parse JSON object");
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Forms carry everything as text; what is no text is turned back into what it stands for. */
function decoded(texts: readonly (readonly [string, string])[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(texts.map(([name, text]) => [name, decodedValue(name, text)]));
}

function decodedValue(name: string, text: string): unknown {
  if (OBJECTS.has(name)) return jsonOr(text, text);
  if (INTEGERS.has(name)) return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (BOOLEANS.has(name))
    return /^(?:true|1|yes|t|y)$/i.test(text) || (!/^(?:false|0|no|f|n)$/i.test(text) && text);
  return text;
}

function jsonOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** Sends an answer as Telegram does; text goes as it is, such as the page of a proxy. */
export function sendAnswer(response: ServerResponse, { status, body }: Answer): void {
  const page = typeof body === 'string';
  const text = page ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': page ? 'text/html' : 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

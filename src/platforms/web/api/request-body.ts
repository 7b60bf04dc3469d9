import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { isJsonObject, problemWith } from './invalid.ts';
import { type Problem, refuse } from './problem.ts';

/** The most bytes of a body. */
export const LARGEST_BODY = 16_384;

const TOO_LARGE: Problem = {
  status: 413,
  code: 'body-too-large',
  message: `The body has more than ${LARGEST_BODY} bytes, which is the limit. Send a shorter text, or its parts one by one.`,
};

const OBJECT =
  'it has to be a JSON object, such as {"question":"who guards the border?"}. Its fields stand at /api/openapi.json.';

/** What was read, or why it is refused. */
export type Read<Value> = { readonly value: Value } | { readonly problem: Problem };

const limitStreamed = bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => refuse(context, TOO_LARGE) });

/** Refuses bodies that are too large before they are read. */
export const limitBody: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  // Only a body in pieces has to be counted; to do so makes a request slower.
  if (req.header('Transfer-Encoding') !== undefined) return limitStreamed(context, next);
  if (Number(req.header('Content-Length') ?? 0) > LARGEST_BODY) return refuse(context, TOO_LARGE);
  return next();
};

/** The JSON in the body of a request. */
export async function readJson({ req }: Context): Promise<Read<unknown>> {
  const [type = ''] = (req.header('Content-Type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    const message = 'The body has to be JSON: send the header "Content-Type: application/json".';
    return { problem: { status: 415, code: 'not-json', message } };
  }
  const text = await req.text();
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: malformed(text, error) };
  }
}

/** The body of a request, if it has the shape of the schema. */
export async function readBody<Schema extends z.ZodObject>(
  context: Context,
  schema: Schema,
): Promise<Read<z.infer<Schema>>> {
  const read = await readJson(context);
  return 'problem' in read ? read : checked(read.value, schema);
}

/** A value, if it has the shape of the schema. */
export function checked<Schema extends z.ZodObject>(value: unknown, schema: Schema): Read<z.infer<Schema>> {
  if (!isJsonObject(value)) {
    return {
      problem: { status: 400, code: 'request-invalid', message: `The body is no JSON object; ${OBJECT}` },
    };
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { value: parsed.data } : { problem: problemWith(parsed.error, schema) };
}

function malformed(text: string, error: unknown): Problem {
  if (text.trim() === '')
    return { status: 400, code: 'json-malformed', message: `The body is empty; ${OBJECT}` };
  const before = text.slice(0, placeOf(text, error));
  const lines = before.split('\n');
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return {
    status: 400,
    code: 'json-malformed',
    message: `The body is no JSON from ${place} on. Mend it there; texts stand in double quotes.`,
  };
}

const UNEXPECTED = 'Unexpected token';

/** Where JSON stops being JSON. V8 says it, but for an unexpected token: the shortest beginning of the text that has it ends there. */
function placeOf(text: string, error: unknown): number {
  const message = messageOf(error);
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  if (!message.startsWith(UNEXPECTED)) return text.length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isUnexpected(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return bad - 1;
}

function isUnexpected(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return messageOf(error).startsWith(UNEXPECTED);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

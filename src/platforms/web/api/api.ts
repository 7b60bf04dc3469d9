import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { type AccessOptions, allowOrigins, limitAddress, tooOften } from './access.ts';
import { createLookups, type Known, type Lookups, problemWith, questionOf } from './lookups.ts';
import { openApi } from './open-api.ts';
import { jsonResponse, type Problem, refuse, safeJson } from './problem.ts';
import { checked, limitBody, type Read, readBody } from './request-body.ts';
import { askRequest, checkRequest, factRequest, latestRequest, whoRequest } from './requests.ts';
import { WrittenAnswers } from './written-answers.ts';

/** What the API is made of. */
export interface ApiOptions extends Known, AccessOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl: string;
}

type Env = { Bindings: HttpBindings };
type Handler = (context: Context<Env>) => Promise<Response> | Response;

/** A text counts as one request for so many characters that it has begun. */
const CHARACTERS_A_REQUEST = 1_000;

/** The API for other programs, at `/api/…`. It keeps nothing of a request. */
export function createApi(options: ApiOptions): Hono<Env> {
  const lookups = createLookups(options);
  const paths: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
    '/api/ask': askHandlers(options),
    '/api/check': { POST: (context) => check(context, lookups, options) },
    '/api/facts/:id': {
      GET: (context) => answer(context, fromPath(context, factRequest), lookups.fact),
    },
    '/api/latest': { GET: (context) => answer(context, fromQuery(context, latestRequest), lookups.latest) },
    '/api/names/:name': {
      GET: (context) => answer(context, fromPath(context, whoRequest), lookups.who),
    },
    '/api/openapi.json': {
      GET: () => jsonResponse(JSON.stringify(openApi(options.publicUrl))),
    },
  };
  const app = new Hono<Env>();
  app.use('/api/*', allowOrigins(options.origins, ['GET', 'HEAD', 'POST']), limitAddress(options), limitBody);
  for (const [path, handlers] of Object.entries(paths)) {
    for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
    app.all(path, (context) => refuse(context, wrongMethod(Object.keys(handlers))));
  }
  app.all('/api', (context) => refuse(context, UNKNOWN_PATH));
  app.all('/api/*', (context) => refuse(context, UNKNOWN_PATH));
  return app;
}

const UNKNOWN_PATH: Problem = {
  status: 404,
  code: 'not-found',
  message: 'There is nothing at this address. All addresses of the API stand at /api/openapi.json.',
};

/** A GET route answers HEAD as well. */
function wrongMethod(methods: readonly string[]): Problem {
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return {
    status: 405,
    code: 'wrong-method',
    message: `This address takes ${allow}.`,
    headers: { Allow: allow },
  };
}

function askHandlers({ engine, knowledge }: ApiOptions): Readonly<Record<string, Handler>> {
  const written = new WrittenAnswers();
  const ask = (context: Context<Env>, read: Read<z.infer<typeof askRequest>>): Response => {
    const started = performance.now();
    if ('problem' in read) return refuse(context, read.problem);
    const found = engine().ask(questionOf(read.value));
    const problem = problemWith(found);
    if (problem !== undefined) return refuse(context, problem);
    return jsonResponse(written.write(found, knowledge(), started));
  };
  return {
    GET: (context) => {
      const { q, ...others } = context.req.query();
      return ask(context, checked({ ...others, ...(q === undefined ? {} : { question: q }) }, askRequest));
    },
    POST: async (context) => ask(context, await readBody(context, askRequest)),
  };
}

async function check(context: Context<Env>, lookups: Lookups, access: AccessOptions): Promise<Response> {
  const read = await readBody(context, checkRequest);
  if ('problem' in read) return refuse(context, read.problem);
  // The first of its points has been taken.
  const more = Math.ceil(read.value.text.length / CHARACTERS_A_REQUEST) - 1;
  const problem = more > 0 ? await tooOften(context, access, more) : undefined;
  if (problem !== undefined) return refuse(context, problem);
  const found = await lookups.check(read.value);
  return 'problem' in found
    ? refuse(context, found.problem)
    : jsonResponse(safeJson({ statements: found.value }));
}

function answer<Request>(
  context: Context<Env>,
  read: Read<Request>,
  look: (request: Request) => Read<object>,
): Response {
  const found = 'problem' in read ? read : look(read.value);
  return 'problem' in found ? refuse(context, found.problem) : jsonResponse(safeJson(found.value));
}

function fromQuery<Schema extends z.ZodObject>({ req }: Context, schema: Schema): Read<z.infer<Schema>> {
  return checked(req.query(), schema);
}

function fromPath<Schema extends z.ZodObject>({ req }: Context, schema: Schema): Read<z.infer<Schema>> {
  return checked({ ...req.query(), ...req.param() }, schema);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backstage } from '../backstage.ts';
import type { Applied, Faults } from '../faults.ts';
import type { SentRequest } from '../journal.ts';
import { requestErrors } from '../spec/spec.ts';
import { type ReadBody, readBody, sendAnswer } from './http.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Answer, Refusal, refusals } from './refusals.ts';
import { findRoute } from './routes.ts';

/** What the REST API works with. */
export interface RestParts {
  readonly backstage: Backstage;
  readonly faults: Faults;
  readonly limits: RateLimits;
}

const ADDRESS = /^\/api(?:\/v(?<version>\d+))?(?<path>\/[^?]*)/;

/** Answers a request as Discord's REST API would, or as the faults have it. */
export async function answerRest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { backstage, faults, limits }: RestParts,
): Promise<void> {
  const { request, problem } = await taken(incoming, backstage);
  const { journal } = backstage;
  journal.add({ kind: 'request', request });
  const fault = faults.take(request);
  // A request that fails before it takes effect leaves no trace but in the journal.
  let answer = fault && !fault.after ? undefined : answerTo(request, problem, backstage, limits);
  if (fault) {
    const done = await suffered(fault.applied, response);
    if (done === 'silence') return journal.add({ kind: 'answer', request });
    // A request that hung is taken up where it stopped.
    answer = done ?? answer ?? answerTo(request, problem, backstage, limits);
  }
  if (!answer) return;
  sendAnswer(response, answer);
  journal.add({ kind: 'answer', request, status: answer.status, body: answer.body });
}

/** The request as it is recorded, and the reason to refuse its body. */
async function taken(
  incoming: IncomingMessage,
  { world }: Backstage,
): Promise<{ readonly request: SentRequest; readonly problem?: Refusal }> {
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  const { version = '6', path = '' } = ADDRESS.exec(decodeURIComponent(url.pathname))?.groups ?? {};
  const method = incoming.method ?? 'GET';
  const found = findRoute(method, path);
  const { authorization, ...headers } = incoming.headers as Readonly<Record<string, string>>;
  const read = await readBody(incoming).catch((error: unknown): ReadBody | Refusal => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  const request: SentRequest = {
    method,
    route: found?.name,
    path,
    params: found?.params ?? {},
    query: Object.fromEntries(url.searchParams),
    headers,
    authorized: authorization === `Bot ${world.token}`,
    body: read instanceof Refusal ? undefined : read.body,
    files: read instanceof Refusal ? [] : read.files,
  };
  if (version !== '10') return { request, problem: refusals.badVersion() };
  return read instanceof Refusal ? { request, problem: read } : { request };
}

/** Carries a request out. */
function answerTo(
  request: SentRequest,
  problem: Refusal | undefined,
  backstage: Backstage,
  limits: RateLimits,
): Answer {
  const found = findRoute(request.method, request.path);
  if (!found) return refusals.notFound().answer;
  if (!found.open && !request.authorized) return refusals.unauthorized().answer;
  if (problem) return problem.answer;
  const { headers, refused } = limits.count(request);
  if (refused) return refused;
  return { ...handled(found.name, () => found.handle(request, backstage), request, backstage), headers };
}

function handled(route: string, handle: () => Answer, { body }: SentRequest, { journal }: Backstage): Answer {
  const errors = body === undefined ? [] : requestErrors(route, body);
  if (errors.length > 0) {
    journal.add({ kind: 'problem', problem: { route, errors } });
    return new Refusal(400, 50035, `Invalid Form Body: ${errors.join('; ')}`).answer;
  }
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    // A body that is too odd for the stand-in must not look like a passing failure of Discord.
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    journal.add({ kind: 'problem', problem: { route, errors: [`the stand-in failed: ${said}`] } });
    return new Refusal(400, 0, 'The stand-in failed').answer;
  }
}

/** Lets a request suffer its fault: an answer to send instead, none, or silence when nothing can be sent any more. */
async function suffered(applied: Applied, response: ServerResponse): Promise<Answer | 'silence' | undefined> {
  if ('answer' in applied) return applied.answer;
  if ('hang' in applied) {
    await applied.hang;
    return response.closed ? 'silence' : undefined;
  }
  if (applied.drop === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.destroy();
  return 'silence';
}

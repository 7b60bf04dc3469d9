import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backstage } from '../backstage.ts';
import type { Applied, Faults } from '../faults.ts';
import type { SentRequest } from '../journal.ts';
import { requestErrors } from '../spec/spec.ts';
import { type ReadBody, readBody, sendAnswer } from './http.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Answer, Refusal, refusals } from './refusals.ts';
import { findRoute } from './routes.ts';

/** The parts of the stand-in that the REST API uses. */
export interface RestOptions {
  readonly backstage: Backstage;
  readonly faults: Faults;
  readonly limits: RateLimits;
}

const ADDRESS = /^\/api(?:\/v(?<version>\d+))?(?<path>\/[^?]*)/;

/** Responds to a request as Discord's REST API would, or with a fault. */
export async function answerRest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { backstage, faults, limits }: RestOptions,
): Promise<void> {
  const { journal } = backstage;
  const { request, problem } = await taken(incoming, backstage);
  const send = (answer: Answer) => {
    sendAnswer(response, answer);
    journal.add({ kind: 'answer', request, status: answer.status, body: answer.body });
  };
  const carryOut = () => answerTo(request, problem, backstage, limits);
  const fault = faults.take(request);
  if (!fault) return send(carryOut());
  const effect = fault.after ? carryOut() : undefined;
  const outcome = await applyFault(fault.applied, response);
  if (outcome === 'silence') journal.add({ kind: 'answer', request });
  // A request that hung is continued.
  else send(outcome ?? effect ?? carryOut());
}

/** Records a request. @returns it, and a refusal if its body is wrong */
async function taken(
  incoming: IncomingMessage,
  { world, journal, checksBodies }: Backstage,
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
  journal.add({ kind: 'request', request });
  if (version !== '10') return { request, problem: refusals.badVersion() };
  if (read instanceof Refusal) return { request, problem: read };
  const isChecked = checksBodies && found !== undefined && read.body !== undefined;
  const errors = isChecked ? requestErrors(found.name, read.body) : [];
  if (!found || errors.length === 0) return { request };
  // Recorded also for a request that will get a fault.
  journal.add({ kind: 'problem', problem: { route: found.name, errors } });
  return { request, problem: new Refusal(400, 50035, `Invalid Form Body: ${errors.join('; ')}`) };
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
  const tooMany = found.open ? undefined : limits.countGlobally();
  if (tooMany) return tooMany;
  const { headers, refused } = limits.count(request);
  if (refused) return refused;
  return { ...handled(found.name, () => found.handle(request, backstage), backstage), headers };
}

function handled(route: string, handle: () => Answer, { journal }: Backstage): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    // If the stand-in cannot handle a body, that must not look like a temporary failure of Discord.
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    journal.add({ kind: 'problem', problem: { route, errors: [`the stand-in failed: ${reason}`] } });
    return new Refusal(400, 0, 'The stand-in failed').answer;
  }
}

/** Applies a fault. @returns the response to send instead, undefined for the usual one, or `silence` for none */
async function applyFault(
  applied: Applied,
  response: ServerResponse,
): Promise<Answer | 'silence' | undefined> {
  if ('answer' in applied) return applied.answer;
  if ('hang' in applied) {
    await applied.hang;
    return response.closed ? 'silence' : undefined;
  }
  if (applied.drop === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.destroy();
  return 'silence';
}

import type { Backstage } from './backstage.ts';
import type { Applied, Faults } from './faults.ts';
import type { SentRequest } from './journal.ts';
import { methodOf } from './methods.ts';
import { type Answer, badRequest, Refusal, refusals } from './refusals.ts';
import { isMethod, requestErrors } from './spec.ts';

/** What a call gets: an answer, a connection that ends, or nothing, as its client is gone. */
export type Dealt = { readonly answer: Answer } | { readonly drop: 'close' | 'reset' } | undefined;

/**
 * Deals with a call: faults that were asked for, the check against the description of the Bot API, and the method.
 * @param gone the client hung up
 */
export async function dealWith(
  request: SentRequest,
  backstage: Backstage,
  faults: Faults,
  gone: AbortSignal,
): Promise<Dealt> {
  backstage.journal.add({ kind: 'request', request });
  const fault = faults.take(request);
  if (fault && !fault.after) {
    const dealt = await applied(fault.applied, gone);
    if (dealt !== 'go on') return dealt;
  }
  const answer = await answered(request, backstage, gone);
  if (fault?.after) {
    const dealt = await applied(fault.applied, gone);
    if (dealt !== 'go on') return dealt;
  }
  return gone.aborted ? undefined : { answer };
}

/** What a fault makes of a call; one that hangs goes on once it is released. */
async function applied(fault: Applied, gone: AbortSignal): Promise<Dealt | 'go on'> {
  if (!('hang' in fault)) return fault;
  const left = Promise.withResolvers<void>();
  const leave = () => left.resolve();
  gone.addEventListener('abort', leave);
  await Promise.race([fault.hang, left.promise]);
  gone.removeEventListener('abort', leave);
  return gone.aborted ? undefined : 'go on';
}

async function answered(request: SentRequest, backstage: Backstage, gone: AbortSignal): Promise<Answer> {
  try {
    if (!request.authorized) throw refusals.unauthorized();
    check(request, backstage);
    const method = methodOf(request.method);
    if (!method || method.since > backstage.version) throw refusals.notFound();
    return await method.handler(request, backstage, gone);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** @throws Refusal when the call does not fit the description of the Bot API; it is noted as a problem */
function check({ method, payload }: SentRequest, { journal }: Backstage): void {
  const errors = requestErrors(method, payload);
  if (errors.length === 0) return;
  journal.add({ kind: 'problem', problem: { method, errors } });
  // A method that does not exist gets its 404.
  if (isMethod(method)) throw badRequest(`${method} against the Bot API: ${errors.join('; ')}`);
}

import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { clientAddress } from './client-address.ts';
import { type Problem, refuse } from './problem.ts';

/** Counts the requests of each address. */
export interface AddressLimit {
  /**
   * Counts a request.
   * @param points as how many requests it counts
   * @returns undefined where it is allowed, else the whole seconds until the next one is
   */
  take(address: string, points: number): Promise<number | undefined>;
}

/** Who may use the API, and how often. */
export interface AccessOptions {
  readonly limit: AddressLimit;
  /** How many proxies of the operator's stand in front of the server. */
  readonly trustedProxies: number;
  /** Origins whose pages may read the answers in a browser; `*` stands for all. */
  readonly origins: readonly string[];
  /** Called with each request that a proxy has forwarded, though none is expected. */
  onUnexpectedProxy?(): void;
}

type Env = { Bindings: HttpBindings };

/** Lets the pages of the named origins read the answers. Without any, browsers let only the server's own pages do so. */
export function allowOrigins(origins: readonly string[], methods: readonly string[]): MiddlewareHandler<Env> {
  if (origins.length === 0) return (_, next) => next();
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    allowMethods: [...methods],
    allowHeaders: ['Content-Type', 'Accept', 'Mcp-Protocol-Version', 'Mcp-Session-Id'],
    exposeHeaders: ['Retry-After'],
    maxAge: 600,
  });
}

/** Counts a request. @returns why it is refused, if its address has asked too often */
export async function tooOften(
  context: Context<Env>,
  { limit, trustedProxies, onUnexpectedProxy }: AccessOptions,
  points = 1,
): Promise<Problem | undefined> {
  if (trustedProxies === 0 && context.req.header('X-Forwarded-For') !== undefined) onUnexpectedProxy?.();
  const wait = await limit.take(clientAddress(context, trustedProxies), points);
  if (wait === undefined) return undefined;
  return {
    status: 429,
    code: 'too-many-requests',
    message: `Too many requests came from your address. Ask again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
    headers: { 'Retry-After': String(wait) },
  };
}

/** Refuses requests of addresses that have asked too often. */
export function limitAddress(options: AccessOptions): MiddlewareHandler<Env> {
  return async (context, next) => {
    const problem = await tooOften(context, options);
    return problem === undefined ? next() : refuse(context, problem);
  };
}

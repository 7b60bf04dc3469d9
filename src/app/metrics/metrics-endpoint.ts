import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import type { Endpoint } from '../endpoint.ts';
import type { Metrics } from './metrics.ts';

/** Who may read the metrics. */
export interface MetricsAccess {
  /** Whoever has it may, from anywhere. Without it, only this machine may. */
  readonly token?: string;
  /** Readers reach the server from outside, so a request from this machine may be a proxy's. */
  readonly isPublic: boolean;
}

type Env = { Bindings: HttpBindings };

/** The metrics for Prometheus, at `/metrics`. */
export function metricsEndpoint({ registry }: Pick<Metrics, 'registry'>, access: MetricsAccess): Endpoint {
  const app: Endpoint = new Hono<Env>();
  const { token } = access;
  const guard: MiddlewareHandler<Env> = token === undefined ? onlyHere(access) : bearerAuth({ token });
  return app.get('/metrics', guard, async (context) =>
    context.body(await registry.metrics(), 200, {
      'Content-Type': registry.contentType,
      'Cache-Control': 'no-store',
    }),
  );
}

/** Addresses of the machine itself. */
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;
/** What a proxy adds to a request that it hands on. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/;

function onlyHere({ isPublic }: MetricsAccess): MiddlewareHandler<Env> {
  return async (context, next) => {
    if (isPublic || !isFromHere(context))
      return context.text('The metrics need a token: set METRICS_TOKEN (docs/monitoring.md).\n', 403);
    return await next();
  };
}

function isFromHere({ req, env }: Context<Env>): boolean {
  const isLocal = LOOPBACK.test(env.incoming.socket.remoteAddress ?? '');
  // The name keeps a page of another site from reading them through its own name for this machine.
  const isNamed = LOCAL_HOST.test(req.header('host') ?? '');
  return isLocal && isNamed && OF_PROXIES.every((name) => req.header(name) === undefined);
}

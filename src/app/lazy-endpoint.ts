import { Hono } from 'hono';
import { lazy } from '../util/lazy.ts';
import type { Endpoint } from './http-server.ts';

/**
 * An endpoint whose code is loaded with its first request: a bot whose pages nobody opens starts sooner, and takes less memory.
 *
 * @param paths those that it answers, as Hono writes them
 */
export function lazyEndpoint(paths: readonly string[], load: () => Promise<readonly Endpoint[]>): Endpoint {
  const loaded = lazy(async () => {
    const app: Endpoint = new Hono();
    for (const endpoint of await load()) app.route('/', endpoint);
    // The server that this is part of answers for errors.
    return app.onError((error) => {
      throw error;
    });
  });
  const app: Endpoint = new Hono();
  return app.on(ALL_METHODS, [...paths], async ({ req, env }) => (await loaded()).fetch(req.raw, env));
}

const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

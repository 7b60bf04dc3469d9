import { onTestFinished } from 'vitest';
import { createHttpServer } from '../../../../src/app/http-server.ts';
import { webApi } from '../../../../src/app/web-api.ts';
import { loadReal } from '../../../query/real.ts';
import { Log } from '../../../stand-ins/log.ts';

type Config = Parameters<typeof webApi>[1]['config'];

export const PUBLIC_URL = 'https://bot.example.org';

/** The API over the shipped knowledge behind a real socket, until the test ends. */
export async function servingApi(setting: Partial<Config> = {}) {
  const { knowledge, engine } = await loadReal();
  const warnings = new Log<string>();
  const { promise: address, resolve } = Promise.withResolvers<string>();
  const silent = (): void => undefined;
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: webApi(PUBLIC_URL, {
      current: { knowledge: () => knowledge, engine: () => engine },
      config: { perAddress: 1_000_000, origins: [], trustedProxies: 0, ...setting },
      log: { error: silent, info: silent, warn: ({ event }) => warnings.add(event) },
    }),
    readiness: async () => [],
    timer: () => () => undefined,
    onListening: resolve,
  });
  onTestFinished(() => server.stop());
  await server.start();
  const origin = await address;
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, { ...init, headers: { Connection: 'close', ...init.headers } });
  return {
    origin,
    knowledge,
    engine,
    warnings: warnings.entries,
    call,
    /** Posts a text as JSON. */
    post: (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
      call(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } }),
  };
}

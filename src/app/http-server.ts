import type { HttpBindings, ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Part } from './lifecycle.ts';

/** Paths of a platform's own. */
export type Endpoint = Hono<{ Bindings: HttpBindings }>;

/** What the HTTP server serves. */
export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Endpoints of the platforms, each with its own paths. */
  readonly endpoints: readonly Endpoint[];
  /** Whether the program can answer now. */
  isReady(): Promise<boolean>;
  onListening(address: string): void;
  /** A request could not be answered, or was not sent to its end. */
  onTrouble?(error: Error): void;
}

/** The address is not to be had; the message says why, and what to set. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** The HTTP server: the platforms' endpoints, and for whoever watches over it `/healthz` and `/readyz`. */
export function createHttpServer(parts: HttpOptions): Part {
  const { host, port, endpoints, isReady, onListening } = parts;
  const app: Endpoint = new Hono<{ Bindings: HttpBindings }>();
  let stopping = false;
  app.use(async (context, next) => {
    await next();
    // Who asks next has to ask elsewhere; a connection that is kept would keep the server.
    if (stopping) context.header('Connection', 'close');
  });
  for (const endpoint of endpoints) app.route('/', endpoint);
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) =>
    (await isReady()) ? context.text('ready') : context.text('not ready', 503),
  );
  // Hono's own way is to write the error, which may quote what readers wrote, to the console.
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    parts.onTrouble?.(error);
    return context.text('This went wrong.', 500);
  });
  let server: ServerType | undefined;
  return {
    name: 'the HTTP server',
    start: () =>
      new Promise((resolve, reject) => {
        server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
          onListening(
            `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
          );
          resolve();
        });
        server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (!server?.listening) return resolve();
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ListenError(`PORT ${port} is in use on ${host}; set another PORT.`);
  if (error.code === 'EACCES')
    return new ListenError(`PORT ${port} may not be used; set one of 1024 or more.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ListenError(`HOST ${host} is no address of this machine.`);
  }
  return error;
}

import type { HttpBindings, ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { SanadError } from '../util/sanad-error.ts';
import type { Timer } from '../util/timer.ts';
import type { Part } from './lifecycle.ts';
import type { PartState } from './readiness.ts';

/** The HTTP paths of a platform. */
export type Endpoint = Hono<{ Bindings: HttpBindings }>;

/** Where the HTTP server listens and what it serves. */
export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Endpoints of the platforms, each with its own paths, in the order in which they are asked. */
  readonly endpoints: readonly Endpoint[];
  /** Which parts of the program work now. */
  readiness(): Promise<readonly PartState[]>;
  onListening(address: string): void;
  readonly timer: Timer;
  /** A request could not be answered, or broke off before its end. */
  onTrouble?(error: Error): void;
}

/** So long the headers of a request, and all of it, may take to come: slow clients hold connections open. */
const SERVER_OPTIONS = { headersTimeout: 10_000, requestTimeout: 30_000 };

/** The server cannot listen on its address; the message says why and which variable to set. */
export class ListenError extends SanadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'listen-failed', exit: 2, ...options });
  }
}

/** How long open requests may take after the server was asked to stop. */
const DRAINING_MILLISECONDS = 4_000;

/** The HTTP server: the platforms' endpoints, and `/healthz` and `/readyz` for monitoring. */
export function createHttpServer(options: HttpOptions): Part {
  const { host, port, endpoints, readiness, onListening, timer } = options;
  const app: Endpoint = new Hono<{ Bindings: HttpBindings }>();
  let stopping = false;
  app.use(async (context, next) => {
    await next();
    // A connection that is kept open would keep the server from stopping.
    if (stopping) context.header('Connection', 'close');
  });
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const states = await readiness();
    const ready = states.every(({ isReady }) => isReady);
    const parts = Object.fromEntries(states.map(({ name, isReady }) => [name, isReady ? 'ready' : 'lost']));
    return context.json({ ready, parts }, ready ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  for (const endpoint of endpoints) app.route('/', endpoint);
  // By default Hono writes the error to the console, and the error may quote what readers wrote.
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    options.onTrouble?.(error);
    return context.text('This went wrong.', 500);
  });
  let server: ServerType | undefined;
  return {
    name: 'the HTTP server',
    start: () =>
      new Promise((resolve, reject) => {
        server = serve(
          { fetch: app.fetch, hostname: host, port, serverOptions: SERVER_OPTIONS },
          (address) => {
            onListening(
              `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
            );
            resolve();
          },
        );
        server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (!server?.listening) return resolve();
        if (!('closeIdleConnections' in server)) return server.close(() => resolve());
        const { closeAllConnections } = server;
        // A request of which half has come would keep the server open.
        const cancel = timer(closeAllConnections.bind(server), DRAINING_MILLISECONDS);
        server.close(() => {
          cancel();
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ListenError(`PORT ${port} is in use on ${host}; set another PORT.`);
  if (error.code === 'EACCES')
    return new ListenError(`PORT ${port} needs more rights; set one of 1024 or more.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ListenError(`HOST ${host} is not an address of this machine; set 127.0.0.1 or 0.0.0.0.`);
  }
  return error;
}

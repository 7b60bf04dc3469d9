import type { Server } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { SanadError } from '../util/sanad-error.ts';
import type { Timer } from '../util/timer.ts';
import { type ConnectionLimits, Connections } from './connections.ts';
import type { Endpoint, LazyEndpoint } from './endpoint.ts';
import type { Part } from './lifecycle.ts';
import { LoadingApp } from './loading-app.ts';
import type { PartState } from './readiness.ts';

/** Where the HTTP server listens and what it serves. */
export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Endpoints of the platforms, each with its own paths, in the order in which they are asked. */
  readonly endpoints: readonly (Endpoint | LazyEndpoint)[];
  /** Which parts of the program work now. */
  readiness(): Promise<readonly PartState[]>;
  onListening(address: string): void;
  readonly timer: Timer;
  /** Default: as many as come. */
  readonly connections?: ConnectionLimits;
  /** A request could not be answered, or broke off before its end. */
  onTrouble?(error: Error): void;
  /** A connection was closed because too many are open. */
  onRefused?(): void;
  /** The server has stopped. */
  onStopped?(): void;
}

const WITHOUT_LIMITS: ConnectionLimits = {
  most: Number.POSITIVE_INFINITY,
  mostPerAddress: Number.POSITIVE_INFINITY,
};

/** What slow clients may take, in milliseconds: they hold connections open. */
const SERVER_OPTIONS = {
  headersTimeout: 10_000,
  /** Of the whole request. */
  requestTimeout: 15_000,
  /** Between two requests. */
  keepAliveTimeout: 5_000,
  /** How often Node looks for requests that take too long. */
  connectionsCheckingInterval: 1_000,
};
/** A connection over which nothing goes is closed after this time, or twice this: its client reads nothing. */
const STANDSTILL_MILLISECONDS = 30_000;

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
  const { host, port, endpoints, readiness, onListening, timer, connections = WITHOUT_LIMITS } = options;
  const app = new LoadingApp(endpoints, (mount) => {
    const made: Endpoint = new Hono<{ Bindings: HttpBindings }>();
    made.get('/healthz', (context) => context.text('ok'));
    made.get('/readyz', async (context) => {
      const states = await readiness();
      const ready = states.every(({ isReady }) => isReady);
      const parts = Object.fromEntries(states.map(({ name, isReady }) => [name, isReady ? 'ready' : 'lost']));
      return context.json({ ready, parts }, ready ? 200 : 503, { 'Cache-Control': 'no-store' });
    });
    mount(made);
    // By default Hono writes the error to the console, and the error may quote what readers wrote.
    made.onError((error, context) => {
      if (error instanceof HTTPException) return error.getResponse();
      options.onTrouble?.(error);
      return context.text('This went wrong.', 500);
    });
    return made;
  });
  let stopping = false;
  // A connection that is kept open would keep the server from stopping.
  const ended = (response: Response): Response => (stopping ? closing(response) : response);
  const answer: Endpoint['fetch'] = (request, env) => {
    const answered = app.fetch(request, env);
    return answered instanceof Promise ? answered.then(ended) : ended(answered);
  };
  let server: Server | undefined;
  let open: Connections | undefined;
  return {
    name: 'the HTTP server',
    start: () =>
      new Promise((resolve, reject) => {
        const begun = serve(
          { fetch: answer, hostname: host, port, serverOptions: SERVER_OPTIONS },
          (address) => {
            onListening(
              `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
            );
            resolve();
          },
        ) as Server;
        server = begun;
        begun.setTimeout(STANDSTILL_MILLISECONDS);
        open = new Connections(begun, connections, () => options.onRefused?.());
        begun.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
      }),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (!server?.listening) return resolve();
        const { closeAllConnections } = server;
        // A client that reads its answer slowly would keep the server open.
        const cancel = timer(closeAllConnections.bind(server), DRAINING_MILLISECONDS);
        server.close(() => {
          cancel();
          options.onStopped?.();
          resolve();
        });
        open?.closeUnasked();
      }),
  };
}

/** The same response, after which the connection is closed. */
function closing(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Connection', 'close');
  return new Response(response.body, { status: response.status, headers });
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

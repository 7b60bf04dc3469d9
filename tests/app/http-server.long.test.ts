import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, type TestContext, test } from 'vitest';
import type { Endpoint } from '../../src/app/endpoint.ts';
import { createHttpServer } from '../../src/app/http-server.ts';

/** A connection to a server that reads what is sent, or gives a response that is larger than all buffers on its way. */
async function serving({ onTestFinished }: TestContext) {
  const endpoint: Endpoint = new Hono();
  const { promise: cut, resolve: onCut } = Promise.withResolvers<void>();
  endpoint.post('/read', async (context) =>
    context.text(String((await context.req.arrayBuffer()).byteLength)),
  );
  endpoint.get('/large', (context) => {
    context.env.outgoing.once('close', onCut);
    return context.body(new Uint8Array(50_000_000));
  });
  const { promise: address, resolve: onListening } = Promise.withResolvers<string>();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: [endpoint],
    readiness: async () => [],
    onListening,
    timer(task, milliseconds) {
      const timeout = setTimeout(task, milliseconds);
      return () => clearTimeout(timeout);
    },
  });
  onTestFinished(() => server.stop());
  await server.start();
  const { hostname, port } = new URL(await address);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  onTestFinished(() => void socket.destroy());
  return { socket, cut };
}

const BODY = 'POST /read HTTP/1.1\r\nHost: a\r\n';

// The times themselves are figures of `npm run bench -- http`. A busy machine is late, but never early.
const EARLY = 0.9;

describe.concurrent('a slow client is cut off', () => {
  test.for<[string, beginning: string, drop: string, seconds: number]>([
    ['nothing', '', '', 10],
    ['headers by drops', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'x', 10],
    ['a body by drops', `${BODY}Content-Length: 1000\r\n\r\n`, 'x', 15],
    ['pieces of a body by drops', `${BODY}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n', 15],
    ['no second request', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n', '', 5],
  ])('that sends %s', async ([, beginning, drop, seconds], context) => {
    const { socket } = await serving(context);
    const began = performance.now();
    socket.resume().write(beginning);
    const dropping = setInterval(() => drop !== '' && socket.write(drop), 1_000);
    context.onTestFinished(() => clearInterval(dropping));
    if (!socket.closed) await once(socket, 'close');
    expect(performance.now() - began).toBeGreaterThan(seconds * EARLY * 1_000);
  });

  test('that reads nothing', async (context) => {
    const { socket, cut } = await serving(context);
    const began = performance.now();
    socket.write('GET /large HTTP/1.1\r\nHost: a\r\n\r\n');
    await cut;
    expect(performance.now() - began).toBeGreaterThan(30 * EARLY * 1_000);
  });
});

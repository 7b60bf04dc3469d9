import { request } from 'node:http';
import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Endpoint } from '../../src/app/endpoint.ts';
import { createHttpServer, type HttpOptions, ListenError } from '../../src/app/http-server.ts';
import type { PartState } from '../../src/app/readiness.ts';
import type { Timer } from '../../src/util/timer.ts';

/** A timer whose time never comes. */
const never: Timer = () => () => undefined;

/** A server that stops after the test, and its address. */
async function serving(parts: Partial<HttpOptions> = {}): Promise<string> {
  const { promise: address, resolve } = Promise.withResolvers<string>();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: [],
    readiness: async () => [],
    onListening: resolve,
    timer: never,
    ...parts,
  });
  onTestFinished(async () => server.stop());
  await server.start();
  return address;
}

/** An endpoint that reads what is sent to it, and then fails. */
function failing(arrived = (): void => {}): Endpoint {
  const endpoint: Endpoint = new Hono();
  return endpoint.post('/failing', async (context) => {
    arrived();
    await context.req.arrayBuffer();
    throw new Error('with what a reader wrote');
  });
}

test.each<[readonly PartState[], number, object]>([
  [[{ name: 'store', isReady: true }], 200, { ready: true, parts: { store: 'ready' } }],
  [
    [
      { name: 'store', isReady: true },
      { name: 'discord', isReady: false },
    ],
    503,
    { ready: false, parts: { store: 'ready', discord: 'lost' } },
  ],
])('/readyz of %j', async (states, status, body) => {
  const address = await serving({ readiness: async () => states });
  const response = await fetch(`${address}/readyz`);
  expect([response.status, await response.json()]).toEqual([status, body]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test('an error is reported to the program, and the response has no details', async () => {
  const onTrouble = vi.fn();
  const address = await serving({ endpoints: [failing()], onTrouble });
  const response = await fetch(`${address}/failing`, { method: 'POST', body: 'x' });
  expect([response.status, await response.text()]).toEqual([500, 'This went wrong.']);
  expect(onTrouble).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ message: 'with what a reader wrote' }),
  );
});

test('a broken upload is reported to the program, and not written to the console', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => written.mockRestore());
  const { promise: trouble, resolve: onTrouble } = Promise.withResolvers<Error>();
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const address = await serving({ endpoints: [failing(onArrival)], onTrouble });
  const upload = request(`${address}/failing`, { method: 'POST', headers: { 'content-length': 100 } });
  upload.on('error', () => undefined);
  upload.write('half');
  await arrived;
  upload.destroy();
  expect((await trouble).message).toBe('aborted');
  expect(written).not.toHaveBeenCalled();
});

test('a sentence says that the port is in use', async () => {
  const port = Number(new URL(await serving()).port);
  await expect(serving({ port })).rejects.toThrow(ListenError);
});

test('a server that is stopping answers the open requests and closes their connections', async () => {
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const endpoint: Endpoint = new Hono();
  endpoint.get('/slow', async (context) => {
    onArrival();
    await done;
    return context.text('at last');
  });
  const { promise: address, resolve: onListening } = Promise.withResolvers<string>();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: [endpoint],
    readiness: async () => [],
    onListening,
    timer: never,
  });
  await server.start();
  const answer = fetch(`${await address}/slow`);
  await arrived;
  const stopped = server.stop();
  finish();
  const response = await answer;
  expect([response.headers.get('connection'), await response.text()]).toEqual(['close', 'at last']);
  await stopped;
});

test('a request of which half has come does not keep a stopping server open', async () => {
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const due = Promise.withResolvers<() => void>();
  const { promise: address, resolve: onListening } = Promise.withResolvers<string>();
  const server = createHttpServer({
    ...{
      host: '127.0.0.1',
      port: 0,
      endpoints: [failing(onArrival)],
      readiness: async () => [],
      onListening,
    },
    timer(task) {
      due.resolve(task);
      return () => undefined;
    },
  });
  await server.start();
  const upload = request(`${await address}/failing`, { method: 'POST', headers: { 'content-length': 100 } });
  const closed = new Promise((resolve) => upload.on('error', resolve));
  upload.write('half');
  await arrived;
  const stopped = server.stop();
  (await due.promise)();
  await Promise.all([stopped, closed]);
});

test('an endpoint is loaded with its first requests, once, and its errors are reported like those of others', async () => {
  const onTrouble = vi.fn();
  const gate = Promise.withResolvers<void>();
  const load = vi.fn(async () => {
    await gate.promise;
    const endpoint: Endpoint = new Hono();
    return [endpoint.get('/late', (context) => context.text('here')), failing()];
  });
  const address = await serving({ endpoints: [{ paths: ['/late', '/failing'], load }], onTrouble });
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect(load).not.toHaveBeenCalled();
  const asking = [1, 2, 3].map(async () => (await fetch(`${address}/late`)).text());
  // Meanwhile those have come in.
  for (let time = 0; time < 3; time++) await fetch(`${address}/healthz`);
  gate.resolve();
  expect([...(await Promise.all(asking)), await (await fetch(`${address}/late`)).text()]).toEqual(
    Array(4).fill('here'),
  );
  expect((await fetch(`${address}/failing`, { method: 'POST', body: 'x' })).status).toBe(500);
  expect(onTrouble).toHaveBeenCalledOnce();
  expect(load).toHaveBeenCalledOnce();
});

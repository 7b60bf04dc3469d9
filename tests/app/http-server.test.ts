import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Endpoint } from '../../src/app/endpoint.ts';
import { createHttpServer, type HttpOptions, ListenError } from '../../src/app/http-server.ts';
import type { PartState } from '../../src/app/readiness.ts';
import type { Timer } from '../../src/util/timer.ts';
import { Log } from '../stand-ins/log.ts';

/** A timer whose time never comes. */
const never: Timer = () => () => undefined;

/** A server that stops after the test, and its address. */
async function started(parts: Partial<HttpOptions> = {}) {
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
  return { server, address: await address };
}

async function serving(parts?: Partial<HttpOptions>): Promise<string> {
  return (await started(parts)).address;
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

/** Opens a connection and sends a beginning over it. */
async function opened(address: string, beginning = '', from = '127.0.0.1'): Promise<Socket> {
  const { hostname: host, port } = new URL(address);
  const socket = connect({ host, port: Number(port), localAddress: from });
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  onTestFinished(() => void socket.destroy());
  if (beginning !== '') await new Promise((written) => socket.write(beginning, written));
  return socket;
}

/** What comes back over a connection until its end. */
async function heard(socket: Socket, request: string): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.write(request);
  if (!socket.closed) await once(socket, 'close');
  return text;
}

const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const UNFINISHED = [
  '',
  'GET /heal',
  'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ',
  'POST /failing HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf',
  'POST /failing HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
];

test('a stop closes connections without a whole request at once, and answers the others', async () => {
  const { promise: arrived, resolve: onArrival } = Promise.withResolvers<void>();
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const slow: Endpoint = new Hono();
  slow.get('/slow', async (context) => {
    onArrival();
    await done;
    return context.text('at last');
  });
  const { server, address } = await started({ endpoints: [failing(), slow] });
  const sockets = await Promise.all(UNFINISHED.map((beginning) => opened(address, beginning)));
  const idle = await opened(address);
  idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(idle, 'data');
  const answer = heard(await opened(address), 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
  await arrived;
  const closed = [...sockets, idle].map((socket) => socket.closed || once(socket, 'close'));
  const stopped = server.stop();
  await Promise.all(closed);
  finish();
  expect(await answer).toContain('at last');
  await stopped;
});

describe('where too many connections are open', () => {
  const connections = { most: 4, mostPerAddress: 2 };

  test.each(UNFINISHED)('the one that has waited longest after %j makes room', async (beginning) => {
    const onRefused = vi.fn();
    const { address } = await started({ connections, endpoints: [failing()], onRefused });
    const first = await opened(address, beginning);
    const second = await opened(address, beginning);
    // Without a request that is answered in between, the server may not have read the beginnings.
    await heard(await opened(address, '', '127.0.0.2'), HEALTH);
    expect(await heard(await opened(address), HEALTH)).toContain('200 OK');
    if (!first.closed) await once(first, 'close');
    expect([first.closed, second.closed]).toEqual([true, false]);
    expect(onRefused).toHaveBeenCalledOnce();
  });

  test('a connection that has been used waits from then on', async () => {
    const { address } = await started({ connections });
    const used = await opened(address);
    const unused = await opened(address);
    used.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(used, 'data');
    expect(await heard(await opened(address), HEALTH)).toContain('200 OK');
    if (!unused.closed) await once(unused, 'close');
    expect(used.closed).toBe(false);
  });

  test('addresses together have no more than all may have', async () => {
    const { address } = await started({ connections });
    const froms = ['127.0.0.2', '127.0.0.2', '127.0.0.3', '127.0.0.3'];
    const sockets: Socket[] = [];
    for (const from of froms) sockets.push(await opened(address, '', from));
    expect(await heard(await opened(address), HEALTH)).toContain('200 OK');
    const [first, ...others] = sockets;
    if (first && !first.closed) await once(first, 'close');
    expect(others.map(({ closed }) => closed)).toEqual([false, false, false]);
  });

  test('those that are being answered stay, and the new one is closed', async () => {
    const gate = Promise.withResolvers<void>();
    const arrivals = new Log<string>();
    const slow: Endpoint = new Hono();
    slow.get('/slow', async (context) => {
      arrivals.add('one');
      await gate.promise;
      return context.text('at last');
    });
    const onRefused = vi.fn();
    const { address } = await started({ connections, endpoints: [slow], onRefused });
    const asking = [1, 2].map(async () =>
      heard(await opened(address), 'GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    );
    await arrivals.waitFor(() => true, 2);
    expect(await heard(await opened(address), HEALTH)).toBe('');
    expect(onRefused).toHaveBeenCalledOnce();
    gate.resolve();
    for (const text of await Promise.all(asking)) expect(text).toContain('at last');
    expect(await heard(await opened(address), HEALTH)).toContain('200 OK');
  });
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

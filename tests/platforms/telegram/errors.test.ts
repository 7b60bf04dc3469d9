import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createClients } from '../../../src/platforms/telegram/clients.ts';
import { detailsOf, type Failure, failureOf, troubleOf } from '../../../src/platforms/telegram/errors.ts';
import { TOKEN } from './bot.ts';

/** The error of a call to a server that does this with each connection. */
async function errorOf(scheme: 'http' | 'https', onConnection: (socket: Socket) => void): Promise<unknown> {
  const server = createServer(onConnection);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = createClients({
    token: TOKEN,
    apiRoot: `${scheme}://127.0.0.1:${port}`,
    callSeconds: 5,
    pollSeconds: 1,
    inTurn: (_, task) => task(),
    proxies: undefined,
  });
  onTestFinished(() => {
    clients.close();
    server.close();
  });
  return clients.posts.sendMessage(1, 'text').then(
    () => undefined,
    (error: unknown) => error,
  );
}

interface Case {
  readonly scheme: 'http' | 'https';
  readonly onConnection: (socket: Socket) => void;
  readonly failure: Failure;
}

const CASES: readonly (readonly [string, Case])[] = [
  [
    'closes while the encryption is agreed on',
    { scheme: 'https', onConnection: (socket) => socket.end(), failure: 'not-sent' },
  ],
  [
    'closes when the request is there',
    {
      scheme: 'http',
      onConnection: (socket) => socket.once('data', () => socket.destroy()),
      failure: 'unknown',
    },
  ],
  [
    'resets when the request is there',
    {
      scheme: 'http',
      onConnection: (socket) => socket.once('data', () => socket.resetAndDestroy()),
      failure: 'unknown',
    },
  ],
];

test.each(CASES)('a server that %s', async (_, { scheme, onConnection, failure }) => {
  const error = await errorOf(scheme, onConnection);
  expect([failureOf(error), troubleOf(error)]).toEqual([
    failure,
    { kind: failure === 'unknown' ? 'failing' : 'unreachable' },
  ]);
  expect(JSON.stringify(detailsOf(error))).not.toContain(TOKEN);
});

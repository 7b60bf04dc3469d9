import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { Pool } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { faultOf, hostileRequests } from '../platforms/web/api/hostile.ts';
import { serving } from './running.ts';

/** The whole program with its pages, and a pool of connections to it. */
async function program() {
  const running = await serving({ PUBLIC_URL: 'https://bot.example.org', PORT: '0', API_LIMIT: '1000000' });
  const { address } = JSON.parse(await running.line('"listening"')) as { address: string };
  const pool = new Pool(address, { connections: 8 });
  onTestFinished(() => pool.destroy());
  return { ...running, address, pool };
}

async function answers(pool: Pool): Promise<boolean> {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: '/api/ask?q=who+was+arrested+in+Kirkuk',
  });
  await body.dump();
  return statusCode === 200;
}

test('whatever is sent, nothing fails, and nothing comes back as mark-up', async () => {
  const { pool, lines } = await program();
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const requests = hostileRequests(seed);
      const faults = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const { value } = requests.next();
          const { method, path, headers, body: sent } = value;
          const response = await pool.request({ method: method as 'GET', path, headers, body: sent ?? null });
          const fault = faultOf(response.statusCode, response.headers, await response.body.text());
          return fault && `${fault}: ${JSON.stringify(value)}`;
        }),
      );
      expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    }),
    { numRuns: 8 },
  );
  expect(await answers(pool)).toBe(true);
  // Nothing of what was sent stands in the log.
  expect(lines.join('\n')).not.toMatch(/sanad-mark/i);
});

test('slow and half-open clients keep nobody from an answer, nor the program from its end', async () => {
  const { pool, address, end } = await program();
  const { hostname, port } = new URL(address);
  const beginnings = [
    '',
    'POST /api/ask HTT',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"question":',
    'POST /api/check HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
    'POST /mcp HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{',
  ];
  const sockets = await Promise.all(
    beginnings.map(async (beginning): Promise<Socket> => {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(beginning);
      return socket;
    }),
  );
  expect(await answers(pool)).toBe(true);
  for (const socket of sockets) socket.destroy();
  await pool.destroy();
  expect(await end()).toBe(0);
});

const REFUSED = [
  ['no HTTP', '\u0000\u0001\u0002\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a host that is none', 'GET /api/ask?q=a HTTP/1.1\r\nHost: <sanad-mark>\r\nConnection: close\r\n\r\n'],
  ['a path that is none', 'GET //[<sanad-mark>/api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['two lengths', 'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'a length and pieces',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a header without an end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}`],
] as const;

test('what is no request is refused, and the next one is answered', async () => {
  const { pool, address } = await program();
  const { hostname, port } = new URL(address);
  for (const [what, raw] of REFUSED) {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.write(raw);
    await once(socket, 'close');
    expect(text, what).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
    expect(text, what).not.toMatch(/<sanad-mark/i);
    expect(await answers(pool), what).toBe(true);
  }
});

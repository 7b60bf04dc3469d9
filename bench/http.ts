import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { optionsOfStart, ROOT } from './processes.ts';
import type { Aim, Table } from './table.ts';

const BODIES = 600;
const BODY = Buffer.alloc(900_000, ' ');
const HALF_OPEN = 2_000;
/** More packs than all buffers on their way hold. */
const UNREAD = 200;
const QUESTIONS = 200;
const LONGEST_SECONDS = 90;
const MEGABYTE = 1_000_000;

/** Sanad with a bot on Discord over HTTP, in a process of its own. */
interface Server {
  readonly child: ChildProcess;
  readonly host: string;
  readonly port: number;
  /** How many lines the log has. */
  lines(): number;
}

/**
 * Attacks the HTTP server of the whole program: bodies that nobody signed, connections on which no request comes, requests and
 * readers that are slow, and a stop in the middle of them. It takes about two minutes.
 *
 * @param folder an empty folder for what Sanad keeps
 */
export async function measureHttp(
  folder: string,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const discord = await startStandIn({ checksBodies: false });
  const server = await start(folder, discord);
  try {
    const rows: (string | number)[][] = [];
    const aims: Aim[] = [];
    const note = (what: string, value: number, unit: string, most: number): void => {
      rows.push([what, value, unit]);
      aims.push({ wanted: `${what}: ${most} ${unit} at most`, value, most });
    };
    progress('half-open connections');
    await questions(server, 20, '127.0.0.1');
    const sockets = await halfOpen(server);
    note(
      'slowest question beside half-open connections',
      await questions(server, QUESTIONS, '127.0.0.1'),
      's',
      2,
    );
    note('the same from another address', await questions(server, QUESTIONS, '127.0.0.2'), 's', 2);
    for (const socket of sockets) socket.destroy();
    for (const [name, headers] of [
      ['unsigned bodies', {}],
      ['bodies with a false signature', falseSignature()],
    ] as const) {
      progress(name);
      const before = server.lines();
      note(`memory for ${BODIES} ${name}`, await bodies(server, headers), 'MB more', 150);
      note(`lines of the log for ${BODIES} ${name}`, server.lines() - before, 'lines', 10);
    }
    progress('slow clients');
    for (const [name, seconds, most] of await slowClients(server))
      note(`${name}, ended after`, seconds, 's', most);
    progress('a stop');
    note('a stop with half-sent requests', await stopHalfSent(server), 's', 5);
    return [{ title: 'The HTTP server under attack', heads: ['what', 'figure', ''], rows, aims }];
  } finally {
    server.child.kill('SIGKILL');
    await discord.close();
  }
}

async function start(folder: string, discord: Awaited<ReturnType<typeof startStandIn>>): Promise<Server> {
  const child = spawn(process.execPath, [...optionsOfStart(), join(ROOT, 'src/start.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ DATA_DIR: folder, PORT: '0', API_LIMIT: '1000000' },
      ...{
        DISCORD_TOKEN: discord.token,
        DISCORD_PUBLIC_KEY: discord.publicKey,
        DISCORD_API_ROOT: discord.api,
      },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lines = 0;
  const ready = Promise.withResolvers<void>();
  const address = Promise.withResolvers<string>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines += 1;
    const entry = JSON.parse(line) as { readonly event?: string; readonly address?: string };
    if (entry.event === 'listening' && entry.address) address.resolve(entry.address);
    if (entry.event === 'discord-ready') ready.resolve();
  });
  await ready.promise;
  const { hostname: host, port } = new URL(await address.promise);
  return { child, host, port: Number(port), lines: () => lines };
}

function falseSignature(): Readonly<Record<string, string>> {
  return {
    'x-signature-ed25519': '0'.repeat(128),
    'x-signature-timestamp': String(Math.floor(Date.now() / 1_000)),
  };
}

/** A connection that stays open, after a beginning was sent over it. */
async function opened({ host, port }: Server, beginning: string): Promise<Socket> {
  const socket = connect({ host, port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(beginning);
  return socket;
}

function halfOpen(server: Server): Promise<readonly Socket[]> {
  return Promise.all(
    Array.from({ length: HALF_OPEN }, (_, n) =>
      opened(server, n % 2 === 0 ? '' : 'GET /api/ask?q=who HTTP/1.1\r\nHost: a\r\nX-Slow: '),
    ),
  );
}

/** Asks questions, ten at a time, each over a connection of its own; gives the seconds of the slowest. */
async function questions(server: Server, amount: number, from: string): Promise<number> {
  let slowest = 0;
  let left = amount;
  const asking = Array.from({ length: 10 }, async () => {
    while (left-- > 0) {
      const began = performance.now();
      await question(server, from);
      slowest = Math.max(slowest, performance.now() - began);
    }
  });
  await Promise.all(asking);
  return slowest / 1_000;
}

async function question({ host, port }: Server, from: string): Promise<void> {
  const path = '/api/ask?q=who+was+arrested+in+Kirkuk';
  const asked = request({ host, port, path, localAddress: from, agent: false }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`a question was answered with ${response.statusCode}`);
}

/** Sends bodies at once, and gives the megabytes that the server's memory grew by at most. */
async function bodies(server: Server, headers: Readonly<Record<string, string>>): Promise<number> {
  const before = await residentBytes(server);
  let peak = before;
  let done = false;
  const looking = (async () => {
    while (!done) peak = Math.max(peak, await residentBytes(server));
  })();
  await Promise.all(Array.from({ length: BODIES }, () => upload(server, headers)));
  done = true;
  await looking;
  return (peak - before) / MEGABYTE;
}

async function upload({ host, port }: Server, headers: Readonly<Record<string, string>>): Promise<void> {
  const path = '/discord/interactions';
  const length = { 'content-length': String(BODY.length) };
  const sent = request({
    host,
    port,
    path,
    method: 'POST',
    headers: { ...headers, ...length },
    agent: false,
  });
  const over = new Promise((resolve) => sent.on('error', resolve).on('close', resolve));
  sent.on('response', (response) => response.resume());
  sent.end(BODY);
  await over;
}

async function residentBytes({ child }: Server): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)]);
  return Number(stdout.trim()) * 1_024;
}

/** Kinds of slow clients, and after how many seconds each is cut off: at most so many, by plan. */
async function slowClients(server: Server) {
  const body = `POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n`;
  const clients: readonly (readonly [string, string, string, number])[] = [
    ['headers by drops', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'x', 12],
    ['a body by drops', body, 'x', 17],
    ['nothing', '', '', 12],
  ];
  const cut = clients.map(async ([name, beginning, drop, most]) => {
    const socket = await opened(server, beginning);
    const began = performance.now();
    const dropping = setInterval(() => drop !== '' && socket.write(drop), 1_000);
    socket.resume();
    await Promise.race([closed(socket), later()]);
    clearInterval(dropping);
    return [name, (performance.now() - began) / 1_000, most] as const;
  });
  return [...(await Promise.all(cut)), ['answers that nobody reads', await unread(server), 62] as const];
}

/** Asks for packs without reading them, and gives the seconds until the server has closed the connection. */
async function unread(server: Server): Promise<number> {
  const began = performance.now();
  const socket = await opened(server, 'GET /pack.html HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(UNREAD));
  socket.pause();
  // A client that does not read is told nothing, so the system's list of connections is looked at.
  while (performance.now() - began < LONGEST_SECONDS * 1_000 && isOpen(server, socket.localPort ?? 0)) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  socket.destroy();
  return (performance.now() - began) / 1_000;
}

const ESTABLISHED = '01';

/** Whether the server's end of a connection is open, on Linux. */
function isOpen({ port }: Server, clientPort: number): boolean {
  const hex = (number: number) => number.toString(16).toUpperCase().padStart(4, '0');
  const entry = new RegExp(`:${hex(port)} \\w+:${hex(clientPort)} ${ESTABLISHED} `);
  return entry.test(readFileSync('/proc/net/tcp', 'utf8'));
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LONGEST_SECONDS * 1_000));
}

async function stopHalfSent(server: Server): Promise<number> {
  const beginnings = [
    '',
    'GET / HTTP/1.1\r\nHost: a\r\nX: ',
    'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{',
  ];
  await Promise.all(Array.from({ length: 60 }, (_, n) => opened(server, beginnings[n % 3] ?? '')));
  const began = performance.now();
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  return (performance.now() - began) / 1_000;
}

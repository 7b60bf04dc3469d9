import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import autocannon, { type Request, type Result } from 'autocannon';
import { readLabelled } from '../scripts/labelled.ts';
import { spread } from './measure.ts';
import { ROOT } from './processes.ts';
import type { Table } from './table.ts';

const CONNECTIONS = 32;
/** Requests of a measurement, of which there are several in turn, so that a slow moment of the machine hits both alike. */
const REQUESTS = 40_000;
/** The same for questions that have to be answered anew, each of which takes a millisecond. */
const NEW_QUESTIONS = 2_000;
const ROUNDS = 3;
const JSON_HEADERS = { 'content-type': 'application/json' };
/** Questions after which the memory is taken as the one that it should stay. */
const FIRST_QUESTIONS = 1_000;

/** A program that serves HTTP. */
export interface Server {
  readonly origin: string;
  readonly child: ChildProcess;
}

/** A kind of request, and the bare route with an answer of the same size. */
interface Kind {
  readonly name: string;
  /** At least so much of the bare route's requests a second. */
  readonly aim?: number;
  readonly requests: readonly Request[];
  /** Of each measurement. */
  readonly amount: number;
  readonly rates: { readonly sanad: number[]; readonly bare: number[] };
  readonly p99: { readonly sanad: number[]; readonly bare: number[] };
}

/**
 * Measures Sanad's API and pages beside a bare hono route that returns a constant of the same size, each in a process of its
 * own; the load comes from this one. Then the memory of live objects after a thousand questions and after many.
 *
 * @param folder an empty folder for what Sanad keeps
 * @param questions how many different questions are asked for the memory
 */
export async function measureWeb(
  folder: string,
  questions: number,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const sanad = await startSanad(folder);
  const bare = await startServer('bench/bare-hono.ts', {});
  try {
    const kinds = kindsOf();
    for (const kind of kinds) {
      const size = await sizeOf(kind, sanad);
      // As many requests, since the load generator makes all of them when it begins.
      const constant = kind.requests.map((each): Request => ({ ...plain(each), path: `/${size}` }));
      await load(sanad, kind.requests, kind.amount);
      await load(bare, constant, kind.amount);
      for (let round = 0; round < ROUNDS; round++) {
        progress(`${kind.name}, round ${round + 1}`);
        for (const [who, server, requests] of [
          ['sanad', sanad, kind.requests],
          ['bare', bare, constant],
        ] as const) {
          const result = await load(server, requests, kind.amount);
          kind.rates[who].push(result.perSecond);
          kind.p99[who].push(result.p99);
        }
      }
    }
    return [speeds(kinds), await memory(sanad, questions, progress)];
  } finally {
    for (const { child } of [sanad, bare]) child.kill('SIGTERM');
  }
}

function kindsOf(): readonly Kind[] {
  const labelled = readLabelled(join(ROOT, 'tests/rankings/work.jsonl')).map(({ question }) => question);
  const none = () => ({ sanad: [], bare: [] });
  let asked = 0;
  return [
    {
      name: `/api/ask, ${labelled.length} labelled questions in turn (kept answers)`,
      aim: 0.5,
      requests: labelled.map(askRequest),
      amount: REQUESTS,
      rates: none(),
      p99: none(),
    },
    {
      name: '/api/ask, no question twice',
      amount: NEW_QUESTIONS,
      requests: [
        {
          ...askRequest(''),
          setupRequest: (request) => ({
            ...request,
            ...askRequest(`${labelled[asked++ % labelled.length]} ${asked}`),
          }),
        },
      ],
      rates: none(),
      p99: none(),
    },
    {
      name: '/facts/:id',
      amount: REQUESTS,
      aim: 0.7,
      requests: FACTS.map((id): Request => ({ method: 'GET', path: `/facts/${id}` })),
      rates: none(),
      p99: none(),
    },
  ];
}

const FACTS = [
  'kirkuk-arrest',
  'sudani-prime-minister',
  'border-red-line',
  'thousands-escaped',
  'emergency-meeting-attendees',
];

function askRequest(question: string): Request {
  return { method: 'POST', path: '/api/ask', headers: JSON_HEADERS, body: JSON.stringify({ question }) };
}

/** A request without what makes it anew each time. */
function plain({ setupRequest: _, ...request }: Request): Request {
  return request;
}

/** The mean size of some answers, in bytes. */
async function sizeOf({ requests }: Kind, { origin }: Server): Promise<number> {
  const some = requests.length > 1 ? requests.slice(0, 100) : [askRequest('who was arrested in Kirkuk?')];
  let bytes = 0;
  for (const { method = 'GET', path = '', headers, body } of some) {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: headers as Record<string, string>,
      ...(body === undefined ? {} : { body: String(body) }),
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    bytes += (await response.arrayBuffer()).byteLength;
  }
  return Math.round(bytes / some.length);
}

async function load({ origin }: Server, requests: readonly Request[], amount: number) {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const options = { url: origin, connections: CONNECTIONS, amount, timeout: 60, requests: [...requests] };
  const running = autocannon(options, (error, outcome) => (error ? reject(error) : resolve(outcome)));
  let [first, last] = [0, 0];
  running.on('response', () => {
    last = performance.now();
    first ||= last;
  });
  const result = await promise;
  // Between the first and the last response: its own rate goes by whole seconds.
  const perSecond = amount / ((last - first) / 1_000);
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} of ${amount} requests failed`);
  return { perSecond, p99: result.latency.p99 };
}

function speeds(kinds: readonly Kind[]): Table {
  const rows = kinds.map(({ name, rates, p99, aim }) => {
    const [own, bare] = [spread(rates.sanad).median, spread(rates.bare).median];
    return {
      name,
      aim,
      own,
      bare,
      share: own / bare,
      p99: spread(p99.sanad).median,
      bareP99: spread(p99.bare).median,
    };
  });
  return {
    title: `Web: requests a second over loopback, ${CONNECTIONS} connections, median of ${ROUNDS}`,
    heads: ['what', 'Sanad', 'bare hono', 'share', 'p99 ms', 'bare p99 ms'],
    rows: rows.map(({ name, own, bare, share, p99, bareP99 }) => [
      ...[name, Math.round(own), Math.round(bare), share, p99, bareP99],
    ]),
    aims: rows.flatMap(({ name, aim, share }) =>
      aim === undefined
        ? []
        : [
            {
              wanted: `${name}: at least ${aim} of the bare route, as bare ÷ Sanad`,
              value: 1 / share,
              most: 1 / aim,
            },
          ],
    ),
  };
}

/** Asks many questions, none twice, and looks at what stays in memory. */
async function memory(sanad: Server, questions: number, progress: (what: string) => void): Promise<Table> {
  let asked = 0;
  const next: Request = {
    ...askRequest(''),
    setupRequest: (request) => ({ ...request, ...askRequest(`who guards the border at q${asked++}x?`) }),
  };
  // What is kept of the latest questions is full after a few thousand, whatever was asked.
  await load(sanad, [next], 5_000);
  await load(sanad, [next], FIRST_QUESTIONS);
  const first = await liveBytesOf(sanad);
  progress(`memory after ${questions} questions`);
  await load(sanad, [next], questions);
  const last = await liveBytesOf(sanad);
  return {
    title: 'Web: memory of live objects, no question twice',
    heads: ['after', 'MB'],
    rows: [
      [`${FIRST_QUESTIONS.toLocaleString('en')} questions`, first / 1e6],
      [`${questions.toLocaleString('en')} questions`, last / 1e6],
    ],
    aims: [{ wanted: 'the same memory, within 2%', value: last / first, most: 1.02 }],
  };
}

async function liveBytesOf({ child }: Server): Promise<number> {
  child.send('memory');
  const [bytes] = (await once(child, 'message')) as [number];
  return bytes;
}

/** Starts Sanad as it is started, without bots, and waits until it answers. */
export async function startSanad(folder: string): Promise<Server> {
  const env = {
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    API_LIMIT: '1000000',
    PUBLIC_URL: 'https://bot.example.org',
  };
  return startServer('bench/sanad-measured.ts', env);
}

/** Starts a program that listens on `PORT`, and waits until it does. */
export async function startServer(program: string, env: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const child = fork(join(ROOT, program), {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    const isThere = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isThere) return { origin, child };
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

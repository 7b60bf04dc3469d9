import { once } from 'node:events';
import { join } from 'node:path';
import { check } from '../commands/check.ts';
import { parseApart } from '../src/desk/intake/parse-apart.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { LARGEST_BODY } from '../src/platforms/web/api/request-body.ts';
import { LONGEST_TEXT } from '../src/query/limits.ts';
import { textsFor } from '../src/text/index.ts';
import type { Timer } from '../src/util/timer.ts';
import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { startTelegram } from '../tests/stand-ins/telegram/server.ts';
import { type Held, HeldMeter } from './held.ts';
import { type Hostile, hostileTexts } from './hostile.ts';
import { ROOT } from './processes.ts';
import type { Table } from './table.ts';
import { type Server, startServer } from './web.ts';

/** The longest that an input may hold the event loop, in milliseconds. */
const MOST = 50;
/** An entry that has not answered by then is taken not to answer this text at all. */
const PATIENCE = 10_000;
/** Of so many texts one is made a feed. */
const FEEDS = 10;
const FEED = 'Desk: feed';
const QUESTION = 'who guards the border at al-Qaim?';
const FORWARDED = { type: 'hidden_user', sender_user_name: 'somebody', date: 1_700_000_000 };

/** A way by which a text reaches the program. */
interface Entry {
  readonly name: string;
  /** Length of the texts, in UTF-16 code units: more than the entry takes, or as much as it ever gets. */
  readonly length: number;
  /** Texts are sent in lines of so many characters as well: what is longer is not read as one statement. */
  readonly line?: number;
  /** What the reply to a text that was read has in it: the benchmark stops where an ordinary text is not read. */
  readonly reads?: RegExp;
  /** What a reply has in it which refuses a text unread: the benchmark stops at one. */
  readonly refuses?: RegExp;
  /** Of so many texts one is sent: drafting one takes seconds, in a thread of its own. Default: 1. */
  readonly oneOf?: number;
  /** Sends a text, and gives what is answered. */
  send(text: string): Promise<unknown>;
}

/** What the longest turn of the event loop was, among all texts that an entry was sent. */
interface Longest {
  readonly entry: string;
  readonly texts: number;
  readonly held: Held;
  readonly name: string;
  readonly ordinary: Held;
  /** Megabytes that the process grew by at most. */
  readonly grown: number;
}

/**
 * Sends hostile texts to each entry of the running program, with both platforms on stand-ins, and measures how long its event
 * loop is held.
 *
 * @param folder an empty folder
 * @param named only the entries with these words in their names are measured
 */
export async function measureStalls(
  folder: string,
  named: string,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const known = await knownWords();
  const [discord, telegram] = await Promise.all([startStandIn({}), startTelegram({ limits: {} })]);
  const editor = telegram.world.person();
  const sanad = await startServer('bench/sanad-metered.ts', {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.api },
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    ...{ READER_LIMIT: '1000000', SERVER_LIMIT: '1000000', API_LIMIT: '1000000' },
    ...{ DATA_DIR: folder, LOG_LEVEL: 'error', PUBLIC_URL: 'https://bot.example.org' },
    DESK_EDITORS: `telegram:${editor.id}`,
  });
  const found: Longest[] = [];
  try {
    await Promise.all([discord.waitFor(({ kind }) => kind === 'session'), telegram.polled()]);
    const { events } = discord;
    const answerIn = async (room: ReturnType<typeof telegram.world.privateChat>, said: object) => {
      telegram.forget();
      telegram.say({ chat: room, ...(said as { text: string }) });
      return telegram.message(room, 1);
    };
    const reader = telegram.world.person();
    const room = telegram.world.privateChat(reader);
    const desk = telegram.world.privateChat(editor);
    const from = (path: string, init?: RequestInit) => fetch(new URL(path, sanad.origin), init);
    const post = (path: string, body: object) =>
      from(path, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      }).then((response) => response.text());
    const get = (path: string) => from(path).then((response) => response.text());
    const typing = (command: string, option: string) => (text: string) =>
      discord.interact(events.autocomplete(command, { [option]: text }, option)).next('callback');
    const entries: readonly Entry[] = [
      { name: 'Discord: completion of a question', length: 2_000, send: typing('ask', 'question') },
      { name: 'Discord: completion, short', length: 250, send: typing('ask', 'question') },
      { name: 'Discord: completion of a fact, short', length: 250, send: typing('fact', 'id') },
      {
        ...{ name: 'Discord: /ask', length: 2_000 },
        send: (question) => discord.interact(events.command('ask', { question })).next('callback'),
      },
      {
        ...{ name: 'Discord: a message is checked', length: LONGEST_TEXT, line: LINE },
        ...{ reads: VERDICT, refuses: new RegExp(textsFor('en').wrong.tooLong(LONGEST_TEXT)) },
        send: (content) => discord.interact(events.messageCommand(MENU, messageOf(content))).answer(),
      },
      {
        ...{ name: 'Discord: a message that is too long to be checked', length: 120_000, reads: VERDICT },
        send: (content) => discord.interact(events.messageCommand(MENU, messageOf(content))).answer(),
      },
      {
        ...{ name: 'Telegram: inline query', length: 256 },
        send: (query) => telegram.inlineAnswer(telegram.inlineQuery({ from: reader, query })),
      },
      { name: 'Telegram: question', length: 2_000, send: (text) => answerIn(room, { text }) },
      {
        ...{ name: 'Telegram: forwarded message', length: 4_096, line: LINE, reads: VERDICT },
        send: (text) => answerIn(room, { text, more: { forward_origin: FORWARDED } }),
      },
      {
        ...{ name: 'Desk: forwarded post', length: 4_096, oneOf: 10 },
        send: (text) => answerIn(desk, { text, more: { forward_origin: FORWARDED } }),
      },
      {
        ...{ name: 'Desk: document', length: 200_000, oneOf: 10 },
        send: (text) =>
          answerIn(desk, { text: '', more: { ...telegram.document('a.txt', text), text: undefined } }),
      },
      {
        ...{ name: 'Desk: web page as a document', length: 200_000, oneOf: 10 },
        send: (text) =>
          answerIn(desk, {
            text: '',
            more: {
              ...telegram.document('a.html', `<html><title>A</title><p>${text}</p></html>`),
              text: undefined,
            },
          }),
      },
      { name: 'API: /api/ask', length: 2_000, send: (question) => post('/api/ask', { question }) },
      {
        ...{ name: 'API: /api/ask with a conversation', length: 700 },
        send: (text) =>
          post('/api/ask', { question: 'and when?', context: Array.from({ length: 20 }, () => text) }),
      },
      {
        ...{
          name: 'API: /api/check',
          length: LARGEST_BODY,
          line: LINE,
          reads: /"verdict":/,
          refuses: TOO_LARGE,
        },
        send: (text) => post('/api/check', { text: fitting(text) }),
      },
      {
        ...{ name: 'MCP: check', length: LARGEST_BODY, line: LINE, reads: /verdict/, refuses: TOO_LARGE },
        send: (text) =>
          post('/mcp', {
            ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
            params: { name: 'check', arguments: { text: fitting(text) } },
          }),
      },
      { name: 'API: a body that is no JSON', length: 16_000, send: (text) => malformed(from, text) },
      { name: 'Web: question', length: 1_000, send: (text) => get(`/?${query(text)}`) },
      { name: 'Web: suggestions', length: 250, send: (text) => get(`/suggest?${query(text)}`) },
      {
        name: 'Web: path',
        length: 1_000,
        send: (text) => get(`/${encodeURIComponent(text.toWellFormed())}`),
      },
    ];
    for (const entry of entries.filter(({ name }) => name.includes(named))) {
      progress(entry.name);
      found.push(await measure(entry, textsTo(entry, known, found.length), sanad));
      discord.forget();
      telegram.forget();
    }
  } finally {
    sanad.child.kill('SIGTERM');
    await once(sanad.child, 'exit');
    await Promise.all([discord.close(), telegram.close()]);
  }
  if (FEED.includes(named)) {
    progress(FEED);
    found.push(await measureFeeds(known));
  }
  return [tableOf(found)];
}

const MENU = check.onMessage?.label['en'] ?? '';
const VERDICT = new RegExp(Object.values(textsFor('en').check.verdicts).join('|'));
const TOO_LARGE = /body-too-large/;
/** Shorter than a statement may be. */
const LINE = 1_900;
/** Bytes of a request's body beside its text. */
const AROUND = 200;

/** The texts for an entry, each as it is, and in lines where the entry reads line by line. */
function textsTo({ length, line }: Entry, known: readonly string[], seed: number): readonly Hostile[] {
  const texts = hostileTexts(length, known, seed);
  if (line === undefined) return texts;
  const start = new RegExp(`[^]{${line}}`, 'gu');
  return texts.flatMap(([name, text]): readonly Hostile[] => [
    [name, text],
    [`${name}, in lines`, text.replace(start, '$&\n').slice(0, length)],
  ]);
}

/** As much of a text as the body of a request takes as JSON. */
function fitting(text: string): string {
  const bytes = (length: number): number => Buffer.byteLength(JSON.stringify(text.slice(0, length)));
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (bytes(middle) <= LARGEST_BODY - AROUND) least = middle;
    else most = middle - 1;
  }
  return text.slice(0, least);
}

function messageOf(content: string): never {
  return { id: '1000000000000000001', content, embeds: [], components: [], author: { id: '2' } } as never;
}

function query(text: string): string {
  return String(new URLSearchParams({ q: text.toWellFormed() }));
}

function malformed(
  from: (path: string, init?: RequestInit) => Promise<Response>,
  text: string,
): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  return from('/api/ask', { method: 'POST', body: `{"question":"${text}`, headers }).then((response) =>
    response.text(),
  );
}

async function measure(entry: Entry, all: readonly Hostile[], { child }: Server): Promise<Longest> {
  const take = async (): Promise<Held & { readonly resident: number }> => {
    child.send('held');
    const [held] = (await once(child, 'message')) as [Held & { readonly resident: number }];
    return held;
  };
  // The first use of an entry loads its code.
  for (let time = 0; time < 3; time++) await within(entry.send(`${QUESTION} ${time}`));
  await take();
  const { reads = /^/, refuses = /(?!)/ } = entry;
  const said = await within(entry.send(QUESTION));
  if (!reads.test(said))
    throw new Error(`${entry.name}: an ordinary text is not read: ${said.slice(0, 500)}`);
  const { resident, ...ordinary } = await take();
  const texts = all.filter((_, at) => at % (entry.oneOf ?? 1) === 0);
  return longestOf(entry.name, ordinary, texts, async (text) => {
    const answer = await within(entry.send(text));
    const held = await take();
    if (refuses.test(answer)) throw new Error(`${entry.name}: refused unread: ${answer.slice(0, 500)}`);
    return { ...held, grown: (held.resident - resident) / 1e6 };
  });
}

/** Feeds are parsed in a thread; here as the program does it. */
async function measureFeeds(known: readonly string[]): Promise<Longest> {
  const timer: Timer = (task, milliseconds) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  };
  const parse = parseApart(timer);
  const meter = new HeldMeter();
  const look = async (text: string) => {
    const item = `<item><title>${text}</title><description><![CDATA[${text}]]></description></item>`;
    const feed = `<rss version="2.0"><channel><title>A</title>${item}</channel></rss>`;
    await parse({ parse: 'feed', text: feed, address: 'https://example.org/feed' }).catch(() => undefined);
    return { ...meter.take(), grown: 0 };
  };
  // Made before anything is measured, which takes long itself.
  const texts = hostileTexts(200_000, known).filter((_, at) => at % FEEDS === 0);
  meter.start();
  await look(QUESTION);
  const ordinary = await look(QUESTION);
  const longest = await longestOf(FEED, ordinary, texts, look);
  meter.stop();
  return longest;
}

async function longestOf(
  entry: string,
  ordinary: Held,
  texts: readonly Hostile[],
  look: (text: string) => Promise<Held & { readonly grown: number }>,
): Promise<Longest> {
  let worst: Longest = {
    entry,
    ordinary,
    texts: texts.length,
    held: { processor: 0, clock: 0 },
    name: '',
    grown: 0,
  };
  for (const [name, text] of texts) {
    const { grown, ...held } = await look(text);
    const isWorse = held.processor > worst.held.processor;
    worst = { ...worst, ...(isWorse ? { held, name } : {}), grown: Math.max(worst.grown, grown) };
    if (held.processor > MOST) process.stderr.write(`  ${held.processor.toFixed(0)} ms: ${entry}, ${name}\n`);
  }
  return worst;
}

/** The answer as JSON; empty where none comes. */
async function within(answer: Promise<unknown>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timeout = setTimeout(() => resolve(undefined), PATIENCE);
  const given = await Promise.race([answer.catch(() => undefined), promise]);
  clearTimeout(timeout);
  if (given === undefined) return '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/** Words of the knowledge's facts. */
async function knownWords(): Promise<readonly string[]> {
  const { facts } = await loadKnowledge(join(ROOT, 'knowledge'));
  const texts = facts.flatMap(({ text }) => [text['en'] ?? '', text['ar'] ?? '']);
  return [...new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []))];
}

function tableOf(found: readonly Longest[]): Table {
  return {
    title: `How long a hostile text holds the event loop at once, in milliseconds of processor time`,
    heads: ['entry', 'texts', 'ordinary text', 'longest', 'by the clock', 'with', 'MB more'],
    rows: found.map(({ entry, texts, ordinary, held, name, grown }) => [
      ...[entry, texts, ordinary.processor, held.processor, held.clock, name, Math.round(grown)],
    ]),
    aims: [
      {
        wanted: `no text holds it for over ${MOST} ms`,
        value: Math.max(...found.map(({ held }) => held.processor)),
        most: MOST,
      },
    ],
  };
}

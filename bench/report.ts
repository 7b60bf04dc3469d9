import type { Batch } from './batch.ts';
import type { MeasuredBot } from './bots.ts';
import type { MeasuredDigests } from './digests.ts';
import { digestSections } from './digests-report.ts';
import type { Spread } from './measure.ts';
import { aim, megabytes, numbers, section } from './section.ts';
import type { Started } from './start.ts';
import { count, short, table } from './table.ts';
import type { Measured, Size } from './worker.ts';

/** What can be measured, each by itself too. */
export interface Parts {
  readonly starts: readonly Started[];
  readonly answers: readonly Measured[];
  readonly batches: readonly Batch[];
  readonly discord: readonly MeasuredBot[];
  readonly telegram: readonly MeasuredBot[];
  readonly digests: MeasuredDigests;
}

/** Everything that one run of the benchmarks measured. */
export interface Results extends Partial<Parts> {
  readonly node: string;
  readonly cpu: string;
}

/** Names of what is measured, for readers. */
export const SUBJECT_NAMES: Readonly<Record<Measured['subject'], string>> = {
  sanad: 'Sanad, curated facts',
  'sanad-text': 'Sanad, plain text',
  minisearch: 'MiniSearch, defaults',
  'minisearch-stems': 'MiniSearch, stems and stop words',
  postgres: 'PostgreSQL, candidates alone',
};
const TWICE = 2;
const MOST_P99 = 20;
const MOST_START = 6;
/** 0.8 of the bare bot's answers a second. */
const MOST_TIMES = 1.25;
const MOST_ADDED = 10;

/** The results as tables for people, each with the aim that it stands against. */
export function report({ node, cpu, ...parts }: Results): string {
  const { answers, starts, batches, discord, telegram, digests } = parts;
  return [
    `Node ${node} on ${cpu}. Milliseconds unless said otherwise; each size and subject in a fresh process.`,
    ...(answers ? answerSections(answers) : []),
    ...(starts ? [section('Start: to the first answer', startTable(starts), startAims(starts))] : []),
    ...(batches
      ? [section('Batch: npm run ask -- --json --batch FILE, start included', batchTable(batches))]
      : []),
    ...(discord ? [botSection('Discord: /ask on a stand-in, 200 readers in turn', discord)] : []),
    ...(telegram
      ? [
          botSection(
            'Telegram: a question in a private chat on a stand-in, 200 readers in turn, its limits lifted',
            telegram,
          ),
        ]
      : []),
    ...(digests ? digestSections(digests) : []),
  ].join('\n\n');
}

function answerSections(answers: readonly Measured[]): readonly string[] {
  return [
    section('One answer', answersTable(answers), answerAims(answers)),
    section('Index: from the facts to the first question', buildTable(answers)),
  ];
}

function batchTable(batches: readonly Batch[]): string {
  return table(
    numbers('lines', 'seconds', 'lines/s', 'peak RSS MB'),
    batches.map(({ lines, seconds, peak }) => [
      count(lines),
      short(seconds),
      short(lines / seconds),
      megabytes(peak),
    ]),
  );
}

function botSection(title: string, bots: readonly MeasuredBot[]): string {
  return section(title, botsTable(bots), botAims(bots));
}

function botsTable(bots: readonly MeasuredBot[]): string {
  return table(
    [
      { head: 'bot', words: true },
      ...numbers('a second', 'median', 'p99'),
      ...(bots[0]?.memory ?? []).map(({ servers }) => ({ head: `RSS MB, ${count(servers)} servers` })),
    ],
    bots.map(({ name, perSecond, latency, memory }) => [
      name,
      count(Math.round(perSecond)),
      short(latency.median),
      short(latency.p99),
      ...memory.map(({ bytes }) => megabytes(bytes)),
    ]),
  );
}

function botAims([bare, ours]: readonly MeasuredBot[]): readonly string[] {
  if (bare === undefined || ours === undefined) return [];
  const times = bare.perSecond / ours.perSecond;
  const [median, p99] = [ours.latency.median - bare.latency.median, ours.latency.p99 - bare.latency.p99];
  return [
    aim(`at most ${MOST_TIMES} times as long for as many answers as the bare bot`, times, MOST_TIMES),
    aim(`under ${MOST_ADDED} ms added, median`, median, MOST_ADDED),
    aim(`under ${MOST_ADDED} ms added, 99th percentile`, p99, MOST_ADDED),
  ];
}

function answersTable(answers: readonly Measured[]): string {
  return table(
    [...numbers('facts'), { head: 'subject', words: true }, ...numbers('n', 'median', 'p99', '× MiniSearch')],
    answers.flatMap((measured) => {
      const row = (name: string, spread: Spread): string[] => [
        count(measured.facts),
        name,
        count(spread.n),
        short(spread.median),
        short(spread.p99),
        short(timesBare(answers, measured.size, spread)),
      ];
      const { subject, ask, candidates } = measured;
      return [
        row(SUBJECT_NAMES[subject], ask),
        ...(candidates ? [row('  its search alone', candidates)] : []),
      ];
    }),
  );
}

function buildTable(answers: readonly Measured[]): string {
  return table(
    [...numbers('facts'), { head: 'subject', words: true }, ...numbers('build', 'memory MB', 'bytes a fact')],
    answers.map(({ facts, subject, build, bytes }) => [
      count(facts),
      SUBJECT_NAMES[subject],
      short(build),
      megabytes(bytes),
      short(bytes / facts),
    ]),
  );
}

function startTable(starts: readonly Started[]): string {
  return table(
    [{ head: 'what', words: true }, ...numbers('n', 'median', 'to its end', '× node -e 0')],
    starts.map((started) => [
      started.name,
      count(started.answer.n),
      short(started.answer.median),
      short(started.end.median),
      short(timesNode(starts, started)),
    ]),
  );
}

function answerAims(answers: readonly Measured[]): string[] {
  const sanad = answers.filter(({ subject, size }) => subject === 'sanad' && size !== 'real');
  const ratios = sanad.map(({ size, ask }) => timesBare(answers, size, ask));
  const slowest = sanad.find(({ size }) => size === 100_000)?.ask.p99 ?? Number.NaN;
  return [
    aim(`median within ${TWICE} × MiniSearch's from 1,000 facts on`, Math.max(...ratios), TWICE),
    aim(`99th percentile under ${MOST_P99} ms at 100,000 facts`, slowest, MOST_P99),
  ];
}

function startAims(starts: readonly Started[]): string[] {
  const warm = starts.find(({ name }) => name === 'node src/start.js ask');
  const times = warm === undefined ? Number.NaN : timesNode(starts, warm);
  return [aim(`under ${MOST_START} × node -e 0`, times, MOST_START)];
}

/** How many times MiniSearch's median at the same size. */
function timesBare(answers: readonly Measured[], size: Size, { median }: Spread): number {
  const bare = answers.find((other) => other.subject === 'minisearch' && other.size === size);
  return bare === undefined ? Number.NaN : median / bare.ask.median;
}

function timesNode([bare]: readonly Started[], { answer }: Started): number {
  return bare === undefined ? Number.NaN : answer.median / bare.answer.median;
}

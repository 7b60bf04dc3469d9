import { VOTE_REASONS } from '../command/votes.ts';
import { EMPTY_REPORT, lastDays, type Report } from '../digest/operators/report.ts';
import {
  endingWords,
  hasFailed,
  languageWords,
  OUTCOME_ORDER,
  outcomeWords,
  platformWords,
  REASON_WORDS,
} from '../digest/operators/wording.ts';
import { openDatabaseToRead } from '../store/open.ts';
import { readReport } from '../store/report.ts';
import { readConfig } from './config.ts';
import type { Environment } from './environment.ts';

/**
 * Prints what the store has counted in the last days: numbers, and words that many readers used. It also works while the
 * bots run.
 *
 * @throws ConfigError when the variables that name the store are wrong; StoreError when it cannot be read
 */
export async function runReportCommand(
  { json, days }: { readonly json: boolean; readonly days: number },
  { env, output, now }: Pick<Environment, 'env' | 'output' | 'now'>,
): Promise<void> {
  // The other variables are for the bots.
  const { DATABASE_URL, DATA_DIR } = env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, DATA_DIR });
  const period = lastDays(days, now());
  const found = await reportOf({ databaseUrl, dataDir }, period);
  const report = found ?? EMPTY_REPORT;
  const since = period.since.toISOString().slice(0, 10);
  if (json) output.write(`${JSON.stringify({ days, since, ...report })}\n`);
  else if (found === undefined) output.write(`There is no store in ${dataDir} yet.\n`);
  else if (isQuiet(report))
    output.write(`${titleOf(days, since)}\nNo questions, no votes, no failed deliveries.\n`);
  else output.write(`${titleOf(days, since)}\n\n${tables(report)}`);
}

async function reportOf(
  options: Parameters<typeof openDatabaseToRead>[0],
  period: Parameters<typeof readReport>[1],
): Promise<Report | undefined> {
  const database = await openDatabaseToRead(options);
  if (database === undefined) return undefined;
  try {
    return await readReport(database.db, period);
  } finally {
    await database.close();
  }
}

function titleOf(days: number, since: string): string {
  return days === 1 ? `Today, ${since}, in UTC` : `The last ${days} days: since ${since}, in UTC`;
}

function isQuiet({ questions, votes, deliveries }: Report): boolean {
  return questions.length === 0 && votes.length === 0 && !deliveries.some(hasFailed);
}

function tables(report: Report): string {
  const { gaps, words, votes, deliveries } = report;
  return [
    questionsTable(report),
    table(
      ['Known gaps that were asked for', 'times'],
      gaps.map(({ gap, count }) => [gap, count]),
    ),
    table(
      ['Words that no source has', 'readers'],
      words.map(({ word, readers }) => [word, readers]),
    ),
    table(
      ['Votes by fact', 'helpful', 'not helpful', ...VOTE_REASONS.map((reason) => REASON_WORDS[reason])],
      votes.map(({ fact, helpful, unhelpful, reasons }) => [
        ...[fact ?? '(no answer)', helpful, unhelpful],
        ...VOTE_REASONS.map((reason) => reasons[reason] ?? 0),
      ]),
    ),
    table(
      ['Deliveries that failed', 'times'],
      deliveries
        .filter(hasFailed)
        .map((ended) => [`${platformWords(ended.platform)}, ${endingWords(ended)}`, ended.count]),
    ),
  ].join('\n');
}

/** Outcomes by language, most frequent language first. */
function questionsTable({ questions }: Report): string {
  const sum = (wanted: (of: Report['questions'][number]) => boolean): number =>
    questions.filter(wanted).reduce((total, { count }) => total + count, 0);
  const total = sum(() => true);
  const languages = [...new Set(questions.map(({ language }) => language))].toSorted(
    (a, b) => sum(({ language }) => language === b) - sum(({ language }) => language === a),
  );
  const outcomes = [...new Set([...OUTCOME_ORDER, ...questions.map(({ outcome }) => outcome)])].filter(
    (wanted) => questions.some(({ outcome }) => outcome === wanted),
  );
  const rowOf = (label: string, isOf: (of: Report['questions'][number]) => boolean) => [
    ...[label, sum(isOf), `${((100 * sum(isOf)) / total).toFixed(1)}%`],
    ...languages.map((wanted) => sum((of) => isOf(of) && of.language === wanted)),
  ];
  const rows = outcomes.map((wanted) => rowOf(outcomeWords(wanted), ({ outcome }) => outcome === wanted));
  return table(
    ['Questions', 'all', 'share', ...languages.map(languageWords)],
    outcomes.length > 1 ? [...rows, rowOf('together', () => true)] : rows,
  );
}

/** The first column is aligned left, the numbers right. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return `${head[0]}\nnone\n`;
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(([first = '', ...numbers]) =>
      [
        first.padEnd(widths[0] ?? 0),
        ...numbers.map((number, index) => number.padStart(widths[index + 1] ?? 0)),
      ]
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

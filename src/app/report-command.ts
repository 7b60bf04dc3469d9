import type { Tally } from '../command/votes.ts';
import { openDatabaseToRead } from '../store/open.ts';
import { readReport, type StoreReport } from '../store/report.ts';
import type { OutcomeCount } from '../store/schema.ts';
import { readConfig } from './config.ts';
import type { Environment } from './environment.ts';

const EMPTY: StoreReport = { outcomes: [], gaps: [], votes: [] };

/** Questions with one outcome, or with any. Days are those of UTC, and today is one of them. */
interface OutcomeRow {
  readonly outcome: string;
  readonly all: number;
  /** Share of all questions, 0 to 1. */
  readonly share: number;
  readonly last30Days: number;
  readonly last7Days: number;
}

/**
 * Prints what the store has counted, as numbers only. It also works while the bots run.
 *
 * @throws ConfigError when the variables that name the store are wrong; StoreError when it cannot be read
 */
export async function runReportCommand(
  { json }: { readonly json: boolean },
  { env, output, now }: Pick<Environment, 'env' | 'output' | 'now'>,
): Promise<void> {
  // The other variables are for the bots.
  const { DATABASE_URL, DATA_DIR } = env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, DATA_DIR });
  const counted = await countedIn({ databaseUrl, dataDir });
  const questions = outcomeRows((counted ?? EMPTY).outcomes, now());
  const { gaps, votes } = counted ?? EMPTY;
  if (json) output.write(`${JSON.stringify({ questions, gaps, votes })}\n`);
  else if (counted === undefined) output.write(`There is no store in ${dataDir} yet.\n`);
  else if (questions.length + gaps.length + votes.length === 0)
    output.write('The store has no questions and no votes yet.\n');
  else output.write(tables(questions, counted));
}

async function countedIn(
  options: Parameters<typeof openDatabaseToRead>[0],
): Promise<StoreReport | undefined> {
  const database = await openDatabaseToRead(options);
  if (database === undefined) return undefined;
  try {
    return await readReport(database.db);
  } finally {
    await database.close();
  }
}

/** Most frequent outcome first. */
function outcomeRows(counts: readonly OutcomeCount[], now: Date): readonly OutcomeRow[] {
  const total = sum(counts);
  return [...Map.groupBy(counts, ({ outcome }) => outcome)]
    .map(([outcome, of]) => ({
      outcome,
      all: sum(of),
      share: sum(of) / total,
      last30Days: sum(of, daysBefore(now, 29)),
      last7Days: sum(of, daysBefore(now, 6)),
    }))
    .sort((a, b) => b.all - a.all || (a.outcome < b.outcome ? -1 : 1));
}

/** @param first ISO date; earlier days are left out */
function sum(counts: readonly OutcomeCount[], first = ''): number {
  return counts.reduce((total, { day, count }) => total + (day >= first ? count : 0), 0);
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

function tables(questions: readonly OutcomeRow[], { gaps, votes }: StoreReport): string {
  return [
    table(
      ['Questions by outcome', 'all', 'share', '30 days', '7 days'],
      questions.map(({ outcome, all, share, last30Days, last7Days }) => [
        outcome,
        all,
        `${(share * 100).toFixed(1)}%`,
        last30Days,
        last7Days,
      ]),
    ),
    table(
      ['Gaps met', 'times'],
      gaps.map(({ gap, count }) => [gap, count]),
    ),
    table(['Votes by fact', 'helpful', 'unhelpful'], votes.map(voteRow)),
  ].join('\n');
}

function voteRow({ fact, helpful, unhelpful }: Tally): readonly (string | number)[] {
  return [fact ?? '(refusals)', helpful, unhelpful];
}

/** The first column is aligned left, the numbers right. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...(rows.length > 0 ? rows : [['none']])].map((row) => row.map(String));
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

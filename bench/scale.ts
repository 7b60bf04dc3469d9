/**
 * How time and memory grow with the facts, beside MiniSearch: `npm run bench:scale -- [--json] [--sizes 1000,10000]
 * [--postgres]`. Takes about a quarter of an hour up to a million facts.
 */
import { parseArgs } from 'node:util';
import { curve, type Line } from './curve.ts';
import { run } from './processes.ts';
import { SUBJECT_NAMES } from './report.ts';
import { count, short, table } from './table.ts';
import type { Measured } from './worker.ts';

type Subject = Measured['subject'];

/** What a worker measured, and the most memory that its process had at once, in bytes. */
interface Grown extends Measured {
  readonly peak: number;
}

const SIZES = '1000,10000,100000,1000000';
/** The last one with --postgres only. */
const SUBJECTS: readonly Subject[] = ['sanad', 'sanad-text', 'minisearch', 'minisearch-stems', 'postgres'];
/** Megabytes of heap that a worker may have: the made-up facts of a million take most of what Node allows by itself. */
const HEAP = 12_000;

async function measure(subject: Subject, size: number): Promise<Grown> {
  process.stderr.write(`measuring: ${subject}, ${count(size)} facts\n`);
  const program = subject === 'postgres' ? ['bench/postgres.ts'] : ['bench/worker.ts', subject];
  const words = [`--max-old-space-size=${HEAP}`, ...program, String(size)];
  const { output, peak } = await run(process.execPath, words, { peak: true });
  return { ...(JSON.parse(output) as Measured), peak };
}

function report(grown: readonly Grown[], sizes: readonly number[]): string {
  const of = (size: number, subject: Subject): Grown | undefined =>
    grown.find((each) => each.facts === size && each.subject === subject);
  const lines = (value: (each: Grown) => number): Line[] =>
    subjects.map((subject) => ({
      name: SUBJECT_NAMES[subject],
      values: sizes.map((size) => {
        const each = of(size, subject);
        return each === undefined ? Number.NaN : value(each);
      }),
    }));
  const places = sizes.map((size) => `${count(size)} facts`);
  const rows = grown.map(({ facts, subject, ask, build, bytes, peak }) => [
    count(facts),
    SUBJECT_NAMES[subject],
    count(ask.n),
    short(ask.median),
    short(ask.p99),
    short(ask.median / (of(facts, 'minisearch')?.ask.median ?? Number.NaN)),
    short(ask.median / (of(facts, 'minisearch-stems')?.ask.median ?? Number.NaN)),
    short(build / 1000),
    short(bytes / 1_000_000),
    short(peak / 1_000_000),
  ]);
  const heads = ['n', 'median ms', 'p99 ms', '× defaults', '× stems', 'build s', 'index MB', 'peak RSS MB'];
  return [
    table([{ head: 'facts' }, { head: 'subject', words: true }, ...heads.map((head) => ({ head }))], rows),
    `One question: median, ms\n${curve(
      places,
      lines(({ ask }) => ask.median),
      short,
    )}`,
    `Building the index, s\n${curve(
      places,
      lines(({ build }) => build / 1000),
      short,
    )}`,
    `Memory of the index, MB\n${curve(
      places,
      lines(({ bytes }) => bytes / 1_000_000),
      short,
    )}`,
  ].join('\n\n');
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: SIZES },
    postgres: { type: 'boolean', default: false },
  },
});
const subjects = SUBJECTS.filter((subject) => subject !== 'postgres' || values.postgres);
const sizes = values.sizes.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  process.stderr.write(
    `--sizes ${values.sizes}: give whole numbers with commas between, such as ${SIZES}.\n`,
  );
  process.exit(2);
}
const grown: Grown[] = [];
for (const size of sizes) for (const subject of subjects) grown.push(await measure(subject, size));
process.stdout.write(`${values.json ? JSON.stringify(grown) : report(grown, sizes)}\n`);

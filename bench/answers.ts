import { run } from './processes.ts';
import type { Table } from './table.ts';
import type { Measured, Size, Subject } from './worker.ts';

const SUBJECTS: Readonly<Record<Subject, string>> = {
  sanad: 'Sanad, curated facts',
  'sanad-text': 'Sanad, plain text',
  minisearch: 'MiniSearch, defaults',
};
/** Megabytes of heap that a worker may have: a million made-up facts take most of what Node allows by itself. */
const HEAP = 12_000;

/** Times one answer on the real knowledge and on made-up facts, beside bare MiniSearch over the same facts. */
export async function measureAnswers(
  sizes: readonly Size[],
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const measured: (Measured & { readonly size: Size; readonly subject: Subject; readonly peak: number })[] =
    [];
  for (const size of sizes) {
    for (const subject of Object.keys(SUBJECTS) as Subject[]) {
      progress(`${SUBJECTS[subject]}, ${size} facts`);
      const words = [`--max-old-space-size=${HEAP}`, 'bench/worker.ts', subject, String(size)];
      const { output, peak } = await run(process.execPath, words, { peak: true });
      measured.push({ ...(JSON.parse(output) as Measured), size, subject, peak });
    }
  }
  const ratio = ({ size, ask }: (typeof measured)[number]): number =>
    ask.median /
    (measured.find((other) => other.size === size && other.subject === 'minisearch')?.ask.median ??
      Number.NaN);
  const sanad = measured.filter(({ subject }) => subject === 'sanad');
  const real = sanad.find(({ size }) => size === 'real');
  const large = sanad.find(({ size }) => size === 10_000);
  return [
    {
      title: 'One answer, in milliseconds',
      heads: ['facts', 'subject', 'n', 'median', 'p99', '× MiniSearch', 'build s', 'index MB', 'peak RSS MB'],
      rows: measured.map((each) => [
        ...[each.facts, SUBJECTS[each.subject], each.ask.n, each.ask.median, each.ask.p99, ratio(each)],
        ...[each.build / 1_000, each.bytes / 1e6, each.peak / 1e6],
      ]),
      aims: [
        ...(real ? [{ wanted: 'median under 1 ms on this knowledge', value: real.ask.median, most: 1 }] : []),
        {
          wanted: 'median within 2 × MiniSearch from 1,000 facts on',
          value: Math.max(...sanad.filter(({ size }) => size !== 'real').map(ratio)),
          most: 2,
        },
        ...(large ? [{ wanted: 'p99 under 20 ms at 10,000 facts', value: large.ask.p99, most: 20 }] : []),
      ],
    },
  ];
}

import type { Drafter } from '../../src/desk/drafting/draft-article.ts';

const SENTENCES = 30;
const RUNS = 5;

/** How long a draft of 30 sentences takes, the first one and the median of five. */
export function timeOfDraft(draft: Drafter): string {
  const paragraphs = [
    'Thirty sentences',
    ...Array.from(
      { length: SENTENCES },
      (_, at) =>
        `The interior ministry said on Tuesday that ${at + 2} men who had fled a prison in north-east Syria were arrested near al-Qaim, and that the border guards remain on high alert.`,
    ),
  ];
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    draft(
      { publisher: 'Example Daily', language: 'en', published: '2026-01-22', paragraphs, reasons: {} },
      { origin: { kind: 'file' }, textHash: '0'.repeat(64), now: '2026-01-23T00:00:00Z' },
    );
    return performance.now() - start;
  });
  const [first = 0, ...others] = times;
  const median = others.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return `a draft of ${SENTENCES} sentences: first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms (median of ${RUNS})`;
}

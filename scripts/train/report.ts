import { PASSAGE_FEATURE_NAMES } from '../../src/query/passages/features.ts';
import { rounded } from './curated.ts';
import {
  confidencesOf,
  figuresOver,
  type LeftOut,
  leaveOneOut,
  type TextCase,
  type TextFigures,
} from './texts.ts';

/** Share of the questions made to mislead that may be answered: the meaning of the threshold over plain texts. */
const WRONGLY_ANSWERED = 0.5;

/** The confidence above which that share of the misleading questions lies. */
export function thresholdFor({ misleading }: ReturnType<typeof confidencesOf>): number {
  const ordered = misleading.toSorted((a, b) => b - a);
  return rounded(ordered[Math.floor(ordered.length * WRONGLY_ANSWERED)] ?? 0.5);
}

/** One line an article and one over all: each article ranked and judged by weights learned from the others. */
export function reportFolds(folds: readonly LeftOut[]): string {
  const head = `\n${'leave one article out'.padEnd(34)}  per article           all articles merged   AUROC\n`;
  const line = (name: string, single: TextFigures, merged: TextFigures, area: string): string =>
    `${name.slice(0, 34).padEnd(34)}  ${row(single)}  ${row(merged)}  ${area}\n`;
  const lines = folds.map((fold) => {
    const { single, merged, auroc } = figuresOver([fold]);
    return line(fold.article, single, merged, auroc.toFixed(3));
  });
  const { single, merged, auroc, confidences } = figuresOver(folds);
  const threshold = thresholdFor(confidences);
  const above = (list: readonly number[]): string =>
    `${((100 * list.filter((confidence) => confidence >= threshold).length) / list.length).toFixed(1)}%`;
  return (
    head +
    lines.join('') +
    line('all', single, merged, auroc.toFixed(3)) +
    `threshold ${threshold}: answers ${above(confidences.answerable)} of the answerable questions, ` +
    `${above(confidences.misleading)} of those made to mislead, ${above(confidences.foreign)} of those on another article\n\n`
  );
}

function row({ first, first3, mrr }: TextFigures): string {
  return `${first.toFixed(3)} ${first3.toFixed(3)} ${mrr.toFixed(3)}`.padEnd(20);
}

/** What leaving a feature, or a piece of evidence, out costs, in hundredths; most costly first. */
export function* reportWorth(single: readonly TextCase[], merged: readonly TextCase[]): Generator<string> {
  const whole = figuresOver(leaveOneOut(single, merged));
  yield 'without a feature             first  in 3    MRR   first  in 3    MRR (merged)\n';
  const rows = PASSAGE_FEATURE_NAMES.map((name, feature) => {
    const without = (cases: readonly TextCase[]) => cases.map((each) => withoutFeature(each, feature));
    return { name, figures: figuresOver(leaveOneOut(without(single), without(merged))) };
  });
  rows.sort((a, b) => a.figures.single.mrr + a.figures.merged.mrr - b.figures.single.mrr - b.figures.merged.mrr);
  for (const { name, figures } of rows) {
    const changes = [
      figures.single.first - whole.single.first,
      figures.single.first3 - whole.single.first3,
      figures.single.mrr - whole.single.mrr,
      figures.merged.first - whole.merged.first,
      figures.merged.first3 - whole.merged.first3,
      figures.merged.mrr - whole.merged.mrr,
    ];
    yield `${name.padEnd(26)} ${changes.map((change) => (100 * change).toFixed(2).padStart(6)).join(' ')}\n`;
  }
}

function withoutFeature(each: TextCase, feature: number): TextCase {
  const values = each.values.map((value, at) => (at % PASSAGE_FEATURE_NAMES.length === feature ? 0 : value));
  return { ...each, values };
}

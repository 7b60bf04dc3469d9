import { PASSAGE_EVIDENCE } from '../../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../../src/query/passages/passage-features.ts';
import { namesOf } from '../../src/query/ranking/linear-model.ts';
import { auroc } from '../figures.ts';
import { rounded } from './curated.ts';
import {
  confidencesBy,
  type confidencesOf,
  figuresOver,
  type HeldOut,
  learnDecide,
  learnRank,
  of,
  othersThan,
  rankingOver,
  type TextCase,
  type TextFigures,
  type TextVerdict,
  verdictsOf,
  within,
} from './texts.ts';

const PASSAGE_FEATURE_NAMES = namesOf(PASSAGE_FEATURES);
const PASSAGE_EVIDENCE_NAMES = namesOf(PASSAGE_EVIDENCE);

/** Share of the answerable questions that are answered: the meaning of the threshold over plain texts. The others are `unsure`. */
const ANSWERED = 0.75;

/** The confidence that so many answerable questions reach. */
export function thresholdFor({ answerable }: ReturnType<typeof confidencesOf>): number {
  const ordered = answerable.toSorted((a, b) => b - a);
  return rounded(ordered[Math.floor(ordered.length * ANSWERED)] ?? 0.5);
}

/** One line a file, or an article where there is one file, and one over all: each ranked and judged by weights learned from others. */
export function reportFolds(folds: readonly HeldOut[]): string {
  const head = `\n${'held out'.padEnd(34)}  per article           all articles merged   AUROC\n`;
  const line = (name: string, some: readonly HeldOut[]): string => {
    const { single, merged, auroc } = figuresOver(some);
    const area = Number.isNaN(auroc) ? '-' : auroc.toFixed(3);
    return `${name.slice(0, 34).padEnd(34)}  ${row(single)}  ${row(merged)}  ${area}\n`;
  };
  const cases = folds.flatMap(({ single }) => single);
  const files = new Set(cases.map(({ collection }) => collection));
  const key = files.size > 1 ? 'collection' : 'article';
  const names = new Set(cases.map((each) => each[key]));
  const { confidences } = figuresOver(folds);
  const threshold = thresholdFor(confidences);
  const above = (list: readonly number[]): string =>
    `${((100 * list.filter((confidence) => confidence >= threshold).length) / list.length).toFixed(1)}%`;
  return (
    head +
    [...names].map((name) => line(name, within(folds, key, name))).join('') +
    line('all', folds) +
    `threshold ${threshold}: answers ${above(confidences.answerable)} of the answerable questions, ` +
    `${above(confidences.misleading)} of those made to mislead, ${above(confidences.foreign)} of those on another article\n\n`
  );
}

function row({ first, first3, mrr }: TextFigures): string {
  return `${first.toFixed(3)} ${first3.toFixed(3)} ${mrr.toFixed(3)}`.padEnd(20);
}

/** Change of a share, in hundredths. */
function change(now: number, before: number): string {
  return (100 * (now - before)).toFixed(2);
}

/** A table in Markdown of what leaving each feature out costs; most costly first. */
export function featureWorth(
  folds: readonly HeldOut[],
  single: readonly TextCase[],
  merged: readonly TextCase[],
): string {
  const figures = (feature?: number) => {
    const without = (cases: readonly TextCase[]) =>
      feature === undefined ? cases : cases.map((each) => withoutFeature(each, feature));
    const parts = folds.map(({ articles, model }) => {
      const [alone, together] = [without(single), without(merged)];
      const rank =
        feature === undefined
          ? model.rank
          : learnRank(othersThan(articles, alone), othersThan(articles, together), model.rank);
      return { rank, alone: of(articles, alone), together: of(articles, together) };
    });
    return {
      alone: rankingOver(parts.map(({ rank, alone }) => ({ cases: alone, rank }))),
      together: rankingOver(parts.map(({ rank, together }) => ({ cases: together, rank }))),
    };
  };
  const whole = figures();
  const rows = PASSAGE_FEATURE_NAMES.map((name, feature) => {
    const { alone, together } = figures(feature);
    const cells = [
      change(alone.first, whole.alone.first),
      change(alone.first3, whole.alone.first3),
      change(alone.mrr, whole.alone.mrr),
      change(together.first, whole.together.first),
      change(together.first3, whole.together.first3),
      change(together.mrr, whole.together.mrr),
    ];
    return {
      cost: alone.mrr + together.mrr,
      line: `| ${[name, ...cells, PASSAGE_FEATURES[name]].join(' | ')} |\n`,
    };
  });
  return `| without | first | in 3 | MRR | merged: first | in 3 | MRR | what it measures |
|---|---|---|---|---|---|---|---|
${rows
  .sort((a, b) => a.cost - b.cost)
  .map(({ line }) => line)
  .join('')}`;
}

function withoutFeature(each: TextCase, feature: number): TextCase {
  const values = each.values.map((value, at) => (at % PASSAGE_FEATURE_NAMES.length === feature ? 0 : value));
  return { ...each, values };
}

/** The same for the evidence, by the AUROC against questions made to mislead and against those on other articles. */
export function evidenceWorth(folds: readonly HeldOut[], single: readonly TextCase[]): string {
  const parts = folds.map(({ articles, model }) => ({
    learned: verdictsOf(othersThan(articles, single), model.rank),
    asked: verdictsOf(of(articles, single), model.rank),
  }));
  const areas = (evidence?: number) => {
    const without = (verdicts: readonly TextVerdict[]) =>
      verdicts.map((each) => ({
        ...each,
        values: each.values.map((value, i) => (i === evidence ? 0 : value)),
      }));
    const found = parts.map(({ learned, asked }) =>
      confidencesBy(without(asked), learnDecide(without(learned))),
    );
    const answerable = found.flatMap((each) => each.answerable);
    return {
      misleading: auroc(
        answerable,
        found.flatMap((each) => each.misleading),
      ),
      foreign: auroc(
        answerable,
        found.flatMap((each) => each.foreign),
      ),
    };
  };
  const whole = areas();
  const rows = PASSAGE_EVIDENCE_NAMES.map((name, evidence) => {
    const { misleading, foreign } = areas(evidence);
    const cells = [name, change(misleading, whole.misleading), change(foreign, whole.foreign)];
    return { cost: misleading, line: `| ${[...cells, PASSAGE_EVIDENCE[name]].join(' | ')} |\n` };
  });
  return `| without | AUROC, misleading | AUROC, other article | what it measures |
|---|---|---|---|
${rows
  .sort((a, b) => a.cost - b.cost)
  .map(({ line }) => line)
  .join('')}`;
}

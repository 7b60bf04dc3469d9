import { EVIDENCE } from '../../src/query/ranking/evidence.ts';
import { FEATURES } from '../../src/query/ranking/features.ts';
import { namesOf } from '../../src/query/ranking/linear-model.ts';
import { auroc } from '../figures.ts';
import {
  type Case,
  type CuratedCases,
  type CuratedModel,
  confidence,
  decided,
  learnDecide,
  learnRank,
} from './curated.ts';

/** How well a model does on labelled questions, each a share. */
interface CuratedFigures {
  /** Of the answerable questions those whose best fact is right. */
  readonly first: number;
  /** Chance that a question whose best fact is right is surer than one that no source answers. */
  readonly auroc: number;
}

/** Labelled questions that only judge: of the whole knowledge, and where the facts that answer have no own questions. */
export interface Judging {
  readonly whole: readonly Case[];
  readonly bare: readonly Case[];
}

/** Of what is learned from so-manieth is enough to compare by. */
const STEP = 3;

function figuresOf(cases: readonly Case[], model: Pick<CuratedModel, 'rank' | 'decide'>): CuratedFigures {
  const judged = cases.map((each) => {
    const found = decided(each.judgement, model.rank);
    return {
      unanswerable: each.unanswerable === true,
      isRight: found !== undefined && each.right(found.fact),
      confidence: confidence(each.judgement, model),
    };
  });
  const answerable = judged.filter(({ unanswerable }) => !unanswerable);
  const right = answerable.filter(({ isRight }) => isRight);
  return {
    first: right.length / answerable.length,
    auroc: auroc(
      right.map((each) => each.confidence),
      judged.filter(({ unanswerable }) => unanswerable).map((each) => each.confidence),
    ),
  };
}

/** Two tables in Markdown of what leaving out each feature, and each piece of evidence, costs; most costly first. */
export function curatedWorth(cases: CuratedCases, { whole, bare }: Judging): string {
  const some = cases.drawn.filter((_, at) => at % STEP === 0);
  const rank = learnRank(some);
  const decide = learnDecide(some, rank);
  const parts = [whole, bare];
  const before = parts.map((part) => figuresOf(part, { rank, decide }));
  const features = namesOf(FEATURES).map((name) => {
    const without = learnRank(some, { without: name, start: rank });
    const figures = parts.map((part) => figuresOf(part, { rank: without, decide }));
    return row(
      name,
      FEATURES[name],
      figures.map(({ first }, i) => first - (before[i]?.first ?? 0)),
    );
  });
  const evidence = namesOf(EVIDENCE).map((name) => {
    const without = learnDecide(some, rank, { without: name, start: decide });
    const figures = parts.map((part) => figuresOf(part, { rank, decide: without }));
    return row(
      name,
      EVIDENCE[name],
      figures.map((each, i) => each.auroc - (before[i]?.auroc ?? 0)),
    );
  });
  return `${table('first', features)}\n${table('AUROC', evidence)}`;
}

interface Row {
  readonly cost: number;
  readonly line: string;
}

function row(name: string, meaning: string, changes: readonly number[]): Row {
  const cells = changes.map((change) => (100 * change).toFixed(2));
  return {
    cost: changes.reduce((sum, change) => sum + change, 0),
    line: `| ${[name, ...cells, meaning].join(' | ')} |\n`,
  };
}

function table(figure: string, rows: readonly Row[]): string {
  const lines = rows.toSorted((a, b) => a.cost - b.cost).map(({ line }) => line);
  return `| without | ${figure} | ${figure}, facts without own questions | what it measures |\n|---|---|---|---|\n${lines.join('')}`;
}

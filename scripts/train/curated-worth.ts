import { EVIDENCE, type Evidence } from '../../src/query/ranking/evidence.ts';
import { FEATURES, type Feature } from '../../src/query/ranking/features.ts';
import { LinearModel, namesOf, type WeightsOf } from '../../src/query/ranking/linear-model.ts';
import { auroc } from '../figures.ts';
import { type Case, type CuratedCases, decided, learnDecide, learnRank } from './curated.ts';

/** How well a model does on labelled questions, each a share. */
interface CuratedFigures {
  /** Of the answerable questions those whose best fact is right. */
  readonly first: number;
  /** Chance that a question whose best fact is right is surer than one that no source answers. */
  readonly auroc: number;
}

function figuresOf(
  cases: readonly Case[],
  rank: WeightsOf<Feature>,
  decide: WeightsOf<Evidence>,
): CuratedFigures {
  const model = new LinearModel(EVIDENCE, decide);
  const judged = cases.map((each) => {
    const found = decided(each.judgement, rank);
    return {
      unanswerable: each.unanswerable === true,
      isRight: found !== undefined && each.right(found.fact),
      confidence: found === undefined ? 0 : model.chance(found.evidence),
    };
  });
  const answerable = judged.filter(({ unanswerable }) => !unanswerable);
  const right = answerable.filter(({ isRight }) => isRight);
  return {
    first: right.length / answerable.length,
    auroc: auroc(
      right.map(({ confidence }) => confidence),
      judged.filter(({ unanswerable }) => unanswerable).map(({ confidence }) => confidence),
    ),
  };
}

/** Two tables in Markdown of what leaving out each feature, and each piece of evidence, costs; most costly first. */
export function curatedWorth(cases: CuratedCases, judging: readonly Case[]): string {
  const ranking = [...cases.labelled, ...cases.after, ...cases.own];
  const deciding = [...ranking, ...cases.exchanged];
  const rank = learnRank(ranking);
  const decide = learnDecide(deciding, rank);
  const parts = [cases.labelled, judging];
  const whole = parts.map((part) => figuresOf(part, rank, decide));
  const features = namesOf(FEATURES).map((name) => {
    const without = learnRank(ranking, name);
    const figures = parts.map((part) => figuresOf(part, without, decide));
    return row(
      name,
      FEATURES[name],
      figures.map(({ first }, i) => first - (whole[i]?.first ?? 0)),
    );
  });
  const evidence = namesOf(EVIDENCE).map((name) => {
    const without = learnDecide(deciding, rank, name);
    const figures = parts.map((part) => figuresOf(part, rank, without));
    return row(
      name,
      EVIDENCE[name],
      figures.map((each, i) => each.auroc - (whole[i]?.auroc ?? 0)),
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
  return `| without | ${figure}, working part | ${figure}, judging part | what it measures |\n|---|---|---|---|\n${lines.join('')}`;
}

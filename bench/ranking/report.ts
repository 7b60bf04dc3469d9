import { type Abstention, type Asked, abstentionOf, type Figures, figuresOf } from '../../scripts/figures.ts';
import { format, type Table } from '../table.ts';
import type { Contender } from './contenders.ts';
import type { Outcome } from './measure.ts';

/** What one contender came to: each article alone, and all together. */
export interface Measured {
  readonly contender: Pick<Contender, 'key' | 'name'>;
  readonly articles: readonly Outcome[];
  readonly merged: readonly Outcome[];
}

/** The figures as one object. */
export interface RankingFigures {
  readonly articles: Readonly<Record<string, Figures>>;
  readonly merged: Readonly<Record<string, Figures>>;
  /** Sanad's, each article alone. */
  readonly abstain: Pick<Abstention, 'auroc' | 'answered'>;
}

/** The figures of all contenders, of which the first is the one that decides whether to answer. */
export function rankingFigures(measured: readonly Measured[]): RankingFigures {
  const { auroc, answered } = abstentionOf(all(measured[0]?.articles ?? []));
  const figures = (setting: 'articles' | 'merged') =>
    Object.fromEntries(measured.map((each) => [each.contender.key, figuresOf(all(each[setting]))]));
  return { articles: figures('articles'), merged: figures('merged'), abstain: { auroc, answered } };
}

const RANKING = ['right first', 'in first 3', 'MRR', 'median µs', 'p99 µs'];

/** The figures as tables for people. */
export function rankingReport(measured: readonly Measured[]): string {
  const [ours] = measured;
  const asked = all(ours?.articles ?? []);
  const answerable = asked.filter((each) => each.answerable).length;
  const comparison = (title: string, setting: 'articles' | 'merged'): Table => ({
    title,
    heads: ['', ...RANKING],
    rows: measured.map((each) => [each.contender.name, ...cells(all(each[setting]))]),
  });
  const abstention = (name: string, outcomes: readonly Outcome[] = []): Table['rows'][number] => {
    const { auroc, answered, answeredAnswerable } = abstentionOf(all(outcomes));
    return [name, ...[auroc, answered, answeredAnswerable].map(share)];
  };
  const tables: readonly Table[] = [
    comparison('Each article alone', 'articles'),
    comparison('All articles together', 'merged'),
    {
      title: 'Sanad, article by article',
      heads: ['', 'questions', ...RANKING, 'AUROC'],
      rows: (ours?.articles ?? []).map(({ article, asked: some }) => [
        ...[article, some.filter((each) => each.answerable).length, ...cells(some)],
        share(abstentionOf(some).auroc),
      ]),
    },
    {
      title: "Knowing when not to answer: Sanad's confidence",
      heads: ['', 'AUROC', 'unanswerable answered', 'answerable answered'],
      rows: [abstention('each article alone', ours?.articles), abstention('all together', ours?.merged)],
    },
  ];
  const opening = `${answerable} answerable questions, ${asked.length - answerable} unanswerable. Shares of the answerable ones; microseconds a question over all.`;
  return [opening, ...tables.map(format)].join('\n\n');
}

function cells(asked: readonly Asked[]): (string | number)[] {
  const { first, first3, mrr, p50us, p99us } = figuresOf(asked);
  return [share(first), share(first3), share(mrr), p50us, p99us];
}

/** A share with three digits; a dash where there was nothing to take a share of. */
function share(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function all(outcomes: readonly Outcome[]): readonly Asked[] {
  return outcomes.flatMap(({ asked }) => asked);
}

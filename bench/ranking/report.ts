import { type Column, count, short, table } from '../table.ts';
import type { Contender } from './contender.ts';
import { type Abstention, abstentionOf, type Figures, figuresOf } from './figures.ts';
import type { Outcome } from './measure.ts';

/** What one contender came to, in both settings. */
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
  const figures = (outcomes: (measured: Measured) => readonly Outcome[]) =>
    Object.fromEntries(measured.map((each) => [each.contender.key, figuresOf(all(outcomes(each)))]));
  return {
    articles: figures(({ articles }) => articles),
    merged: figures(({ merged }) => merged),
    abstain: { auroc, answered },
  };
}

/** The figures as tables for people. */
export function rankingReport(measured: readonly Measured[]): string {
  const [ours] = measured;
  const asked = all(ours?.articles ?? []);
  const answerable = asked.filter((each) => each.answerable).length;
  const questions = `${count(answerable)} answerable questions, ${count(asked.length - answerable)} unanswerable`;
  return [
    `${questions}. Shares of the answerable ones; microseconds a question over all.`,
    `Each article alone\n${comparison(measured, ({ articles }) => articles)}`,
    `All articles together\n${comparison(measured, ({ merged }) => merged)}`,
    `Sanad, article by article\n${byArticle(ours?.articles ?? [])}`,
    `Knowing when not to answer: Sanad's confidence\n${abstention(ours)}`,
  ].join('\n\n');
}

const numbers = (...heads: readonly string[]): Column[] => heads.map((head) => ({ head }));
const RANKING = numbers('right first', 'in first 3', 'MRR', 'median µs', 'p99 µs');

function comparison(
  measured: readonly Measured[],
  outcomes: (measured: Measured) => readonly Outcome[],
): string {
  return table(
    [{ head: '', words: true }, ...RANKING],
    measured.map((each) => [each.contender.name, ...cells(figuresOf(all(outcomes(each))))]),
  );
}

function byArticle(outcomes: readonly Outcome[]): string {
  return table(
    [{ head: '', words: true }, ...numbers('questions'), ...RANKING, ...numbers('AUROC')],
    outcomes.map(({ article, asked }) => [
      article,
      count(asked.filter(({ answerable }) => answerable).length),
      ...cells(figuresOf(asked)),
      share(abstentionOf(asked).auroc),
    ]),
  );
}

function abstention(ours: Measured | undefined): string {
  const row = (name: string, outcomes: readonly Outcome[] = []): string[] => {
    const { auroc, answered, answeredAnswerable } = abstentionOf(all(outcomes));
    return [name, share(auroc), share(answered), share(answeredAnswerable)];
  };
  return table(
    [{ head: '', words: true }, ...numbers('AUROC', 'unanswerable answered', 'answerable answered')],
    [row('each article alone', ours?.articles), row('all together', ours?.merged)],
  );
}

function cells({ first, first3, mrr, p50us, p99us }: Figures): string[] {
  return [share(first), share(first3), share(mrr), short(p50us), short(p99us)];
}

/** A share with three digits; a dash where there was nothing to take a share of. */
function share(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function all(outcomes: readonly Outcome[]): Outcome['asked'] {
  return outcomes.flatMap(({ asked }) => asked);
}

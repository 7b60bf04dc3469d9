import { plainTextId, plainTextKnowledge, type Reading } from '../../src/knowledge/plain-text.ts';
import { compile } from '../../src/query/compile.ts';
import { Paragraphs } from '../../src/query/index/paragraphs.ts';
import { weigh } from '../../src/query/index/weighed-slot.ts';
import type { Asked } from '../../src/query/passages/asked.ts';
import { gatherPassageEvidence, PASSAGE_EVIDENCE } from '../../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../../src/query/passages/passage-features.ts';
import { PassageRanker } from '../../src/query/passages/passage-ranker.ts';
import { Passages } from '../../src/query/passages/passages.ts';
import type { RankedPassage } from '../../src/query/passages/ranked-passage.ts';
import { FactViews } from '../../src/query/ranking/fact-view.ts';
import { namesOf } from '../../src/query/ranking/linear-model.ts';
import { Analyser } from '../../src/query/words/analyser.ts';
import { Lexicon } from '../../src/query/words/lexicon.ts';
import { auroc } from '../figures.ts';
import type { SquadArticle } from '../squad.ts';
import { type List, learnDecision, learnRanking, scoresOf, type Verdict } from './models.ts';

/** A question on articles with the statements that were found for it. */
export interface TextCase extends List {
  readonly article: string;
  /** The file that it is from. */
  readonly collection: string;
  readonly answerable: boolean;
  /** Asked of another article than it is on: nothing there has to do with it. */
  readonly foreign: boolean;
  readonly asked: Asked;
  readonly found: readonly RankedPassage[];
}

/** The decision on a case. */
export interface TextVerdict extends Verdict {
  readonly case: TextCase;
}

/** Weights by their places among the names. */
export interface TextModel {
  readonly rank: Float64Array;
  readonly decide: Float64Array;
}

/** How well a model does on questions that it has not learned from. */
export interface TextFigures {
  readonly first: number;
  readonly first3: number;
  readonly mrr: number;
}

const RANK_DECAY = 0.02;
const DECIDE_DECAY = 0.002;
/** A question asked of an article that it is not on counts so much beside one made to mislead, and so do those of a file without any of these. */
const FOREIGN_SHARE = 0.25;
const PASSAGE_FEATURE_NAMES = namesOf(PASSAGE_FEATURES);
const PASSAGE_EVIDENCE_NAMES = namesOf(PASSAGE_EVIDENCE);
const UNTRAINED = { rank: {}, decide: {}, threshold: 0 };

/** A file of articles in one language, with the function words of all languages. */
export interface Collection {
  readonly name: string;
  readonly articles: readonly SquadArticle[];
  readonly words: Reading['words'];
}

/** Every question asked of the article that it is on, and of the next one too, which does not answer it. */
export function textCases(collection: Collection): TextCase[] {
  const { articles } = collection;
  return articles.flatMap((article, i) => {
    const next = articles[(i + 1) % articles.length] as SquadArticle;
    return [
      ...ask(collection, [article], [article]),
      ...(next === article ? [] : ask(collection, [article], [next], true)),
    ];
  });
}

/** Paragraphs of a news text, which are shorter, come to about as many sentences. */
const SHORT = 4;

/** The articles of a collection in parts as long as a news text, each with the questions on it. */
export function inShortParts({ name, articles, words }: Collection): Collection {
  const parts = articles.flatMap((article) => {
    const count = Math.ceil(article.paragraphs.length / SHORT);
    return Array.from({ length: count }, (_, part): SquadArticle => {
      const from = part * SHORT;
      return {
        ...article,
        paragraphs: article.paragraphs.slice(from, from + SHORT),
        questions: article.questions
          .filter(({ about }) => about >= from && about < from + SHORT)
          .map((question) => ({
            ...question,
            answers: question.answers.map((answer) => ({ ...answer, paragraph: answer.paragraph - from })),
          })),
      };
    });
  });
  return { name: `${name}, short`, articles: parts, words };
}

/** A question asked of many articles together counts so much beside one asked of its own: that is what is asked most. */
const MERGED_SHARE = 0.25;

/** Every question asked of all articles of its collection together. */
export function mergedCases(collection: Collection): TextCase[] {
  const { articles } = collection;
  return ask(collection, articles, articles).map((each) => ({ ...each, share: MERGED_SHARE }));
}

function ask(
  { name: collection, words }: Collection,
  texts: readonly SquadArticle[],
  articles: readonly SquadArticle[],
  foreign = false,
): TextCase[] {
  const language = texts[0]?.language ?? 'en';
  const { grammars, lexicon, index } = compile(plainTextKnowledge(texts, { words, language }));
  const analyser = new Analyser(new Lexicon(lexicon), grammars);
  const paragraphs = new Paragraphs(index.facts);
  const passages = new Passages(index, paragraphs, analyser.lexicon, grammars.get(language), language);
  const ranker = new PassageRanker(index, paragraphs, new FactViews(index), passages, UNTRAINED);
  return articles.flatMap(({ title, questions }, number) =>
    questions.map(({ text, answers }): TextCase => {
      const { tokens, slots, kind } = analyser.analyse(text, language);
      const query = { tokens, slots: weigh(slots, index), kind, followedParagraphs: new Set<string>() };
      const { asked, ranked: found } = ranker.rankPassages(query);
      const right = new Set(
        foreign ? [] : answers.map((answer) => plainTextId(number, answer.paragraph, answer.sentence)),
      );
      return {
        article: title,
        collection,
        answerable: right.size > 0,
        foreign,
        asked,
        found,
        share: 1,
        values: Float64Array.from(
          found.flatMap(({ features }) => PASSAGE_FEATURE_NAMES.map((name) => features[name])),
        ),
        good: found.map((passage) => right.has(passage.indexed.id)),
      };
    }),
  );
}

/** Learns from cases of single articles and, for the ranking, of all together. */
export function learnTexts(single: readonly TextCase[], merged: readonly TextCase[]): TextModel {
  const rank = learnRank(single, merged);
  return { rank, decide: learnDecide(verdictsOf(single, rank)) };
}

/** The ranking's part, starting from weights that are near. */
export function learnRank(
  single: readonly TextCase[],
  merged: readonly TextCase[],
  start?: Float64Array,
): Float64Array {
  return learnRanking([...single, ...merged], PASSAGE_FEATURE_NAMES.length, RANK_DECAY, start);
}

/** The decision's part. */
export function learnDecide(verdicts: readonly Verdict[]): Float64Array {
  return learnDecision(verdicts, PASSAGE_EVIDENCE_NAMES.length, DECIDE_DECAY);
}

/** The best statement's evidence of each case, and whether anything answers the question. */
export function verdictsOf(cases: readonly TextCase[], rank: Float64Array): TextVerdict[] {
  const misleading = new Set(
    cases.filter(({ answerable, foreign }) => !answerable && !foreign).map(({ collection }) => collection),
  );
  return cases.flatMap((each) => {
    const scores = scoresOf(each.values, each.found.length, rank);
    const ranked = each.found
      .map((passage, i) => ({ ...passage, score: scores[i] as number }))
      .sort((a, b) => b.score - a.score);
    const [best] = ranked;
    if (best === undefined) return [];
    const evidence = gatherPassageEvidence(each.asked, best);
    const values = Float64Array.from(PASSAGE_EVIDENCE_NAMES, (name) => evidence[name]);
    const share = each.foreign || !misleading.has(each.collection) ? FOREIGN_SHARE : 1;
    return [{ case: each, values, good: each.answerable, share }];
  });
}

/** For each answerable question the rank of the first right statement, from 0; infinite where none was found. */
function ranksOf(cases: readonly TextCase[], rank: Float64Array): number[] {
  return cases
    .filter(({ answerable }) => answerable)
    .map(({ values, good }) => {
      const scores = scoresOf(values, good.length, rank);
      let best = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < scores.length; i++) if (good[i]) best = Math.max(best, scores[i] as number);
      return good.includes(true) ? scores.filter((score) => score > best).length : Number.POSITIVE_INFINITY;
    });
}

/** Confidences of the model on the answerable questions and on those made to mislead. */
export function confidencesOf(
  cases: readonly TextCase[],
  { rank, decide }: TextModel,
): { readonly answerable: number[]; readonly misleading: number[]; readonly foreign: number[] } {
  return confidencesBy(verdictsOf(cases, rank), decide);
}

/** The same where the verdicts are there already. */
export function confidencesBy(
  decided: readonly TextVerdict[],
  decide: Float64Array,
): { readonly answerable: number[]; readonly misleading: number[]; readonly foreign: number[] } {
  const verdicts = decided.map((verdict) => {
    const [score = 0] = scoresOf(verdict.values, 1, decide);
    return { case: verdict.case, confidence: 1 / (1 + Math.exp(-score)) };
  });
  const of = (which: (each: TextCase) => boolean): number[] =>
    verdicts.filter((verdict) => which(verdict.case)).map(({ confidence }) => confidence);
  return {
    answerable: of(({ answerable }) => answerable),
    misleading: of(({ answerable, foreign }) => !answerable && !foreign),
    foreign: of(({ foreign }) => foreign),
  };
}

/** Some of the articles, with what learning from all others comes to. */
export interface HeldOut {
  readonly articles: ReadonlySet<string>;
  readonly model: TextModel;
  readonly single: readonly TextCase[];
  readonly merged: readonly TextCase[];
}

/** Articles are held out one by one, or in so many parts where there are more. */
const MOST_FOLDS = 6;

/** Learns once for each part of the articles from all others. What has the same title in several files is held out together. */
export function holdOut(single: readonly TextCase[], merged: readonly TextCase[]): HeldOut[] {
  const titles = [...new Set(single.map(({ article }) => article))];
  const folds = Math.min(MOST_FOLDS, titles.length);
  return Array.from({ length: folds }, (_, fold) => {
    const articles = new Set(titles.filter((_title, at) => at % folds === fold));
    return {
      articles,
      model: learnTexts(othersThan(articles, single), othersThan(articles, merged)),
      single: of(articles, single),
      merged: of(articles, merged),
    };
  });
}

/** The cases on some articles, and those on all others. */
export function of(articles: ReadonlySet<string>, cases: readonly TextCase[]): TextCase[] {
  return cases.filter(({ article }) => articles.has(article));
}

export function othersThan(articles: ReadonlySet<string>, cases: readonly TextCase[]): TextCase[] {
  return cases.filter(({ article }) => !articles.has(article));
}

/** The held-out cases of one file, or of one article. */
export function within(folds: readonly HeldOut[], key: 'collection' | 'article', value: string): HeldOut[] {
  const kept = (cases: readonly TextCase[]): TextCase[] => cases.filter((each) => each[key] === value);
  return folds.map((fold) => ({ ...fold, single: kept(fold.single), merged: kept(fold.merged) }));
}

/** Figures over all questions, each answered by the model that has not seen its article. */
export function figuresOver(folds: readonly HeldOut[]): {
  readonly single: TextFigures;
  readonly merged: TextFigures;
  readonly auroc: number;
  readonly confidences: ReturnType<typeof confidencesOf>;
} {
  const each = folds.map(({ single, model }) => confidencesOf(single, model));
  const confidences = {
    answerable: each.flatMap(({ answerable }) => answerable),
    misleading: each.flatMap(({ misleading }) => misleading),
    foreign: each.flatMap(({ foreign }) => foreign),
  };
  return {
    single: rankingOver(folds.map(({ single, model }) => ({ cases: single, rank: model.rank }))),
    merged: rankingOver(folds.map(({ merged, model }) => ({ cases: merged, rank: model.rank }))),
    auroc: auroc(confidences.answerable, confidences.misleading),
    confidences,
  };
}

/** Ranking over all questions, those of each part by its own weights. */
export function rankingOver(
  parts: readonly { readonly cases: readonly TextCase[]; readonly rank: Float64Array }[],
): TextFigures {
  const ranks = parts.flatMap(({ cases, rank }) => ranksOf(cases, rank));
  const share = (within: number): number => ranks.filter((rank) => rank < within).length / ranks.length;
  const mrr = ranks.reduce((sum, rank) => sum + 1 / (rank + 1), 0) / ranks.length;
  return { first: share(1), first3: share(3), mrr };
}

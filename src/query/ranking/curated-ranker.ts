import { best, type Candidate, type FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { Paragraphs } from '../index/paragraphs.ts';
import { searchTerms } from '../index/weighed-slot.ts';
import type { FeatureShare } from '../types.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { EVIDENCE, type Evidence, gatherEvidence, isElsewhere } from './evidence.ts';
import type { FactViews } from './fact-view.ts';
import { extractFeatures, FEATURES, type Feature } from './features.ts';
import { LinearModel } from './linear-model.ts';
import type { Query, Ranked, Ranker, RankerWeights, Ranking } from './ranker.ts';

/** How many candidates the features rank again. */
const CANDIDATES = 16;
/** Words are not independent, so sums of their scores overstate: they are divided by this. */
const TEMPERATURE = 6;

/** Ranks facts that an editor has written names and questions to. */
export class CuratedRanker implements Ranker {
  readonly threshold: number;
  readonly #index: FactIndex;
  readonly #paragraphs: Paragraphs;
  readonly #views: FactViews;
  readonly #lexicon: Lexicon;
  readonly #score: LinearModel<Feature>;
  readonly #decision: LinearModel<Evidence>;

  constructor(
    index: FactIndex,
    paragraphs: Paragraphs,
    views: FactViews,
    lexicon: Lexicon,
    weights: RankerWeights<Feature, Evidence>,
  ) {
    this.threshold = weights.threshold;
    this.#index = index;
    this.#paragraphs = paragraphs;
    this.#views = views;
    this.#lexicon = lexicon;
    this.#score = new LinearModel(FEATURES, weights.rank);
    this.#decision = new LinearModel(EVIDENCE, weights.decide);
  }

  /** The search finds candidates, a linear model over their features orders them, another decides on the best fact. */
  rank(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranking {
    const ranked = this.#ranked(query, allowed);
    const first = ranked.find(({ indexed }) => indexed.fact !== undefined);
    if (first === undefined) return { ranked, confidence: 0 };
    const evidence = gatherEvidence(query, first, ranked);
    return { ranked, confidence: isElsewhere(evidence) ? 0 : this.#decision.chance(evidence) };
  }

  explain({ features }: Ranked): readonly FeatureShare[] {
    return this.#score.shares(features as Ranked<Feature>['features']);
  }

  #ranked(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranked<Feature>[] {
    const matches = this.#index.match(searchTerms(query.slots));
    const compared = best(
      matches.filter(({ indexed }) => !indexed.past || allowed(indexed)),
      CANDIDATES,
    );
    const highest = compared[0]?.score ?? 0;
    const most = Math.max(0, ...compared.map(({ bm25 }) => bm25));
    const massOf = ({ bm25 }: Candidate): number => Math.exp((bm25 - most) / TEMPERATURE);
    const total = compared.reduce((sum, candidate) => sum + massOf(candidate), 0);
    const candidates = compared.every(({ indexed }) => allowed(indexed))
      ? compared
      : best(
          matches.filter(({ indexed }) => allowed(indexed)),
          CANDIDATES,
        );
    return candidates
      .map((candidate): Ranked<Feature> => {
        const { indexed, score } = candidate;
        const view = this.#views.of(indexed);
        const features = extractFeatures(query, view, {
          likelihood: highest === 0 ? 0 : score / highest,
          posterior: massOf(candidate) / total,
          neighbours: this.#paragraphs.around(indexed).map((neighbour) => this.#views.of(neighbour)),
          lexicon: this.#lexicon,
        });
        return { indexed, view, score: this.#score.score(features), features, searchScore: score };
      })
      .sort((a, b) => b.score - a.score);
  }
}

import type { FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { Paragraphs } from '../index/paragraphs.ts';
import { searchTerms } from '../index/weighed-slot.ts';
import type { FeatureShare } from '../types.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type AssociationTable, associatesOf } from './associations.ts';
import { confidenceOf, EVIDENCE, type Evidence, gatherEvidence } from './evidence.ts';
import type { FactViews } from './fact-view.ts';
import { extractFeatures, FEATURES, type Feature } from './features.ts';
import { LinearModel } from './linear-model.ts';
import type { Query, Ranked, Ranker, RankerWeights, Ranking } from './ranker.ts';

/** How many candidates the features rank again, and how many more by their statements alone. */
const CANDIDATES = 16;
const BY_STATEMENT = 12;
/** Words are not independent, so sums of their scores overstate: they are divided by this. */
const TEMPERATURE = 6;

/** What is learned for curated facts. */
export interface CuratedWeights extends RankerWeights<Feature, Evidence> {
  readonly associations: AssociationTable;
}

/** Ranks facts that an editor has written names and questions to. */
export class CuratedRanker implements Ranker {
  readonly threshold: number;
  readonly #index: FactIndex;
  readonly #paragraphs: Paragraphs;
  readonly #views: FactViews;
  readonly #lexicon: Lexicon;
  readonly #associations: AssociationTable;
  readonly #score: LinearModel<Feature>;
  readonly #decision: LinearModel<Evidence>;

  constructor(
    index: FactIndex,
    paragraphs: Paragraphs,
    views: FactViews,
    lexicon: Lexicon,
    weights: CuratedWeights,
  ) {
    this.threshold = weights.threshold;
    this.#index = index;
    this.#paragraphs = paragraphs;
    this.#views = views;
    this.#lexicon = lexicon;
    this.#associations = weights.associations;
    this.#score = new LinearModel(FEATURES, weights.rank);
    this.#decision = new LinearModel(EVIDENCE, weights.decide);
  }

  /** The search finds candidates, a linear model over their features orders them, another decides on the best fact. */
  rank(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranking {
    const ranked = this.#ranked(query).filter(({ indexed }) => allowed(indexed));
    const best = ranked.find(({ indexed }) => indexed.fact !== undefined);
    if (best === undefined) return { ranked, confidence: 0 };
    const evidence = gatherEvidence(query, best, ranked);
    return { ranked, confidence: confidenceOf(evidence, this.#decision) };
  }

  explain({ features }: Ranked): readonly FeatureShare[] {
    return this.#score.shares(features as Ranked<Feature>['features']);
  }

  #ranked(query: Query): Ranked<Feature>[] {
    const candidates = this.#index.searchBoth(searchTerms(query.slots), CANDIDATES, BY_STATEMENT);
    const highest = candidates[0]?.score ?? 0;
    const highestStatement = Math.max(1e-6, ...candidates.map(({ statement }) => statement));
    const most = Math.max(0, ...candidates.map(({ bm25 }) => bm25));
    const associates = query.slots.map((slot) => associatesOf(slot, this.#associations));
    const masses = candidates.map(({ bm25 }) => Math.exp((bm25 - most) / TEMPERATURE));
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    return candidates
      .map(({ indexed, score, statement }, i): Ranked<Feature> => {
        const view = this.#views.of(indexed);
        const features = extractFeatures(query, view, {
          likelihood: highest === 0 ? 0 : score / highest,
          statementLikelihood: statement / highestStatement,
          posterior: (masses[i] ?? 0) / total,
          neighbours: this.#paragraphs.around(indexed).map((neighbour) => this.#views.of(neighbour)),
          lexicon: this.#lexicon,
          associates,
        });
        return { indexed, view, score: this.#score.score(features), features, searchScore: score };
      })
      .sort((a, b) => b.score - a.score);
  }
}

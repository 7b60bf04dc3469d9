import type { FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import { type Match, Matches } from '../index/matches.ts';
import type { Paragraphs } from '../index/paragraphs.ts';
import { rarity, searchTerms } from '../index/weighed-slot.ts';
import type { FeatureShare } from '../types.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type AssociationTable, associatesOf } from './associations.ts';
import { confidenceOf, EVIDENCE, type Evidence, gatherEvidence } from './evidence.ts';
import type { FactViews } from './fact-view.ts';
import { extractFeatures, FEATURES, type Feature } from './features.ts';
import { LinearModel } from './linear-model.ts';
import type { Query, Ranked, Ranker, RankerWeights, Ranking } from './ranker.ts';

/** Words are not independent, so sums of their scores overstate: they are divided by this. */
const TEMPERATURE = 6;

/** What is learned for curated facts. */
export interface CuratedWeights extends RankerWeights<Feature, Evidence> {
  readonly associations: AssociationTable;
  /** Confidence from which on nothing is denied. */
  readonly deniable: number;
}

/** Ranks facts that an editor has written names and questions to. */
export class CuratedRanker implements Ranker {
  readonly threshold: number;
  readonly deniable: number;
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
    this.deniable = weights.deniable;
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
    const ranked = this.#ranked(query, allowed);
    const best = ranked.find(({ indexed }) => indexed.fact !== undefined);
    if (best === undefined) return { ranked, confidence: 0 };
    const evidence = gatherEvidence(query, best, ranked);
    return { ranked, confidence: confidenceOf(evidence, this.#decision) };
  }

  prepare(indexed: IndexedFact): void {
    this.#views.of(indexed).prepare();
  }

  explain({ features }: Ranked): readonly FeatureShare[] {
    return this.#score.shares(features as Ranked<Feature>['features']);
  }

  /** What is left out is compared with all the same, as long as it counts now. */
  #ranked(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranked<Feature>[] {
    const matches = new Matches(this.#index, searchTerms(query.slots));
    const compared = matches.nearest((indexed) => !indexed.past || allowed(indexed));
    const candidates = compared.every(({ indexed }) => allowed(indexed))
      ? compared
      : matches.nearest(allowed);
    const highest = compared[0]?.score ?? 0;
    const highestStatement = Math.max(0, ...compared.map(({ statement }) => statement));
    const most = Math.max(0, ...compared.map(({ bm25 }) => bm25));
    const massOf = ({ bm25 }: Match): number => Math.exp((bm25 - most) / TEMPERATURE);
    const total = compared.reduce((sum, candidate) => sum + massOf(candidate), 0);
    const rarest = rarity(0, this.#index);
    const associates = query.slots.map((slot) => associatesOf(slot, this.#associations));
    return candidates
      .map((candidate): Ranked<Feature> => {
        const { indexed, score, statement } = candidate;
        const view = this.#views.of(indexed);
        const features = extractFeatures(query, view, {
          likelihood: highest === 0 ? 0 : score / highest,
          statementLikelihood: highestStatement === 0 ? 0 : statement / highestStatement,
          posterior: massOf(candidate) / total,
          neighbours: this.#paragraphs.around(indexed).map((neighbour) => this.#views.of(neighbour)),
          lexicon: this.#lexicon,
          associates,
          rarest,
        });
        return { indexed, view, score: this.#score.score(features), features, searchScore: score };
      })
      .sort((a, b) => b.score - a.score);
  }
}

import type { Knowledge } from '../../knowledge/model.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { Ranked } from '../ranking/curated-ranker.ts';
import type { FeatureExtractor, Query } from '../ranking/features.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { gatherPassageEvidence, PASSAGE_EVIDENCE_NAMES, type PassageEvidenceValues } from './evidence.ts';
import type { PassageWeights } from './passage-weights.ts';
import { Passages } from './passages.ts';
import { rankPassages } from './rank.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** Of the candidates so many go on to what composes an answer. */
const KEPT = 16;

/** Whether nobody has written names or questions to any fact: then its text, and what stands around it, is all there is. */
export function isPlainText({ facts, gaps, names }: Knowledge): boolean {
  return (
    gaps.length === 0 &&
    names.length === 0 &&
    facts.every(({ questions }) => Object.values(questions).every((list) => list.length === 0))
  );
}

/** A ranking with how sure it is that its best statement answers. */
export interface TextJudgement {
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
}

/** Ranks and decides over plain texts. */
export class Texts {
  readonly #index: SearchIndex;
  readonly #extractor: FeatureExtractor;
  readonly #passages: Passages;
  readonly #weights: PassageWeights;

  constructor(
    index: SearchIndex,
    extractor: FeatureExtractor,
    lexicon: Lexicon,
    grammars: ReadonlyMap<string, Grammar>,
    language: string,
    weights: PassageWeights,
  ) {
    this.#index = index;
    this.#extractor = extractor;
    this.#passages = new Passages(index, lexicon, grammars.get(language), language);
    this.#weights = weights;
  }

  /** @param allowed leaves out statements that may not answer */
  judge(query: Query, allowed: (ranked: Ranked) => boolean): TextJudgement {
    const asked = this.#passages.read(query);
    const found = rankPassages(query, asked, this.#index, this.#passages, this.#weights.rank);
    const ranked = found
      .slice(0, KEPT)
      .map((passage) => this.#complete(query, passage))
      .filter(allowed);
    const best = ranked[0]?.passage;
    const confidence =
      best === undefined ? 0 : passageConfidence(gatherPassageEvidence(asked, best), this.#weights.decide);
    return { ranked, confidence };
  }

  /** With what the rest of the query core asks of a ranking. */
  #complete(query: Query, passage: RankedPassage): Ranked {
    const { number, score, likelihood } = passage;
    const view = this.#extractor.view(number);
    const features = this.#extractor.extract(query, number, { likelihood: 0, posterior: 0 });
    return { document: view.document, view, score, features, likelihood, passage };
  }
}

/** Estimated chance that the statement answers the question: logistic regression over the evidence. */
function passageConfidence(evidence: PassageEvidenceValues, weights: PassageWeights['decide']): number {
  let sum = 0;
  for (const name of PASSAGE_EVIDENCE_NAMES) sum += evidence[name] * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

import { best, type Candidate, type FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { Paragraphs } from '../index/paragraphs.ts';
import { searchTerms } from '../index/weighed-slot.ts';
import type { FactViews } from '../ranking/fact-view.ts';
import { LinearModel } from '../ranking/linear-model.ts';
import type { Query, Ranked, Ranker, RankerWeights, Ranking } from '../ranking/ranker.ts';
import type { FeatureShare } from '../types.ts';
import { type Term, wordTerm } from '../words/lexicon.ts';
import type { Asked } from './asked.ts';
import { Coverages } from './coverage.ts';
import type { Passage } from './passage.ts';
import { gatherPassageEvidence, PASSAGE_EVIDENCE, type PassageEvidence } from './passage-evidence.ts';
import { PASSAGE_FEATURES, type PassageFeature, passageFeatures } from './passage-features.ts';
import type { Passages, Placed } from './passages.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** How many candidates the features rank again, and how many of them go on to what composes an answer. */
const CANDIDATES = 40;
const KEPT = 16;
/** What words that may stand for the question's count in the search, beside its own, and how surely they must. */
const RELATED = 0.7;
const SURE = 0.5;
/** What each fact of a paragraph adds to the score of the others, as a share of its own. */
const CONTEXT = 0.085;
/** BM25's constants, and the length of a statement at which its length correction is none. */
const SATURATION = 1.2;
const LENGTH = 0.7;
const USUAL_LENGTH = 25;

/** Statements of texts, ranked for a question. */
export interface PassageRanking {
  readonly asked: Asked;
  /** Best first. */
  readonly ranked: readonly RankedPassage[];
}

/** A statement that was found, compared with the question. */
interface PlacedCandidate extends Omit<Candidate, 'bm25'> {
  readonly placed: Placed;
  readonly coverage: RankedPassage['coverage'];
}

/** Ranks the statements of plain texts: facts to which nobody has written names or questions. */
export class PassageRanker implements Ranker {
  readonly threshold: number;
  /** A text on anything has no known gaps: what is denied is denied by its words alone. */
  readonly deniable = 1;
  readonly #index: FactIndex;
  readonly #paragraphs: Paragraphs;
  readonly #views: FactViews;
  readonly #passages: Passages;
  readonly #score: LinearModel<PassageFeature>;
  readonly #decision: LinearModel<PassageEvidence>;

  constructor(
    index: FactIndex,
    paragraphs: Paragraphs,
    views: FactViews,
    passages: Passages,
    weights: RankerWeights<PassageFeature, PassageEvidence>,
  ) {
    this.threshold = weights.threshold;
    this.#index = index;
    this.#paragraphs = paragraphs;
    this.#views = views;
    this.#passages = passages;
    this.#score = new LinearModel(PASSAGE_FEATURES, weights.rank);
    this.#decision = new LinearModel(PASSAGE_EVIDENCE, weights.decide);
  }

  prepare(indexed: IndexedFact): void {
    this.#views.of(indexed);
  }

  rank(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranking {
    const { asked, ranked: all } = this.rankPassages(query, allowed);
    const ranked = all.slice(0, KEPT);
    const [first] = ranked;
    const confidence = first === undefined ? 0 : this.#decision.chance(gatherPassageEvidence(asked, first));
    const { language } = this.#passages;
    return { ranked, confidence, text: { language, absentNames: this.#passages.absentNames(asked) } };
  }

  explain({ features }: Ranked): readonly FeatureShare[] {
    return this.#score.shares(features as RankedPassage['features']);
  }

  /**
   * All candidates, ranked; with what the decision is made from, for training.
   *
   * @param allowed leaves out others, which still count in what a candidate is compared with
   */
  rankPassages(query: Query, allowed: (indexed: IndexedFact) => boolean = () => true): PassageRanking {
    const asked = this.#passages.read(query);
    const coverages = new Coverages(asked);
    const terms = withRelated(searchTerms(query.slots), asked);
    const place = ({ indexed, score }: Candidate): PlacedCandidate => {
      const placed = this.#passages.placed(indexed);
      return { indexed, score, placed, coverage: coverages.of(placed) };
    };
    const compared = this.#candidates(terms, () => true).map(place);
    const found = compared.every(({ indexed }) => allowed(indexed))
      ? compared
      : this.#candidates(terms, allowed).map(place);
    const rarity = formRarity(asked, compared);
    const forms = new Map(
      [...compared, ...found].map(({ placed: { passage } }) => [passage, 0] as [typeof passage, number]),
    );
    for (const passage of forms.keys()) forms.set(passage, formScore(asked, passage, rarity));
    const formOf = ({ placed }: PlacedCandidate): number => forms.get(placed.passage) ?? 0;
    const highest = {
      mixture: Math.max(0, ...compared.map(({ coverage }) => coverage.mixture)),
      narrow: Math.max(0, ...compared.map(({ coverage }) => coverage.narrow)),
      forms: Math.max(0, ...compared.map(formOf)),
    };
    const ranked = found
      .map((candidate): RankedPassage => {
        const { indexed, score: searchScore, placed, coverage } = candidate;
        const measured = {
          placed,
          coverage,
          mixture: { value: coverage.mixture, best: highest.mixture },
          narrow: { value: coverage.narrow, best: highest.narrow },
          forms: { value: formOf(candidate), best: highest.forms },
        };
        const features = passageFeatures(asked, measured, this.#passages.lists);
        const view = this.#views.of(indexed);
        return { indexed, view, score: this.#score.score(features), features, searchScore, placed, coverage };
      })
      .sort((a, b) => b.score - a.score);
    return { asked, ranked };
  }

  /**
   * In a running text the answer may stand beside the sentence that has the question's words, so every statement gets a
   * share of what its paragraph scored together, those without any of the words too.
   */
  #candidates(terms: ReadonlyMap<Term, number>, allowed: (indexed: IndexedFact) => boolean): Candidate[] {
    const matches = this.#index.match(terms).filter(({ indexed }) => allowed(indexed));
    const together = new Map<string, number>();
    for (const { indexed, bm25 } of matches) {
      const { paragraphId } = indexed;
      together.set(paragraphId, (together.get(paragraphId) ?? 0) + CONTEXT * bm25);
    }
    const contextOf = ({ paragraphId }: IndexedFact): number => together.get(paragraphId) ?? 0;
    const found = best(
      matches.map((match) => ({ ...match, score: match.bm25 + contextOf(match.indexed) })),
      CANDIDATES,
    );
    const least = found.length < CANDIDATES ? 0 : (found.at(-1)?.score ?? 0);
    const matched = new Set(matches.map(({ indexed }) => indexed));
    const beside = [...together]
      .filter(([, score]) => score > least)
      .flatMap(([paragraphId, score]) =>
        this.#paragraphs
          .members(paragraphId)
          .filter((indexed) => !matched.has(indexed) && allowed(indexed))
          .map((indexed) => ({ indexed, score, bm25: 0 })),
      );
    return best([...found, ...beside], CANDIDATES);
  }
}

/** Terms to search for, with those of the words that may stand for the question's. */
function withRelated(terms: Map<Term, number>, asked: Asked): ReadonlyMap<Term, number> {
  for (const { related } of asked.terms) {
    for (const { stem, strength } of related) {
      if (strength < SURE) continue;
      const term = wordTerm(stem);
      terms.set(term, Math.max(terms.get(term) ?? 0, RELATED * strength));
    }
  }
  return terms;
}

/** For each word of the question as typed its inverse document frequency among the candidates and what stands around them. */
function formRarity(
  asked: Asked,
  found: readonly { readonly placed: Placed }[],
): ReadonlyMap<string, number> {
  const around = new Set(found.flatMap(({ placed }) => placed.paragraph));
  return new Map(
    [...asked.folded].map((folded) => {
      let having = 0;
      for (const passage of around) if (passage.count(folded) > 0) having++;
      return [folded, Math.log(1 + (around.size - having + 0.5) / (having + 0.5))];
    }),
  );
}

/** BM25+ of the question's words as typed. */
function formScore(asked: Asked, passage: Passage, rarity: ReadonlyMap<string, number>): number {
  let score = 0;
  const length = SATURATION * (1 - LENGTH + (LENGTH * passage.words.length) / USUAL_LENGTH);
  for (const folded of asked.folded) {
    const count = passage.count(folded);
    if (count === 0) continue;
    score += (rarity.get(folded) ?? 0) * (0.5 + (count * (SATURATION + 1)) / (count + length));
  }
  return score;
}

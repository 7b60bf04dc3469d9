import type { SearchIndex } from '../index/search-index.ts';
import type { Query } from '../ranking/features.ts';
import type { Asked } from './asked.ts';
import { Coverages } from './coverage.ts';
import { PASSAGE_FEATURE_NAMES, type PassageValues, passageFeatures } from './features.ts';
import type { Passage } from './passage.ts';
import type { PassageWeights } from './passage-weights.ts';
import type { Passages, Placed } from './passages.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** How many candidates the features re-rank, and what the rest of its paragraph adds to a candidate's score. */
const CANDIDATES = 40;
const CONTEXT = 0.07;
/** BM25's constants, and the length of a statement at which its length correction is none. */
const SATURATION = 1.2;
const LENGTH = 0.7;
const USUAL_LENGTH = 25;

/** Ranks the statements of texts for a question, best first. */
export function rankPassages(
  query: Query,
  asked: Asked,
  index: SearchIndex,
  passages: Passages,
  weights: PassageWeights['rank'],
): RankedPassage[] {
  const candidates = index.search(query.slots, CANDIDATES, CONTEXT);
  const coverages = new Coverages(asked);
  const found = candidates.map(({ document: number, score: likelihood }) => {
    const placed = passages.placed(number);
    return { number, likelihood, placed, coverage: coverages.of(placed) };
  });
  const rarity = formRarity(asked, found);
  const forms = found.map(({ placed }) => formScore(asked, placed.passage, rarity));
  const best = {
    mixture: Math.max(0, ...found.map(({ coverage }) => coverage.mixture)),
    narrow: Math.max(0, ...found.map(({ coverage }) => coverage.narrow)),
    forms: Math.max(0, ...forms),
  };
  return found
    .map(({ number, likelihood, placed, coverage }, i) => {
      const features = passageFeatures(asked, {
        placed,
        coverage,
        mixture: { value: coverage.mixture, best: best.mixture },
        narrow: { value: coverage.narrow, best: best.narrow },
        forms: { value: forms[i] ?? 0, best: best.forms },
      });
      return { number, score: scorePassage(features, weights), placed, coverage, features, likelihood };
    })
    .sort((a, b) => b.score - a.score);
}

/** The linear model: sum over features of value times weight. */
function scorePassage(features: PassageValues, weights: PassageWeights['rank']): number {
  let score = 0;
  for (const name of PASSAGE_FEATURE_NAMES) score += features[name] * (weights[name] ?? 0);
  return score;
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

/** BM25 of the question's words as typed. */
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

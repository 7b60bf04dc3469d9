import type { Knowledge } from '../knowledge/model.ts';
import type { FactIndex } from './index/fact-index.ts';
import { Paragraphs } from './index/paragraphs.ts';
import { PassageRanker } from './passages/passage-ranker.ts';
import { Passages } from './passages/passages.ts';
import { CuratedRanker } from './ranking/curated-ranker.ts';
import { FactViews } from './ranking/fact-view.ts';
import type { Ranker } from './ranking/ranker.ts';
import type { Weights } from './ranking/weights.ts';
import type { Grammar } from './words/grammar.ts';
import type { Lexicon } from './words/lexicon.ts';

/** What ranking needs to know of the knowledge. */
export interface RankerOptions {
  readonly knowledge: Knowledge;
  readonly index: FactIndex;
  readonly lexicon: Lexicon;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly weights: Weights;
}

/** The ranker for a knowledge: one for curated facts, or one for the sentences of plain texts. */
export function createRanker({ knowledge, index, lexicon, grammars, weights }: RankerOptions): Ranker {
  const paragraphs = new Paragraphs(index.facts.filter(({ past }) => !past));
  const views = new FactViews(index);
  if (!isPlainText(knowledge)) return new CuratedRanker(index, paragraphs, views, lexicon, weights);
  const [language = 'en'] = knowledge.situation.required;
  const passages = new Passages(index, paragraphs, lexicon, grammars.get(language), language);
  return new PassageRanker(index, paragraphs, views, passages, weights.passages);
}

/** Whether nobody has written names or questions to any fact: then a fact's text, and what stands around it, is all there is. */
function isPlainText({ facts, gaps, names }: Knowledge): boolean {
  return (
    gaps.length === 0 &&
    names.length === 0 &&
    facts.every(({ questions }) => Object.values(questions).every((list) => list.length === 0))
  );
}

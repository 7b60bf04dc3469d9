import type { Knowledge } from '../knowledge/model.ts';
import { type ClosedGap, closedGaps } from './closed-gaps.ts';
import { FactIndex } from './index/fact-index.ts';
import { indexedFacts } from './index/indexed-facts.ts';
import { Analyser } from './words/analyser.ts';
import { buildLexicon } from './words/build-lexicon.ts';
import { createGrammar, type Grammar } from './words/grammar.ts';
import { Lexicon, type LexiconData } from './words/lexicon.ts';

/** Knowledge with all that answering needs to know of its words. It never changes, and can be kept between runs. */
export interface Compiled {
  readonly knowledge: Knowledge;
  readonly lexicon: LexiconData;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly index: FactIndex;
  /** Gaps that a later fact closes or may close. The index has the closed ones as past. */
  readonly closedGaps: readonly ClosedGap[];
}

/** More new words than a fact and its own questions bring in one language: each is looked at once. */
const WORDS_OF_FACT = 50;
const MOST_WORDS = 20_000;

/** Analyses every name, word, fact and question of the knowledge, once. */
export function compile(knowledge: Knowledge): Compiled {
  const lexicon = buildLexicon(knowledge);
  const grammars = new Map(
    knowledge.situation.asked.map((language) => [language, createGrammar(knowledge.functionWords[language])]),
  );
  const words = Math.min(MOST_WORDS, WORDS_OF_FACT * (1 + knowledge.facts.length));
  const analyser = new Analyser(new Lexicon(lexicon), grammars, words);
  const indexed = indexedFacts(knowledge, analyser);
  const found = closedGaps({ knowledge, indexed, analyser, grammars });
  const closed = new Set(found.filter((each) => each.closed).map(({ gap }) => gap));
  const index = FactIndex.build(
    indexed.map((each) => (closed.has(each.gap?.id ?? '') ? { ...each, past: true } : each)),
  );
  return { knowledge, lexicon, grammars, index, closedGaps: found };
}

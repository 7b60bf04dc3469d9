import type { Knowledge } from '../knowledge/model.ts';
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
}

/** Analyses every name, word, fact and question of the knowledge, once. */
export function compile(knowledge: Knowledge): Compiled {
  const lexicon = buildLexicon(knowledge);
  const grammars = new Map(
    knowledge.situation.asked.map((language) => [language, createGrammar(knowledge.functionWords[language])]),
  );
  const index = FactIndex.build(indexedFacts(knowledge, new Analyser(new Lexicon(lexicon), grammars)));
  return { knowledge, lexicon, grammars, index };
}

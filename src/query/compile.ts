import type { Knowledge } from '../knowledge/model.ts';
import { buildIndex, type IndexData } from './index/index-data.ts';
import { createDocuments } from './index/indexed-facts.ts';
import { Analyser } from './words/analyser.ts';
import { buildLexicon } from './words/build-lexicon.ts';
import { createGrammar, type Grammar } from './words/grammar.ts';
import { Lexicon, type LexiconData } from './words/lexicon.ts';

/** Knowledge with all that answering needs to know of its words: plain data, which can be kept between runs. */
export interface Compiled {
  readonly knowledge: Knowledge;
  readonly lexicon: LexiconData;
  readonly grammars: ReadonlyMap<string, Grammar>;
  readonly index: IndexData;
}

/** Takes every name, word, fact and question of the knowledge apart, once. */
export function compile(knowledge: Knowledge): Compiled {
  const lexicon = buildLexicon(knowledge);
  const grammars = new Map(
    knowledge.situation.asked.map((language) => [language, createGrammar(knowledge.functionWords[language])]),
  );
  // Collections come as plain maps, not as the builders that filled them.
  const plain: LexiconData = {
    languages: new Map(
      [...lexicon.languages].map(([language, { words, phrases, exact, stop, learnt, byLength }]) => [
        language,
        { words, phrases, exact, stop, learnt, byLength },
      ]),
    ),
    meanings: lexicon.meanings,
  };
  const documents = createDocuments(knowledge, new Analyser(new Lexicon(plain), grammars));
  return { knowledge, lexicon: plain, grammars, index: buildIndex(documents) };
}

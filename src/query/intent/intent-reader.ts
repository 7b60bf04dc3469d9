import type { Localized } from '../../knowledge/model.ts';
import { lazy } from '../../util/lazy.ts';
import type { FactIndex } from '../index/fact-index.ts';
import { weigh } from '../index/weighed-slot.ts';
import type { Analyser } from '../words/analyser.ts';
import type { IntentReader } from './intent.ts';

/** Least weight of a sense that makes a word one of the situation's title. */
const SURE = 0.5;

/** What reading a wish needs of the knowledge. @param title of the situation, whose words say nothing of the wish */
export function createIntentReader(
  title: Localized,
  { analyser, index }: { readonly analyser: Analyser; readonly index: FactIndex },
): IntentReader {
  const backdrop = lazy(() => {
    const texts = Object.entries(title).map(([language, text]) => analyser.analyse(text, language));
    return new Set(
      texts.flatMap(({ slots }) => slots.flatMap(({ senses }) => senses.map(({ term }) => term))),
    );
  });
  return {
    weigh: (slots) => weigh(slots, index),
    read: (text, language) => weigh(analyser.analyse(text, language).slots, index),
    isBackdrop: ({ senses }) => senses.some(({ term, weight }) => weight >= SURE && backdrop().has(term)),
  };
}

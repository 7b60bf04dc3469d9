import { comparable } from '../../knowledge/checks/comparable.ts';
import { CopiedWords, paragraphsOf } from '../../knowledge/checks/copied-words.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import { amountsIn } from '../../query/claim/amounts.ts';
import { tokenize } from '../../query/words/fold.ts';
import type { Draft, DraftFact } from '../draft.ts';

/** Eight words in a row that wordings share with the source, by the rule of `check`; one for each wording at most. */
export function copiedWords(
  { source, facts, newNames }: Draft,
  text: Localized,
  knowledge: Knowledge,
  sourceText = '',
): readonly string[] {
  const paragraphs = [...paragraphsOf(sourceText), ...facts.map(({ sentence }) => sentence)];
  return copiedFrom(paragraphs, text, { title: source.title ?? '', newNames, knowledge });
}

/** The same for the paragraphs of a source. */
export function copiedFrom(
  paragraphs: readonly string[],
  text: Localized,
  about: {
    /** The source's title, which wordings may repeat. */
    readonly title: string;
    readonly newNames?: Draft['newNames'];
    readonly knowledge: Knowledge;
  },
): readonly string[] {
  const { title, newNames = [], knowledge } = about;
  const spellings = [...knowledge.names, ...newNames].flatMap(({ name, also = {} }) => [
    ...Object.values(name),
    ...Object.values(also).flat(),
  ]);
  const stop = new Set(Object.values(knowledge.functionWords).flatMap((words) => words.stop));
  const copied = new CopiedWords(paragraphs, { title, spellings, stop });
  return Object.values(text).flatMap((each) => copied.in(each) ?? []);
}

/**
 * Numbers and hedges of the sentence that no wording has. A number may be written in another way ("5", "five"), and in any
 * language; a hedge is looked for in the language of the source alone, since only there its words can be compared.
 */
export function missingOf({ keep, text }: DraftFact, language = 'en'): readonly string[] {
  const wordings = Object.entries(text).map(([code, each]) => ({
    code,
    padded: ` ${comparable(each)} `,
    each,
  }));
  return keep.filter((kept) => {
    if (wordings.some(({ padded }) => padded.includes(` ${comparable(kept)} `))) return false;
    const amounts = amountsOf(kept, language);
    if (amounts.length === 0) return Object.hasOwn(text, language);
    return wordings.some(({ each, code }) => {
      const said = new Set(amountsOf(each, code));
      return !amounts.every((amount) => said.has(amount));
    });
  });
}

/** The amounts in a text, the same for "5" and "five". */
function amountsOf(text: string, language: string): readonly string[] {
  return amountsIn(tokenize(text), language).map(({ kind, value }) => `${kind} ${value}`);
}

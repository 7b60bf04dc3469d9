import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Missing } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { differs } from './checked.ts';
import { showDate } from './dates.ts';
import { inLanguage, nameOf, quoted } from './text.ts';

const MAX_WORDS = 5;
/** Kinds of refusal that say nothing of what the sources tell. */
const DENIES_NOTHING: ReadonlySet<Missing['kind']> = new Set([
  'empty',
  'too-long',
  'not-a-question',
  'other-language',
]);

/** The sentences of a refusal: that the sources do not say, and what is missing. */
export function refusal(answer: Answer, knowledge: Knowledge): readonly [string, ...string[]] {
  const { missing, language } = answer;
  const { notInSources } = textsFor(language).missing;
  if (!missing) return [notInSources];
  const reason = reasonOf(missing, language, knowledge);
  return deniesNothing(missing) ? [reason] : [notInSources, reason];
}

/** Whether a refusal is about the text that was asked, and says nothing of the sources. */
export function deniesNothing(missing: Missing | undefined): boolean {
  return missing !== undefined && DENIES_NOTHING.has(missing.kind);
}

function reasonOf(missing: Missing, language: string, knowledge: Knowledge): string {
  const texts = textsFor(language);
  const { missing: reasons } = texts;
  const listOfQuotes = (words: readonly string[]) => words.map((word) => quoted(word, texts));
  switch (missing.kind) {
    case 'empty':
      return reasons.empty;
    case 'too-long':
      return texts.wrong.tooLong(missing.most);
    case 'not-a-question':
      return reasons.notAQuestion;
    case 'gap':
      return inLanguage(missing.gap.text, language, knowledge);
    case 'unknown-words':
      return reasons.unknownWords(texts.listOf(listOfQuotes(missing.words.slice(0, MAX_WORDS))));
    case 'no-such-link': {
      const linked = [
        ...missing.names.map((id) => nameOf(id, language, knowledge)),
        ...listOfQuotes(missing.words),
      ];
      return linked.length === 1
        ? reasons.notOf(texts.listOf(linked))
        : reasons.noSuchLink(texts.listOf(linked));
    }
    case 'false-premise':
      return `${reasons.falsePremise(quoted(missing.difference.claimed, texts))} ${differs(missing.difference, knowledge, language)}`;
    case 'other-language':
      return reasons.otherLanguage(languageName(missing.language, language));
    case 'nothing-close':
      return reasons.nothingClose;
    case 'not-yet':
      return reasons.notYet(showDate(missing.asOf, texts));
    default:
      return missing satisfies never;
  }
}

/** The name of a language in another. */
function languageName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

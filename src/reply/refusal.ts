import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Missing } from '../query/types.ts';
import { clean } from '../query/words/fold.ts';
import { type Texts, textsFor } from '../text/index.ts';
import { showDate } from './dates.ts';
import { inLanguage, nameOf } from './statements.ts';

const MAX_WORDS = 5;

let graphemes: Intl.Segmenter | undefined;

/** The reader's own words as the reply may show them: cleaned, cut to a sane length, in quotation marks. */
export function quoted(words: string, texts: Texts, maxLetters = 40): string {
  graphemes ??= new Intl.Segmenter();
  const letters = [...graphemes.segment(clean(words).replace(/\s+/g, ' ').trim())].map(
    ({ segment }) => segment,
  );
  const cut = letters.length > maxLetters ? [...letters.slice(0, maxLetters), '…'] : letters;
  return texts.quote(cut.join(''));
}

function reason(missing: Missing, language: string, knowledge: Knowledge): string {
  const texts = textsFor(language);
  const { missing: say } = texts;
  switch (missing.kind) {
    case 'empty':
      return say.empty;
    case 'too-long':
      return texts.wrong.tooLong(missing.most);
    case 'not-a-question':
      return say.notAQuestion;
    case 'gap':
      return inLanguage(missing.gap.text, language, knowledge);
    case 'unknown-words':
      return say.unknownWords(
        texts.listOf(missing.words.slice(0, MAX_WORDS).map((word) => quoted(word, texts))),
      );
    case 'no-such-link': {
      const linked = [
        ...missing.names.map((id) => nameOf(id, language, knowledge)),
        ...missing.words.map((word) => quoted(word, texts)),
      ];
      return linked.length === 1 ? say.notOf(texts.listOf(linked)) : say.noSuchLink(texts.listOf(linked));
    }
    case 'no-detail':
      return say.detail[missing.detail];
    case 'nothing-close':
      return say.nothingClose;
    case 'not-yet':
      return say.notYet(showDate(missing.asOf, texts));
    default:
      return missing satisfies never;
  }
}

/** The sentences of a refusal: that the sources do not say, and what is missing. */
export function refusal(answer: Answer, knowledge: Knowledge): readonly [string, ...string[]] {
  const { missing, language } = answer;
  const { notInSources } = textsFor(language).missing;
  if (!missing) return [notInSources];
  const why = reason(missing, language, knowledge);
  return missing.kind === 'empty' || missing.kind === 'too-long' ? [why] : [notInSources, why];
}

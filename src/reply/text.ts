import { type Fact, type Knowledge, type Localized, localized } from '../knowledge/model.ts';
import { clean } from '../query/words/fold.ts';
import { languageNameIn, type Texts, textsFor } from '../text/index.ts';
import { lazy } from '../util/lazy.ts';

const graphemes = lazy(() => new Intl.Segmenter());

/** A text in the reply's language, else in the situation's own. */
export function inLanguage(value: Localized, language: string, knowledge: Knowledge): string {
  return localized(value, language, knowledge.situation.required);
}

/** A name in the reply's language. */
export function nameOf(id: string, language: string, knowledge: Knowledge): string {
  const name = knowledge.names.find((candidate) => candidate.id === id);
  return name ? inLanguage(name.name, language, knowledge) : id;
}

/** Who says a fact, with the role where one is known: "Abdul Amir al-Shammari (interior minister)". */
export function speakerOf(fact: Fact, language: string, knowledge: Knowledge): string {
  const label = inLanguage(fact.says.label, language, knowledge);
  const name = knowledge.names.find(({ id }) => id === fact.says.name);
  // The publisher needs no introduction: it is cited.
  const role = Object.values(name?.name ?? {}).includes(fact.source.publisher) ? undefined : name?.role;
  return role ? `${label} (${inLanguage(role, language, knowledge)})` : label;
}

/** What follows a statement: its language where that is not the reply's, its speaker and its status. */
export function attribution(fact: Fact, language: string, knowledge: Knowledge): string {
  return `${languageMark(fact.text, language, knowledge)} — ${speakerOf(fact, language, knowledge)} · ${textsFor(language).status[fact.status]}`;
}

/** " (in English)" after a text that is missing in the reply's language; nothing where it is there. */
function languageMark(value: Localized, language: string, knowledge: Knowledge): string {
  if (value[language] !== undefined) return '';
  const shown = inLanguage(value, language, knowledge);
  const code = Object.keys(value).find((each) => value[each] === shown);
  return code === undefined ? '' : ` ${textsFor(language).shownIn(languageNameIn(code, language))}`;
}

/** A reader's own words as a reply may show them: cleaned, shortened, in quotation marks. */
export function quoted(words: string, texts: Texts, maxLetters = 40): string {
  const letters = Array.from(
    graphemes().segment(clean(words).replace(/\s+/g, ' ').trim()),
    ({ segment }) => segment,
  );
  const shown = letters.length > maxLetters ? [...letters.slice(0, maxLetters), '…'] : letters;
  return texts.quote(shown.join(''));
}

import { speakersOf } from '../knowledge/attribution.ts';
import { type Fact, type Knowledge, type Localized, localized } from '../knowledge/model.ts';
import { clean, fold } from '../query/words/fold.ts';
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

/** A text in the reply's language, else in another with its name: "one officer (in English)". */
export function markedText(value: Localized, language: string, knowledge: Knowledge): string {
  return inLanguage(value, language, knowledge) + languageMark(value, language, knowledge);
}

/** Who says a fact, marked where the words are in another language than the statement beside it. */
export function speakerLabel({ says, text }: Fact, language: string, knowledge: Knowledge): string {
  const mark = languageMark(says.label, language, knowledge);
  const isMarked = mark === languageMark(text, language, knowledge);
  return inLanguage(says.label, language, knowledge) + (isMarked ? '' : mark);
}

/** Who says a fact, with the role where one is known: "Abdul Amir al-Shammari (interior minister)". */
export function speakerOf(fact: Fact, language: string, knowledge: Knowledge): string {
  const label = speakerLabel(fact, language, knowledge);
  // The publisher needs no introduction: it is cited.
  const isPublisher = Object.values(fact.says.label).includes(fact.source.publisher);
  const role = isPublisher ? undefined : roleOf(fact.says.name, language, knowledge);
  return role ? `${label} (${role})` : label;
}

/** The role of a name in a few words: the first office that it holds, or else its role in full. */
export function roleOf(id: string | undefined, language: string, knowledge: Knowledge): string | undefined {
  const name = knowledge.names.find((candidate) => candidate.id === id);
  const [office] = name?.holds ?? [];
  if (office !== undefined) return nameOf(office, language, knowledge);
  return name?.role && inLanguage(name.role, language, knowledge);
}

/** Whether a statement, as it is shown, says itself who says it: "Muqtada al-Sadr warned that …". */
export function namesSpeaker(fact: Fact, language: string, knowledge: Knowledge): boolean {
  const shown = inLanguage(fact.text, language, knowledge);
  const [speaker] = speakersOf([shown], languageOf(fact.text, shown) ?? language);
  return speaker !== undefined && hasSpeaker(speaker, fact, knowledge);
}

/** Whether a statement, as it is shown, has the name of its speaker. */
export function mentionsSpeaker(fact: Fact, language: string, knowledge: Knowledge): boolean {
  return hasSpeaker(inLanguage(fact.text, language, knowledge), fact, knowledge);
}

/** Whether a text has the speaker's name in any spelling. */
function hasSpeaker(text: string, { says }: Fact, knowledge: Knowledge): boolean {
  const name = knowledge.names.find(({ id }) => id === says.name);
  const spellings = [says.label, name?.name ?? {}].flatMap((each) => Object.values(each));
  const all = [...spellings, ...Object.values(name?.also ?? {}).flat()];
  const words = ` ${fold(text)} `;
  return all.some((spelling) => words.includes(` ${fold(spelling)} `));
}

/** What follows a statement that stands alone: its language where that is not the reply's, its speaker and its status. */
export function attribution(fact: Fact, language: string, knowledge: Knowledge): string {
  return `${languageMark(fact.text, language, knowledge)} — ${speakerOf(fact, language, knowledge)} · ${textsFor(language).status[fact.status]}`;
}

/** " (in English)" after a text that is missing in the reply's language; nothing where it is there. */
export function languageMark(value: Localized, language: string, knowledge: Knowledge): string {
  if (value[language] !== undefined) return '';
  const code = languageOf(value, inLanguage(value, language, knowledge));
  return code === undefined ? '' : ` ${textsFor(language).shownIn(languageNameIn(code, language))}`;
}

/** The language in which a text is this. */
function languageOf(value: Localized, shown: string): string | undefined {
  return Object.keys(value).find((code) => value[code] === shown);
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

import MiniSearch from 'minisearch';
import { type Knowledge, localized, type Name } from '../knowledge/model.ts';
import { offeredFacts, tellingFacts } from '../knowledge/offered-facts.ts';
import { fold } from '../query/words/fold.ts';
import { inLanguage } from '../reply/text.ts';
import { languageName, textLanguages, textsFor } from '../text/index.ts';
import { MOST_ALERTS } from './alerts.ts';
import type { Command, OptionKind } from './command.ts';
import { hoursText, noneWord, SUGGESTED_HOURS } from './hours-of-day.ts';
import { heads, isListed } from './names.ts';
import { QUIET_CHOICES, quietWord, quietWords } from './quiet-days.ts';
import { abbreviationsOf, allZones, otherNames, readZone } from './zones.ts';

/** The words of a folded text, as the index parts them. */
const tokenize = MiniSearch.getDefault('tokenize') as (text: string) => string[];

/** A value for an option, and the label that people see for it. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/**
 * Suggests values for an option, the nearest to what has been typed first. For nothing typed, the first ones; for more than
 * `LONGEST_TYPED`, none.
 */
export type Suggest = (kind: OptionKind, typed: string, language: string) => readonly Suggestion[];

/** The most suggestions that every platform can list. */
const MOST = 25;
/** How many questions are suggested for nothing typed: a few that tell most, rather than a list to read. */
const MOST_TELLING = 5;
/** The most characters that every platform takes for a value; a longer one could not be chosen. */
const LONGEST_VALUE = 100;
/** For a longer text, in UTF-16 code units, nothing is suggested: Telegram's inline queries are as long as this. */
export const LONGEST_TYPED = 256;

/** What separates values, with all that stands before it. */
const COMMA = /^.*[,،;]\s*/su;
const BETWEEN_DAYS = /^.*[\s,،;/&+.–—-]/su;

/** Makes suggestions from the knowledge and the commands. */
export function createSuggestions(knowledge: () => Knowledge, commands: readonly Command[]): Suggest {
  const lists = new SuggestionLists(knowledge, commands);
  return (kind, typed, language) => {
    if (typed.length > LONGEST_TYPED) return [];
    switch (kind) {
      case 'topics':
        return forLastValue(typed, COMMA, (last) => lists.find('topic', last, language));
      case 'days': {
        const { everyDay } = textsFor(language);
        if (fold(everyDay).startsWith(fold(typed))) return lists.find(kind, typed, language);
        return forLastValue(typed, BETWEEN_DAYS, (last, before) =>
          lists.find(kind, last, language).filter(({ value }) => before === '' || value !== everyDay),
        );
      }
      default:
        return lists.find(kind, typed, language);
    }
  };
}

/** A suggestion with the words that people might type for it beside those of its label. */
interface Entry extends Suggestion {
  readonly words: string;
}

interface SearchableList {
  readonly entries: readonly Entry[];
  readonly search: MiniSearch;
}

/** The values of each kind in each language. A list is made when it is first needed, and again for new knowledge. */
class SuggestionLists {
  readonly #knowledge: () => Knowledge;
  readonly #commands: readonly Command[];
  readonly #lists = new Map<string, SearchableList>();
  /** The knowledge that the lists were made from. */
  #source: Knowledge | undefined;

  constructor(knowledge: () => Knowledge, commands: readonly Command[]) {
    this.#knowledge = knowledge;
    this.#commands = commands;
  }

  find(kind: OptionKind, typed: string, language: string): readonly Suggestion[] {
    const { entries, search } = this.#list(kind, language);
    const wanted = fold(typed).trim();
    if (wanted === '') return entries.slice(0, kind === 'question' ? MOST_TELLING : MOST).map(withoutWords);
    const words = Map.groupBy(tokenize(wanted), (word) => word);
    // Each word is looked for once, however often it was typed, and counts as often.
    const found = search.search([...words.keys()].join(' '), {
      boostTerm: (word) => words.get(word)?.length ?? 1,
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { label: 2 },
    });
    return found.slice(0, MOST).flatMap(({ id }) => (entries[id] ? [withoutWords(entries[id])] : []));
  }

  #list(kind: OptionKind, language: string): SearchableList {
    const knowledge = this.#knowledge();
    if (this.#source !== knowledge) this.#lists.clear();
    this.#source = knowledge;
    const key = `${kind} ${language}`;
    const list = this.#lists.get(key) ?? searchableList(entriesOf(kind, language, knowledge, this.#commands));
    this.#lists.set(key, list);
    return list;
  }
}

/** Suggestions for the last of several values, each with the values before it, which the suggestion replaces too. */
function forLastValue(
  typed: string,
  separator: RegExp,
  suggest: (last: string, before: string) => readonly Suggestion[],
): readonly Suggestion[] {
  const [before = ''] = separator.exec(typed) ?? [];
  return suggest(typed.slice(before.length), before)
    .map(({ label, value }) => ({ label: before + label, value: before + value }))
    .filter(({ value }) => value.length <= LONGEST_VALUE);
}

function withoutWords({ label, value }: Entry): Suggestion {
  return { label, value };
}

function searchableList(all: readonly Entry[]): SearchableList {
  const entries = all.filter(({ value }) => value.length <= LONGEST_VALUE);
  const search = new MiniSearch({
    fields: ['label', 'words'],
    processTerm: withoutArticle,
    searchOptions: { processTerm: (term) => term },
  });
  search.addAll(entries.map(({ label, words }, id) => ({ id, label: fold(label), words: fold(words) })));
  return { entries, search };
}

/** The Arabic article, with what may be joined before it, at the start of a word of some length. */
const ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{2})/u;

/** A word as it stands and, if it has the Arabic article, without it: readers type a name either way. */
function withoutArticle(term: string): string[] {
  const bare = term.replace(ARTICLE, '');
  return bare === term ? [term] : [term, bare];
}

/** Windows for digests; 0 for none. */
const SUGGESTED_MINUTES = [0, 15, 30, 60, 120];

function entriesOf(
  kind: OptionKind,
  language: string,
  knowledge: Knowledge,
  commands: readonly Command[],
): readonly Entry[] {
  const { facts, names, sources, situation } = knowledge;
  switch (kind) {
    case 'question':
      return questions(language, knowledge);
    case 'name':
      return names.map((name) => {
        const label = inLanguage(name.name, language, knowledge);
        return { label, value: label, words: spellingsOf(name).join(' ') };
      });
    case 'topic':
      return Object.entries(situation.topics).map(([id, title]) => {
        const label = inLanguage(title, language, knowledge);
        return { label, value: id, words: [id, ...Object.values(title)].join(' ') };
      });
    case 'fact':
      return facts.map(({ id, text }) => {
        const statement = inLanguage(text, language, knowledge);
        return { label: `${id}: ${statement}`, value: id, words: `${id} ${Object.values(text).join(' ')}` };
      });
    case 'source':
      return sources.map(({ id, title }) => ({ label: title, value: id, words: `${id} ${title}` }));
    case 'language':
      return textLanguages.map((code) => ({
        label: languageName(code),
        value: code,
        words: `${languageName(code)} ${new Intl.DisplayNames(['en'], { type: 'language' }).of(code)}`,
      }));
    case 'zone':
      return zones(situation.timeZone, names);
    case 'days':
      return days(language);
    case 'quiet':
      return QUIET_CHOICES.map((choice) => ({
        label: `${quietWord(choice, language)}: ${textsFor(language).subscriptions.empty[choice]}`,
        value: quietWord(choice),
        words: quietWords(choice).join(' '),
      }));
    case 'count':
      return Array.from({ length: MOST_ALERTS }, (_, index) => plainEntry(String(index + 1)));
    case 'minutes':
      return SUGGESTED_MINUTES.map((minutes) => plainEntry(String(minutes)));
    case 'hours':
      return [...SUGGESTED_HOURS.map((hours) => hoursText(hours)), noneWord(language)].map(plainEntry);
    case 'command': {
      const listed = commands.filter(isListed);
      return [...new Set([...heads(listed), ...listed])].map(({ name, names: translated }) => ({
        label: `/${name}`,
        value: name,
        words: `${name} ${localized(translated, language)}`,
      }));
    }
    case 'topics':
    case 'facts':
    case 'text':
    case 'date':
    case 'time':
    case 'digest':
    case 'flag':
      return [];
    default:
      return kind satisfies never;
  }
}

/** The questions that facts offer, those in the reader's language first, and the most telling of them. They are found by the statements' words too. */
function questions(language: string, knowledge: Knowledge): readonly Entry[] {
  const { title, required } = knowledge.situation;
  const languages = new Set([language, ...Object.keys(title), ...required]);
  return Array.from(languages, (code) => {
    const telling = tellingFacts(knowledge, code, MOST_TELLING, LONGEST_VALUE);
    return [...new Set([...telling, ...offeredFacts(knowledge)])].flatMap(({ ask, text }) => {
      const question = ask?.[code];
      return question === undefined ? [] : { label: question, value: question, words: text[code] ?? '' };
    });
  }).flat();
}

/** A value that is its own label. */
function plainEntry(value: string): Entry {
  return { label: value, value, words: value };
}

/** Every day, and each day of the week. */
function days(language: string): readonly Entry[] {
  const { everyDay, weekdays } = textsFor(language);
  return [everyDay, ...weekdays].map(plainEntry);
}

/** Time zones as IANA names them, the situation's own first. They are found by their cities' names in other languages too. */
function zones(home: string, names: readonly Name[]): readonly Entry[] {
  const cities = Map.groupBy(names, ({ name }) => readZone(name['en'] ?? ''));
  return Array.from(new Set([home, ...allZones()]), (zone) => ({
    label: zone.replaceAll('_', ' '),
    value: zone,
    words: [
      zone,
      ...otherNames(zone),
      ...abbreviationsOf(zone),
      ...(cities.get(zone) ?? []).flatMap(spellingsOf),
    ]
      .join(' ')
      .replaceAll(/[/_]/g, ' '),
  }));
}

/** A name in every language and spelling. */
function spellingsOf({ name, also }: Name): readonly string[] {
  return [...Object.values(name), ...Object.values(also).flat()];
}

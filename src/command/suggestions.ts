import MiniSearch from 'minisearch';
import { type Knowledge, localized, type Name } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { inLanguage } from '../reply/text.ts';
import { languageName, textLanguages, textsFor } from '../text/index.ts';
import type { Command, OptionKind } from './command.ts';
import { heads } from './names.ts';
import { allZones, readZone } from './zones.ts';

/** A value that an option may be given, and what people are shown for it. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** Gives what an option's value may be, nearest to what has been typed first; for nothing typed, the first ones. */
export type Suggest = (kind: OptionKind, typed: string, language: string) => readonly Suggestion[];

/** As many as every platform can list. */
const MOST = 25;
/** The most letters that every platform takes for a value; a longer one could not be chosen. */
const LONGEST_VALUE = 100;

/** A suggestion with all that people might type for it. */
interface Entry extends Suggestion {
  readonly words: string;
}

interface Listed {
  readonly entries: readonly Entry[];
  readonly search: MiniSearch;
}

/** Suggestions from the knowledge and the commands. What they are looked up in is made when first needed. */
export function createSuggestions(knowledge: () => Knowledge, commands: readonly Command[]): Suggest {
  let of: Knowledge | undefined;
  const listed = new Map<string, Listed>();
  const suggest: Suggest = (kind, typed, language) => {
    const current = knowledge();
    if (of !== current) listed.clear();
    of = current;
    const key = `${kind} ${language}`;
    const { entries, search } = listed.get(key) ?? list(entriesOf(kind, language, current, commands));
    listed.set(key, { entries, search });
    const wanted = fold(typed).trim();
    if (wanted === '') return entries.slice(0, MOST).map(shown);
    const found = search.search(wanted, { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false) });
    return found.slice(0, MOST).flatMap(({ id }) => (entries[id] ? [shown(entries[id])] : []));
  };
  return (kind, typed, language) => {
    switch (kind) {
      case 'topics':
        return afterLast(typed, COMMA, (last) => suggest('topic', last, language));
      case 'days': {
        const { everyDay } = textsFor(language);
        if (fold(everyDay).startsWith(fold(typed))) return suggest(kind, typed, language);
        return afterLast(typed, BETWEEN_DAYS, (last, before) =>
          suggest(kind, last, language).filter(({ value }) => before === '' || value !== everyDay),
        );
      }
      default:
        return suggest(kind, typed, language);
    }
  };
}

/** What stands between several values, and all that is before it. */
const COMMA = /^.*[,،;]\s*/su;
const BETWEEN_DAYS = /^.*[\s,،;/&+.–—-]/su;

/** Suggestions for the last of several values, each with the values before it, since it takes the place of them all. */
function afterLast(
  typed: string,
  parting: RegExp,
  suggest: (last: string, before: string) => readonly Suggestion[],
): readonly Suggestion[] {
  const [before = ''] = parting.exec(typed) ?? [];
  return suggest(typed.slice(before.length), before)
    .map(({ label, value }) => ({ label: before + label, value: before + value }))
    .filter(({ value }) => value.length <= LONGEST_VALUE);
}

function shown({ label, value }: Entry): Suggestion {
  return { label, value };
}

function list(all: readonly Entry[]): Listed {
  const entries = all.filter(({ value }) => value.length <= LONGEST_VALUE);
  const search = new MiniSearch({ fields: ['words'], processTerm: (term) => term });
  search.addAll(entries.map(({ words }, id) => ({ id, words: fold(words) })));
  return { entries, search };
}

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
    case 'command': {
      const listed = commands.filter(({ hidden }) => !hidden);
      return [...new Set([...heads(listed), ...listed])].map(({ name, names: called }) => ({
        label: `/${name}`,
        value: name,
        words: `${name} ${localized(called, language)}`,
      }));
    }
    case 'topics':
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

/** The questions that the facts are known to answer, the reader's language first. */
function questions(language: string, { facts, situation }: Knowledge): readonly Entry[] {
  const languages = new Set([language, ...Object.keys(situation.title), ...situation.required]);
  const texts = Array.from(languages, (code) => facts.flatMap((fact) => fact.questions[code] ?? [])).flat();
  return Array.from(new Set(texts), (text) => ({ label: text, value: text, words: text }));
}

/** Every day, and each of them. */
function days(language: string): readonly Entry[] {
  const { everyDay, weekdays } = textsFor(language);
  return [everyDay, ...weekdays].map((name) => ({ label: name, value: name, words: name }));
}

/** Time zones as IANA names them, the situation's own first; also by what their cities are called in other languages. */
function zones(home: string, names: readonly Name[]): readonly Entry[] {
  const called = Map.groupBy(names, ({ name }) => readZone(name['en'] ?? ''));
  return Array.from(new Set([home, ...allZones()]), (zone) => ({
    label: zone.replaceAll('_', ' '),
    value: zone,
    words: [zone.replaceAll(/[/_]/g, ' '), ...(called.get(zone) ?? []).flatMap(spellingsOf)].join(' '),
  }));
}

/** A name in every language and spelling. */
function spellingsOf({ name, also }: Name): readonly string[] {
  return [...Object.values(name), ...Object.values(also).flat()];
}

import type { Name } from '../../knowledge/model.ts';
import { isLand } from '../../query/claim/lands.ts';
import type { Analysis } from '../../query/words/analyser.ts';
import { fold, tokenize } from '../../query/words/fold.ts';

/** A spelling of more than one word, where a text has it. */
export interface FoundSpelling {
  readonly id: string;
  readonly at: number;
  readonly length: number;
}

interface Entry {
  readonly id: string;
  readonly words: readonly string[];
  /** It leaves out whose it is: "the security forces". */
  readonly isLandless: boolean;
}

/** Bodies of which a land has one, named by one word where it is clear whose. */
const ONE_OF_A_LAND: ReadonlySet<string> = new Set(
  ['parliament', 'parlement', 'البرلمان', 'برلمان', 'پەرلەمان'].map(fold),
);
const PREFIX = /^(?:و|ف)?(?:ب|ل|ك)?(?=ال)|^و(?=.{3})/u;

/** The spellings of known names that are made of several words, and those that follow from them by a rule. */
export class NameSpellings {
  readonly #names: ReadonlyMap<string, Name>;
  readonly #byLanguage = new Map<string, ReadonlyMap<string, readonly Entry[]>>();

  constructor(names: ReadonlyMap<string, Name>) {
    this.#names = names;
  }

  /** The longest spelling at each place of a text. */
  in({ tokens, language }: Analysis): readonly FoundSpelling[] {
    const entries = this.#entriesIn(language);
    const found: FoundSpelling[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const first = tokens[at]?.folded ?? '';
      const candidates = [...(entries.get(first) ?? []), ...(entries.get(first.replace(PREFIX, '')) ?? [])];
      const fitting = candidates.filter(
        ({ words, isLandless }) =>
          words.every((word, i) => i === 0 || tokens[at + i]?.folded === word) &&
          (!isLandless || !tokens.some(({ folded }, i) => isForeign(folded) && Math.abs(i - at) < 8)),
      );
      const [longest] = fitting.toSorted((a, b) => b.words.length - a.words.length);
      if (longest === undefined) continue;
      found.push({ id: longest.id, at, length: longest.words.length });
      at += longest.words.length - 1;
    }
    return found;
  }

  #entriesIn(language: string): ReadonlyMap<string, readonly Entry[]> {
    const known = this.#byLanguage.get(language);
    if (known !== undefined) return known;
    const entries = new Map<string, Entry[]>();
    const seen = new Set<string>();
    const add = (id: string, words: readonly string[], isLandless = false): void => {
      const [first] = words;
      const key = words.join(' ');
      if (first === undefined || seen.has(key)) return;
      seen.add(key);
      entries.set(first, [...(entries.get(first) ?? []), { id, words, isLandless }]);
    };
    const names = [...this.#names.values()].filter(({ kind }) => kind !== 'voice' && kind !== 'person');
    for (const name of names) {
      for (const words of spellingsOf(name, language)) if (words.length > 1) add(name.id, words);
    }
    for (const name of names) {
      for (const words of this.#byParent(name, language)) add(name.id, words);
      if (name.kind !== 'group' || name.in === undefined) continue;
      const own = new Set(spellingsOf(this.#names.get(name.in), language).flat());
      for (const words of spellingsOf(name, language)) {
        const rest = words.filter((word) => !own.has(word) && !isLand(word));
        if (
          rest.length === words.length - 1 &&
          (rest.length > 1 || ONE_OF_A_LAND.has(rest[0] ?? '')) &&
          !rest.includes('of') &&
          !rest.includes('in')
        )
          add(name.id, rest, true);
      }
    }
    this.#byLanguage.set(language, entries);
    return entries;
  }

  /** "ISIS detainees" is also "Islamic State detainees": a spelling that holds one of what it belongs to, with the others of that. */
  #byParent(name: Name, language: string): readonly (readonly string[])[] {
    const found: (readonly string[])[] = [];
    for (const id of [...name.member, ...(name.in === undefined ? [] : [name.in])]) {
      const parents = spellingsOf(this.#names.get(id), language);
      for (const words of spellingsOf(name, language)) {
        const parent = parents.find(
          (each) => each.length < words.length && (startsWith(words, each) || endsWith(words, each)),
        );
        if (parent === undefined) continue;
        const isFirst = startsWith(words, parent);
        const rest = isFirst ? words.slice(parent.length) : words.slice(0, -parent.length);
        for (const other of parents) {
          found.push(isFirst ? [...other, ...rest] : [...rest, ...other]);
          if (language === 'en' && !isFirst && !rest.includes('of')) found.push([...rest, 'of', ...other]);
        }
      }
    }
    return found;
  }
}

function spellingsOf(name: Name | undefined, language: string): readonly (readonly string[])[] {
  if (name === undefined) return [];
  return [name.name[language] ?? '', ...(name.also[language] ?? [])]
    .filter((spelling) => spelling !== '')
    .map((spelling) => tokenize(spelling).map(({ folded }) => folded));
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, at) => words[at] === word);
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return startsWith(words.slice(-end.length), end);
}

/** A land that is not Iraq, of which bodies without a land are. */
function isForeign(folded: string): boolean {
  return (
    isLand(folded) &&
    !/^(?:ال)?(?:iraq|irak|عراق|عيراق|عێراق)/u.test(folded) &&
    !/^(?:عراقي|iraqi)/u.test(folded)
  );
}

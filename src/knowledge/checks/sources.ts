import { editDistance } from '../../util/edit-distance.ts';
import { type Catalogue, type Found, fieldOf, isMapping, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import { formatPlace, type Problem } from '../problems.ts';
import { comparable } from './comparable.ts';
import { spellings } from './spellings.ts';

/** Finds a publisher that is nearly, and not quite, that of an earlier source. */
export function* nearlyTheSamePublisher(catalogue: Catalogue): Generator<Problem> {
  const known = new Map<string, Found>();
  for (const found of catalogue.find('source', 'source.publisher')) {
    const publisher = String(found.value);
    const [near, place] = [...known].find(([other]) => other !== publisher && isNear(other, publisher)) ?? [];
    if (near !== undefined && place !== undefined) {
      const where = formatPlace(problemAt(place, ''));
      yield problemAt(
        found,
        `${quote(publisher)} is nearly ${quote(near)} in ${where} - write one publisher one way`,
      );
    } else if (!known.has(publisher)) known.set(publisher, found);
  }
}

/** Letters by which one mistake is likely. */
const LETTERS_A_MISTAKE = 6;

function isNear(a: string, b: string): boolean {
  const [one, other] = [comparable(a), comparable(b)];
  const most = Math.floor(Math.min(one.length, other.length) / LETTERS_A_MISTAKE);
  return one === other || (most > 0 && editDistance(one, other, most) <= most);
}

/** Finds words such as "english" where a language code belongs; they pass for a code of a language that nobody knows. */
export function* unknownLanguages(catalogue: Catalogue): Generator<Problem> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const asked = [...catalogue.find('situation', 'languages.asked.*')].map(({ value }) => String(value));
  for (const found of catalogue.find('source', 'source.language')) {
    const code = String(found.value);
    if (names.of(code) !== undefined) continue;
    const meant = asked.find((each) => names.of(each)?.toLowerCase() === code);
    yield problemAt(
      found,
      `${quote(code)} is the code of no known language - ${meant === undefined ? 'use a code such as "en", "ar" or "ckb"' : `write ${quote(meant)}`}`,
    );
  }
}

/** Kinds of names that may be a publisher under another name. */
const PUBLISHERS: ReadonlySet<unknown> = new Set(['group', 'voice']);

/** Finds facts that the source is said to state itself, though somebody else says them. */
export function* reportedBySomebody(catalogue: Catalogue): Generator<Problem> {
  const owners = new Map<string, unknown>();
  for (const { id, found } of spellings(catalogue)) owners.set(comparable(String(found.value)), id);
  const kinds = new Map<unknown, unknown>();
  for (const name of catalogue.find('names', '*')) {
    kinds.set(fieldOf(name, 'id')?.value, fieldOf(name, 'kind')?.value);
  }
  for (const file of catalogue.files('source')) {
    const source = fieldOf(file, 'source');
    if (source === undefined) continue;
    const own = ['publisher', 'author'].map((field) => comparable(String(fieldOf(source, field)?.value)));
    const ids = new Set<unknown>(own.filter((name) => owners.has(name)).map((name) => owners.get(name)));
    const isOwn = ({ value }: Found): boolean => {
      if (isMapping(value))
        return Object.values(value).some((label) => own.includes(comparable(String(label))));
      return ids.has(value) || (ids.size === 0 && PUBLISHERS.has(kinds.get(value)));
    };
    for (const fact of catalogue.find('source', 'facts.*')) {
      const says = fieldOf(fact, 'says');
      if (fact.yaml !== file.yaml || fieldOf(fact, 'status')?.value !== 'reported') continue;
      if (says === undefined || isOwn(says)) continue;
      const who = typeof says.value === 'string' ? quote(says.value) : 'somebody else';
      yield problemAt(
        says,
        `the status is "reported", which means that the source itself states it, but ${who} says it - write "claimed", or let the publisher say it`,
      );
    }
  }
}

/** Finds facts without names, which `/who` and questions by name never find, and names or topics that stand twice. */
export function* namesOfFacts(catalogue: Catalogue): Generator<Problem> {
  for (const names of catalogue.find('source', 'facts.*.names')) {
    if (!Array.isArray(names.value) || names.value.length > 0) continue;
    yield problemAt(names, 'no names - list whom and what the fact speaks of, the main subject first');
  }
  for (const at of ['facts.*.names', 'facts.*.topics']) {
    for (const { yaml, path, value } of catalogue.find('source', at)) {
      if (!Array.isArray(value)) continue;
      for (const [i, id] of value.entries()) {
        if (value.indexOf(id) < i)
          yield yaml.problem([...path, i], `${quote(String(id))} stands twice in this list - remove one`);
      }
    }
  }
}

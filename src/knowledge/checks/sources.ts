import { editDistance } from '../../util/edit-distance.ts';
import { type Catalogue, type Found, fieldOf, problemAt } from '../catalogue.ts';
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

/** Finds facts that the source is said to state itself, though somebody else says them. */
export function* reportedBySomebody(catalogue: Catalogue): Generator<Problem> {
  const owners = new Map(
    [...spellings(catalogue)].map(({ id, found }) => [comparable(String(found.value)), id]),
  );
  for (const file of catalogue.files('source')) {
    const source = fieldOf(file, 'source');
    if (source === undefined) continue;
    const own = ['publisher', 'author'].map((field) =>
      comparable(String(fieldOf(source, field)?.value ?? '')),
    );
    const ids = new Set(own.flatMap((name) => owners.get(name) ?? []));
    // Where neither has an entry among the names, nobody can be told from them.
    if (ids.size === 0) continue;
    for (const fact of catalogue.find('source', 'facts.*')) {
      if (fact.yaml !== file.yaml || fieldOf(fact, 'status')?.value !== 'reported') continue;
      const says = fieldOf(fact, 'says');
      if (says === undefined || (typeof says.value === 'string' && ids.has(says.value))) continue;
      if (typeof says.value !== 'string' && isOwnLabel(says.value, own)) continue;
      const who = typeof says.value === 'string' ? quote(says.value) : 'somebody else';
      yield problemAt(
        says,
        `the status is "reported", which means that the source itself states it, but ${who} says it - write "claimed", or let the publisher say it`,
      );
    }
  }
}

function isOwnLabel(value: unknown, own: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((text) => own.includes(comparable(String(text))))
  );
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

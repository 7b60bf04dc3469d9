import { type Catalogue, type Found, fieldOf, isMapping, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import { formatPlace, type Problem } from '../problems.ts';
import { comparable, comparableWords } from './comparable.ts';

/** Finds questions that two facts, or a fact and a gap, have: only one of them can be the answer. */
export function* sharedQuestions(catalogue: Catalogue): Generator<Problem> {
  const owners = new Map<string, { readonly owner: string; readonly found: Found }>();
  const lists = [
    ...catalogue.find('source', 'facts.*.questions.*.*'),
    ...catalogue.find('gaps', '*.questions.*.*'),
  ];
  for (const found of lists) {
    if (typeof found.value !== 'string') continue;
    const key = comparable(found.value);
    const owner = ownerOf(found);
    const earlier = owners.get(key);
    if (earlier === undefined) owners.set(key, { owner, found });
    else if (earlier.owner !== owner) {
      yield problemAt(
        found,
        `${quote(earlier.owner)} has this question as well, in ${placeOf(earlier.found)} - leave it to one`,
      );
    }
  }
}

/** The id of the fact or gap that a question belongs to. */
function ownerOf({ yaml, path }: Found): string {
  let value: unknown = yaml.value;
  let id = '';
  for (const step of path) {
    value = Array.isArray(value) ? value[Number(step)] : isMapping(value) ? value[String(step)] : undefined;
    if (isMapping(value) && typeof value['id'] === 'string') id = value['id'];
  }
  return id;
}

/** Share of the words of two statements together that both have, from which on they say nearly the same. */
const ALIKE = 0.8;
/** Shorter statements are alike by chance. */
const LEAST_WORDS = 4;
/** Statements that share none of so many of their rarest words are not compared. */
const RAREST = 4;
/** Fields by which an editor shows that the likeness is meant. */
const LINKS = ['against', 'supersedes', 'account-of', 'context'];

/** Finds facts that say the same, or nearly, as an earlier one and are not linked to it. */
export function* sameStatements(catalogue: Catalogue): Generator<Problem> {
  const [required] = catalogue.find('situation', 'languages.required.*');
  const language = String(required?.value ?? 'en');
  const statements = [...catalogue.find('source', 'facts.*')].flatMap((fact) => {
    const text = fieldOf(fact, 'text');
    const found = text && fieldOf(text, language);
    if (found === undefined || typeof found.value !== 'string') return [];
    const words = new Set(comparableWords(found.value));
    return words.size < LEAST_WORDS
      ? []
      : [{ id: String(fieldOf(fact, 'id')?.value), links: linksOf(fact), found, words }];
  });
  const uses = new Map<string, number>();
  for (const { words } of statements) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const byWord = new Map<string, typeof statements>();
  for (const statement of statements) {
    const rarest = [...statement.words]
      .toSorted((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0))
      .slice(0, RAREST);
    const near = new Set(rarest.flatMap((word) => byWord.get(word) ?? []));
    const twin = [...near].find(
      (other) =>
        !statement.links.has(other.id) &&
        !other.links.has(statement.id) &&
        // Accounts of one event name the event, not each other.
        statement.links.isDisjointFrom(other.links) &&
        share(statement.words, other.words) >= ALIKE,
    );
    if (twin !== undefined) {
      yield problemAt(
        statement.found,
        `${quote(twin.id)} says nearly the same, in ${placeOf(twin.found)} - keep one, or link them, such as with "supersedes"`,
      );
    }
    for (const word of rarest) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [statement]);
      else others.push(statement);
    }
  }
}

function linksOf(fact: Found): ReadonlySet<unknown> {
  return new Set(LINKS.flatMap((field) => fieldOf(fact, field)?.value ?? []));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / a.union(b).size;
}

/** Letters of a name's skeleton from which on two with the same are likely one person. */
const LEAST_LETTERS = 5;

/** Finds persons that stand there twice: names that differ in vowels, doubled letters and articles alone. */
export function* samePersons(catalogue: Catalogue): Generator<Problem> {
  const known = new Map<string, { readonly id: unknown; readonly found: Found }>();
  for (const person of catalogue.find('names', '*')) {
    if (fieldOf(person, 'kind')?.value !== 'person') continue;
    const id = fieldOf(person, 'id')?.value;
    const name = fieldOf(person, 'name');
    if (!isMapping(name?.value)) continue;
    for (const language of Object.keys(name.value)) {
      const found = fieldOf(name, language);
      if (found === undefined || typeof found.value !== 'string') continue;
      const skeleton = skeletonOf(found.value);
      if (skeleton.length < LEAST_LETTERS) continue;
      const key = `${language} ${skeleton}`;
      const earlier = known.get(key);
      if (earlier === undefined) known.set(key, { id, found });
      else if (earlier.id !== id) {
        yield problemAt(
          found,
          `${quote(String(earlier.id))} in ${placeOf(earlier.found)} seems to be the same person - keep one entry, with both spellings`,
        );
        break;
      }
    }
  }
}

function skeletonOf(name: string): string {
  return comparableWords(name)
    .filter((word) => !/^(?:al|el|al-|es|ed|an|as|ash|اال)$/.test(word))
    .map((word) => word.replace(/^ال/, ''))
    .join('')
    .replace(/[aeiouyاويەێۆ]/g, '')
    .replace(/(.)\1+/g, '$1');
}

function placeOf(found: Found): string {
  return formatPlace(problemAt(found, ''));
}

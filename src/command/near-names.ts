import { currentFacts } from '../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Name } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { editDistance } from '../util/edit-distance.ts';

/** Names that are offered at most. */
const MOST = 3;
/** Shorter words are near to too many others. */
const SHORTEST = 4;

/**
 * The names that are spelled most like what was typed, or like one word of it, the nearest first. As many letters as a
 * third of the word may differ.
 */
export function namesLike(typed: string, { names }: Pick<Knowledge, 'names'>): readonly Name[] {
  const text = fold(typed).trim();
  const words = [...new Set([text, ...text.split(/[^\p{L}\p{N}]+/u)])].filter(
    ({ length }) => length >= SHORTEST,
  );
  const distances = names.map((name) => ({
    name,
    distance: Math.min(...words.flatMap((word) => spellingsOf(name).map((one) => share(word, one)))),
  }));
  return distances
    .filter(({ distance }) => distance <= 1 / 3)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Edits by letter of the word; infinite where they are many. */
function share(word: string, spelling: string): number {
  const most = Math.floor(word.length / 3);
  const edits = editDistance(word, spelling, most);
  return edits > most ? Number.POSITIVE_INFINITY : edits / word.length;
}

function spellingsOf({ name, also }: Name): readonly string[] {
  return [...Object.values(name), ...Object.values(also).flat()].map(fold);
}

/**
 * The people and groups of whom most facts tell: without those that publish the sources, and of a group and its part only
 * the one with more facts.
 */
export function mostToldOf({ names, facts, sources }: Knowledge): readonly Name[] {
  const publishers = new Set(sources.map(({ publisher }) => publisher));
  const told = currentFacts(facts).filter(({ topics }) => !topics.includes(ABOUT_SOURCE));
  const isOn = (fact: Fact, id: string): boolean => fact.names.includes(id) || fact.says.name === id;
  const counted = names
    .filter(({ kind }) => kind === 'person' || kind === 'group')
    .filter(({ name }) => !Object.values(name).some((spelling) => publishers.has(spelling)))
    .map((name) => ({ name, count: told.filter((fact) => isOn(fact, name.id)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const chosen: Name[] = [];
  for (const { name } of counted) {
    const isPart = chosen.some(({ id, member }) => name.member.includes(id) || member.includes(name.id));
    if (!isPart && chosen.length < MOST) chosen.push(name);
  }
  return chosen;
}

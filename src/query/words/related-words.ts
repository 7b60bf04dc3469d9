import { LRUCache } from 'lru-cache';
import { skeletonOf, withoutClitic } from './skeleton.ts';
import { synonymsOf } from './synonyms.ts';

/** A stem that may stand for another in an answer, and how surely (0 to 1). */
export interface Related {
  readonly stem: string;
  readonly strength: number;
}

const SYNONYM = 0.5;
/** Of a form of the same word ("arrive", "arrival"), times the share of letters that both open with. */
const FORM = 0.8;
/** Of the same word with a preposition or conjunction written before it, and of a word of the same root. */
const CLITIC = 0.9;
const ROOT = 0.6;
/** Fewest first letters that two forms of one word share; the vocabulary is grouped by them. */
const OPENING = 3;
const LEAST = 4;
const CACHED = 5_000;

/** Finds the stems of a vocabulary that may stand for a stem: itself, other forms of its word, and synonyms. */
export class RelatedWords {
  readonly #vocabulary: ReadonlySet<string>;
  readonly #byOpening = new Map<string, string[]>();
  readonly #bySkeleton = new Map<string, string[]>();
  /** Stems that have a clitic, by what remains without it. */
  readonly #byBare = new Map<string, string[]>();
  readonly #language: string;
  readonly #synonyms: ReadonlyMap<string, readonly string[]>;
  readonly #cache = new LRUCache<string, readonly Related[]>({ max: CACHED });

  constructor(stems: Iterable<string>, language: string) {
    this.#vocabulary = new Set(stems);
    this.#synonyms = synonymsOf(language);
    this.#language = language;
    for (const stem of this.#vocabulary) {
      const bare = withoutClitic(stem, language);
      if (bare !== stem) append(this.#byBare, bare, stem);
      const skeleton = skeletonOf(stem, language);
      if (skeleton !== undefined) append(this.#bySkeleton, skeleton, stem);
      if (inflects(stem)) append(this.#byOpening, stem.slice(0, OPENING), stem);
    }
  }

  /** The stem itself first, where the vocabulary has it. */
  of(stem: string): readonly Related[] {
    const known = this.#cache.get(stem);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    if (this.#vocabulary.has(stem)) found.set(stem, 1);
    const add = (other: string, strength: number): void => {
      if (other !== stem) found.set(other, Math.max(strength, found.get(other) ?? 0));
    };
    for (const other of this.#byOpening.get(stem.slice(0, OPENING)) ?? []) {
      const likeness = inflects(stem) ? formLikeness(stem, other) : 0;
      if (likeness > 0) add(other, FORM * likeness);
    }
    const bare = withoutClitic(stem, this.#language);
    if (this.#vocabulary.has(bare)) add(bare, CLITIC);
    for (const key of new Set([stem, bare])) {
      for (const other of this.#byBare.get(key) ?? []) add(other, CLITIC);
    }
    const skeleton = skeletonOf(stem, this.#language);
    if (skeleton !== undefined) for (const other of this.#bySkeleton.get(skeleton) ?? []) add(other, ROOT);
    for (const other of this.#synonyms.get(stem) ?? []) if (this.#vocabulary.has(other)) add(other, SYNONYM);
    const related = [...found].map(([other, strength]) => ({ stem: other, strength }));
    this.#cache.set(stem, related);
    return related;
  }
}

function append(groups: Map<string, string[]>, key: string, stem: string): void {
  const list = groups.get(key);
  if (list === undefined) groups.set(key, [stem]);
  else list.push(stem);
}

function inflects(stem: string): boolean {
  return stem.length >= LEAST && !/\d/.test(stem);
}

/**
 * Share of the longer stem's letters with which both open, or 0 where they are hardly forms of one word: all but a
 * letter of the shorter is shared ("arriv", "arrival"), or all but three of the longer ("persecut", "persecutor").
 */
export function formLikeness(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < shorter && one[shared] === other[shared]) shared++;
  const ends = shared >= LEAST && shared >= shorter - 1 && longer - shared <= 5;
  const differs = shared > LEAST && shared >= longer - 3;
  return ends || differs ? shared / longer : 0;
}

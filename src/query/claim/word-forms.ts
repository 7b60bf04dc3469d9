import { fold, type Token } from '../words/fold.ts';
import { stem, variants } from '../words/inflection.ts';

/** Endings of short English words, whose stems their forms do not share ("say", "says"). */
const ENDINGS = ['s', 'ed', 'ing'];
const SHORT = 4;

/** Words of a language to look tokens up in, by stem and by every form that inflection leaves. */
export class WordForms<Value> {
  readonly #language: string;
  readonly #single = new Map<string, Value>();
  readonly #phrases = new Map<string, Value>();
  /** Words that share a stem with a listed one and mean something else. */
  readonly #others = new Set<string>();
  #longest = 1;

  constructor(language: string) {
    this.#language = language;
  }

  /** @param words parted by commas; each may be a phrase; "!" stands before a word that is not meant in spite of its stem */
  add(words: string, value: Value): this {
    for (const word of words.split(',')) {
      if (word.startsWith('!')) {
        this.#others.add(fold(word.slice(1)));
        continue;
      }
      const parts = fold(word.trim()).split(/\s+/).filter(Boolean);
      if (parts.length === 0) continue;
      const key = parts.map((part) => this.#key(part)).join(' ');
      if (parts.length === 1) {
        this.#single.set(key, value);
        const [only = ''] = parts;
        if (this.#language === 'en' && only.length <= SHORT)
          for (const ending of ENDINGS) this.#single.set(this.#key(only + ending), value);
      } else this.#phrases.set(key, value);
      this.#longest = Math.max(this.#longest, parts.length);
    }
    return this;
  }

  /** What the word at this place stands for, and how many words that takes: the longest phrase first. */
  at(tokens: readonly Token[], at: number): { readonly value: Value; readonly length: number } | undefined {
    for (let length = Math.min(this.#longest, tokens.length - at); length > 1; length--) {
      const key = tokens
        .slice(at, at + length)
        .map(({ folded }) => this.#key(folded))
        .join(' ');
      const value = this.#phrases.get(key);
      if (value !== undefined) return { value, length };
    }
    const value = this.#find(tokens[at]?.folded ?? '');
    return value === undefined ? undefined : { value, length: 1 };
  }

  #find(folded: string): Value | undefined {
    if (this.#others.has(folded)) return undefined;
    const found = this.#single.get(this.#key(folded));
    if (found !== undefined || this.#language === 'en') return found;
    for (const form of variants(folded, this.#language)) {
      const value = this.#single.get(this.#key(form));
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #key(folded: string): string {
    return stem(folded, this.#language);
  }
}

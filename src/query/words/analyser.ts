import type { AnaphoraKind, QuestionKind } from '../../knowledge/model.ts';
import { withoutBackground, withoutForm } from './core.ts';
import { MOST_WORDS, type Token, tokenize } from './fold.ts';
import { createGrammar, findKind, type Grammar, keyOf } from './grammar.ts';
import { stem, variants } from './inflection.ts';
import { partJoined } from './joined-words.ts';
import { detectLanguage } from './language.ts';
import { fromLatin } from './latin-letters.ts';
import { type Lexicon, nameOfTerm, nameTerm, type Phrase, type Term, wordTerm } from './lexicon.ts';
import { isOfAnotherLand } from './offices.ts';
import { isLandName } from './real-words.ts';
import { correct } from './spelling.ts';
import { strangerAt } from './strangers.ts';
import { WordCaches } from './word-caches.ts';

/** A term that one word or phrase may stand for, and how surely (0 to 1). */
export interface Sense {
  readonly term: Term;
  readonly weight: number;
}

/** How a word came to its senses. */
export type Knowing = 'vocabulary' | 'name' | 'phrase' | 'corrected' | 'unknown';

/** One meaningful word or phrase of a text; its senses are alternatives of each other. */
export interface Slot {
  readonly surface: string;
  readonly senses: readonly Sense[];
  readonly knowing: Knowing;
  /** Ids of the names that it may mean. */
  readonly names: readonly string[];
  /** Written with a capital inside the text: a name, even where nothing knows it. */
  readonly capital: boolean;
}

/** An analysed text. */
export interface Analysis {
  readonly language: string;
  /** All words, in order. */
  readonly tokens: readonly Token[];
  readonly slots: readonly Slot[];
  readonly kind: QuestionKind;
  readonly anaphora: readonly AnaphoraKind[];
  /** Opens with words that carry on from an earlier turn ("and", "what about"). */
  readonly continues: boolean;
  /** Holds a number that is no year, in digits or in words. */
  readonly hasAmount: boolean;
}

interface Known {
  readonly senses: readonly Sense[];
  readonly knowing: Knowing;
  /** The word that a misspelt one is read as. */
  readonly meant?: string;
}

/** A phrase, and the language that it stands in. */
interface OpenedPhrase {
  readonly phrase: Phrase;
  readonly tongue: string;
}

/** A date, not an amount of anything. */
const YEAR = /^(?:19|20)\d\d$/;
const PHRASE_PART = 0.45;
const CORRECTED = 0.8;
/** From so many words on a name tells something itself: "the senior operative arrested in Kirkuk". */
const DESCRIPTION = 4;
/** So many words of a question count; only texts that are no questions have more. */
const MOST_SLOTS = 40;
/** Fewest letters of two words that were typed as one. */
const JOINED = 6;
const STRETCHED = /(\p{L})\1{2,}/gu;
/** lru-cache makes room for all of them at once, so more would slow every start. */
const CACHED_WORDS = 5_000;
/** Kinds whose phrases say nothing of the topic. */
const NO_NOUN: ReadonlySet<QuestionKind> = new Set(['latest', 'how-many']);

/** Analyses texts with a lexicon and the languages' grammars; caches the words that it has seen. */
export class Analyser {
  readonly lexicon: Lexicon;
  readonly #grammars: ReadonlyMap<string, Grammar>;
  /** Words, the phrases that they may open, and words as they were typed with what they are read as: one word or two. */
  readonly #known: WordCaches<Known>;
  readonly #opened: WordCaches<readonly OpenedPhrase[]>;
  readonly #typed: WordCaches<readonly string[]>;

  /** @param cached how many words are remembered; default: as many as questions have in a while */
  constructor(lexicon: Lexicon, grammars: ReadonlyMap<string, Grammar>, cached = CACHED_WORDS) {
    this.#known = new WordCaches(cached);
    this.#opened = new WordCaches(cached);
    this.#typed = new WordCaches(cached);
    this.lexicon = lexicon;
    this.#grammars = grammars;
  }

  /** The language of a text, of those that questions are asked in. */
  detect(text: string): string {
    return this.#read(text).language;
  }

  /** A text in the letters of its language, which is not always that in which it is typed. */
  #read(text: string): { readonly text: string; readonly language: string } {
    return (
      fromLatin(text, this.lexicon) ?? {
        text,
        language: detectLanguage(text, this.lexicon, this.#grammars),
      }
    );
  }

  analyse(text: string, language?: string): Analysis {
    return language === undefined
      ? this.#analyseCore(this.#read(text))
      : this.#analyseCore({ text, language });
  }

  /** Analyses a sentence of a source: unlike in a question, nothing in it is about the asker or the form of an answer. */
  analyseStatement(text: string, language: string): Analysis {
    return this.#analyse(tokenize(text), language);
  }

  #analyseCore({ text, language }: { readonly text: string; readonly language: string }): Analysis {
    const core = withoutBackground(text, language);
    if (core !== undefined) {
      const analysis = this.#analyse(wordsOfQuestion(withoutForm(core)), language, MOST_SLOTS);
      if (analysis.slots.some(({ knowing }) => knowing !== 'unknown')) return analysis;
    }
    return this.#analyse(wordsOfQuestion(withoutForm(text)), language, MOST_SLOTS);
  }

  #analyse(typed: readonly Token[], language: string, most = Number.POSITIVE_INFINITY): Analysis {
    const tokens = typed.flatMap((token) => this.#parted(token, language));
    // Where all is in capitals, they do not set "IS" apart.
    const isShouted = tokens.every(({ surface }) => surface === surface.toUpperCase());
    const grammar = this.#grammars.get(language) ?? createGrammar(undefined);
    const { kind, small } = findKind(tokens, grammar, language);
    const slots: Slot[] = [];
    const anaphora = new Set<AnaphoraKind>();
    const inPhrases = new Set<AnaphoraKind>();
    for (let at = 0; at < tokens.length && slots.length < most; at++) {
      const token = tokens[at] as Token;
      // A Latin name in an Arabic question is read as a Latin word.
      const tongue = this.lexicon.tongueOf(token.folded, language);
      const pointer = grammar.anaphora.get(token.folded);
      // "من هو قائد قسد" holds a pronoun that points forward; where a name follows, it points no further back.
      if (pointer !== undefined) (small.has(at) ? inPhrases : anaphora).add(pointer);
      const exact = isShouted && tokens.length > 1 ? undefined : this.lexicon.exact(token.surface, tongue);
      if (exact !== undefined) {
        slots.push(toSlot([token], { senses: this.#expand([exact], 1), knowing: 'name' }));
        continue;
      }
      const phrase = this.#findPhrase(tokens, at, tongue);
      if (phrase !== undefined) {
        const words = tokens.slice(at, at + phrase.length);
        const office = { id: nameOfTerm(phrase.term) ?? '', tokens, from: at, to: at + phrase.length };
        const isStrange = isOfAnotherLand(office, this.lexicon, tongue);
        slots.push(
          isStrange ? unknownName(words) : toSlot(words, this.#phraseSenses(phrase.term, words, tongue)),
        );
        at += phrase.length - 1;
        continue;
      }
      if (this.lexicon.isStop(token.folded, tongue) || pointer !== undefined) continue;
      // "which provinces": the phrase shows the kind, and its noun is a topic all the same; "how many" has no noun.
      if (small.has(at) && (NO_NOUN.has(kind) || this.lexicon.terms(token.folded, tongue) === undefined))
        continue;
      // A letter is a name ("class P") or nothing.
      if (token.folded.length === 1 && !token.capital && !/\d/.test(token.folded)) continue;
      const known = this.#know(token.folded, tongue);
      if (known.senses.length === 0) continue;
      const stranger = known.senses.some(({ term }) => nameOfTerm(term) !== undefined)
        ? strangerAt(tokens, at, this.lexicon, tongue)
        : undefined;
      if (stranger === undefined) slots.push(toSlot([token], known));
      else {
        slots.splice(slots.length - stranger.before, stranger.before, unknownName(stranger.words));
        at += stranger.after;
      }
    }
    return {
      language,
      tokens,
      slots,
      kind,
      anaphora: [...(slots.some((slot) => slot.knowing === 'name') ? anaphora : anaphora.union(inPhrases))],
      continues: [1, 2, 3].some((length) => grammar.continues.has(keyOf(tokens.slice(0, length)))),
      hasAmount: tokens.some(
        ({ folded }) => (/^\d+$/.test(folded) && !YEAR.test(folded)) || grammar.amounts.has(folded),
      ),
    };
  }

  /** A word that is typed as two in any dictionary; see joined-words.ts. */
  #parted(typed: Token, language: string): readonly Token[] {
    const tongue = this.lexicon.tongueOf(typed.folded, language);
    const cache = this.#typed.of(tongue);
    let words = cache.get(typed.folded);
    if (words === undefined) {
      words = this.#wordsOf(this.#shortened(typed.folded, tongue), tongue);
      cache.set(typed.folded, words);
    }
    return words.length === 1 && words[0] === typed.folded
      ? [typed]
      : words.map((folded) => ({ ...typed, folded }));
  }

  #wordsOf(word: string, language: string): readonly string[] {
    if (word.length < JOINED || this.lexicon.lookUp(word, language) !== undefined) return [word];
    const spelling = (part: string): string | undefined => {
      if (this.lexicon.lookUp(part, language) !== undefined) return part;
      return part.length < JOINED - 1 ? undefined : correct(this.lexicon, part, language);
    };
    return partJoined(word, language, this.lexicon, spelling) ?? [word];
  }

  /** A word with letters that are repeated three times or more written once or twice, if it is known so: "whyyyy". */
  #shortened(word: string, language: string): string {
    if (word.search(STRETCHED) < 0) return word;
    const votes = this.#grammars.get(language)?.votes;
    const shorter = ['$1', '$1$1'].map((letters) => word.replace(STRETCHED, letters));
    const isKnown = (each: string): boolean =>
      votes?.has(each) === true || this.lexicon.lookUp(each, language) !== undefined;
    return shorter.find(isKnown) ?? word;
  }

  /** A word in the spelling that the lexicon knows. */
  #spelt(word: string, language: string): string {
    return this.lexicon.isStop(word, language) ? word : (this.#know(word, language).meant ?? word);
  }

  #know(word: string, language: string): Known {
    const cache = this.#known.of(language);
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const known = this.#resolve(word, language);
    cache.set(word, known);
    return known;
  }

  #resolve(word: string, language: string): Known {
    const own: Sense = { term: wordTerm(stem(word, language)), weight: 1 };
    const known = (terms: readonly Term[]): Known => {
      const senses = this.#expand(terms, 1 / Math.sqrt(terms.length));
      return terms.some((term) => nameOfTerm(term) !== undefined)
        ? { senses, knowing: 'name' }
        : { senses: [...senses, own], knowing: 'vocabulary' };
    };
    const terms = this.lexicon.lookUp(word, language);
    // What looks like a form of a known word may be a country: "كندا" is not ك + نداء.
    if (terms !== undefined && this.lexicon.terms(word, language) === undefined && isLandName(word))
      return { senses: [own], knowing: 'unknown' };
    if (terms !== undefined) return known(terms);
    // Names are spelt alike in many languages; other words of another language are rarer than slips.
    const abroad = this.lexicon.lookUpAbroad(word, language);
    if (abroad?.some((term) => nameOfTerm(term) !== undefined)) return known(abroad);
    if (this.lexicon.isLearnt(word, language)) return { senses: [own], knowing: 'vocabulary' };
    const nearest = correct(this.lexicon, word, language);
    if (nearest === undefined)
      return abroad === undefined ? { senses: [own], knowing: 'unknown' } : known(abroad);
    if (this.lexicon.isStop(nearest, language)) return { senses: [], knowing: 'corrected', meant: nearest };
    const meant = { term: wordTerm(stem(nearest, language)), weight: CORRECTED };
    const others = this.#expand(this.lexicon.terms(nearest, language) ?? [], CORRECTED);
    return { senses: merge([own, meant, ...others]), knowing: 'corrected', meant: nearest };
  }

  /** Names with all that they may mean; other terms as they are. */
  #expand(terms: readonly Term[], weight: number): Sense[] {
    return terms.flatMap((term) => {
      const name = nameOfTerm(term);
      if (name === undefined) return [{ term, weight }];
      return this.lexicon
        .meanings(name)
        .map((meaning) => ({ term: nameTerm(meaning.id), weight: weight * meaning.weight }));
    });
  }

  /** A phrase means its term, and a little of what its words mean; a name means only itself, unless it describes. */
  #phraseSenses(term: Term, words: readonly Token[], language: string): Known {
    const whole = this.#expand([term], 1);
    const isName = nameOfTerm(term) !== undefined;
    if (isName && words.length < DESCRIPTION) return { senses: whole, knowing: 'name' };
    const parts = words
      .filter((word) => !this.lexicon.isStop(word.folded, language))
      .flatMap((word) => this.#know(word.folded, language).senses)
      .map((sense) => ({ term: sense.term, weight: sense.weight * PHRASE_PART }));
    return { senses: merge([...whole, ...parts]), knowing: isName ? 'name' : 'phrase' };
  }

  /**
   * The phrase of the lexicon that starts at a word, in the question's language or its script's others: the longest,
   * of these a name before a concept, of these one that is spelt the same before one that is inflected.
   */
  #findPhrase(
    tokens: readonly Token[],
    at: number,
    language: string,
  ): { readonly term: Term; readonly length: number } | undefined {
    const first = tokens[at] as Token;
    let best: { readonly term: Term; readonly length: number } | undefined;
    let most = 0;
    for (const { phrase, tongue } of this.#phrasesAt(first.folded, language)) {
      const inflected = tongue === language;
      const { length } = phrase.words;
      if (length < (best?.length ?? 2) || at + length > tokens.length) continue;
      const typed = tokens
        .slice(at, at + length)
        .map(({ folded }) => (inflected ? this.#spelt(folded, tongue) : folded));
      const same = typed.every((word, i) => word === phrase.words[i]);
      const fits = same || (inflected && typed.every((word, i) => isForm(word, phrase, i, tongue)));
      const rank = length * 4 + (nameOfTerm(phrase.term) === undefined ? 0 : 2) + (same ? 1 : 0);
      if (!fits || rank <= most) continue;
      best = { term: phrase.term, length };
      most = rank;
    }
    return best;
  }

  /** The phrases that a word may open, with the language of each. */
  #phrasesAt(word: string, language: string): readonly OpenedPhrase[] {
    const cache = this.#opened.of(language);
    const known = cache.get(word);
    if (known !== undefined) return known;
    const spelt = this.#spelt(word, language);
    const opened = this.lexicon.siblings(language).flatMap((tongue) => {
      const forms = tongue === language ? variants(spelt, tongue) : [word];
      return forms.flatMap((form) =>
        this.lexicon.phrases(form, tongue).map((phrase) => ({ phrase, tongue })),
      );
    });
    cache.set(word, opened);
    return opened;
  }
}

/** The words of a question that are looked at. */
function wordsOfQuestion(text: string): readonly Token[] {
  return tokenize(text).slice(0, MOST_WORDS);
}

/** Somebody or something of whom nobody knows more than the name. */
function unknownName(words: readonly Token[]): Slot {
  const term = wordTerm(words.map(({ folded }) => folded).join('-'));
  return { ...toSlot(words, { senses: [{ term, weight: 1 }], knowing: 'unknown' }), capital: true };
}

function isForm(typed: string, phrase: Phrase, i: number, language: string): boolean {
  return typed === phrase.words[i] || variants(typed, language).includes(phrase.stems[i] ?? '');
}

function toSlot(words: readonly Token[], { senses, knowing }: Known): Slot {
  return {
    surface: words.map((word) => word.surface).join(' '),
    senses,
    knowing,
    names: senses.flatMap((sense) => nameOfTerm(sense.term) ?? []),
    capital: words[0]?.capital ?? false,
  };
}

/** One sense a term, at its highest weight. */
function merge(senses: readonly Sense[]): Sense[] {
  const best = new Map<Term, number>();
  for (const { term, weight } of senses) best.set(term, Math.max(weight, best.get(term) ?? 0));
  return [...best].map(([term, weight]) => ({ term, weight }));
}

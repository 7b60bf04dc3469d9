import type { Fact, Gap, QuestionKind } from '../knowledge/model.ts';
import type { Talk } from './intent/cue.ts';

export type { Talk } from './intent/cue.ts';

/** What a reader asks, with all that the answer may depend on. */
export interface Question {
  readonly text: string;
  /** Language of the answer; else that of the question, where the knowledge has it. */
  readonly language?: string;
  /** ISO date: leave out what happened or was published after it. */
  readonly asOf?: string;
  /** Earlier questions of the same conversation, oldest first. */
  readonly context?: readonly string[];
}

/** Why the sources do not answer, so that the reply can say what is missing. */
export type Missing =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'not-a-question' }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'unknown-words'; readonly words: readonly string[] }
  | {
      readonly kind: 'no-such-link';
      readonly names: readonly string[];
      /** Words of the question that go with none of them. */
      readonly words: readonly string[];
      readonly instead?: Fact;
    }
  | {
      /** The question takes for granted what a fact on the matter says otherwise. */
      readonly kind: 'false-premise';
      readonly difference: Difference;
      readonly fact: Fact;
    }
  | { readonly kind: 'nothing-close' }
  /** A plain text is in a language in which none of the question's words can stand. */
  | { readonly kind: 'other-language'; readonly language: string }
  | { readonly kind: 'not-yet'; readonly asOf: string };

/**
 * - `answered`: the statements answer the question
 * - `unsure`: they come nearest to it, and may not answer it
 * - `not-in-sources`: it is positively known that no source tells this
 */
export type Outcome = 'answered' | 'unsure' | 'not-in-sources';

/** What one side of a comparison says, or what is said of it. */
export interface Side {
  /** Id of the name. */
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** How the statements of an answer belong together. */
export type Form =
  /** The direct answer first. */
  | { readonly kind: 'direct' }
  | { readonly kind: 'overview' | 'latest' | 'disputed' | 'people' | 'more' | 'confirmation' }
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'comparison'; readonly sides: readonly Side[] }
  /** Several questions in one, each with its own answer. */
  | { readonly kind: 'parts'; readonly parts: readonly Answer[] }
  /** What is not known; without statements. */
  | { readonly kind: 'gaps'; readonly gaps: readonly Gap[] }
  /** Said to the bot or asked about it; without statements, and nothing is denied. */
  | { readonly kind: 'talk'; readonly talk: Talk };

/** A name that a misspelt word was read as. */
export interface NameReading {
  readonly typed: string;
  /** Id of the name. */
  readonly name: string;
}

/** One feature's part in a fact's score. */
export interface FeatureShare {
  readonly feature: string;
  readonly value: number;
  readonly points: number;
}

/** What made the answer the answer, for `/why`. */
export interface Explanation {
  readonly kind: QuestionKind;
  /** Ids of the names found in the question. */
  readonly names: readonly string[];
  /** Words of the question that the first fact has, and that no fact has. */
  readonly matched: readonly string[];
  readonly unmatched: readonly string[];
  /** Words of the question that no fact has, in any of their senses. */
  readonly unknown: readonly string[];
  /** The question that a follow-up was read as, where one was. */
  readonly readAs?: string;
  /** Features of the first fact, most points first. */
  readonly features: readonly FeatureShare[];
  /** Estimated chance, 0 to 1, that the first fact answers the question; and the least that is accepted. */
  readonly confidence: number;
  readonly threshold: number;
}

/** The answer as data; `reply/` puts it into words. */
export interface Answer {
  readonly question: string;
  /** Language in which the question was asked. */
  readonly asked: string;
  /** Language in which to answer. */
  readonly language: string;
  /** No earlier question could have changed it. */
  readonly standsAlone: boolean;
  readonly outcome: Outcome;
  /** Facts that answer or come nearest, the best first; empty when the sources do not say. */
  readonly statements: readonly Fact[];
  /** Nearest facts when the sources do not say; further reading else. */
  readonly related: readonly Fact[];
  /** Why the sources do not say; with `not-in-sources` only. */
  readonly missing?: Missing;
  readonly form: Form;
  /** Names that were guessed from a misspelling, so that the reply can say so. */
  readonly readAs: readonly NameReading[];
  readonly asOf?: string;
  readonly explanation: Explanation;
}

/** In what a claim differs from a fact. */
export type DifferenceKind = 'number' | 'date' | 'place' | 'name' | 'speaker' | 'verb' | 'negation';

/** One difference between a claim and a fact on the same matter. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The words of the claim; empty where one of the two is denied. */
  readonly claimed: string;
  /** What the fact has instead: its words, or the ids of names. */
  readonly stated?: { readonly words: string } | { readonly names: readonly string[] };
}

/**
 * - `in-sources`: every part of the claim is in one fact, or in facts of one paragraph
 * - `differs`: a fact on the same matter says otherwise in a number, date, place, name, speaker, verb or negation
 * - `in-part`: a fact states a part of it, and no fact another part
 * - `disputed`: a fact states it or its opposite, and others are against that fact
 * - `not-in-sources`: no fact states it
 */
export type Verdict = 'in-sources' | 'differs' | 'in-part' | 'disputed' | 'not-in-sources';

/** One clause of a text with what the sources say about it. */
export interface CheckedStatement {
  readonly statement: string;
  readonly verdict: Verdict;
  readonly difference?: Difference;
  /** Words that no fact has; with `in-part`. */
  readonly lacking: readonly string[];
  /** The facts that the verdict rests on, best first. */
  readonly facts: readonly Fact[];
  /** What the sources hold against the first fact; with `disputed`. */
  readonly against: readonly Fact[];
  /** The statement is longer than this many characters, and was not compared. */
  readonly tooLong?: number;
}

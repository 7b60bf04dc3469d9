/**
 * The knowledge as the rest of the program sees it: resolved, validated, immutable.
 * `load.ts` makes it from the files under `knowledge/`, `plain-text.ts` from plain texts.
 */

/** A text per language (BCP 47 code, such as `en`, `ar`, `ckb`). */
export type Localized = Readonly<Record<string, string>>;

/** Several texts per language. */
export type LocalizedList = Readonly<Record<string, readonly string[]>>;

/** The precision of a moment. */
export type Precision = 'day' | 'month' | 'year' | 'interval';

/** When something was, as an interval of days (ISO 8601, both ends inclusive). */
export interface Moment {
  /** As the editor wrote it: `2026-01-21`, `2026-01`, `2017`, or two of these joined by `/`. Empty where a plain text has none. */
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly precision: Precision;
  /** Set where the source does not give the date: from what it was inferred, for the reader. */
  readonly inferred?: Localized;
}

/** The topic of facts about a source itself, such as its photo: they are no news. */
export const ABOUT_SOURCE = 'about-article';

export type NameKind = 'person' | 'group' | 'place' | 'office' | 'voice';

/** A person, group, place, office, or unnamed voice ("one official") that facts speak of. */
export interface Name {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: Localized;
  /** Other spellings, transliterations and short forms. */
  readonly also: LocalizedList;
  readonly role?: Localized;
  readonly gender?: 'm' | 'f' | 'unknown';
  /** Ids of the offices that a person holds. */
  readonly holds: readonly string[];
  /** Ids of the groups that this one belongs to. */
  readonly member: readonly string[];
  /** Id of the place that this lies in. */
  readonly in?: string;
  /** Ids of what it loosely means: a capital means its government. */
  readonly standsFor: readonly string[];
  /** Latitude and longitude, decimal degrees. */
  readonly at?: readonly [number, number];
  /** It is wider than a town: a street map around `at` would show a spot of no meaning. */
  readonly wide?: true;
}

/**
 * - `reported`: the source itself states it
 * - `claimed`: someone in the source says it
 * - `disputed`: a source denies it, or says what cannot be true as well (`against` has the facts)
 * - `analysis`: the judgement of an analyst or of the author
 */
export type Status = 'reported' | 'claimed' | 'disputed' | 'analysis';

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author?: string;
  readonly language: string;
  readonly published: Moment;
  /** ISO date on which its facts entered the knowledge. */
  readonly added: string;
  readonly url?: string;
  /** Whom its report rests on as a whole: another publisher or an agency. */
  readonly from?: Speaker;
  /** SHA-256 of its text, where the desk keeps it: `texts/HASH.txt` among its files. */
  readonly text?: string;
  /** File it was read from, relative to the knowledge folder. */
  readonly file: string;
}

/** Who says a fact, or whom somebody has it from. The label of who says it is shown with the statement every time. */
export interface Speaker {
  /** Id in names.yaml, where the speaker stands there. */
  readonly name?: string;
  readonly label: Localized;
}

/** One checkable statement in our own words. */
export interface Fact {
  readonly id: string;
  readonly source: Source;
  /** Number of the non-empty line in the source's text; the title is 1. */
  readonly paragraph: number;
  readonly says: Speaker;
  /** Whom the speaker has it from, where the source tells. */
  readonly from?: Speaker;
  readonly status: Status;
  readonly when: Moment;
  /** ISO date on which it entered the knowledge. */
  readonly added: string;
  /** Ids in names.yaml; the first is the fact's main subject. */
  readonly names: readonly string[];
  /** Ids of topics in situation.yaml. */
  readonly topics: readonly string[];
  readonly text: Localized;
  /** The one question that readers are offered for it, written by an editor; it answers this question directly. */
  readonly ask?: Localized;
  /** Questions that it answers, as people type them, `ask` among them: for matching only, never shown. */
  readonly questions: LocalizedList;
  /** Ids of facts that cannot be true as well, or that deny it; symmetric after loading. */
  readonly against: readonly string[];
  /** Ids of facts that bear on it without contradicting it; symmetric after loading. */
  readonly context: readonly string[];
  /** Id of the event in situation.yaml that it is an account of, beside those of other speakers. */
  readonly accountOf?: string;
  /** Whether an editor says that it describes what lasts, such as an office, or that it does not. */
  readonly lasting?: boolean;
  /** Id of the earlier fact that this one corrects. */
  readonly supersedes?: string;
  /** Why it corrects that fact, for readers. */
  readonly reason?: Localized;
  /** Its wording was mended in the last change, and tells nothing else: such a change is no news. */
  readonly minor?: true;
  /** Set if the source or the editors withdrew it. */
  readonly retracted?: { readonly date: string; readonly reason: Localized };
}

/** A known gap: what readers ask and no source tells. The refusal says what is missing in these words. */
export interface Gap {
  readonly id: string;
  /** A sentence that says what no source tells. */
  readonly text: Localized;
  readonly questions: LocalizedList;
  /** Ids of the names that it is about. */
  readonly names: readonly string[];
  /** Ids of the facts that come nearest. */
  readonly nearest: readonly string[];
  /** ISO date since which it is known to be open. */
  readonly since?: string;
}

/** Words that mean the same, in every language. */
export interface Concept {
  readonly id: string;
  readonly words: LocalizedList;
}

/** Kinds of answer that a question may want. */
export const QUESTION_KINDS = [
  'who',
  'when',
  'where',
  'how-many',
  'why',
  'how',
  'who-said',
  'list',
  'latest',
  'yes-no',
  'what',
] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a word such as a pronoun can point back to. */
export type AnaphoraKind = 'person' | 'group' | 'thing' | 'place' | 'time';

/** The function words of one language. */
export interface FunctionWords {
  /** Words without a topic of their own. */
  readonly stop: readonly string[];
  /** Words that point back to something said before. */
  readonly anaphora: Readonly<Record<AnaphoraKind, readonly string[]>>;
  /** Openings that carry on from the turn before. */
  readonly continue: readonly string[];
  /** Words that are amounts in themselves: "thousands". */
  readonly amounts: readonly string[];
  /** Words and phrases that show which kind of answer is wanted. */
  readonly kind: Readonly<Partial<Record<QuestionKind, readonly string[]>>>;
}

export interface Situation {
  readonly id: string;
  readonly title: Localized;
  /** IANA time zone of local dates. */
  readonly timeZone: string;
  /** Languages in which every fact should have its text, the first being the fallback. */
  readonly required: readonly string[];
  /** Languages in which questions are understood. */
  readonly asked: readonly string[];
  readonly topics: Readonly<Record<string, Localized>>;
  /** Titles of the events of which several facts are accounts. */
  readonly events: Readonly<Record<string, Localized>>;
  /** Ids of the facts that tell most, in order: their questions are the first that readers are offered. */
  readonly leading: readonly string[];
}

/** Everything under the knowledge folder, checked. */
export interface Knowledge {
  readonly situation: Situation;
  readonly sources: readonly Source[];
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly names: readonly Name[];
  readonly concepts: readonly Concept[];
  readonly functionWords: Readonly<Record<string, FunctionWords>>;
  /** Hash of the files' bytes: the same knowledge has the same version. */
  readonly version: string;
}

/** The text in the wanted language, else in the first of the fallbacks that has one. */
export function localized(text: Localized, language: string, fallbacks: readonly string[] = ['en']): string {
  const wanted = text[language];
  if (wanted !== undefined) return wanted;
  for (const other of fallbacks) {
    const found = text[other];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}

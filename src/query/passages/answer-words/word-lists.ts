/** What kind of answer a question on a text wants. */
export type Wanted =
  | 'person'
  | 'time'
  | 'number'
  | 'place'
  | 'land'
  | 'cause'
  | 'group'
  | 'name'
  | 'how'
  | 'thing';

/** Words of one language that show which answer is wanted, and where one may stand. Each list is one string. */
export interface AnswerWordLists {
  /** Question words whose noun follows ("which", "how many"), and those whose noun comes before ("nedir"). */
  readonly asking: string;
  readonly askingAfter?: string;
  /** Nouns that say what is wanted, tried in this order. */
  readonly nouns: readonly (readonly [Wanted, string])[];
  /** Stand before the name of a person. */
  readonly titles: string;
  /** Words that make a number of three digits beside them a year. */
  readonly besideYear: string;
  /** Century, decade. */
  readonly spans: string;
  /** Say that a cause follows. */
  readonly causes: string;
  /** End the subject with which a statement opens. */
  readonly copula: string;
  /** A statement that has one of these among its first words carries on from the one before. */
  readonly pronouns: string;
  /** Locales whose calendars name the months. */
  readonly months: readonly string[];
  /** Names of lands and their peoples besides those that `Intl` has. */
  readonly lands?: Iterable<string>;
}

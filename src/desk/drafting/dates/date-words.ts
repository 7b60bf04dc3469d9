/** A stretch of time, in whole units before (negative) or after the day of publication. */
export interface Offset {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly amount: number;
}

/** A time as a text names it, before it is known when the text came out. */
export type DateWord =
  | {
      readonly kind: 'day';
      readonly day: number;
      readonly month?: number;
      readonly year?: number;
      readonly last?: number;
    }
  | { readonly kind: 'month'; readonly month: number; readonly year?: number }
  /** From one time to another: "from 28 January until Sunday". */
  | { readonly kind: 'span'; readonly from: DateWord; readonly to: DateWord }
  | { readonly kind: 'year'; readonly year: number; readonly last?: number }
  /** Monday is 1; `last` is before the day of publication, `next` after it, and without either it may be that day. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly side?: 'last' | 'next' }
  | ({ readonly kind: 'offset' } & Offset)
  /** The last so many units up to the day of publication. */
  | ({ readonly kind: 'past' } & Offset);

/** A time in a text: where it stands, and what it names. */
export interface FoundDate {
  readonly text: string;
  readonly at: number;
  readonly word: DateWord;
  /** It began then, and goes on: "since 2017". */
  readonly since: boolean;
}

/** How one language names times. Patterns are matched with `giu`; `M`, `W`, `N` and `O` stand for a month, a weekday, a number, an ordinal. */
export interface DateWords {
  /** Names of the months, and of the weekdays from Monday on; alternatives are parted by `|`. */
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  /** Words for 1 to 10; alternatives are parted by `|`. */
  readonly numbers: readonly string[];
  /** Words for the days of a month from the first on, where `O` stands in a pattern. */
  readonly ordinals?: readonly string[];
  /** Between two times that are one stretch, and before its first. */
  readonly between: RegExp;
  readonly from: RegExp;
  /**
   * By what they name. Groups: `d` and `d2` days, `m` month, `y` and `y2` years, `w` weekday, `n` a number; `last` and `next`
   * on which side of the publication; `since` that it goes on.
   */
  readonly patterns: readonly (readonly [
    kind: 'day' | 'month' | 'year' | 'weekday' | Offset,
    source: string,
  ])[];
  /** The last so many units, with a group `n`. */
  readonly past: readonly (readonly [unit: Offset['unit'], source: string])[];
  /** That the sentence tells of what is to come. */
  readonly future: RegExp;
  /** Stands right before a time that is not that of the event. */
  readonly before: RegExp;
  /** Stands right after a word that is no time: "Friday prayers". */
  readonly after: RegExp;
  /** Words with which a text before a time ends, where the time is that of what was said. */
  readonly saying: RegExp;
}

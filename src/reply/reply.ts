/**
 * The value that every platform renders. Text in it is never markup: only a renderer escapes.
 */

/** Text that stands out, steps back, or is to be typed as it is. */
export type Style = 'strong' | 'quiet' | 'code';

export type Span =
  | { readonly kind: 'text'; readonly text: string; readonly style?: Style }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** The mark of the citation with this number, such as [2]. */
  | { readonly kind: 'cite'; readonly ref: number };

/** Spans that a renderer keeps together: a statement never parts from its citation. */
export type Line = readonly Span[];

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: Line }
  /** An ordered list counts from `start`, else from 1. */
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly Line[];
    }
  | { readonly kind: 'quote'; readonly spans: Line }
  | { readonly kind: 'image'; readonly png: Uint8Array; readonly alt: string };

/** Where a statement stands. */
export interface Citation {
  /** Its number in this reply, from 1. */
  readonly n: number;
  readonly fact: string;
  /** Id of the source. */
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly paragraph: number;
  /** When the source was published, in the reply's language, marked where it is inferred. */
  readonly published: string;
  readonly url?: string;
}

/** A command with its arguments, as typed or as carried by a button. */
export interface CommandCall {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}

export type Action =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'call'; readonly label: string; readonly call: CommandCall };

export type Direction = 'ltr' | 'rtl';

export interface Reply {
  /**
   * What this answers: the earlier questions that it was read with, then the question itself. Platforms that do not
   * show the question beside the answer show it here, and read it back from there when a button is pressed.
   */
  readonly asked?: readonly string[];
  /** The call that was made, but for the wish to be alone with its reply. */
  readonly call?: CommandCall;
  /** The call that gives this reply again, for turning its pages; what it depends on may have changed since. */
  readonly again?: CommandCall;
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
  readonly actions: readonly Action[];
  readonly audience: 'everyone' | 'asker';
  /** It is about the asker, or was asked for in private: where others read along it is not shown. */
  readonly personal?: true;
  /** It says what the reader was told just now; where many could ask in vain, it need not be said again. */
  readonly repeated?: true;
  readonly language: string;
  readonly direction: Direction;
}

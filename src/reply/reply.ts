import type { Outcome } from '../query/types.ts';

/** The value that every platform renders. Text in it is never markup: only a renderer escapes. */

/**
 * How text is set: emphasised, less prominent, as something to type, or as the name of a command, which a tap runs where the
 * platform can. No other text may run a command.
 */
export type Style = 'strong' | 'quiet' | 'code' | 'command';

export type Span =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style?: Style;
      /** The call whose reply tells more of what the text names; where replies have addresses, the text is a link. */
      readonly opens?: CommandCall;
    }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** The mark of the citation with this number: [2]. The address is that of what it cites. */
  | { readonly kind: 'cite'; readonly ref: number; readonly url?: string };

/** Spans on one line. A renderer never separates a statement from its citation. */
export type Line = readonly Span[];

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: Line }
  /** An ordered list counts from `start`, by default from 1. */
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly Line[];
      /** With its label it stands beside the list before it, where there is room. */
      readonly beside?: true;
      /** What each item starts with in `strong` names what follows: a table of two columns, where the platform has tables. */
      readonly table?: true;
    }
  | { readonly kind: 'quote'; readonly spans: Line }
  | { readonly kind: 'image'; readonly png: Uint8Array; readonly alt: string };

/** Where in a source a statement stands. */
export interface Citation {
  /** Its number in this reply, from 1. */
  readonly n: number;
  /** Id of the fact. */
  readonly fact: string;
  /** Id of the source. */
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly paragraph: number;
  /** The fact was no longer valid when the reply was composed: it is cited as what was said before. */
  readonly past?: true;
  /** When the source was published, in the reply's language, with a mark if that is inferred. */
  readonly published: string;
  /** How long ago that was, where it is not new. */
  readonly age?: string;
  readonly url?: string;
}

/** A command's name with arguments, as typed or as a button carries them. */
export interface CommandCall {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}

/** What a form asks for: the option of the call that takes it, and what is told about it. */
interface Asked {
  readonly option: string;
  readonly label: string;
  /** What can be given, in a few words. */
  readonly hint?: string;
  readonly required?: true;
}

/** A text. */
export interface TextField extends Asked {
  readonly kind: 'text';
  /** The text as it is now, to be changed. */
  readonly value?: string;
  /** It may have several lines. */
  readonly long?: true;
}

/** One or several of some values. The option takes them with commas between them; nobody has to choose unless it is required. */
export interface ChoiceField extends Asked {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly several?: true;
}

/** A value that can be chosen. It can be typed where there is nothing to choose with. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** It is so now. */
  readonly isChosen?: boolean;
}

/** A file, which comes as the material of what is written (`Inbound`). Where there are no forms, it is sent in a message. */
export interface FileField extends Asked {
  readonly kind: 'file';
}

export type FormField = TextField | ChoiceField | FileField;

/** What asks for texts, choices and files: the call is made with what was given. */
export interface Form {
  readonly title: string;
  readonly call: CommandCall;
  /** At most five. */
  readonly fields: readonly FormField[];
  /**
   * The option that takes the texts of all fields at once, where a platform has no forms: `option: text` a line. Left out
   * for a form of one field, whose option takes it.
   */
  readonly whole?: string;
}

/** Whose reply takes the place of this one, where the platform can change a message: of whoever asked, or of anybody. */
export type Replacing = true | 'for-all';

/** A button: a link, a text to copy, a call of a command, or a form whose texts complete a call. */
export type Action =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** What it copies stands in the reply as well, so a platform without such buttons leaves it out. */
  | { readonly kind: 'copy'; readonly label: string; readonly text: string }
  | {
      readonly kind: 'call';
      readonly label: string;
      readonly call: CommandCall;
      /** What to type instead, where there are no buttons. Default: the call. */
      readonly typed?: CommandCall;
      /**
       * Its reply takes the place of this one, where the platform can change a message. With `for-all` anybody may press,
       * and what is for the asker alone leaves the message as it is.
       */
      readonly replaces?: Replacing;
    }
  | (Form & {
      /**
       * A platform that has forms makes the call when the button is pressed, and opens the form that the reply `asks` with,
       * so that it shows what is true then. Any other reply is shown as it is.
       */
      readonly kind: 'form';
      readonly label: string;
      /** The reply to what was written takes the place of this one. */
      readonly replaces?: 'for-all';
    });

/** What a reply is called where it stands as a post of its own, as in a forum. */
export interface PostHead {
  readonly title: string;
  /** Names of tags that fit it, the best first. The forum need not have them. */
  readonly tags: readonly string[];
}

/** An action that can be written out, where it gets no button. */
export type WritableAction = Exclude<Action, { readonly kind: 'copy' }>;

export type Direction = 'ltr' | 'rtl';

/** A place, for the maps of the platforms that draw them. */
export interface ReplyPlace {
  readonly name: string;
  /** Latitude and longitude in decimal degrees. */
  readonly at: readonly [number, number];
}

/** What the bot answers or posts. */
export interface Reply {
  /**
   * The question that this answers, after the earlier questions that it was read with. A platform that does not show the
   * question beside the answer shows it in the message, and reads it back from there when a button is pressed.
   */
  readonly asked?: readonly string[];
  /** The one statement that it gives a verdict on, word for word; left out where there are several. */
  readonly claim?: string;
  /** The call that was made, without its `private` option. */
  readonly call?: CommandCall;
  /** The call that gives this reply again, for turning pages. What the reply depends on may have changed by then. */
  readonly again?: CommandCall;
  /** How it answers the question; a platform may show at a glance which of the three it is. Left out if it answers none. */
  readonly outcome?: Outcome;
  readonly blocks: readonly Block[];
  /** The one place that it is about. */
  readonly place?: ReplyPlace;
  readonly citations: readonly Citation[];
  readonly actions: readonly Action[];
  readonly audience: 'everyone' | 'asker';
  /** It is about the asker, or was asked for in private: it is not shown where others read along. */
  readonly personal?: true;
  /**
   * A step of a short dialogue under a message: it takes the place of the button that asked for it, or of the step before,
   * and everything else in the message stays.
   */
  readonly inPlace?: true;
  /** It asks for what its only action, a form, takes. A platform opens that form at once where it can. */
  readonly asks?: true;
  /** Asks for the same as its buttons do. A platform that has forms opens it at once; the others show the buttons. */
  readonly opens?: Form;
  /** It repeats what the reader was just told; a platform may leave it out. */
  readonly repeated?: true;
  /** Default: its first heading, and no tags. */
  readonly post?: PostHead;
  readonly language: string;
  readonly direction: Direction;
}

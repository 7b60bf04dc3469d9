import type { Knowledge, Localized, Name } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import type { CommandCall, Reply } from '../reply/reply.ts';
import type { ChatRef } from './chat-ref.ts';
import type { Digests, WatchService } from './digests.ts';
import type { Votes } from './votes.ts';

/** Which kind of value an option takes; platforms offer completion by it. */
export type OptionKind =
  | 'text'
  | 'question'
  | 'name'
  | 'topic'
  /** One or several, with commas between them. */
  | 'topics'
  | 'fact'
  | 'source'
  | 'language'
  | 'date'
  /** Of the day. */
  | 'time'
  /** Of the week. */
  | 'days'
  | 'zone'
  | 'digest'
  | 'command'
  /** Yes or no; typed by name only. */
  | 'flag';

/** What something that is typed is called, and what it is for. */
export interface Called {
  /** Lower-case ASCII letters, digits and underscores, at most 32: every platform accepts these. */
  readonly name: string;
  /** What platforms that translate names call it. */
  readonly names: Localized;
  readonly description: Localized;
}

export interface CommandOption extends Called {
  readonly kind: OptionKind;
  readonly required: boolean;
}

/** Commands that share their first word. */
export interface CommandGroup extends Called {
  /** Name of the command that the first word alone stands for. */
  readonly alone: string;
  /**
   * What else the first word is. Where a platform lets whole groups only be used by some people, those of its commands
   * that everybody may use are found under this one.
   */
  readonly open?: Called;
}

/** What can be typed, declared once for every platform. */
export interface Command extends Called {
  /** One word, or in a group two: the group's name first. Names in other languages are of the last word. */
  readonly name: string;
  readonly group?: CommandGroup;
  /** In the order in which they are typed; the last one whose values are several words takes the rest. */
  readonly options: readonly CommandOption[];
  /** The whole of it as it may be typed, for whoever has left something out. */
  readonly example?: (knowledge: Knowledge) => string;
  /** Its replies are about the asker, such as what this reader asked before. */
  readonly personal?: true;
  /** Reached by buttons only: neither listed nor registered. */
  readonly hidden?: true;
  /** It only reads and replies, so a link that somebody else wrote may call it. */
  readonly readOnly?: true;
  /** It is listed in groups; the others work there too. A group of commands is listed if one of them is. */
  readonly inGroups?: true;
  /** It is about the reader's last question: a link that calls it has to carry that question too. */
  readonly aboutLast?: true;
  /** Its button also works under a message in a chat of which the bot knows nothing. */
  readonly withoutChat?: true;
  /** Only for those who may manage the chat; where only they write, every command is that is not hidden. */
  readonly access?: 'manage';
  /** Where a platform lets people pick a message: what the entry is called, and the option that takes its text. */
  readonly onMessage?: { readonly label: Localized; readonly option: string };
  run(args: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply>;
}

/** What came in, from any platform. */
export interface Inbound {
  readonly id: string;
  readonly from: ChatRef;
  /** What the chat belongs to, such as a Discord server, where it belongs to anything. */
  readonly server?: string;
  /** The asker's id on the platform. */
  readonly user: string;
  /** The language that the platform reports for the asker, where it does. */
  readonly language?: string;
  readonly input:
    | { readonly kind: 'call'; readonly call: CommandCall }
    | { readonly kind: 'text'; readonly text: string };
  /** The bot's message whose button was pressed. */
  readonly message?: string;
  /** The conversation that this goes on from, oldest question first, where the bot's message shows it. */
  readonly conversation?: readonly string[];
  /** Nobody but the asker sees the message whose button was pressed. */
  readonly hidden?: true;
  /** Only those who manage the chat write in it: what others press must put nothing there. */
  readonly broadcast?: true;
  /** The bot is no member of the chat: it answers there, and can post nothing. */
  readonly absent?: true;
  /** Rights that the bot needs to post there, as the platform calls them; left out where it has them, or may have. */
  readonly lacks?: readonly string[];
  /**
   * Whether the asker may manage the chat; left out where the platform cannot tell. Asked for only where it matters,
   * since it may take a call to the platform; rejects with the platform's error.
   */
  readonly manages?: () => Promise<boolean>;
}

/** What is remembered of one reader in one chat. */
export interface ReaderState {
  /** Language that the reader chose. */
  readonly language?: string;
  /** Date (ISO) of the newest addition or retraction that the reader was shown by `latest`. */
  readonly seen?: string;
  /** Last questions, oldest first, for follow-ups. Kept in memory only. */
  readonly questions: readonly string[];
}

/** Remembers readers. The memory version forgets at exit; a store keeps language and `seen`. */
export interface Readers {
  get(from: ChatRef, user: string): Promise<ReaderState>;
  update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void>;
}

/** What a command may use. */
export interface CommandContext {
  readonly knowledge: Knowledge;
  ask(question: Question): Answer;
  /** The names that a text speaks of, in any spelling, in the order in which they stand in it. */
  names(text: string): readonly Name[];
  readonly commands: readonly Command[];
  readonly inbound: Inbound;
  readonly reader: ReaderState;
  /** Language of the reply. */
  readonly language: string;
  remember(change: Partial<ReaderState>): Promise<void>;
  /** Votes on answers, where the chat can keep them. */
  readonly votes?: Votes;
  /** Digests, where the chat can be posted to. */
  readonly digests?: Digests;
  /** Questions that readers wait for, where they can be told. */
  readonly waiting?: WatchService;
  /** Removes what is kept of the asker on this platform, where anything is kept. @returns how many things went */
  readonly forget?: () => Promise<number>;
  /** The present moment, passed in. */
  now(): Date;
}

import type { Knowledge, Localized, Name } from '../knowledge/model.ts';
import type { Answer, CheckedStatement, Question } from '../query/types.ts';
import type { Pictures } from '../reply/pictures.ts';
import type { CommandCall, Reply } from '../reply/reply.ts';
import type { Alerts } from './alerts.ts';
import type { Boards } from './boards.ts';
import type { ChatRef } from './chat-ref.ts';
import type { DeskService } from './desk-service.ts';
import type { Digests, FirstDigest } from './digests.ts';
import type { Material } from './material.ts';
import type { NewsService } from './news-service.ts';
import type { CountQuestion } from './question-counter.ts';
import type { Votes } from './votes.ts';
import type { WatchService } from './watches.ts';

/** The kind of value that an option takes. Platforms choose suggestions by it. */
export type OptionKind =
  | 'text'
  | 'question'
  | 'name'
  | 'topic'
  /** One or more topics, separated by commas. */
  | 'topics'
  | 'fact'
  /** Codes of facts, separated by commas. */
  | 'facts'
  | 'source'
  | 'language'
  | 'date'
  /** A time of the day. */
  | 'time'
  /** Days of the week. */
  | 'days'
  | 'zone'
  /** What a digest posts when nothing is new. It can be typed by its name only. */
  | 'quiet'
  | 'digest'
  /** A number from 1 to 10. It can be typed by its name only. */
  | 'count'
  /** A number of minutes. It can be typed by its name only. */
  | 'minutes'
  /** Hours from one time of the day to another. They can be typed by their name only. */
  | 'hours'
  | 'command'
  /** Yes or no. It can be typed by its name only. */
  | 'flag';

/** The name and description of something that people type. */
export interface Called {
  /** Lower-case ASCII letters, digits and underscores, at most 32 of them: every platform accepts these. */
  readonly name: string;
  /** Names in other languages, for platforms that translate names. */
  readonly names: Localized;
  readonly description: Localized;
}

/** An option of a command. */
export interface CommandOption extends Called {
  readonly kind: OptionKind;
  readonly required: boolean;
  /** Only buttons give it: it is neither listed nor registered, and typed words are read as it only after its name. */
  readonly byButton?: true;
}

/** Commands that share their first word, such as `digest pause` and `digest resume`. */
export interface CommandGroup extends Called {
  /** The command that the first word alone runs. */
  readonly alone: string;
  /**
   * A second name for the group, under which a platform lists the commands that everybody may use. It is needed where a
   * platform can restrict whole groups only.
   */
  readonly open?: Called;
}

/** A command, declared once for every platform. */
export interface Command extends Called {
  /** One word, or two in a group: the group's name comes first. Translated names are for the last word. */
  readonly name: string;
  readonly group?: CommandGroup;
  /** In the order in which they are typed. The last option of a kind that can have several words takes the rest of the line. */
  readonly options: readonly CommandOption[];
  /** It asks for what is left out of its required options itself, so that a tap can give it. */
  readonly asksBack?: true;
  /** Its replies are about the asker, such as their earlier questions, and are not for others to see. */
  readonly personal?: true;
  /** Nobody but the asker needs to see it typed, or its reply, as with `personal`; where it cannot be hidden, it does no harm. */
  readonly forAsker?: true;
  /** Only buttons call it: it is neither listed nor registered. */
  readonly hidden?: true;
  /** It only reads and replies, always or where it is called without options: a link that somebody else wrote may call it so. */
  readonly readOnly?: true | 'without-options';
  /** It is listed in groups; the others work there too. A group of commands is listed if one of them is. */
  readonly inGroups?: true;
  /** It is taken where only people who manage the chat write, as the commands of a group with an `open` name are. */
  readonly inChannels?: true;
  /** It is about the reader's last question: a link that calls it has to carry that question too. */
  readonly aboutLast?: true;
  /** Its reply looks into the one before, whose numbers stay those of `/fact 3`. */
  readonly keepsNumbers?: true;
  /**
   * - `manage`: only people who manage the chat may use it. In a broadcast chat this holds for every command that is not hidden
   * - `edit`: only editors of the knowledge may, in their channel or alone with the bot. It is listed to nobody else
   */
  readonly access?: 'manage' | 'edit';
  /** The entry in the menu of a message, where the platform has one, and the option that takes the message's text. */
  readonly onMessage?: { readonly label: Localized; readonly option: string };
  run(args: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply>;
}

/** A message or a press of a button, from any platform. */
export interface Inbound {
  /** The platform's id of the event. */
  readonly id: string;
  readonly from: ChatRef;
  /** The Discord server, or the like, that the chat is in, if it is in one. */
  readonly server?: string;
  /** The asker's id on the platform. */
  readonly user: string;
  /** What the asker is called on the platform. */
  readonly name?: string;
  /** The asker's language as the platform reports it. */
  readonly language?: string;
  readonly input:
    | { readonly kind: 'call'; readonly call: CommandCall }
    | { readonly kind: 'text'; readonly text: string };
  /** The id of the bot's message whose button was pressed. */
  readonly message?: string;
  /** The conversation that this continues, oldest question first, if the bot's message shows it. */
  readonly conversation?: readonly string[];
  /** Half-typed text, answered as a preview. It is not counted as a question. */
  readonly preview?: true;
  /** Another page of a reply that was shown before. It is not counted as a question again. */
  readonly pageTurn?: true;
  /** Only the asker sees the message whose button was pressed. */
  readonly hidden?: true;
  /** Only people who manage the chat write in it, such as a channel: nobody else may make the bot post there. */
  readonly broadcast?: true;
  /** The bot is not a member of the chat: it can answer there, and cannot post later. */
  readonly absent?: true;
  /** Rights that the bot lacks for posting there, by the platform's names. Left out if it has them all, or may have them. */
  readonly lacks?: readonly string[];
  /**
   * The forum of which the chat is a post; undefined where it is none. It takes a call to the platform, and rejects with the
   * platform's error.
   */
  readonly forum?: () => Promise<ChatRef | undefined>;
  /** What the message has that could become a draft, where an editor may have sent it. */
  readonly material?: Material;
  /** The platform lists the commands of a group that everybody may use under the group's second name. */
  readonly opensGroups?: true;
  /**
   * Whether the asker manages the chat. Left out where the platform cannot tell. It may take a call to the platform, so it
   * is called only when needed; it rejects with the platform's error.
   */
  readonly manages?: () => Promise<boolean>;
}

/** What the bot remembers of one reader in one chat. */
export interface ReaderState {
  /** The language that the reader chose. */
  readonly language?: string;
  /** Date (ISO) up to which `latest` has shown the reader what was added or retracted. */
  readonly latestShown?: string;
  /** Key of what was known then; see `NewsService`. */
  readonly latestSnapshot?: string;
  /** The last questions, oldest first, for follow-ups. Kept in memory only. */
  readonly questions: readonly string[];
  /** Ids of the facts that the last replies have cited, by their numbers. Kept in memory only. */
  readonly cited?: Readonly<Record<number, string>>;
}

/** Remembers readers. In memory until the program ends; a store keeps all but the questions. */
export interface Readers {
  get(from: ChatRef, user: string): Promise<ReaderState>;
  update(from: ChatRef, user: string, change: Partial<ReaderState>): Promise<void>;
}

/** What a command can use to answer a call. */
export interface CommandContext {
  readonly knowledge: Knowledge;
  ask(question: Question): Answer;
  /** The statements of a text, each with what the sources say about it. */
  check(text: string): Promise<readonly CheckedStatement[]>;
  /** The names in a text, in any spelling, in their order. */
  names(text: string): readonly Name[];
  /** The commands that readers are shown. */
  readonly commands: readonly Command[];
  readonly inbound: Inbound;
  readonly reader: ReaderState;
  /** Language of the reply. */
  readonly language: string;
  /** Changes what is remembered of the reader in this chat. A failure of the store is logged, and does not reject. */
  remember(change: Partial<ReaderState>): Promise<void>;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  /** Left out where no picture can be shown. */
  readonly pictures?: Pictures;
  /** Left out where votes are not kept. */
  readonly votes?: Votes;
  /** Left out where questions are not counted. */
  readonly countQuestion?: CountQuestion;
  /** Left out where the bot cannot post in the chat. */
  readonly digests?: Digests;
  /** Left out where the bot cannot post in the chat. */
  readonly alerts?: Alerts;
  /** Left out where the bot cannot post in the chat. */
  readonly boards?: Boards;
  /** Composes a first digest to look at, also where the bot cannot post. */
  readonly firstDigest: FirstDigest;
  /** Left out where nobody edits. */
  readonly desk?: DeskService;
  /** Left out where it is not remembered what readers have seen. */
  readonly news?: NewsService;
  /** Left out where readers cannot be notified of an answer later. */
  readonly watches?: WatchService;
  /**
   * Removes what is kept of the asker on this platform. Left out where nothing is kept.
   * @returns the number of entries that were removed
   */
  readonly forget?: () => Promise<number>;
  /** What readers type is written to the log. */
  readonly logsQuestions?: true;
  /** The present moment. */
  now(): Date;
}

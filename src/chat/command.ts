import type { Knowledge, Localized, Name } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import type { CommandCall, Reply } from './reply.ts';

/** Which kind of value an option takes; platforms offer completion by it. */
export type OptionKind = 'text' | 'name' | 'topic' | 'fact' | 'source' | 'language' | 'date' | 'command';

export interface CommandOption {
  /** Lower-case ASCII, accepted by every platform. */
  readonly name: string;
  readonly kind: OptionKind;
  readonly description: Localized;
  readonly required: boolean;
}

/** What can be typed, declared once for every platform. */
export interface Command {
  /** Lower-case ASCII letters, digits and underscores, at most 32: every platform accepts these. */
  readonly name: string;
  readonly description: Localized;
  /** In the order in which they are typed; the last one of kind `text`, `name` or `topic` takes the rest. */
  readonly options: readonly CommandOption[];
  run(args: Readonly<Record<string, string>>, context: CommandContext): Promise<Reply>;
}

/** A chat on a platform. */
export interface ChatRef {
  readonly platform: string;
  readonly chat: string;
  /** Topic or thread inside the chat, where it has them. */
  readonly thread?: string;
}

/** What came in, from any platform. */
export interface Inbound {
  readonly id: string;
  readonly from: ChatRef;
  /** The asker's id on the platform. */
  readonly user: string;
  /** The language that the platform reports for the asker, where it does. */
  readonly language?: string;
  readonly input:
    | { readonly kind: 'call'; readonly call: CommandCall }
    | { readonly kind: 'text'; readonly text: string };
  /** Id of the bot's message that this one replies to. */
  readonly replyTo?: string;
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
  /** The present moment, passed in. */
  now(): Date;
}

import type { Update, User } from 'grammy/types';
import type { Inbound } from '../../command/command.ts';
import type { Press } from './ids.ts';
import type { Rows } from './message.ts';
import type { QuotableMessage } from './quoted-claim.ts';

/** The platform in ids of chats and readers. */
export const PLATFORM = 'telegram';

/** The kinds of update that the bot asks Telegram for. */
export const UPDATES = [
  'message',
  'edited_message',
  'guest_message',
  'channel_post',
  'callback_query',
  'inline_query',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[];

/** What decoding needs to know of the bot's account. */
export interface Self {
  readonly id: number;
  readonly username: string;
}

/** A message of a chat. */
export interface MessageRef {
  readonly chat: number;
  readonly message: number;
  /** Topic of a forum. */
  readonly thread?: number;
  /** Set where one reader and the bot alone see the message. Its number among the messages of the chat is 0 then. */
  readonly hidden?: HiddenMessage;
}

/** A message between one reader and the bot in a group. */
export interface HiddenMessage {
  readonly reader: number;
  /** Its number among such messages. */
  readonly id: number;
  /** When it was sent, in Unix seconds. */
  readonly at: number;
}

/** What an update asks for. Polling and the webhook share this. */
export type Request =
  | {
      readonly kind: 'message';
      readonly inbound: Inbound;
      /** The message that is answered. */
      readonly ref: MessageRef;
      /** A chat with nobody but the bot. */
      readonly direct: boolean;
      /** Who wrote; left out for posts. */
      readonly by?: User;
      /** In a group: the message that it replies to, and itself, with the words that an answer may quote. */
      readonly quotable?: readonly QuotableMessage[];
      /** It was answered before, as it was then. */
      readonly edited?: true;
    }
  /** The chat was opened by a link that had no room for the call. */
  | { readonly kind: 'too-long'; readonly inbound: Inbound; readonly ref: MessageRef }
  | {
      readonly kind: 'press';
      /** Id of the press, which has to be answered. */
      readonly id: string;
      readonly inbound: Inbound;
      readonly press: Press;
      /** The message with the button; none where it was sent through inline mode. */
      readonly ref?: MessageRef;
      readonly direct: boolean;
      /** The questions that the message shows. */
      readonly questions: readonly string[];
      /** The buttons of the message. */
      readonly rows: Rows;
      /** The data of the pressed button. */
      readonly data: string;
      /** Who pressed. */
      readonly by: User;
    }
  | {
      /** A reply to a message of the bot that asked for a text. */
      readonly kind: 'written';
      readonly inbound: Inbound;
      readonly ref: MessageRef;
      readonly direct: boolean;
      /** The message that asked. */
      readonly prompt: number;
      /** The message whose place the reply takes. */
      readonly card?: number;
      readonly by: User;
    }
  /** A press that removes a hidden message, so that the one that it covers shows again. */
  | { readonly kind: 'uncover'; readonly id: string; readonly chat: number; readonly covering: HiddenMessage }
  /** A button of another version, or of a message that Telegram no longer gives. */
  | { readonly kind: 'old-press'; readonly id: string; readonly language: string | undefined }
  | {
      readonly kind: 'inline-query';
      readonly id: string;
      readonly text: string;
      readonly language: string | undefined;
      readonly user: string;
    };

export type MessageRequest = Extract<Request, { kind: 'message' }>;
export type PressRequest = Extract<Request, { kind: 'press' }>;
export type WrittenRequest = Extract<Request, { kind: 'written' }>;

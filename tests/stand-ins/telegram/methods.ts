import type { Handler } from './backstage.ts';
import { answerCallbackQuery, answerGuestQuery, answerInlineQuery } from './methods-answer.ts';
import { getChat, getChatAdministrators, getChatMember, leaveChat } from './methods-chat.ts';
import {
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from './methods-edit.ts';
import {
  deleteEphemeralMessage,
  editEphemeralMessageCaption,
  editEphemeralMessageReplyMarkup,
  editEphemeralMessageText,
} from './methods-ephemeral.ts';
import { getFile } from './methods-files.ts';
import { sendMediaGroup, sendPhoto } from './methods-media.ts';
import { pinChatMessage } from './methods-pin.ts';
import { deleteMyCommands, getMe, getMyCommands, getter, setMyCommands, setter } from './methods-profile.ts';
import { sendChatAction, sendMessage, sendRichMessage } from './methods-send.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './methods-updates.ts';

const METHODS: Readonly<Record<string, Handler>> = {
  answerCallbackQuery,
  answerGuestQuery,
  answerInlineQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatAdministrators,
  getChatMember,
  getFile,
  getMe,
  getMyCommands,
  getMyDescription: getter('description', 'description'),
  getMyShortDescription: getter('short description', 'short_description'),
  getUpdates,
  getWebhookInfo,
  leaveChat,
  pinChatMessage,
  sendChatAction,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendRichMessage,
  setMyCommands,
  setMyDescription: setter('description', 'description'),
  setMyShortDescription: setter('short description', 'short_description'),
  setWebhook,
};

/** Methods that came with Bot API 10.2. */
const SINCE_2: Readonly<Record<string, Handler>> = {
  deleteEphemeralMessage,
  editEphemeralMessageCaption,
  editEphemeralMessageReplyMarkup,
  editEphemeralMessageText,
};

/** A method, and the second number of the version that it came with; 1 for all that older servers have. */
interface Method {
  readonly name: string;
  readonly handler: Handler;
  readonly since: number;
}

const BY_NAME = new Map<string, Method>(
  [METHODS, SINCE_2].flatMap((methods, index) =>
    Object.entries(methods).map(([name, handler]) => [
      name.toLowerCase(),
      { name, handler, since: index + 1 },
    ]),
  ),
);

/** A method by its name, in which case does not matter to Telegram; undefined for one that the stand-in lacks. */
export function methodOf(name: string): Method | undefined {
  return BY_NAME.get(name.toLowerCase());
}

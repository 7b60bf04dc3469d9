import type { Handler } from './backstage.ts';
import { answerCallbackQuery, answerInlineQuery } from './methods-answer.ts';
import { getChat, getChatAdministrators, getChatMember, leaveChat } from './methods-chat.ts';
import {
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from './methods-edit.ts';
import { getFile } from './methods-files.ts';
import { sendMediaGroup, sendPhoto } from './methods-media.ts';
import { pinChatMessage } from './methods-pin.ts';
import { deleteMyCommands, getMe, getMyCommands, getter, setMyCommands, setter } from './methods-profile.ts';
import { sendChatAction, sendMessage } from './methods-send.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './methods-updates.ts';

const METHODS: Readonly<Record<string, Handler>> = {
  answerCallbackQuery,
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
  setMyCommands,
  setMyDescription: setter('description', 'description'),
  setMyShortDescription: setter('short description', 'short_description'),
  setWebhook,
};

const BY_NAME = new Map(
  Object.entries(METHODS).map(([name, handler]) => [name.toLowerCase(), { name, handler }] as const),
);

/** A method by its name, in which case does not matter to Telegram; undefined for one that the stand-in lacks. */
export function methodOf(name: string): { readonly name: string; readonly handler: Handler } | undefined {
  return BY_NAME.get(name.toLowerCase());
}

import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { checkedLink, mentionedUser } from './links.ts';
import { objectIn, type Payload } from './payload.ts';
import { badRequest } from './refusals.ts';

/** Bytes of callback_data. */
const MOST_DATA = 64;
const MOST_BUTTONS = 100;
/** Characters of copy_text. */
const MOST_COPIED = 256;

/**
 * The buttons below a message; undefined when there are none, or when the markup is of another kind, which changes the
 * keyboard of the user and is not part of the message.
 * @throws Refusal when Telegram does not take them
 */
export function keyboardIn(payload: Payload): InlineKeyboardMarkup | undefined {
  const rows = objectIn(payload, 'reply_markup')?.['inline_keyboard'];
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
  const keyboard = rows.filter((row) => row.length > 0) as InlineKeyboardButton[][];
  const buttons = keyboard.flat();
  if (buttons.length > MOST_BUTTONS) throw badRequest('reply markup is too long');
  for (const button of buttons) checkButton(button as unknown as Payload);
  return buttons.length > 0 ? { inline_keyboard: keyboard.map((row) => row.map(withLink)) } : undefined;
}

function checkButton(button: Payload): void {
  const { text, callback_data: data, url } = button;
  if (typeof text !== 'string')
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  if (text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  if (data !== undefined && !fitsData(data)) throw badRequest('BUTTON_DATA_INVALID');
  const copied = objectIn(button, 'copy_text')?.['text'];
  if (button['copy_text'] !== undefined && !fitsCopied(copied)) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  if (url !== undefined && !isLink(url)) {
    throw badRequest(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`);
  }
}

/** Telegram gives back the address as it understands it. */
function withLink(button: InlineKeyboardButton): InlineKeyboardButton {
  return 'url' in button ? { ...button, url: checkedLink(button.url) ?? button.url } : button;
}

function fitsCopied(text: unknown): boolean {
  return typeof text === 'string' && text.length >= 1 && text.length <= MOST_COPIED;
}

function fitsData(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  const bytes = Buffer.byteLength(data);
  return bytes >= 1 && bytes <= MOST_DATA;
}

function isLink(url: unknown): boolean {
  return typeof url === 'string' && (checkedLink(url) ?? mentionedUser(url)) !== undefined;
}

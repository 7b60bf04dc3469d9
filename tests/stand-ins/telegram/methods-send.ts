import type { Handler } from './backstage.ts';
import { textContent } from './contents.ts';
import { keyboardIn } from './keyboards.ts';
import { post, targetOf } from './made-message.ts';
import { stringIn } from './payload.ts';
import { threadOf, writableRoomOf } from './places.ts';
import { badRequest, refusals, success } from './refusals.ts';
import { richContent } from './rich.ts';

const ACTIONS = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker ' +
    'find_location record_video_note upload_video_note'
  ).split(' '),
);

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Handler = ({ payload, files }, backstage) => {
  const target = targetOf(payload, backstage);
  const keyboard = keyboardIn(payload);
  const content = { ...textContent(payload, backstage), ...(keyboard ? { reply_markup: keyboard } : {}) };
  const [message] = post(target, [content], files, backstage);
  return success(message);
};

/** https://core.telegram.org/bots/api#sendrichmessage */
export const sendRichMessage: Handler = ({ payload, files }, backstage) => {
  if (!backstage.rich) throw refusals.notFound();
  const target = targetOf(payload, backstage);
  const keyboard = keyboardIn(payload);
  const content = richContent(payload);
  if (content === undefined) throw badRequest('rich message must be non-empty');
  const [message] = post(
    target,
    [{ ...content, ...(keyboard ? { reply_markup: keyboard } : {}) }],
    files,
    backstage,
  );
  return success(message);
};

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Handler = ({ payload }, backstage) => {
  threadOf(payload, writableRoomOf(payload, backstage));
  if (!ACTIONS.has(stringIn(payload, 'action') ?? '')) throw badRequest('wrong parameter action in request');
  return success(true);
};

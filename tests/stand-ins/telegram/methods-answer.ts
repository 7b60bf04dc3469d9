import type { Message } from 'grammy/types';
import type { Backstage, Handler } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { asSender, captionContent, writtenContent } from './contents.ts';
import { keyboardIn } from './keyboards.ts';
import { asQuoted } from './messages.ts';
import { flagIn, integerIn, objectIn, objectsIn, type Payload, stringIn } from './payload.ts';
import { badRequest, success } from './refusals.ts';

/** https://core.telegram.org/bots/api#answercallbackquery */
const LONGEST_NOTICE = 200;
/** https://core.telegram.org/bots/api#answerinlinequery */
const MOST_RESULTS = 50;
const MOST_ID_BYTES = 64;
const MOST_OFFSET_BYTES = 64;
const CACHE_TIME = 300;

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery: Handler = ({ payload }, { queries, journal }) => {
  const text = stringIn(payload, 'text');
  if (text !== undefined && text.length > LONGEST_NOTICE) throw badRequest('MESSAGE_TOO_LONG');
  const url = stringIn(payload, 'url');
  const answer = {
    id: stringIn(payload, 'callback_query_id') ?? '',
    alert: flagIn(payload, 'show_alert'),
    ...(text === undefined ? {} : { text }),
    ...(url === undefined ? {} : { url }),
  };
  queries.answerCallback(answer);
  journal.add({ kind: 'callback-answer', answer });
  return success(true);
};

/** https://core.telegram.org/bots/api#answerinlinequery */
export const answerInlineQuery: Handler = ({ payload }, backstage) => {
  const results = objectsIn(payload, 'results');
  checkResults(results, backstage);
  const nextOffset = stringIn(payload, 'next_offset') ?? '';
  if (Buffer.byteLength(nextOffset) > MOST_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
  const button = objectIn(payload, 'button');
  const start = button && stringIn(button, 'start_parameter');
  if (start !== undefined && !/^[\w-]{1,64}$/.test(start)) throw badRequest('START_PARAM_INVALID');
  const answer = {
    id: stringIn(payload, 'inline_query_id') ?? '',
    results,
    cacheTime: integerIn(payload, 'cache_time') ?? CACHE_TIME,
    personal: flagIn(payload, 'is_personal'),
    nextOffset,
    ...(button ? { button } : {}),
  };
  backstage.queries.answerInline(answer);
  backstage.journal.add({ kind: 'inline-answer', answer });
  return success(true);
};

/** https://core.telegram.org/bots/api#answerguestquery */
export const answerGuestQuery: Handler = ({ payload }, backstage) => {
  const { queries, messages, journal, world, clock } = backstage;
  const result = objectIn(payload, 'result');
  if (!result) throw badRequest('can\'t find field "result"');
  checkResults([result], backstage);
  const id = stringIn(payload, 'guest_query_id') ?? '';
  const asked = queries.answerGuest(id);
  const { chat, from, message_id } = asked;
  const message = {
    message_id: message_id + 1,
    chat,
    from: asSender(world.me),
    date: secondsOf(clock),
    reply_to_message: asQuoted(asked),
    ...(from ? { guest_bot_caller_user: from } : {}),
    ...chosenContent(result, backstage),
  } as Message;
  const posted = messages.put({ message, inline: `guest-${id}`, edits: [], files: [], deleted: false });
  journal.add({ kind: 'guest-answer', id, posted });
  return success({ inline_message_id: `guest-${id}` });
};

/** The message that an inline result becomes when someone chooses it. */
export function chosenContent(result: Payload, backstage: Backstage): Partial<Message> {
  const keyboard = keyboardIn(result);
  const sent = objectIn(result, 'input_message_content');
  const content = sent
    ? writtenContent({ ...sent, text: sent['message_text'] }, backstage)
    : captionContent(result, backstage);
  return { ...content, ...(keyboard ? { reply_markup: keyboard } : {}) };
}

function checkResults(results: readonly Payload[], backstage: Backstage): void {
  if (results.length > MOST_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
  const ids = results.map((result) => stringIn(result, 'id') ?? '');
  if (ids.includes('')) throw badRequest('RESULT_ID_EMPTY');
  if (ids.some((id) => Buffer.byteLength(id) > MOST_ID_BYTES)) throw badRequest('RESULT_ID_INVALID');
  if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE');
  for (const result of results) {
    const article = result['type'] === 'article';
    if (article && (stringIn(result, 'title') ?? '').trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY');
    if (article && !objectIn(result, 'input_message_content'))
      throw badRequest('message content is not specified');
    chosenContent(result, backstage);
  }
}

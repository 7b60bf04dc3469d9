import { createHash } from 'node:crypto';
import type { InlineQueryResult, InlineQueryResultsButton } from 'grammy/types';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { buttonRows } from '../../reply/button-rows.ts';
import type { Action, Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { chatLink, payloadOf } from './deep-link.ts';
import { callData } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { Rows } from './message.ts';
import { render } from './render.ts';

/** What inline mode works with. */
export interface InlineOptions {
  readonly dispatch: Dispatch;
  readonly suggest: Suggest;
  /** Changes with what is known. */
  version(): string;
  now(): Date;
}

/** What is listed for something typed, and how long Telegram may give the same list to whoever types the same. */
export interface Listed {
  readonly results: readonly InlineQueryResult[];
  readonly cacheSeconds: number;
  /** The list depends on who types. */
  readonly personal: boolean;
  readonly button: InlineQueryResultsButton;
}

/** Lists cited answers for what somebody types in any chat. */
export type List = (
  typed: string,
  user: string,
  language: string | undefined,
  username: string,
) => Promise<Listed>;

const MOST_SUGGESTIONS = 8;
/** Telegram cannot be told that the knowledge has changed; so a correction reaches everybody within this time. */
const CACHE_SECONDS = 3_600;
const LONGEST_DESCRIPTION = 200;
const MOST_KEPT = 2_000;

/**
 * The answer to what is typed comes first, then known questions near to it with theirs. What is half typed is nobody's
 * question: it is asked by readers that are only for this, in a chat of their own, so that no conversation remembers it
 * and no reader's allowance is used up by it. The answers are kept for as long as the knowledge is the same.
 */
export function createList({ dispatch, suggest, version, now }: InlineOptions): List {
  const kept = new Map<string, Reply>();
  let keptFor: string | undefined;

  async function answer(question: string, user: string, language?: string): Promise<Reply> {
    const key = `${language ?? ''} ${question}`;
    const known = kept.get(key);
    if (known) return known;
    const reply = await dispatch({
      id: key,
      from: { platform: 'telegram', chat: 'inline' },
      user: `inline ${user}`,
      ...(language === undefined ? {} : { language }),
      input: { kind: 'call', call: { command: 'ask', args: { question } } },
      conversation: [],
      preview: true,
    });
    if (kept.size >= MOST_KEPT) kept.clear();
    if (reply.asked) kept.set(key, reply);
    return reply;
  }

  return async (typed, user, phone, username) => {
    const current = version();
    // Answers also tell how old the sources are.
    const today = `${current} ${now().toISOString().slice(0, 10)}`;
    if (keptFor !== today) kept.clear();
    keptFor = today;
    const question = safe(typed).trim();
    // Words tell their language; only where there are none does the phone's count.
    const own = question === '' ? undefined : await answer(question, user);
    const language = own?.language ?? closestLanguage(phone) ?? 'en';
    const near = suggest('question', question, language)
      .map(({ value }) => value)
      .filter((value) => value.toLowerCase() !== question.toLowerCase())
      .slice(0, MOST_SUGGESTIONS);
    const others = await Promise.all(near.map((value) => answer(value, value, language)));
    // An answer to what is half typed may be that the sources say nothing of it: that comes last.
    const replies = own && isAnswer(own) ? [own, ...others] : [...others, ...(own ? [own] : [])];
    return {
      results: replies
        .filter(({ citations, asked }) => asked && citations.length > 0)
        .map((reply) => resultOf(reply, username, current)),
      cacheSeconds: own && !own.asked ? 0 : CACHE_SECONDS,
      personal: question === '',
      button: { text: textsFor(language).telegram.inPrivate, start_parameter: 'inline' },
    };
  };
}

/** Whether the first thing that a reply says is cited, which a refusal's is not. */
function isAnswer({ blocks: [first] }: Reply): boolean {
  return first?.kind === 'paragraph' && first.spans.some(({ kind }) => kind === 'cite');
}

function resultOf(reply: Reply, username: string, version: string): InlineQueryResult {
  const question = reply.asked?.at(-1) ?? '';
  const [{ html } = { html: '' }, ...more] = render({ ...reply, asked: [question] }).texts;
  const [first] = reply.blocks;
  const description = first?.kind === 'paragraph' ? first.spans : [];
  return {
    type: 'article',
    id: createHash('sha256')
      .update(JSON.stringify([version, reply.language, question]))
      .digest('base64url'),
    title: safe(question),
    description: safe(description.map((span) => ('text' in span ? span.text : '')).join(''))
      .slice(0, LONGEST_DESCRIPTION)
      .toWellFormed(),
    input_message_content: {
      message_text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    reply_markup: {
      inline_keyboard: buttonsOf(reply, question, more.length > 0, username).map((row) => [...row]),
    },
  };
}

/** The votes, which need nothing but the message's id, and a way into the private chat for all else. */
function buttonsOf(reply: Reply, question: string, isCut: boolean, username: string): Rows {
  const texts = textsFor(reply.language).telegram;
  const payload = payloadOf({ call: { command: 'ask', args: { question } } });
  const votes = reply.actions.flatMap(voteButton);
  const onwards = { text: isCut ? texts.whole : texts.more, url: chatLink(username, payload) };
  return [...buttonRows(votes, ({ text }) => text, LIMITS.buttonsInRow), [onwards]];
}

/** What works without a chat. */
function voteButton(action: Action) {
  const data = action.kind === 'call' && action.call.command === 'vote' ? callData(action.call) : undefined;
  return data === undefined ? [] : [{ text: safe(action.label), callback_data: data }];
}

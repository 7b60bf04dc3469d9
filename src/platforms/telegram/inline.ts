import { createHash } from 'node:crypto';
import type { InlineQueryResult, InlineQueryResultsButton, InputMessageContent } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import { questionCall } from '../../command/platform-calls.ts';
import type { Suggest } from '../../command/suggestions.ts';
import type { Line, Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { wordsOfLine } from '../../reply/split.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { inSlices } from '../../util/in-slices.ts';
import { chatLink, payloadOf, TOO_LONG } from './deep-link.ts';
import type { Rows } from './message.ts';
import { render } from './render.ts';
import { renderRich } from './render-rich.ts';

/** What inline answers depend on. */
export interface InlineOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** Left out where readers may ask as often as they like. */
  readonly limits?: Pick<Limits, 'takeTyped'>;
  /** Version of the knowledge. */
  version(): string;
  now(): Date;
}

/** What somebody types after the bot's name in any chat. */
export interface TypedQuery {
  readonly text: string;
  /** Id of the reader. */
  readonly user: string;
  /** The language of the reader's phone, where Telegram says it. */
  readonly language: string | undefined;
  /** The bot's. */
  readonly username: string;
  /** Whether the results are rich messages. */
  readonly rich: boolean;
}

/** The results for a query, and how long Telegram may give the same list to others who type the same. */
export interface InlineList {
  readonly results: readonly InlineQueryResult[];
  readonly cacheSeconds: number;
  /** The list depends on the reader. */
  readonly personal: boolean;
  readonly button: InlineQueryResultsButton;
}

/** The most known questions near to the query. */
const MOST_SUGGESTIONS = 5;
/** A new version of the knowledge does not end Telegram's cache, so a correction reaches everybody within this time. */
const CACHE_SECONDS = 3_600;
const LONGEST_DESCRIPTION = 200;
const MOST_CACHED = 2_000;
/** The chat of those who are not in one with the bot. */
const INLINE = { platform: 'telegram', chat: 'inline' } as const;

/**
 * Cited answers for inline queries: the answer to the query first, then known questions near to it with their answers. What
 * is not answered is not listed, since choosing it would post a refusal.
 * A half-typed query is not a reader's question. It is dispatched for readers and a chat that exist only for this, so no
 * conversation remembers it. It counts as half-typed text: whoever asks too often gets an empty list.
 */
export class InlineAnswers {
  readonly #options: InlineOptions;
  /** Replies by language and question. */
  readonly #replies = new LRUCache<string, Reply>({ max: MOST_CACHED });
  /** The version and day that the replies are of. */
  #period: string | undefined;

  constructor(options: InlineOptions) {
    this.#options = options;
  }

  async list({ text, user, language: phone, username, rich }: TypedQuery): Promise<InlineList> {
    const { commands, suggest, now, limits } = this.#options;
    const isAllowed = await limits?.takeTyped({ from: INLINE, user });
    if (isAllowed === false) return emptyList(closestLanguage(phone) ?? 'en');
    const version = this.#options.version();
    this.#renew(version, now());
    const question = safe(text).trim();
    // The words of the query tell its language; the phone's counts only where there are none.
    const own = question === '' ? undefined : await this.#answer(question, user);
    const language = own?.language ?? closestLanguage(phone) ?? 'en';
    const near = suggest('question', question, language)
      .map(({ value }) => value)
      .filter((value) => value.toLowerCase() !== question.toLowerCase())
      .slice(0, MOST_SUGGESTIONS);
    const answering = near.values().map((value) => this.#answer(value, value, language));
    const others = await inSlices(answering);
    const answers = [...(own ? [own] : []), ...others].filter(isAnswer);
    return {
      results: answers
        .filter((answer, index) => answers.findIndex((one) => isSameFact(one, answer)) === index)
        .map((reply) => resultOf(reply, { username, commands, version, rich })),
      cacheSeconds: own && !own.asked ? 0 : CACHE_SECONDS,
      personal: question === '',
      button: buttonIn(language),
    };
  }

  /** Forgets replies of another version, and of another day since replies say how old the sources are. */
  #renew(version: string, now: Date): void {
    const period = `${version} ${now.toISOString().slice(0, 10)}`;
    if (this.#period !== period) this.#replies.clear();
    this.#period = period;
  }

  async #answer(question: string, user: string, language?: string): Promise<Reply> {
    const key = `${language ?? ''} ${question}`;
    const known = this.#replies.get(key);
    if (known) return known;
    const reply = await this.#options.dispatch({
      id: key,
      from: INLINE,
      user: `inline ${user}`,
      ...given({ language }),
      input: { kind: 'call', call: questionCall(question) },
      conversation: [],
      preview: true,
    });
    if (reply.asked) this.#replies.set(key, reply);
    return reply;
  }
}

/** What somebody gets who asks too often. It is for this reader alone, and asked for anew at the next letter. */
function emptyList(language: string): InlineList {
  return { results: [], cacheSeconds: 0, personal: true, button: buttonIn(language) };
}

function buttonIn(language: string): InlineQueryResultsButton {
  return { text: textsFor(language).telegram.inPrivate, start_parameter: 'inline' };
}

/** Whether a reply is worth sending: not a refusal, nor statements that may not answer, which a half-typed query often has. */
function isAnswer({ asked, outcome, citations }: Reply): boolean {
  return asked !== undefined && outcome === 'answered' && citations.length > 0;
}

/** What an inline result depends on besides its reply. */
interface ResultContext {
  readonly username: string;
  readonly commands: readonly Command[];
  readonly version: string;
  readonly rich: boolean;
}

/** A reply as the one message that a reader's choice, or a guest query, makes of it: whole statements with their sources. */
export function resultOf(reply: Reply, context: ResultContext): InlineQueryResult {
  const question = reply.asked?.at(-1);
  const { content, isCut } = contentOf(
    { ...reply, ...(question === undefined ? {} : { asked: [question] }) },
    context,
  );
  const description = firstStatement(reply);
  return {
    type: 'article',
    id: createHash('sha256')
      .update(JSON.stringify([context.version, reply.language, question ?? reply.call ?? '']))
      .digest('base64url'),
    title: safe(question ?? textsFor(reply.language).telegram.more),
    description: safe(wordsOfLine(description)).slice(0, LONGEST_DESCRIPTION).toWellFormed(),
    input_message_content: content,
    reply_markup: {
      inline_keyboard: buttonsOf(reply, isCut, context).map((row) => [...row]),
    },
  };
}

/** What the message of a result shows, and whether that is only the first page. */
function contentOf(
  reply: Reply,
  { rich: isRich }: ResultContext,
): { readonly content: InputMessageContent; readonly isCut: boolean } {
  if (isRich) {
    const [first, ...more] = renderRich(reply, [], 'page').texts;
    if (first) return { content: { rich_message: first.rich }, isCut: more.length > 0 };
  }
  const [first, ...more] = render(reply).texts;
  const content = {
    message_text: first?.text ?? '',
    ...(first && first.entities.length > 0 ? { entities: [...first.entities] } : {}),
    link_preview_options: { is_disabled: true },
  };
  return { content, isCut: more.length > 0 };
}

/** Whether two replies say the same first: one of them is enough. */
function isSameFact({ citations: [one] }: Reply, { citations: [other] }: Reply): boolean {
  return one?.fact === other?.fact;
}

/** The first line with a citation. */
function firstStatement({ blocks }: Reply): Line {
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items;
    return 'spans' in block ? [block.spans] : [];
  });
  return lines.find((line) => line.some(({ kind }) => kind === 'cite')) ?? [];
}

/**
 * The button that leads into the private chat. The others would be pressed in a chat of which the bot knows nothing: not even
 * which buttons its message has.
 */
function buttonsOf(reply: Reply, isCut: boolean, { username, commands }: ResultContext): Rows {
  const texts = textsFor(reply.language).telegram;
  const question = reply.asked?.at(-1);
  const call = question === undefined ? reply.call : questionCall(question);
  const payload = call && payloadOf({ call }, commands);
  const onwards = isCut
    ? { text: texts.whole, url: chatLink(username, payload ?? TOO_LONG) }
    : { text: texts.more, url: chatLink(username, payload) };
  return [[onwards]];
}

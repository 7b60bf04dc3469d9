import type { Update } from 'grammy/types';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command, Inbound } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { notice } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import type { Api, Target } from './api.ts';
import { decodeUpdate, type Request, type Self } from './decode.ts';
import { chatLink, payloadOf, TOO_LONG } from './deep-link.ts';
import { failureOf } from './errors.ts';
import { directed, escaped } from './html.ts';
import { createList } from './inline.ts';
import { LIMITS } from './limits.ts';
import { managed } from './manages.ts';
import { messagesOf, type Putting, pageOf, type Sendings } from './message.ts';

/** What answering works with, the same by polling and by webhook. */
export interface RespondOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  readonly api: Api;
  readonly failed: FailureLog;
  /** Changes with what is known. */
  version(): string;
  now(): Date;
}

/** Letters that are read before the note at the top of the chat has gone. */
const GLANCE = 60;

/** Answers an update; never rejects. */
export type Respond = (update: Update, self: Self) => Promise<void>;

type Said = Extract<Request, { kind: 'said' }>;
type Pressed = Extract<Request, { kind: 'pressed' }>;

/** Puts the parts together. */
export function createRespond(parts: RespondOptions): Respond {
  const { api, commands, failed } = parts;
  const list = createList(parts);

  return async (update, self) => {
    let where = 'an update that cannot be read';
    try {
      const request = decodeUpdate(update, self, commands);
      if (request === undefined) return;
      where = whereOf(request);
      await answer(request, self);
    } catch (error) {
      failed(error, 'Answering on Telegram', where);
    }
  };

  async function answer(request: Request, self: Self): Promise<void> {
    switch (request.kind) {
      case 'said':
        return said(request, self);
      case 'pressed':
        return pressed(request, self);
      case 'too-long': {
        const language = closestLanguage(request.inbound.language) ?? 'en';
        const reply = notice(language, [textsFor(language).telegram.askHere]);
        return send(request.spot, put(reply, 0, { commands, owner: '' }));
      }
      case 'old-press': {
        const language = closestLanguage(request.language) ?? 'en';
        return api.answerPress(request.id, { text: textsFor(language).wrong.oldButton, alert: true });
      }
      case 'typing': {
        const { results, ...other } = await list(
          request.typed,
          request.user,
          request.language,
          self.username,
        );
        return api.answerTyping(request.id, results, other);
      }
      default:
        return request satisfies never;
    }
  }

  /** Answers a message: where others are, as a reply to it. */
  async function said({ inbound, spot, direct }: Said, self: Self): Promise<void> {
    const reply = await parts.dispatch(managed(inbound, api));
    // Saying it to whoever goes on all the same would take up what Telegram lets the bot send.
    if (reply.repeated) return;
    if (direct) return send(spot, put(reply, 0, { commands, owner: '' }));
    const target = { chat: spot.chat, ...threadOf(spot), replyTo: spot.message };
    const isBrief = briefText(reply) !== undefined;
    if (reply.audience === 'asker' && !(isBrief && !(wantsPrivacy(inbound) && reply.again))) {
      await api.text(target, aside(inbound, reply, self));
      return;
    }
    return send(target, put(reply, 0, { commands, owner: ownerOf(inbound) }));
  }

  /** Answers the press of a button: with a note, in the message itself, or with a message of its own. */
  async function pressed(request: Pressed, self: Self): Promise<void> {
    const { id, inbound, press, spot, direct, questions } = request;
    const isOthers = press.kind !== 'call' && press.owner !== '' && press.owner !== inbound.user;
    if (isOthers && press.kind === 'page') {
      const language = closestLanguage(inbound.language) ?? 'en';
      return api.answerPress(id, { text: textsFor(language).telegram.notYours, alert: true });
    }
    // A message sent through inline mode stands in a chat that nothing is known of.
    const reply = await parts.dispatch(spot === undefined ? inbound : managed(inbound, api));
    const brief = briefText(reply);
    if (brief !== undefined && reply.actions.length === 0) {
      return api.answerPress(id, { text: brief, alert: !isHidden(inbound) || brief.length > GLANCE });
    }
    // In a group, what one reader looks up is not for all.
    const isAside = !direct && (isOthers || reply.audience === 'asker');
    if (isAside || spot === undefined) return api.answerPress(id, { url: asideLink(inbound, self) });
    const putting: Putting = { commands, owner: direct ? '' : inbound.user };
    const changed = inPlace(request, reply, { ...putting, questions });
    await api.answerPress(id).catch((error: unknown) => failed(error, 'Answering a press', whereOf(request)));
    if (changed) return api.edit(spot.chat, spot.message, changed);
    const replyTo = direct ? {} : { replyTo: spot.message };
    return send({ chat: spot.chat, ...threadOf(spot), ...replyTo }, put(reply, 0, putting));
  }

  /** What a press makes of its message; undefined where the reply is to be a message of its own. */
  function inPlace(
    { press }: Pressed,
    reply: Reply,
    { questions, ...putting }: Putting & { readonly questions: readonly string[] },
  ) {
    if (press.kind === 'call') return undefined;
    const made =
      press.kind === 'page'
        ? pageOf(reply, press.page, putting)
        : reply.asked
          ? undefined
          : pageOf({ ...reply, asked: questions }, 0, {
              ...putting,
              back: { call: press.back, page: press.page },
            });
    const [text, ...more] = made?.texts ?? [];
    const isText =
      made !== undefined && more.length === 0 && (press.kind === 'page' || made.pictures.length === 0);
    return isText ? text : undefined;
  }

  async function send({ chat, thread, replyTo }: Target, { pictures, texts }: Sendings): Promise<void> {
    const target = { chat, ...threadOf({ thread }), ...(replyTo === undefined ? {} : { replyTo }) };
    const calls = [
      ...pictures.map((picture) => () => api.picture(target, picture)),
      ...texts.map((text) => () => api.text(target, text)),
    ];
    for (const call of calls) {
      try {
        await call();
      } catch (error) {
        // The rest may still arrive.
        if (failureOf(error) !== 'unknown') throw error;
        failed(error, 'Answering on Telegram', `chat ${chat}`);
      }
    }
  }

  function isHidden({ input }: Inbound): boolean {
    const command = input.kind === 'call' ? input.call.command : undefined;
    return commands.some(({ name, hidden }) => hidden && name === command);
  }
}

/** A page of the reply with buttons to turn it; all of it where no button could. */
function put(reply: Reply, page: number, putting: Putting): Sendings {
  return pageOf(reply, page, putting) ?? messagesOf(reply, putting);
}

/** A line for the group in the place of what only the asker may see, and a way to that. */
function aside(inbound: Inbound, reply: Reply, self: Self) {
  const texts = textsFor(reply.language).telegram;
  const payload = payloadFor(inbound, reply);
  const text = escaped(payload === undefined ? texts.aloneTooLong : texts.alone);
  const url = chatLink(self.username, payload ?? TOO_LONG);
  return { html: directed(text, reply.direction), rows: [[{ text: texts.open, url }]] };
}

function asideLink(inbound: Inbound, self: Self): string {
  return chatLink(self.username, payloadFor(inbound) ?? TOO_LONG);
}

/** What carries a call into the private chat, as it was asked: there a reader may have looked at other times. */
function payloadFor({ input, conversation }: Inbound, reply?: Reply): string | undefined {
  const call = input.kind === 'call' ? input.call : reply?.call;
  return call && payloadOf({ call, ...(conversation ? { conversation } : {}) });
}

/** The text of a reply that is a sentence or two and nothing else. */
function briefText({ audience, blocks, citations }: Reply): string | undefined {
  const [block, ...more] = blocks;
  if (audience !== 'asker' || citations.length > 0 || more.length > 0 || block?.kind !== 'paragraph')
    return undefined;
  const text = safe(block.spans.map((span) => ('text' in span ? span.text : '')).join(''));
  return text.length <= LIMITS.toast ? text : undefined;
}

/** Whether a call asks for an answer that nobody else sees. */
function wantsPrivacy({ input }: Inbound): boolean {
  return input.kind === 'call'
    ? Object.hasOwn(input.call.args, 'private')
    : /(?:^|\s)private:/i.test(input.text);
}

/** Who alone may change the message; an administrator who hides behind the group is not known again. */
function ownerOf({ user, from }: Inbound): string {
  return user === from.chat ? '' : user;
}

function threadOf({ thread }: { readonly thread?: number | undefined }) {
  return thread === undefined ? {} : { thread };
}

function whereOf(request: Request): string {
  return 'spot' in request && request.spot !== undefined ? `chat ${request.spot.chat}` : 'no chat of ours';
}

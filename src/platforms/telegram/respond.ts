import type { Update, User } from 'grammy/types';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { Command, Inbound } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { notice } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { type OnPosted, placeFor } from '../../sending/posted.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import type { Api, Posted, Target } from './api.ts';
import { LIMITS } from './bot-api.ts';
import { decodeUpdate, type Editing } from './decode.ts';
import { type AnswerMessage, EditedQuestions, replaceAnswer } from './edited-questions.ts';
import { joinTexts } from './entities.ts';
import { failureOf } from './errors.ts';
import { isForAskerAlone, noteText, ownerOf } from './for-asker.ts';
import type { HiddenReplies } from './hidden.ts';
import type { InlineAnswers } from './inline.ts';
import { type Messages, messagesOf, type StatingText } from './message.ts';
import { linkToPrivateChat, payloadFor, privateChatUrl } from './private-chat-link.ts';
import { promptLine } from './prompt.ts';
import { quotedClaim } from './quoted-claim.ts';
import { cardText, changedMessage, replyMessages } from './reply-messages.ts';
import type { MessageRef, MessageRequest, PressRequest, Request, Self, WrittenRequest } from './request.ts';
import { HiddenResponder } from './respond-hidden.ts';
import type { FormOptions, SentText } from './rich-message.ts';
import { withStep } from './steps.ts';

/** What answering depends on, the same by polling and by webhook. */
export interface ResponderOptions {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  readonly limits?: Pick<Limits, 'takeTyped'>;
  readonly api: Api;
  readonly failed: FailureLog;
  /** What one reader of a group sees alone. */
  readonly hidden: HiddenReplies;
  /** Left out where nobody edits. */
  readonly editing?: Editing;
  /** Told of each message that states facts. Default: nobody is. */
  readonly posted?: OnPosted;
  /** Version of the knowledge. */
  version(): string;
  now(): Date;
}

/** Who is asked for a text, below which message. */
interface Asked {
  readonly ref: MessageRef;
  readonly by: User;
  readonly self: Self;
  /** The message whose place the reply takes. */
  readonly card?: number | undefined;
}

type InlineRequest = Extract<Request, { kind: 'inline-query' }>;

/** Notes at the top of the chat vanish soon; a longer one is shown as an alert. In UTF-16 code units. */
const LONGEST_NOTE = 60;

/** Answers updates. */
export class Responder {
  readonly #options: ResponderOptions;
  readonly #hidden: HiddenResponder;
  readonly #questions: EditedQuestions;
  #inlineAnswers: Promise<InlineAnswers> | undefined;

  constructor(options: ResponderOptions) {
    this.#options = options;
    this.#hidden = new HiddenResponder(options);
    this.#questions = new EditedQuestions(options);
  }

  /** Answers an update; never rejects. */
  async answer(update: Update, self: Self): Promise<void> {
    let where = 'an update that cannot be read';
    try {
      const request = decodeUpdate(update, self, this.#options.commands, this.#options.editing);
      if (request === undefined) return;
      where = whereOf(request);
      await this.#respond(request, self);
    } catch (error) {
      this.#options.failed(error, 'Answering on Telegram', where);
    }
  }

  async #respond(request: Request, self: Self): Promise<void> {
    const { api } = this.#options;
    switch (request.kind) {
      case 'message':
        return this.#answerMessage(request, self);
      case 'press':
        return request.ref?.hidden === undefined &&
          (request.press.kind === 'form' || (request.press.kind === 'call' && request.press.card))
          ? this.#changeCard(request, self)
          : this.#answerPress(request, self);
      case 'written':
        return this.#answerWritten(request, self);
      case 'too-long': {
        const language = closestLanguage(request.inbound.language) ?? 'en';
        const reply = notice(language, [textsFor(language).telegram.askHere]);
        await this.#send(request.ref, replyMessages(reply, this.#form('')), { place: 'open' });
        return;
      }
      case 'uncover':
        return this.#hidden.uncover(request);
      case 'old-press': {
        const language = closestLanguage(request.language) ?? 'en';
        return api.answerPress(request.id, { text: textsFor(language).wrong.oldButton, alert: true });
      }
      case 'inline-query':
        return this.#answerInlineQuery(request, self);
      default:
        return request satisfies never;
    }
  }

  /** @param owner who alone may change the messages */
  #form(owner: string): FormOptions {
    const { commands, api } = this.#options;
    return { commands, owner, rich: api.isRich };
  }

  /** Answers a message: where others are, as a reply to it. */
  async #answerMessage(request: MessageRequest, self: Self): Promise<void> {
    const { dispatch, api } = this.#options;
    if (request.edited) return this.#answerEdited(request);
    const reply = await dispatch(withManages(request.inbound, api));
    this.#questions.remember(request, await this.#showReply(reply, request, self));
  }

  /** Answers a question that was edited, in the place of the answer before. Where there is no new answer, that stays. */
  async #answerEdited(request: MessageRequest): Promise<void> {
    const { dispatch, api } = this.#options;
    const before = this.#questions.answersBefore(request);
    if (before === undefined) return;
    const reply = await dispatch(withManages(request.inbound, api));
    // A limit or a failure is no answer.
    if (reply.call === undefined || reply.asks || isForAskerAlone(reply, request.inbound)) return;
    const { target, messages, seenBy } = this.#shown(reply, request);
    const kept = await replaceAnswer(api, target.chat, before, messages, (message, text) =>
      this.#note(target, message, text, seenBy),
    );
    const shown = kept.length > 0 ? kept : await this.#send(target, messages, seenBy);
    this.#questions.remember(request, shown);
  }

  /** @returns the messages that show the reply in the chat */
  async #showReply(
    reply: Reply,
    request: MessageRequest | WrittenRequest,
    self: Self,
  ): Promise<readonly AnswerMessage[]> {
    const { api, commands } = this.#options;
    const { inbound, ref, direct, by } = request;
    // A reader who goes on asking would use up the messages that Telegram lets the bot send.
    if (reply.repeated) return [];
    if (!direct && (await this.#hidden.answer(reply, { inbound, ref, direct, ...given({ by }) }, self)))
      return [];
    if (reply.asks && by && (await this.#ask(reply, { ref, by, self }))) return [];
    const { target, messages, seenBy } = this.#shown(reply, request);
    if (!direct && isForAskerAlone(reply, inbound)) {
      await api.text(target, linkToPrivateChat(inbound, reply, self, commands));
      return [];
    }
    return this.#send(target, messages, seenBy);
  }

  /** What answers a message, and where: where others are, as a reply to it. */
  #shown(reply: Reply, request: MessageRequest | WrittenRequest) {
    const { inbound, ref, direct } = request;
    const { chat, thread, message } = ref;
    const claim = request.kind === 'message' ? quotedClaim(reply, request.quotable) : undefined;
    const target: Target = { chat, ...given({ thread, replyTo: direct ? undefined : message }), ...claim };
    const messages = replyMessages(reply, this.#form(direct ? '' : ownerOf(inbound)));
    return { target, messages, seenBy: placeFor(direct ? 'private' : 'open', inbound.user) };
  }

  /** Takes what was written in reply to a message that asked for it. What is done then is shown in the card. */
  async #answerWritten(request: WrittenRequest, self: Self): Promise<void> {
    const { dispatch, api, failed } = this.#options;
    const { inbound, ref, prompt, card } = request;
    const reply = await dispatch(withManages(inbound, api));
    if (reply.audience !== 'everyone' || reply.asks) {
      await this.#showReply(reply, request, self);
      return;
    }
    const changed = card === undefined ? undefined : cardText(reply, this.#form(''));
    const isShown =
      card !== undefined && changed !== undefined
        ? await api.edit(ref.chat, card, changed).then(
            () => true,
            (error: unknown) => {
              failed(error, 'Changing a message on Telegram', whereOf(request));
              return false;
            },
          )
        : false;
    if (!isShown) await this.#showReply(reply, request, self);
    // It is answered. Where Telegram does not remove it, it does no harm.
    await api.remove(ref.chat, prompt).catch(() => undefined);
  }

  /** Answers the press of a button of a message that everybody in the chat may change: in that message, or by asking. */
  async #changeCard(request: PressRequest, self: Self): Promise<void> {
    const { dispatch, api, failed } = this.#options;
    const { id, inbound, press, ref, direct, by } = request;
    if (ref === undefined) return this.#answerPress(request, self);
    const reply = await dispatch(withManages(inbound, api));
    const note = reply.audience === 'asker' && !reply.asks ? noteText(reply) : undefined;
    if (note !== undefined && reply.actions.length === 0) {
      return api.answerPress(id, { text: note, alert: note.length > LONGEST_NOTE });
    }
    await api.answerPress(id).catch((error: unknown) => failed(error, 'Answering a press', whereOf(request)));
    const card = press.kind === 'form' && press.card ? ref.message : undefined;
    if (reply.asks && (await this.#ask(reply, { ref, by, self, card }))) return;
    const changed = reply.audience === 'everyone' ? cardText(reply, this.#form('')) : undefined;
    const changes = press.kind === 'call' || (press.kind === 'form' && press.card);
    if (changed && changes) return api.edit(ref.chat, ref.message, changed);
    const { chat, thread, message } = ref;
    const target: Target = { chat, ...given({ thread, replyTo: direct ? undefined : message }) };
    await this.#send(target, replyMessages(reply, this.#form('')));
  }

  /** Asks for the texts of a reply's form. @returns false where it has none that can be asked for */
  async #ask(reply: Reply, { ref, by, self, card }: Asked): Promise<boolean> {
    const { api, commands } = this.#options;
    const form = reply.actions.find((action) => action.kind === 'form');
    const line = form && promptLine({ form, direction: reply.direction, self, by, card });
    if (form === undefined || line === undefined) return false;
    const { texts } = messagesOf({ ...reply, actions: [] }, { commands, owner: '' });
    const [last, ...earlier] = texts.toReversed();
    const joined = last && joinTexts([line, last], '\n');
    const fits = joined !== undefined && joined.text.length <= LIMITS.text;
    const before = fits || last === undefined ? earlier.toReversed() : texts;
    const { chat, thread, message } = ref;
    const target: Target = { chat, ...given({ thread, replyTo: message }) };
    await this.#send(target, { pictures: [], texts: before });
    const label = form.fields.map((field) => field.label).join(' · ');
    await api.ask(target, fits ? joined : line, safe(label).slice(0, LIMITS.placeholder));
    return true;
  }

  /** Answers the press of a button: with a note, in the message itself, or with a new message. */
  async #answerPress(request: PressRequest, self: Self): Promise<void> {
    const { dispatch, api, commands, failed } = this.#options;
    const { id, inbound, press, ref, direct } = request;
    const isOthers =
      (press.kind === 'page' || press.kind === 'view') && press.owner !== '' && press.owner !== inbound.user;
    if (isOthers && press.kind === 'page' && !(await this.#hidden.canAnswerPress(request, self))) {
      const language = closestLanguage(inbound.language) ?? 'en';
      return api.answerPress(id, { text: textsFor(language).telegram.notYours, alert: true });
    }
    // The bot knows nothing of the chat of a message that was sent through inline mode.
    const reply = await dispatch(ref === undefined ? inbound : withManages(inbound, api));
    if (reply.inPlace && direct && ref !== undefined) return this.#takeStep(request, ref, reply);
    const note = noteText(reply);
    if (note !== undefined && reply.actions.length === 0) {
      const alert = !this.#isHidden(inbound) || note.length > LONGEST_NOTE;
      return api.answerPress(id, { text: note, alert });
    }
    if (ref?.hidden) return this.#hidden.answerUnder(request, ref.hidden, ref, { reply, note, self });
    const hidden = await this.#hidden.answerPress(request, reply, { isOthers, self });
    if (hidden === 'answered') return;
    // In a group, what one reader looks up is not for all.
    const isForReader = isOthers || reply.audience === 'asker' || hidden === 'doubtful';
    const isForPrivateChat = !direct && isForReader;
    if (isForPrivateChat || ref === undefined) {
      return api.answerPress(id, { url: privateChatUrl(payloadFor(inbound, commands), self) });
    }
    const options = this.#form(direct ? '' : inbound.user);
    const changed = changedMessage(request, reply, options);
    await api.answerPress(id).catch((error: unknown) => failed(error, 'Answering a press', whereOf(request)));
    const seenBy = placeFor(direct ? 'private' : 'open', inbound.user);
    if (changed) {
      await api.edit(ref.chat, ref.message, changed);
      return this.#note({ chat: ref.chat, ...given({ thread: ref.thread }) }, ref.message, changed, seenBy);
    }
    const { chat, thread, message } = ref;
    const target: Target = { chat, ...given({ thread, replyTo: direct ? undefined : message }) };
    await this.#send(target, replyMessages(reply, options), seenBy);
  }

  /**
   * Shows a step of a dialogue: its sentence as a note, and its buttons among those of the message, in the place of the
   * pressed one. In a group everybody would see these buttons, so there it goes on in the private chat.
   */
  async #takeStep(request: PressRequest, ref: MessageRef, reply: Reply): Promise<void> {
    const { api, failed } = this.#options;
    const { id, rows, data } = request;
    const text = noteText(reply) ?? '';
    await api
      .answerPress(id, { text, alert: text.length > LONGEST_NOTE })
      .catch((error: unknown) => failed(error, 'Answering a press', whereOf(request)));
    const changed = withStep(rows, data, reply.actions);
    if (changed) await api.editButtons(ref.chat, ref.message, changed);
  }

  async #answerInlineQuery({ id, ...query }: InlineRequest, { username }: Self): Promise<void> {
    // Most bots are never asked inline, so the module is loaded with the first query.
    this.#inlineAnswers ??= import('./inline.ts').then((inline) => new inline.InlineAnswers(this.#options));
    const { api } = this.#options;
    const inline = await this.#inlineAnswers;
    const answer = async (rich: boolean) => {
      const { results, ...other } = await inline.list({ ...query, username, rich });
      await api.answerInlineQuery(id, results, other);
      return true;
    };
    if (!(await api.whereRich('an inline query', () => answer(true)))) await answer(false);
  }

  /**
   * Sends messages one after the other.
   * @param seenBy who reads them; left out for cards of editors, which are no answers
   * @returns the messages that arrived for certain
   */
  async #send(
    { chat, thread, replyTo, quote }: Target,
    messages: Messages<SentText>,
    seenBy?: ReturnType<typeof placeFor>,
  ): Promise<readonly AnswerMessage[]> {
    const { api, failed } = this.#options;
    const target: Target = { chat, ...given({ thread, replyTo, quote }) };
    const sent: AnswerMessage[] = [];
    const note = ({ message, movedTo }: Posted, text: SentText) => {
      sent.push({ kind: 'text', message });
      if (seenBy === undefined || text.stated.facts.length === 0) return;
      this.#note(movedTo === undefined ? target : { chat: movedTo }, message, text, seenBy);
    };
    const sendPlain = async (text: StatingText) => note(await api.text(target, text), text);
    const calls = [
      ...messages.pictures.map((picture) => async () => {
        sent.push({ kind: 'picture', message: (await api.picture(target, picture)).message });
      }),
      ...messages.texts.map((text) => async () => {
        if (!('rich' in text)) return sendPlain(text);
        const posted = await api.rich(target, text);
        if (posted) return note(posted, text);
        for (const plain of text.plain()) await sendPlain(plain);
      }),
    ];
    for (const call of calls) {
      try {
        await call();
      } catch (error) {
        // The other messages may still arrive.
        if (failureOf(error) !== 'unknown') throw error;
        failed(error, 'Answering on Telegram', `chat ${chat}`);
      }
    }
    return sent;
  }

  /** Notes what a message states now. */
  #note(
    { chat, thread }: Target,
    message: number,
    { stated }: SentText,
    seenBy: ReturnType<typeof placeFor>,
  ): void {
    this.#options.posted?.({
      ...seenBy,
      in: {
        platform: 'telegram',
        chat: String(chat),
        ...given({ thread: thread === undefined ? undefined : String(thread) }),
      },
      message: String(message),
      states: stated,
    });
  }

  #isHidden({ input }: Inbound): boolean {
    const command = input.kind === 'call' ? input.call.command : undefined;
    return this.#options.commands.some(({ name, hidden }) => hidden && name === command);
  }
}

/**
 * What came in from a chat, with whether the asker may manage it. Whoever writes as the chat itself may: in a private
 * chat its reader, in a group an anonymous administrator, in a channel whoever posts there.
 */
function withManages(inbound: Inbound, api: Api): Inbound {
  const { from, user } = inbound;
  const manages = async () => user === from.chat || api.administers(Number(from.chat), Number(user));
  return { ...inbound, manages };
}

function whereOf(request: Request): string {
  return 'ref' in request && request.ref !== undefined ? `chat ${request.ref.chat}` : 'no chat of ours';
}

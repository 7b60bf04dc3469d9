import type { Command, Inbound } from '../../command/command.ts';
import { commandNamed } from '../../command/names.ts';
import type { Reply } from '../../reply/reply.ts';
import type { FailureLog } from '../../sending/failure-log.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import type { Api } from './api.ts';
import { failureOf } from './errors.ts';
import type { HiddenReplies } from './hidden.ts';
import type { HiddenRef, HiddenTarget } from './hidden-api.ts';
import { UNCOVER } from './ids.ts';
import { type MessageOptions, type Messages, messagesOf, pageOf, type StatingText } from './message.ts';
import { linkToPrivateChat, payloadFor, privateChatUrl } from './private-chat-link.ts';
import { changedMessage, onlyText, replyMessages } from './reply-messages.ts';
import type { HiddenMessage, MessageRef, MessageRequest, PressRequest, Request, Self } from './request.ts';
import { isStepAlone, stepRows, withStep } from './steps.ts';

/** What hidden answers depend on. */
export interface HiddenResponderOptions {
  readonly hidden: HiddenReplies;
  readonly api: Api;
  readonly commands: readonly Command[];
  readonly failed: FailureLog;
  now(): Date;
}

/** For so many seconds a hidden message may be replied to. It takes one to send the reply. */
const REPLY_SECONDS = 14;

/** Answers in groups what one reader alone is to see. What it does not answer is answered where others see it, or by a link. */
export class HiddenResponder {
  readonly #options: HiddenResponderOptions;
  /** A message that its reader alone sees can be changed by nobody else. */
  readonly #messages: MessageOptions;

  constructor(options: HiddenResponderOptions) {
    this.#options = options;
    this.#messages = { commands: options.commands, owner: '' };
  }

  /**
   * Answers a message of a group, where the reply is for its sender. Whatever answers a hidden message is hidden too.
   * @returns whether it is answered
   */
  async answer(
    reply: Reply,
    { inbound, ref, by }: Omit<MessageRequest, 'kind'>,
    self: Self,
  ): Promise<boolean> {
    const { hidden, commands, now } = this.#options;
    const isHiddenMessage = ref.hidden !== undefined;
    // A form is asked for where the others are, since a hidden message can ask for no reply.
    if (!isHiddenMessage && (reply.audience !== 'asker' || reply.asks)) return false;
    // An administrator who writes as the group, and whoever posts in a channel, cannot be told apart from others.
    if (by === undefined || String(by.id) !== inbound.user)
      return isHiddenMessage && this.#leadAway(reply, inbound, ref, self);
    if (isHiddenMessage) hidden.reached(by.id);
    const isFresh = isHiddenMessage && now().getTime() / 1_000 - ref.hidden.at < REPLY_SECONDS;
    const to: HiddenTarget = {
      ...groupOf(ref),
      reader: by.id,
      ...(isFresh ? { replyToHidden: ref.hidden.id } : {}),
    };
    const messages = reply.asks
      ? linkAlone(linkToPrivateChat(inbound, reply, self, commands), reply)
      : replyMessages(reply, this.#messages);
    const chance = await hidden.chanceOf(to, self.id, JSON.stringify(inbound.input));
    if (chance === 'good' && (await hidden.send(to, messages))) return true;
    return isHiddenMessage && this.#leadAway(reply, inbound, ref, self);
  }

  /** Answers a hidden message with a link that all see. Nobody has seen what was asked, so the link tells nothing of it. */
  async #leadAway(
    { call: _, ...silent }: Reply,
    inbound: Inbound,
    ref: MessageRef,
    self: Self,
  ): Promise<true> {
    const { api, commands } = this.#options;
    const unasked: Inbound = { ...inbound, input: { kind: 'text', text: '' } };
    await api.text(groupOf(ref), linkToPrivateChat(unasked, silent, self, commands));
    return true;
  }

  /** Whether a press of a button that all see can be answered for its reader alone. */
  async canAnswerPress(request: PressRequest, self: Self): Promise<boolean> {
    const to = pressTarget(request);
    return to !== undefined && this.#options.hidden.isPossible(to, self.id);
  }

  /**
   * Answers the press of a button that all see, where the answer is not for all: what explains an answer covers it for the
   * reader, and all else is a hidden message below.
   * @param isOthers the message is somebody else's
   * @returns `doubtful` where nothing is sent, since the same was pressed just now and seems not to have arrived
   */
  async answerPress(
    request: PressRequest,
    reply: Reply,
    { isOthers, self }: { readonly isOthers: boolean; readonly self: Self },
  ): Promise<'answered' | 'doubtful' | 'open'> {
    const { hidden } = this.#options;
    const { press, ref, by, data } = request;
    const isForReader = isOthers || reply.audience === 'asker' || this.#isLookedUp(press);
    const to = isForReader && !reply.asks ? pressTarget(request) : undefined;
    if (to === undefined || ref === undefined) return 'open';
    const chance = await hidden.chanceOf(to, self.id, `${ref.message} ${data}`);
    if (chance !== 'good') return chance === 'doubtful' ? chance : 'open';
    const covering = press.kind === 'view' ? changedMessage(request, reply, this.#messages, true) : undefined;
    const isSent = covering
      ? await hidden.send({ ...to, covers: true }, alone(covering))
      : await hidden.send({ ...to, replyTo: ref.message }, this.#ownMessages(request, reply));
    if (!isSent) return 'open';
    await this.#answerCall(request, hidden.isReached(by.id) ? undefined : hintFor(reply));
    return 'answered';
  }

  /** Answers the press of a button of a hidden message: in it, or with another one; else in the private chat. */
  async answerUnder(
    request: PressRequest,
    message: HiddenMessage,
    ref: MessageRef,
    { reply, note, self }: { readonly reply: Reply; readonly note: string | undefined; readonly self: Self },
  ): Promise<void> {
    const { hidden, api, commands } = this.#options;
    const { id, inbound, by } = request;
    hidden.reached(by.id);
    const hiddenRef: HiddenRef = { chat: ref.chat, reader: message.reader, id: message.id };
    if (reply.inPlace && !isStepAlone(request.rows)) {
      await this.#answerCall(request, note);
      const rows = withStep(request.rows, request.data, reply.actions);
      return rows && hidden.editButtons(hiddenRef, rows);
    }
    const changed = this.#changed(request, reply);
    const isShown =
      (changed !== undefined && (await this.#edit(hiddenRef, changed, ref))) ||
      (!reply.asks &&
        (await hidden.send(
          { ...groupOf(ref), reader: by.id, press: id },
          this.#ownMessages(request, reply),
        )));
    if (isShown) return this.#answerCall(request);
    return api.answerPress(id, { url: privateChatUrl(payloadFor(inbound, commands), self) });
  }

  /** Removes a hidden message. */
  async uncover({ id, chat, covering }: Extract<Request, { kind: 'uncover' }>): Promise<void> {
    const { hidden, api } = this.#options;
    hidden.reached(covering.reader);
    await hidden.remove({ chat, reader: covering.reader, id: covering.id });
    return api.answerPress(id);
  }

  /** Whether one reader looks something up, which the others have not asked for. What editors do is for all in their group. */
  #isLookedUp({ kind, call }: PressRequest['press']): boolean {
    return kind === 'call' && commandNamed(call.command, this.#options.commands)?.access !== 'edit';
  }

  /** What a press makes of its hidden message; undefined where the reply needs one of its own. */
  #changed(request: PressRequest, reply: Reply): StatingText | undefined {
    const { press, rows } = request;
    if (reply.inPlace) return this.#stepMessage(reply);
    if (press.kind === 'call' && press.card && reply.audience === 'everyone')
      return onlyText(pageOf(reply, 0, this.#messages));
    const covers = rows
      .flat()
      .some((button) => 'callback_data' in button && button.callback_data === UNCOVER);
    return changedMessage(request, reply, this.#messages, covers);
  }

  /** A step of a dialogue that has a message of its own. */
  #stepMessage(reply: Reply): StatingText | undefined {
    const text = onlyText(messagesOf({ ...reply, actions: [] }, this.#messages));
    return text && { ...text, rows: stepRows(reply.actions) };
  }

  /** The reply to a press as messages of their own; somebody else's page is the one that was turned to. */
  #ownMessages({ press }: PressRequest, reply: Reply): Messages {
    const step = reply.inPlace ? this.#stepMessage(reply) : undefined;
    if (step) return alone(step);
    const page = press.kind === 'page' ? pageOf(reply, press.page, this.#messages) : undefined;
    return page ?? replyMessages(reply, this.#messages);
  }

  /** @returns false where the message cannot be changed, such as one with a picture */
  async #edit(to: HiddenRef, text: StatingText, { thread }: MessageRef): Promise<boolean> {
    try {
      await this.#options.hidden.edit(to, text, thread);
      return true;
    } catch (error) {
      if (failureOf(error) === 'unknown') throw error;
      return false;
    }
  }

  /** What is shown is shown, also where the press is too old to be answered. */
  async #answerCall({ id, ref }: PressRequest, note?: string): Promise<void> {
    const { api, failed } = this.#options;
    await api
      .answerPress(id, given({ text: note }))
      .catch((error: unknown) => failed(error, 'Answering a press', `chat ${ref?.chat}`));
  }
}

/** Where the press of a button that all see is answered; undefined where nothing can be hidden. */
function pressTarget({ id, inbound, ref, direct, by }: PressRequest): HiddenTarget | undefined {
  if (direct || ref === undefined || ref.hidden || inbound.broadcast) return undefined;
  return { ...groupOf(ref), reader: by.id, press: id };
}

function groupOf({ chat, thread }: MessageRef): Pick<HiddenTarget, 'chat' | 'thread'> {
  return { chat, ...given({ thread }) };
}

function alone(text: StatingText): Messages {
  return { pictures: [], texts: [text] };
}

function linkAlone(link: ReturnType<typeof linkToPrivateChat>, { language }: Reply): Messages {
  return alone({ ...link, cites: [], stated: { facts: [], language } });
}

/** What to do where a hidden message does not appear. */
function hintFor({ language }: Reply): string {
  return textsFor(language).telegram.hidden;
}

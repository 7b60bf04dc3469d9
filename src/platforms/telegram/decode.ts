import type { InlineQuery, Message, Update } from 'grammy/types';
import { asksIfTrue } from '../../command/asks-if-true.ts';
import type { Command, Inbound } from '../../command/command.ts';
import type { EditorsGate } from '../../command/desk-service.ts';
import type { Material } from '../../command/material.ts';
import { commandNamed, groupNamed } from '../../command/names.ts';
import {
  checkCall,
  DRAFT_CALL,
  lookCall,
  questionCall,
  START_CALL,
  WORDLESS_CALL,
} from '../../command/platform-calls.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { decodePress } from './decode-press.ts';
import { readPayload, TOO_LONG } from './deep-link.ts';
import { inboundOf, messageRef } from './inbound.ts';
import { materialIn, type ReadFile } from './material.ts';
import { isOurs, repliedText, typedCommand, withoutMentions } from './message-words.ts';
import { type Prompted, promptedBy } from './prompt.ts';
import type { QuotableMessage } from './quoted-claim.ts';
import { shownQuestions, textOf } from './received-text.ts';
import { PLATFORM, type Request, type Self } from './request.ts';

/** Reads an update; undefined where it is not for the bot, or of an unknown kind. */
export function decodeUpdate(
  update: Update,
  self: Self,
  commands: readonly Command[],
  editing?: Editing,
): Request | undefined {
  if (update.message) return decodeMessage(update.message, update.update_id, { self, commands, editing });
  if (update.edited_message) {
    // Nothing becomes a draft twice.
    const edited = decodeMessage(update.edited_message, update.update_id, { self, commands });
    return edited?.kind === 'message' ? { ...edited, edited: true } : undefined;
  }
  if (update.channel_post)
    return decodePost(update.channel_post, update.update_id, { self, commands, editing });
  if (update.callback_query) return decodePress(update.callback_query, update.update_id);
  return update.inline_query && decodeInlineQuery(update.inline_query);
}

/**
 * Reads a message: in a private chat every text and every forwarded message is a question; in a group only commands,
 * mentions of the bot and replies to its messages are for the bot.
 */
function decodeMessage(
  message: Message,
  updateId: number,
  { self, commands, editing }: Decoding,
): Request | undefined {
  const { chat, from, sender_chat: sender } = message;
  const direct = chat.type === 'private';
  // Messages of bots, messages sent through inline mode and posts of a channel are no questions.
  const isAnonymousAdmin = sender?.id === chat.id;
  const isChannel = sender?.type === 'channel' && !isAnonymousAdmin;
  if (chat.type === 'channel' || from === undefined || message.via_bot || message.is_automatic_forward) {
    return undefined;
  }
  if ((from.is_bot || sender) && !isAnonymousAdmin && !isChannel) return undefined;
  const ref = messageRef(message);
  const base = {
    ...inboundOf(updateId, chat, from, ref.thread),
    // Telegram does not say who writes as a group or a channel.
    ...(sender === undefined ? {} : { user: String(sender.id), ...given({ name: sender.title }) }),
  };
  const written = writtenIn(message, self);
  if (written) {
    const { call, prompt, card } = written;
    const inbound: Inbound = {
      ...base,
      input: { kind: 'call', call },
      ...(card === undefined ? {} : { message: String(card) }),
    };
    return {
      kind: 'written',
      inbound,
      ref,
      direct,
      prompt,
      by: from,
      ...(card === undefined ? {} : { card }),
    };
  }
  // What an editor sends in a hidden message is for the bot alone, and others are to see what becomes a draft.
  const sent = editing && ref.hidden === undefined ? sentToDesk(message, base, { self, editing }) : undefined;
  const input =
    sent?.input ?? (direct ? directInput(message, self, commands) : groupInput(message, self, commands));
  if (input === undefined) return undefined;
  if (input === 'too-long') {
    return { kind: 'too-long', inbound: { ...base, input: { kind: 'text', text: '' } }, ref };
  }
  const { conversation = conversationIn(message, self), ...rest } = input;
  const inbound: Inbound = {
    ...base,
    ...rest,
    ...(conversation.length > 0 ? { conversation } : {}),
    ...(sent?.material ? { material: sent.material } : {}),
  };
  const quotable = direct ? {} : { quotable: quotableOf(message, self) };
  return { kind: 'message', inbound, ref, direct, ...quotable, by: from };
}

/** The messages that an answer may quote: that of somebody else that this one replies to, and this one. */
function quotableOf(message: Message, self: Self): readonly QuotableMessage[] {
  const { reply_to_message: replied } = message;
  const both = replied && !isOurs(replied, self) ? [replied, message] : [message];
  return both.map((one) => ({ message: one.message_id, text: textOf(one) ?? '' }));
}

/** Who edits, and how files are loaded for them. */
export interface Editing {
  readonly gate: EditorsGate;
  readonly readFile: ReadFile;
}

/** What messages are read with. */
interface Decoding {
  readonly self: Self;
  readonly commands: readonly Command[];
  readonly editing?: Editing | undefined;
}

/**
 * What an editor has sent that could become a draft. In a channel of editors, a link, a file or a forwarded post does so by
 * itself; a command takes it along, also from the message that it replies to. Somebody else who sends such a thing to the bot
 * there is told that it is for editors.
 */
function sentToDesk(
  message: Message,
  base: Omit<Inbound, 'input'>,
  { self, editing: { gate, readFile } }: { readonly self: Self; readonly editing: Editing },
): { readonly input?: Input; readonly material?: Material } | undefined {
  const isEditor = gate.access(base) === 'granted';
  const { reply_to_message: replied } = message;
  const own = materialIn(message, readFile);
  const typed = message.forward_origin ? undefined : typedCommand(textOf(message) ?? '', self);
  if (typed !== undefined) {
    const material =
      (own?.file && own) ??
      (replied && !isOurs(replied, self) ? repliedMaterial(replied, readFile) : undefined);
    return isEditor && material ? { material } : undefined;
  }
  if (own === undefined || !gate.isChannel(base.from)) return undefined;
  const isAddressed = withoutMentions(message, self) !== undefined || isOurs(replied, self);
  return isEditor || isAddressed ? { input: asCall(DRAFT_CALL), material: own } : undefined;
}

/** A message that a command is sent in reply to: all of it, whatever it has. */
function repliedMaterial(replied: Message, readFile: ReadFile): Material | undefined {
  const text = textOf(replied);
  const material = materialIn(replied, readFile);
  if (material !== undefined || text === undefined) return material;
  const date = new Date(replied.date * 1_000).toISOString();
  return { text, links: [], message: String(replied.message_id), date };
}

/** The call of a form that the message answers, with its text. A command is none: it is done for itself. */
function writtenIn(message: Message, self: Self): (Prompted & { readonly prompt: number }) | undefined {
  const { reply_to_message: replied, text, forward_origin: forwarded } = message;
  if (replied?.from?.id !== self.id || text === undefined || forwarded || text.trimStart().startsWith('/')) {
    return undefined;
  }
  const prompted = promptedBy(replied, text, self);
  return prompted && { ...prompted, prompt: replied.message_id };
}

/** Reads a post in a channel: only commands about its digests and its board. Telegram does not say who wrote a post. */
function decodePost(
  post: Message,
  updateId: number,
  { self, commands, editing }: Decoding,
): Request | undefined {
  const typed = typedCommand(textOf(post) ?? '', self);
  if (typed === 'other' || typed === undefined || post.forward_origin || post.via_bot) return undefined;
  const group = groupNamed(typed.name, commands);
  const command = commandNamed(typed.name, commands);
  const chat = String(post.chat.id);
  // An editor who is told why that does not work there is not left without an answer.
  const isDesk = command?.access === 'edit';
  const isForDesk = isDesk && editing?.gate.isChannel({ platform: PLATFORM, chat });
  if (group?.open === undefined && !command?.inChannels && !isForDesk) return undefined;
  const inbound: Inbound = {
    id: String(updateId),
    from: { platform: PLATFORM, chat },
    user: chat,
    server: chat,
    ...asText(typed.text),
  };
  return { kind: 'message', inbound, ref: messageRef(post), direct: false };
}

type Input = Pick<Inbound, 'input' | 'conversation'>;

function asCall(call: CommandCall, conversation?: readonly string[]): Input {
  return { input: { kind: 'call', call }, ...(conversation ? { conversation } : {}) };
}

function asText(text: string): Input {
  return { input: { kind: 'text', text } };
}

/** A text by somebody else is always a question: only what the reader types can be a command. */
function asQuestion(question: string): Input {
  return asCall(questionCall(question));
}

const START = asCall(START_CALL);

function directInput(
  message: Message,
  self: Self,
  commands: readonly Command[],
): Input | 'too-long' | undefined {
  const text = textOf(message);
  if (text === undefined) return isWordless(message) ? asCall(WORDLESS_CALL) : undefined;
  if (message.forward_origin) return checked(text, commands) ?? asQuestion(text);
  const typed = typedCommand(text, self);
  if (typed === 'other') return undefined;
  if (typed?.name === START_CALL.command) return started(typed.text, commands);
  return typed ? onReplied(typed.text, message, self, commands) : asText(text);
}

/** What a reader can send that has no words. */
const WORDLESS = [
  ...(['animation', 'audio', 'contact', 'dice', 'document', 'location', 'photo', 'poll', 'sticker'] as const),
  ...(['story', 'video', 'video_note', 'voice'] as const),
];

/** A message of a reader without words. Those of an album come one by one, and get no answer each. */
function isWordless(message: Message): boolean {
  return message.media_group_id === undefined && WORDLESS.some((kind) => message[kind] !== undefined);
}

/** The start of the chat: the call that the link carried, else what the bot is. */
function started(text: string, commands: readonly Command[]): Input | 'too-long' {
  const [, payload = ''] = /^\S+\s+(\S+)\s*$/.exec(text) ?? [];
  if (payload === TOO_LONG) return 'too-long';
  const carried = readPayload(payload, commands);
  return carried ? asCall(carried.call, carried.conversation) : START;
}

function groupInput(message: Message, self: Self, commands: readonly Command[]): Input | undefined {
  const text = textOf(message);
  // A forwarded message is neither a command nor a mention.
  if (text === undefined || message.forward_origin) return undefined;
  const typed = typedCommand(text, self);
  if (typed === 'other') return undefined;
  const words = withoutMentions(message, self);
  // Only the bot that it is for is sent a hidden message.
  const isReply = isOurs(message.reply_to_message, self) || message.ephemeral_message_id !== undefined;
  if (typed) {
    if (typed.name === START_CALL.command) return typed.named ? START : undefined;
    // A command without a bot's name may be for another bot.
    const isKnown = commandNamed(
      typed.name,
      commands.filter(({ hidden }) => !hidden),
    );
    return typed.named || isKnown ? onReplied(typed.text, message, self, commands) : undefined;
  }
  if (words === undefined && !isReply) return undefined;
  const asked = (words ?? text).trim();
  const replied = repliedText(message, self);
  if (replied !== undefined && asksIfTrue(asked)) return checked(replied, commands) ?? asText(asked);
  if (asked !== '') return asText(asked);
  // A bare mention in a reply to somebody's message asks about that message.
  return replied === undefined ? START : asQuestion(replied);
}

/** A typed command. One that looks at messages, typed alone, looks at the message that it replies to. */
function onReplied(text: string, message: Message, self: Self, commands: readonly Command[]): Input {
  const command = commands.find(({ name }) => text.toLowerCase() === `/${name}`);
  const content = repliedText(message, self);
  const call = command && content !== undefined ? lookCall(command, content) : undefined;
  return call ? asCall(call) : asText(text);
}

/** A text of somebody's, for the command that looks at messages. */
function checked(text: string, commands: readonly Command[]): Input | undefined {
  const call = checkCall(text, commands);
  return call && asCall(call);
}

function conversationIn({ reply_to_message: replied }: Message, self: Self): readonly string[] {
  return replied && isOurs(replied, self) ? shownQuestions(replied) : [];
}

function decodeInlineQuery({ id, query, from }: InlineQuery): Request {
  return { kind: 'inline-query', id, text: query, language: from.language_code, user: String(from.id) };
}

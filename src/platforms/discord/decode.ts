import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command, Inbound } from '../../command/command.ts';
import { PRIVATE } from '../../command/declare.ts';
import type { EditorsGate } from '../../command/desk-service.ts';
import { groupNamed } from '../../command/names.ts';
import { checkCall, DRAFT_CALL, START_CALL } from '../../command/platform-calls.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { readCustomId } from './custom-ids.ts';
import { materialIn, type ReadFile, uploaded } from './material.ts';
import { forwardedTextOf, questionsIn, textOf } from './message-text.ts';
import { submittedCall, submittedFile } from './modal.ts';
import { postingPermissions } from './posting-permissions.ts';

/** Name of the platform in the ids of chats and readers. */
const PLATFORM = 'discord';

/** What an interaction asks for, over the gateway as over HTTP. */
export type InteractionRequest =
  | { readonly kind: 'ping' }
  /** A command that was typed or picked; `direct` is a chat with the bot alone. */
  | { readonly kind: 'command'; readonly inbound: Inbound; readonly direct: boolean }
  | {
      readonly kind: 'button';
      readonly inbound: Inbound;
      /** The questions that the message with the button shows. */
      readonly questions: readonly string[];
      readonly direct: boolean;
      /** The button is one of a dialogue that goes on in its message. */
      readonly step?: true;
      /** The reply takes the place of the message, if it is for everyone. */
      readonly card?: Card;
      /** A form was filled in. */
      readonly isSubmitted?: true;
    }
  /** A button that opens a form. */
  | { readonly kind: 'form'; readonly inbound: Inbound; readonly card?: Card }
  | {
      readonly kind: 'page';
      readonly inbound: Inbound;
      readonly page: number;
      readonly owner: string;
      /** Only the owner sees the message. */
      readonly hidden: boolean;
    }
  | { readonly kind: 'share'; readonly message: APIMessage; readonly inbound: Inbound }
  | {
      readonly kind: 'autocomplete';
      readonly command: string;
      readonly option: string;
      readonly typed: string;
      readonly inbound: Inbound;
    }
  /** A button of another version, or a kind of interaction that Discord has added since. */
  | { readonly kind: 'unknown'; readonly language: string };

/** A message that anybody may change by its buttons. */
export interface Card {
  /** Only one reader sees it. */
  readonly hidden: boolean;
}

/** Who edits, and how files are loaded for them. */
export interface Editing {
  readonly gate: EditorsGate;
  readonly readFile: ReadFile;
}

/** Reads an interaction. */
export function decodeInteraction(
  raw: APIInteraction,
  commands: readonly Command[],
  editing?: Editing,
): InteractionRequest {
  switch (raw.type) {
    case InteractionType.Ping:
      return { kind: 'ping' };
    case InteractionType.ApplicationCommand: {
      const { data } = raw;
      if (data.type === ApplicationCommandType.ChatInput) {
        const { command, options } = calledIn(data, commands);
        const call = { command, args: argsOf(options) };
        return { kind: 'command', inbound: inboundOf(raw, call), direct: isDirect(raw) };
      }
      const picked = commands.find(({ onMessage }) => onMessage && onMessage.label['en'] === data.name);
      if (data.type !== ApplicationCommandType.Message || !picked?.onMessage) return unknown(raw);
      const target = data.resolved.messages[data.target_id];
      const args = {
        [picked.onMessage.option]: target ? textOf(target, raw.application_id) : '',
        ...(picked.options.some(({ name }) => name === PRIVATE.name) ? { private: 'yes' } : {}),
      };
      const material =
        editing && target && picked.access === 'edit' ? materialIn(target, editing.readFile) : undefined;
      const inbound = inboundOf(raw, { command: picked.name, args });
      return {
        kind: 'command',
        inbound: material === undefined ? inbound : { ...inbound, material },
        direct: isDirect(raw),
      };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { command, options } = calledIn(raw.data, commands);
      const focused = options.find((option) => 'focused' in option && option.focused);
      return {
        kind: 'autocomplete',
        command,
        option: focused?.name ?? '',
        typed: focused && 'value' in focused ? String(focused.value) : '',
        inbound: inboundOf(raw, { command, args: {} }),
      };
    }
    case InteractionType.MessageComponent:
      return buttonRequest(raw);
    case InteractionType.ModalSubmit:
      return formRequest(raw, editing);
    default:
      return unknown(raw);
  }
}

/** An option in the data of any interaction. */
interface OptionData {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly options?: readonly OptionData[];
}

/** The command that was called, by its name in this program, and its options. */
function calledIn<Option extends OptionData>(
  { name, options = [] }: { readonly name: string; readonly options?: readonly Option[] },
  commands: readonly Command[],
): { readonly command: string; readonly options: readonly Option[] } {
  const [first] = options;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { command: name, options };
  const group = groupNamed(name, commands)?.name ?? name;
  return { command: `${group} ${first.name}`, options: (first.options ?? []) as readonly Option[] };
}

function buttonRequest(raw: APIMessageComponentInteraction): InteractionRequest {
  const { message } = raw;
  const questions = questionsIn(message);
  const action = readCustomId(raw.data.custom_id, questions.at(-1));
  if (action === undefined) return unknown(raw);
  if (action.kind === 'share') {
    return { kind: 'share', message, inbound: inboundOf(raw, { command: 'share', args: {} }) };
  }
  // When the button repeats the shown question, only the questions before it are its context; else all of them are.
  const conversation = action.shown ? questions.slice(0, -1) : questions;
  const hidden = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const inbound: Inbound = {
    ...inboundOf(raw, action.call),
    message: action.kind === 'call' && action.step ? startOf(message) : message.id,
    ...(hidden ? { hidden } : {}),
    ...(action.kind === 'page' ? { pageTurn: true } : {}),
    ...(questions.length > 0 ? { conversation } : {}),
  };
  const card = action.kind !== 'page' && action.card ? { card: { hidden } } : {};
  if (action.kind === 'form') return { kind: 'form', inbound, ...card };
  if (action.kind === 'call') {
    const step = action.step ? ({ step: true } as const) : {};
    return { kind: 'button', inbound, questions, direct: isDirect(raw), ...step, ...card };
  }
  return { kind: 'page', inbound, page: action.page, owner: action.owner, hidden };
}

/** What was given in a form. A file goes to editors alone. */
function formRequest(raw: APIModalSubmitInteraction, editing: Editing | undefined): InteractionRequest {
  const action = readCustomId(raw.data.custom_id);
  if (action?.kind !== 'form') return unknown(raw);
  const { message } = raw;
  const hidden = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const file = submittedFile(raw);
  const by = inboundOf(raw, submittedCall(raw, action.call));
  const inbound: Inbound = {
    ...by,
    ...(message === undefined ? {} : { message: action.step ? startOf(message) : message.id }),
    ...(hidden ? { hidden } : {}),
    ...(file && editing?.gate.access(by) === 'granted'
      ? { material: uploaded(raw.id, file, editing.readFile) }
      : {}),
  };
  const request = {
    kind: 'button',
    inbound,
    questions: [],
    direct: isDirect(raw),
    isSubmitted: true,
  } as const;
  // Only a form that a button opened has a message to change.
  if (message === undefined) return request;
  return {
    ...request,
    ...(action.card ? { card: { hidden } } : {}),
    ...(action.step ? { step: true } : {}),
  };
}

/** The message whose button began the dialogue that a message holds. Discord names it, so no button has to. */
function startOf({ id, interaction_metadata: about }: APIMessage): string {
  return about !== undefined && 'interacted_message_id' in about ? about.interacted_message_id : id;
}

function unknown(raw: APIInteraction): InteractionRequest {
  return { kind: 'unknown', language: 'locale' in raw ? raw.locale : 'en' };
}

function inboundOf(raw: Exclude<APIInteraction, { type: InteractionType.Ping }>, call: CommandCall): Inbound {
  // Discord leaves the channel out where the bot may not see it; its id is there all the same.
  const chat = raw.channel?.id ?? raw.channel_id ?? 'unknown';
  const user = raw.member?.user ?? raw.user;
  return {
    id: raw.id,
    from: { platform: PLATFORM, chat },
    user: user?.id ?? 'unknown',
    ...(user === undefined ? {} : { name: user.global_name ?? user.username }),
    language: raw.locale,
    input: { kind: 'call', call },
    opensGroups: true,
    ...(raw.guild_id === undefined ? {} : { server: raw.guild_id }),
    ...postingPermissions(raw),
    manages: async () => isDirect(raw) || mayManage(raw.member?.permissions),
  };
}

const MANAGER = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;

function mayManage(permissions = '0'): boolean {
  return (BigInt(permissions) & MANAGER) !== 0n;
}

/** Whether an interaction is in the chat of a reader with the bot alone. */
export function isDirect(raw: APIInteraction): boolean {
  return raw.context === InteractionContextType.BotDM;
}

function argsOf(
  options: readonly APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommand>[],
): CommandCall['args'] {
  return Object.fromEntries(
    options.flatMap((option) => {
      if (option.type === ApplicationCommandOptionType.Boolean)
        return [[option.name, option.value ? 'yes' : 'no']];
      return 'value' in option ? [[option.name, String(option.value)]] : [];
    }),
  );
}

/**
 * A message as a question: in a chat with the bot alone every message, elsewhere one that mentions the bot or replies to
 * it. A forwarded one is checked against the sources. Undefined for all others: those of bots and of the system, and those
 * that the bot may not read.
 */
export function decodeMessage(
  raw: GatewayMessageCreateDispatchData,
  bot: string,
  editing?: Editing,
  commands: readonly Command[] = [],
): Inbound | undefined {
  if (!isFromPerson(raw)) return undefined;
  const repliedTo = raw.referenced_message?.author.id === bot ? raw.referenced_message : undefined;
  const isForBot = raw.guild_id === undefined || isAddressed(raw, bot);
  const text = textTo(raw, bot);
  const sent = editing && sentToDesk(raw, bot, editing);
  if (sent) return sent;
  const forwarded = isForBot ? forwardedTextOf(raw) : '';
  const call = forwarded === '' ? undefined : checkCall(forwarded, commands);
  if (call !== undefined) return { ...writtenBy(raw), input: { kind: 'call', call } };
  // In a server, content is empty without the right to read it; in a direct message, where there is only a picture or the like.
  if (!isForBot || (raw.content === '' && raw.guild_id !== undefined)) return undefined;
  const questions = repliedTo ? questionsIn(repliedTo) : [];
  return {
    ...writtenBy(raw),
    // A mention with no other text asks what the bot is.
    input: text === '' ? { kind: 'call', call: START_CALL } : { kind: 'text', text },
    ...(questions.length > 0 ? { conversation: questions } : {}),
  };
}

/** Whether a message is what somebody has written: neither a bot's nor the system's. */
export function isFromPerson({ type, author, webhook_id }: GatewayMessageCreateDispatchData): boolean {
  const isText = type === MessageType.Default || type === MessageType.Reply;
  return isText && !author.bot && webhook_id === undefined;
}

/** Whether a message mentions the bot or replies to it. */
export function isAddressed(
  { mentions, referenced_message: repliedTo }: GatewayMessageCreateDispatchData,
  bot: string,
): boolean {
  return mentions.some(({ id }) => id === bot) || repliedTo?.author.id === bot;
}

/** The text of a message without mentions of the bot. */
export function textTo({ content }: GatewayMessageCreateDispatchData, bot: string): string {
  return content.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ').trim();
}

/** Who has written a message, and where. */
export function writtenBy(raw: GatewayMessageCreateDispatchData): Omit<Inbound, 'input'> {
  return {
    id: raw.id,
    from: { platform: PLATFORM, chat: raw.channel_id },
    user: raw.author.id,
    name: raw.author.global_name ?? raw.author.username,
    opensGroups: true,
    // A message does not say what its author may do in a server; an interaction does.
    ...(raw.guild_id === undefined ? { manages: async () => true } : { server: raw.guild_id }),
  };
}

/**
 * What an editor has sent in a channel of editors that could become a draft: a link, a file or a forwarded message, in the
 * message or in the one that it replies to. Somebody else who sends such a thing to the bot there is told that it is for editors.
 */
function sentToDesk(
  raw: GatewayMessageCreateDispatchData,
  bot: string,
  { gate, readFile }: Editing,
): Inbound | undefined {
  const by = writtenBy(raw);
  if (!gate.isChannel(by.from)) return undefined;
  const isForBot = isAddressed(raw, bot);
  const replied = raw.referenced_message?.author.id === bot ? undefined : raw.referenced_message;
  const material =
    materialIn(raw, readFile) ?? (isForBot && replied ? materialIn(replied, readFile) : undefined);
  if (material === undefined || !(isForBot || gate.access(by) === 'granted')) return undefined;
  return { ...by, input: { kind: 'call', call: DRAFT_CALL }, material };
}

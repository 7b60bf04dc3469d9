import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Command, Inbound } from '../../command/command.ts';
import { groupNamed } from '../../command/names.ts';
import { HELP_CALL } from '../../command/platform-calls.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { readId } from './ids.ts';
import { readable, unescaped } from './markdown.ts';
import { QUESTION_ID } from './render.ts';
import { standingOf } from './rights.ts';

/** What chats and readers on Discord are kept under. */
const PLATFORM = 'discord';

/** What an interaction asks for, the same over the gateway and over HTTP. */
export type Request =
  | { readonly kind: 'ping' }
  /** A command that was typed or picked; `direct` is a chat with nobody but the bot. */
  | { readonly kind: 'call'; readonly inbound: Inbound; readonly direct: boolean }
  | { readonly kind: 'press'; readonly inbound: Inbound; readonly direct: boolean }
  | {
      readonly kind: 'page';
      readonly inbound: Inbound;
      readonly page: number;
      readonly owner: string;
      /** The message whose page is turned is seen by its owner alone. */
      readonly hidden: boolean;
    }
  | { readonly kind: 'share'; readonly message: APIMessage; readonly inbound: Inbound }
  | {
      readonly kind: 'complete';
      readonly command: string;
      readonly option: string;
      readonly typed: string;
      readonly language: string;
    }
  /** A button of another version, or something that Discord has come to know since. */
  | { readonly kind: 'unknown'; readonly language: string };

/** Reads an interaction. */
export function decodeInteraction(raw: APIInteraction, commands: readonly Command[]): Request {
  switch (raw.type) {
    case InteractionType.Ping:
      return { kind: 'ping' };
    case InteractionType.ApplicationCommand: {
      const { data } = raw;
      if (data.type === ApplicationCommandType.ChatInput) {
        const { command, options } = typed(data, commands);
        const call = { command, args: argsOf(options) };
        return { kind: 'call', inbound: inboundOf(raw, call), direct: isDirect(raw) };
      }
      const picked = commands.find(({ onMessage }) => onMessage && onMessage.label['en'] === data.name);
      if (data.type !== ApplicationCommandType.Message || !picked?.onMessage) return unknown(raw);
      const target = data.resolved.messages[data.target_id];
      const args = {
        [picked.onMessage.option]: target ? textOf(target, raw.application_id) : '',
        private: 'yes',
      };
      return {
        kind: 'call',
        inbound: inboundOf(raw, { command: picked.name, args }),
        direct: isDirect(raw),
      };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { command, options } = typed(raw.data, commands);
      const focused = options.find((option) => 'focused' in option && option.focused);
      return {
        kind: 'complete',
        command,
        option: focused?.name ?? '',
        typed: focused && 'value' in focused ? String(focused.value) : '',
        language: raw.locale,
      };
    }
    case InteractionType.MessageComponent:
      return pressed(raw);
    default:
      return unknown(raw);
  }
}

/** An option as any interaction brings it. */
interface Given {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly options?: readonly Given[];
}

/** The command that was typed, by its name here, and the options that were given to it. */
function typed<Option extends Given>(
  { name, options = [] }: { readonly name: string; readonly options?: readonly Option[] },
  commands: readonly Command[],
): { readonly command: string; readonly options: readonly Option[] } {
  const [first] = options;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { command: name, options };
  const group = groupNamed(name, commands)?.name ?? name;
  return { command: `${group} ${first.name}`, options: (first.options ?? []) as readonly Option[] };
}

function pressed(raw: APIMessageComponentInteraction): Request {
  const { message } = raw;
  const questions = shownIn(message);
  const press = readId(raw.data.custom_id, questions.at(-1));
  if (press === undefined) return unknown(raw);
  if (press.kind === 'share') {
    return { kind: 'share', message, inbound: inboundOf(raw, { command: 'share', args: {} }) };
  }
  // A question that the message shows is asked again with what came before it; else all of it came before.
  const conversation = press.shown ? questions.slice(0, -1) : questions;
  const hidden = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const inbound: Inbound = {
    ...inboundOf(raw, press.call),
    message: message.id,
    ...(hidden ? { hidden } : {}),
    ...(questions.length > 0 ? { conversation } : {}),
  };
  if (press.kind === 'call') return { kind: 'press', inbound, direct: isDirect(raw) };
  return { kind: 'page', inbound, page: press.page, owner: press.owner, hidden };
}

function unknown(raw: APIInteraction): Request {
  return { kind: 'unknown', language: 'locale' in raw ? raw.locale : 'en' };
}

function inboundOf(raw: Exclude<APIInteraction, { type: InteractionType.Ping }>, call: CommandCall): Inbound {
  const chat = raw.channel?.id ?? 'unknown';
  return {
    id: raw.id,
    from: { platform: PLATFORM, chat },
    user: (raw.member?.user ?? raw.user)?.id ?? 'unknown',
    language: raw.locale,
    input: { kind: 'call', call },
    ...(raw.guild_id === undefined ? {} : { server: raw.guild_id }),
    ...standingOf(raw),
    manages: async () => isDirect(raw) || mayManage(raw.member?.permissions),
  };
}

const MANAGING = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;

function mayManage(permissions = '0'): boolean {
  return (BigInt(permissions) & MANAGING) !== 0n;
}

function isDirect(raw: APIInteraction): boolean {
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

/** What of a message says something. */
type Said = Pick<APIMessage, 'content' | 'embeds' | 'components'>;

/** All that people read in a message, as they read it: its text, that of its embeds, components and forwards. */
function textOf(message: APIMessage, application: string): string {
  const { message_snapshots: forwards = [] } = message;
  const all = [message, ...forwards.map(({ message: forwarded }) => forwarded as Said)].flatMap(saidIn);
  // In the bot's own messages the small print tells of statements, and quotes are what somebody asked.
  const own = message.author?.id === application;
  const said = own ? all.map((text) => text.replace(/^(?:-# |> ).*$/gm, '')) : all;
  return said.map(readable).join('\n');
}

function saidIn({ content = '', embeds = [], components = [] }: Partial<Said>): readonly string[] {
  const inEmbeds = embeds.flatMap(({ title, description, fields = [] }) => [
    title ?? '',
    description ?? '',
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...inEmbeds, ...textsIn(components ?? []).map(({ text }) => text)];
}

/** The questions that a message of the bot's shows, the earliest first. */
function shownIn({ components = [] }: Pick<APIMessage, 'components'>): readonly string[] {
  const found = textsIn(components).find(({ id }) => id === QUESTION_ID);
  return (found?.text.split('\n') ?? []).flatMap((line) =>
    line.startsWith('> ') ? [unescaped(line.slice(2))] : [],
  );
}

/** The texts of components and of those inside them. */
function textsIn(components: readonly unknown[]): readonly { readonly id?: number; readonly text: string }[] {
  return components.flatMap((component) => {
    const {
      type,
      id,
      content,
      components: inside = [],
    } = component as {
      readonly type?: ComponentType;
      readonly id?: number;
      readonly content?: string;
      readonly components?: readonly unknown[];
    };
    const own = type === ComponentType.TextDisplay && content !== undefined ? [{ text: content }] : [];
    return [...own.map((text) => (id === undefined ? text : { ...text, id })), ...textsIn(inside)];
  });
}

/**
 * A message as something asked: in a chat with the bot alone whatever is written, elsewhere what mentions the bot or
 * replies to it. Undefined for all else: bots, system messages, and what the bot may not read.
 */
export function decodeMessage(raw: GatewayMessageCreateDispatchData, bot: string): Inbound | undefined {
  const isText = raw.type === MessageType.Default || raw.type === MessageType.Reply;
  if (!isText || raw.author.bot || raw.webhook_id !== undefined) return undefined;
  const repliedTo = raw.referenced_message?.author.id === bot ? raw.referenced_message : undefined;
  const isMeant = raw.guild_id === undefined || raw.mentions.some(({ id }) => id === bot) || repliedTo;
  const text = raw.content.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ').trim();
  // A mention with nothing else wants to know what there is; without the right to read, nothing can be told.
  if (!isMeant || raw.content === '') return undefined;
  const questions = repliedTo ? shownIn(repliedTo) : [];
  return {
    id: raw.id,
    from: { platform: PLATFORM, chat: raw.channel_id },
    user: raw.author.id,
    input: text === '' ? { kind: 'call', call: HELP_CALL } : { kind: 'text', text },
    // Who may do what in a server is told with interactions only.
    ...(raw.guild_id === undefined ? { manages: async () => true } : { server: raw.guild_id }),
    ...(questions.length > 0 ? { conversation: questions } : {}),
  };
}

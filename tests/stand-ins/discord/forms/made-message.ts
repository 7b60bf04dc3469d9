import { type APIAttachment, type APIEmbed, type APIMessage, ComponentType, MessageFlags } from 'discord.js';
import type { SentFile } from '../journal.ts';
import { timeOf } from '../world/ids.ts';
import { emptyMessage } from '../world/messages.ts';
import { createUser } from '../world/people.ts';
import type { Place, World } from '../world/world.ts';
import { allComponents, type Draft } from './component-form.ts';
import { heldComponents } from './held-components.ts';
import { type AllowedMentions, pingsOf } from './mentions.ts';
import { checkMessage, type MessageDraft } from './message-form.ts';

/** The body of a new or an edited message. In an edit, null removes a value, and what is absent stays. */
export interface MessageBody extends MessageDraft {
  readonly allowed_mentions?: AllowedMentions;
  readonly tts?: boolean;
}

/** The body and the files of a request. */
export interface Sent {
  readonly body: MessageBody;
  readonly files: readonly SentFile[];
  /** Path of the message in the body, such as `data.` */
  readonly prefix?: string;
}

const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;
/** Flags that an edit may add; none is ever removed. */
const ADDABLE = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/**
 * The message that the bot makes with a request.
 * @throws Refusal when Discord would refuse it
 */
export function madeMessage(
  world: World,
  place: Place,
  { body, files, prefix }: Sent,
  more: Partial<APIMessage> = {},
): APIMessage {
  const draft = withoutNulls(body);
  checkMessage(draft, files, prefix);
  const base = { ...emptyMessage(world.nextMessage(), place.channel, world.bot), ...more };
  const flags = ((draft.flags ?? 0) & SETTABLE) | (base.flags ?? 0);
  const made = filled(world, { ...base, flags: flags as MessageFlags }, draft, files, []);
  return { ...made, tts: draft.tts ?? false };
}

/**
 * The message after an edit by the bot.
 * @throws Refusal when Discord would refuse it
 */
export function changedMessage(world: World, message: APIMessage, { body, files, prefix }: Sent): APIMessage {
  const stays = {
    content: message.content,
    embeds: message.embeds as unknown as NonNullable<MessageDraft['embeds']>,
    components: (message.components ?? []) as unknown as readonly Draft[],
  };
  const changes = withoutNulls({ ...emptied(body), ...withoutNulls(body) });
  const flags = ((message.flags ?? 0) & ~MessageFlags.Loading) | ((body.flags ?? 0) & ADDABLE);
  const kept = message.attachments.filter(({ id }) => {
    return (
      changes.attachments === undefined || changes.attachments.some((attachment) => attachment.id === id)
    );
  });
  const draft = { ...stays, ...changes, flags };
  checkMessage(
    draft,
    files,
    prefix,
    kept.map(({ filename }) => filename),
  );
  const edited = (message.flags ?? 0) & MessageFlags.Loading ? null : timeOf(world.nextId());
  const base = { ...message, flags: flags as MessageFlags, edited_timestamp: edited };
  return filled(world, base, draft, files, kept);
}

function filled(
  world: World,
  base: APIMessage,
  draft: MessageBody,
  files: readonly SentFile[],
  kept: readonly APIAttachment[],
): APIMessage {
  const attachments = [...kept, ...files.map((file) => attachmentOf(world, base, draft, file))];
  const components = heldComponents(draft.components ?? [], attachments, world.nextId);
  const user = (id: string) =>
    [world.bot, world.reader].find((known) => known.id === id) ?? createUser(id, `user-${id}`);
  const replied = base.referenced_message?.author;
  return {
    ...base,
    ...pingsOf(textOf(draft), draft.allowed_mentions, user, replied),
    content: draft.content ?? '',
    embeds: (draft.embeds ?? []).map((embed) => embedOf(embed, attachments)),
    attachments,
    components,
  };
}

/** All text in which mentions count; mentions in embeds never do. */
function textOf({ content = '', components = [] }: MessageDraft): string {
  const shown = allComponents(components).filter(
    ({ component }) => component.type === ComponentType.TextDisplay,
  );
  return [content, ...shown.map(({ component }) => component.content ?? '')].join('\n');
}

function attachmentOf(world: World, message: APIMessage, draft: MessageDraft, file: SentFile): APIAttachment {
  const id = world.nextId();
  const said = (draft.attachments ?? []).find((attachment) => `files[${attachment.id}]` === file.field);
  const filename = said?.filename ?? file.name;
  const url = `https://cdn.discordapp.com/attachments/${message.channel_id}/${id}/${encodeURIComponent(filename)}`;
  const ephemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return {
    id,
    filename,
    size: file.bytes.length,
    url,
    proxy_url: url.replace('cdn.discordapp.com', 'media.discordapp.net'),
    content_type: file.type,
    ...(said?.description === undefined ? {} : { description: said.description }),
    ...(ephemeral ? { ephemeral } : {}),
  };
}

function embedOf(embed: Readonly<Record<string, unknown>>, attachments: readonly APIAttachment[]): APIEmbed {
  const resolved = Object.entries(embed).map(([key, value]) => {
    const url = (value as { readonly url?: string } | null)?.url;
    const attached = attachments.find(({ filename }) => url === `attachment://${filename}`);
    return [
      key,
      attached ? { ...(value as object), url: attached.url, proxy_url: attached.proxy_url } : value,
    ];
  });
  return { type: 'rich', ...Object.fromEntries(resolved) };
}

/** What an edit removes. */
function emptied(body: MessageBody): MessageBody {
  const { content, embeds, components, attachments } = body as Readonly<Record<string, unknown>>;
  return {
    ...(content === null ? { content: '' } : {}),
    ...(embeds === null ? { embeds: [] } : {}),
    ...(components === null ? { components: [] } : {}),
    ...(attachments === null ? { attachments: [] } : {}),
  };
}

/** A body in which null and absent are the same, at every depth. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)])) as T;
}

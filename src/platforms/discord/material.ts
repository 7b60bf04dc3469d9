import type { APIAttachment, APIMessage } from 'discord.js';
import { linksIn, type Material, type MaterialFile } from '../../command/material.ts';

/** Loads an attachment by its address. */
export type ReadFile = (url: string) => Promise<Uint8Array>;

/** A message with what it may lack where the bot must not read it. */
type Sent = Pick<APIMessage, 'id' | 'timestamp'> &
  Partial<Pick<APIMessage, 'content' | 'attachments' | 'message_snapshots' | 'message_reference'>>;

/** What a message has that could become a draft; undefined if it has no link, no file, and is not forwarded. */
export function materialIn(message: Sent, readFile: ReadFile): Material | undefined {
  const forwarded = message.message_snapshots?.[0]?.message;
  const text = forwarded?.content ?? message.content ?? '';
  const links = linksIn(text);
  const file = [...(message.attachments ?? []), ...(forwarded?.attachments ?? [])].find(isText);
  if (links.length === 0 && file === undefined && forwarded === undefined) return undefined;
  const channel = message.message_reference?.channel_id;
  return {
    text,
    links,
    message: message.id,
    date: new Date(forwarded?.timestamp ?? message.timestamp).toISOString(),
    ...(file === undefined ? {} : { file: fileOf(file, readFile) }),
    ...(forwarded === undefined ? {} : { forwardedFrom: `channel ${channel ?? 'unknown'}` }),
  };
}

/** A file that was uploaded in a form; what was written beside it is another source. */
export function uploaded(interaction: string, file: APIAttachment, readFile: ReadFile): Material {
  return { text: '', links: [], message: interaction, file: fileOf(file, readFile) };
}

function fileOf({ filename, size, url }: APIAttachment, readFile: ReadFile): MaterialFile {
  return { name: filename, size, read: () => readFile(url) };
}

/** Pictures, sounds and films are no sources. */
function isText({ content_type: type = '' }: APIAttachment): boolean {
  return !/^(?:image|audio|video|font)\//.test(type);
}

import type { Message, MessageOrigin } from 'grammy/types';
import type { Material } from '../../command/material.ts';
import { linksIn, textOf } from './received-text.ts';

/** Loads a file of a message by its id. */
export type ReadFile = (id: string) => Promise<Uint8Array>;

/** What a message has that could become a draft; undefined if it has no link, no file, and is not forwarded. */
export function materialIn(message: Message, readFile: ReadFile): Material | undefined {
  const { document, forward_origin: origin, date, message_id: id } = message;
  const links = [...linksOf(message), ...linksIn(message)];
  if (links.length === 0 && document === undefined && origin === undefined) return undefined;
  return {
    text: textOf(message) ?? '',
    links,
    message: String(id),
    date: new Date((origin?.date ?? date) * 1_000).toISOString(),
    ...(document === undefined
      ? {}
      : {
          file: {
            name: document.file_name ?? 'file',
            read: () => readFile(document.file_id),
            ...(document.file_size === undefined ? {} : { size: document.file_size }),
          },
        }),
    ...(origin === undefined ? {} : { forwardedFrom: nameOf(origin) }),
  };
}

/** The addresses of a message. Telegram also marks what only looks like one, such as the name of a file. */
function linksOf(message: Message): readonly string[] {
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).flatMap((entity) => {
    if (entity.type === 'text_link') return /^https?:/i.test(entity.url) ? entity.url : [];
    if (entity.type !== 'url') return [];
    const address = text.slice(entity.offset, entity.offset + entity.length);
    if (/^https?:\/\//i.test(address)) return address;
    return /^[^/]+\.[^/]+\/./.test(address) && !address.includes('://') ? `https://${address}` : [];
  });
}

/** Where a post came from, with its address where it has one. */
function nameOf(origin: MessageOrigin): string {
  switch (origin.type) {
    case 'user':
      return origin.sender_user.first_name;
    case 'hidden_user':
      return origin.sender_user_name;
    case 'chat':
      return 'title' in origin.sender_chat ? (origin.sender_chat.title ?? 'a group') : 'a group';
    case 'channel': {
      const { title, username } = origin.chat;
      return username === undefined ? title : `${title} (https://t.me/${username}/${origin.message_id})`;
    }
    default:
      origin satisfies never;
      return 'elsewhere';
  }
}

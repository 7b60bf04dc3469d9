import { GrammyError } from 'grammy';
import type { Reply } from '../../reply/reply.ts';
import type { Edited, EditedMessage, MessageEditor } from '../../sending/message-editor.ts';
import { NotBegun } from '../../sending/pace.ts';
import { failureOf } from './errors.ts';
import type { PostOptions } from './post.ts';
import { sentMessagesOf } from './rich-message.ts';

/** Owner of a message that no reader asked for: in a group its buttons open in the reader's private chat. */
const NOBODY = '0';

/** Changes messages on Telegram. */
export function createMessageEditor({
  api,
  inTurn,
  commands,
  failed,
  isReady,
  track,
}: PostOptions): MessageEditor {
  async function edit({ in: { chat }, message, place }: EditedMessage, reply: Reply): Promise<Edited> {
    if (!isReady()) return { outcome: 'again' };
    const rich = api.isRich;
    const { texts } = sentMessagesOf(reply, { commands, owner: place === 'private' ? '' : NOBODY, rich });
    const [text] = texts;
    if (text === undefined) throw new TypeError('a correction has a text');
    try {
      await inTurn(chat, () => api.edit(Number(chat), Number(message), text));
      return { outcome: 'edited', parts: texts.length };
    } catch (error) {
      // It has other parts now.
      if (rich !== api.isRich) return { outcome: 'again' };
      const failure = failureOf(error);
      // That readers delete messages is nothing that an operator can mend, and an edit is simply made again.
      const isToBeSeen = failure !== 'gone' && failure !== 'unknown' && !(error instanceof NotBegun);
      if (isToBeSeen) failed(error, 'Correcting a message on Telegram', `chat ${chat}`);
      return outcomeOf(error);
    }
  }

  return { platform: 'telegram', isReady, edit: (message, reply) => track(edit(message, reply)) };
}

function outcomeOf(error: unknown): Edited {
  const failure = failureOf(error);
  switch (failure) {
    case 'gone':
      return { outcome: 'gone' };
    case 'too-many': {
      const after = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      return { outcome: 'again', ...(after === undefined ? {} : { after }) };
    }
    case 'unknown':
    case 'not-sent':
    case 'held-back':
    // These failures are about the bot, not about the message.
    case 'unauthorized':
    case 'conflict':
      return { outcome: 'again' };
    // The messages of a group that has moved stay where they were, and cannot be changed there.
    case 'moved': {
      const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      return { outcome: 'refused', ...(to === undefined ? {} : { movedTo: String(to) }) };
    }
    case 'no-rights':
    case 'topic-closed':
    case 'not-modified':
    case 'old-query':
    case 'refused':
      return { outcome: 'refused' };
    default:
      return failure satisfies never;
  }
}

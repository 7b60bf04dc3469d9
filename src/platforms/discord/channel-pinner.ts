import type { ChatRef } from '../../command/chat-ref.ts';
import type { MessagePinner } from '../../sending/message-pinner.ts';
import type { EditorOptions } from './channel-editor.ts';
import { failureOf } from './errors.ts';

/** Pins messages on Discord. That the bot may not is told to whoever asked for it, and not logged. */
export class ChannelPinner implements MessagePinner {
  readonly platform = 'discord';
  readonly #options: Pick<EditorOptions, 'api' | 'isReady' | 'track'>;

  constructor(options: Pick<EditorOptions, 'api' | 'isReady' | 'track'>) {
    this.#options = options;
  }

  pin(from: ChatRef, message: string): ReturnType<MessagePinner['pin']> {
    return this.#options.track(this.#pin(from, message));
  }

  async #pin({ chat, thread }: ChatRef, message: string): ReturnType<MessagePinner['pin']> {
    const { api, isReady } = this.#options;
    if (!isReady()) return 'again';
    try {
      await api.pin(thread ?? chat, message);
      return 'pinned';
    } catch (error) {
      const failure = failureOf(error);
      return failure === 'unsettled' || failure === 'not-sent' ? 'again' : 'refused';
    }
  }
}

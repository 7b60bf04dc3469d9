import type { ChatRef } from '../../command/chat-ref.ts';
import type { EditAccess, EditorsGate, Whereabouts } from '../../command/desk-service.ts';

/** Who edits, and where. */
export interface EditorsOptions {
  /** The channels of editors. */
  readonly chats: readonly ChatRef[];
  readonly editors: readonly { readonly platform: string; readonly user: string }[];
}

/** Tells editors from others by their ids. */
export class Editors implements EditorsGate {
  readonly #editors: ReadonlySet<string>;
  readonly #chats: ReadonlySet<string>;

  constructor({ chats, editors }: EditorsOptions) {
    this.#editors = new Set(editors.map(({ platform, user }) => `${platform}:${user}`));
    this.#chats = new Set(chats.map(({ platform, chat }) => `${platform}:${chat}`));
  }

  /** Whether a chat is a channel of editors. */
  isChannel({ platform, chat }: ChatRef): boolean {
    return this.#chats.has(`${platform}:${chat}`);
  }

  /** Whether somebody may edit where they are: an editor in the channel of editors, or alone with the bot. */
  access({ from, user, server }: Whereabouts): EditAccess {
    const { platform, chat } = from;
    const isHere = this.isChannel(from);
    // On Telegram, administrators may write as the group, and posts of a channel are written as the channel.
    if (server !== undefined && user === chat) return isHere ? 'anonymous' : 'others';
    if (!this.#editors.has(`${platform}:${user}`)) return 'others';
    return isHere || server === undefined ? 'granted' : 'elsewhere';
  }
}

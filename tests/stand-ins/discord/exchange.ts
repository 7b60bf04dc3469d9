import { type APIInteraction, MessageFlags } from 'discord.js';
import type { Held, Posted, Returned, State } from './state.ts';

/** An interaction and the bot's responses to it. */
export interface Exchange {
  readonly interaction: APIInteraction;
  /** The responses so far, in order. */
  readonly returned: readonly Returned[];
  /** The n-th response (from 1) of a kind, as soon as it arrives. */
  next(kind: Returned['kind'], nth?: number): Promise<Returned>;
  /** The first message that the asker can read: the callback's, or the edit of a deferred one. */
  answer(): Promise<Posted>;
  /** Makes the interaction too old for a callback. */
  expire(): void;
}

/** The exchange about an interaction that the stand-in holds. */
export function exchangeOf({ interaction, returned }: Held, state: State): Exchange {
  return {
    interaction,
    get returned() {
      return returned.entries;
    },
    next: (kind, nth) => returned.waitFor((one) => one.kind === kind, nth),
    answer: async () => {
      const { posted } = await returned.waitFor(isReadable);
      if (!posted) throw new Error('what can be read was posted');
      return posted;
    },
    expire: () => state.changeHeld(interaction.id, { expired: true }),
  };
}

function isReadable({ posted, kind }: Returned): boolean {
  const loading = ((posted?.message.flags ?? 0) & MessageFlags.Loading) !== 0;
  return posted !== undefined && !loading && kind !== 'delete';
}

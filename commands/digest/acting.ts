import type { ChatRef } from '../../src/command/chat-ref.ts';
import type { Command } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import type { DigestStatus, Digests } from '../../src/command/digests.ts';
import { notice } from '../../src/reply/build.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { group, WHICH } from './group.ts';
import { meantBy } from './select-digest.ts';
import { outcome } from './show.ts';

/** What a command does with a digest, and what it says then. */
interface Act {
  readonly name: 'pause' | 'resume' | 'unsubscribe';
  act(digests: Digests, from: ChatRef, id: string): Promise<DigestStatus | undefined>;
  readonly sentence: 'paused' | 'resumed' | 'over';
  actions(status: DigestStatus, language: string): readonly Action[];
}

/** A command that does one thing with the digest that is meant. */
export function acting({ name, act, sentence, actions }: Act): Command {
  return {
    name: `digest ${name}`,
    ...worded(name),
    group,
    access: 'manage',
    options: [WHICH],
    async run(args, context) {
      const { inbound, language } = context;
      const meant = await meantBy({ call: { command: `digest ${name}`, args }, context });
      if (!meant.digests) return meant.reply;
      const status = await act(meant.digests, inbound.from, meant.status.id);
      if (status === undefined) return gone(meant.status.id, language);
      const said = textsFor(language).subscriptions[sentence];
      return outcome([said], status, context, actions(status, language));
    },
  };
}

/** Says that a digest is not there any more: somebody has ended it at this moment. */
export function gone(id: string, language: string): Reply {
  const texts = textsFor(language);
  return notice(language, [texts.subscriptions.unknown(quoted(id, texts))]);
}

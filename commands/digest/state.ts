import type { ChatRef } from '../../src/command/chat-ref.ts';
import type { Called, Command, CommandContext } from '../../src/command/command.ts';
import { worded } from '../../src/command/declare.ts';
import type { DigestStatus, Digests } from '../../src/command/digests.ts';
import type { Action } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { group, WHICH } from './options.ts';
import { selectDigest, unknownDigest } from './select-digest.ts';
import { actionsFor, outcome } from './show.ts';

/** A change of a digest's state, and how the reply tells of it. */
interface StateChange {
  apply(digests: Digests, from: ChatRef, id: string): Promise<DigestStatus | undefined>;
  readonly sentence: 'paused' | 'resumed' | 'over';
  actions(status: DigestStatus, context: CommandContext): readonly Action[];
}

/** Stops posting a digest until it is resumed. */
export const pause = stateCommand(
  'digest pause',
  { ...worded('pause'), group },
  {
    apply: (digests, from, id) => digests.pause(from, id),
    sentence: 'paused',
    actions: actionsFor,
  },
);

/** Resumes a paused digest. */
export const resume = stateCommand(
  'digest resume',
  { ...worded('resume'), group },
  {
    apply: (digests, from, id) => digests.resume(from, id),
    sentence: 'resumed',
    actions: actionsFor,
  },
);

/** Ends a digest. */
const END: StateChange = {
  async apply(digests, from, id) {
    const last = await digests.unsubscribe(from, id);
    if (last === undefined) return undefined;
    const { next: _, ...ended } = last;
    return ended;
  },
  sentence: 'over',
  actions: () => [],
};
export const unsubscribe = stateCommand('digest unsubscribe', { ...worded('unsubscribe'), group }, END);

/** The same under a short name, as people type it. */
export const stop = stateCommand('stop', worded('stop'), END);

/** A command that changes the state of the selected digest. */
function stateCommand(
  name: string,
  place: Omit<Called, 'name'> & Pick<Command, 'group'>,
  { apply, sentence, actions }: StateChange,
): Command {
  return {
    name,
    ...place,
    inGroups: true,
    access: 'manage',
    options: [WHICH],
    async run(args, context) {
      const { inbound, language } = context;
      const selected = await selectDigest({ call: { command: name, args }, context });
      if (!selected.digests) return selected.reply;
      const status = await apply(selected.digests, inbound.from, selected.status.id);
      if (status === undefined) return unknownDigest(selected.status.id, language);
      return outcome([textsFor(language).subscriptions[sentence]], status, context, actions(status, context));
    },
  };
}

import type { Command, CommandContext } from '../src/command/command.ts';
import { option, required, worded } from '../src/command/declare.ts';
import { factOf, isYes } from '../src/command/options.ts';
import { MAX_VOTES, VOTE_REASONS, type VoteKey, type VoteReason } from '../src/command/votes.ts';
import { call, notice } from '../src/reply/build.ts';
import type { Action, Form, Reply } from '../src/reply/reply.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** Asks whether an answer helped; a button of the answer calls it. */
export const rate: Command = {
  name: 'rate',
  ...worded('rate'),
  hidden: true,
  readOnly: true,
  options: [option('fact', 'fact', 'fact')],
  async run({ fact: typed }, { language, knowledge }) {
    const fact = given({ fact: typed === undefined ? undefined : factOf(typed, knowledge)?.id });
    const { feedback } = textsFor(language);
    return step(language, feedback.ask, [
      call(feedback.helpful, 'vote', { helpful: 'yes', ...fact }),
      call(feedback.unhelpful, 'vote', { helpful: 'no', ...fact }),
    ]);
  },
};

/**
 * Stores whether an answer helped this reader, and what was wrong if it did not. The buttons of `rate` call it; it goes on in
 * their place, so that each step is about the same message.
 */
export const vote: Command = {
  name: 'vote',
  ...worded('vote'),
  hidden: true,
  options: [
    required('helpful', 'flag', 'helpful'),
    option('fact', 'fact', 'fact'),
    option('reason', 'text', 'reason'),
  ],
  async run({ helpful, fact: typed, reason: typedReason }, context) {
    const { votes, inbound, knowledge, language, now } = context;
    const { from, user, message } = inbound;
    // Only a button says which message the vote is about.
    if (votes === undefined || message === undefined) return oldButton(language);
    const key: VoteKey = { from, message, user };
    if (typedReason !== undefined) return explain(key, typedReason, context);
    const fact = given({ fact: typed === undefined ? undefined : factOf(typed, knowledge)?.id });
    const texts = textsFor(language);
    const isHelpful = isYes(helpful);
    const outcome = await votes.cast({ ...key, helpful: isHelpful, ...fact, at: now() });
    if (outcome === 'too-many')
      return step(language, texts.feedback.tooMany(MAX_VOTES), [openVote(language, fact)]);
    if (isHelpful) return step(language, texts.vote[outcome], [openVote(language, fact)]);
    // Without the fact, which the stored vote has: the id of a button is short.
    const unhelpful = { command: 'vote', args: { helpful: 'no' } };
    const { title, reasons } = texts.feedback;
    const choices = VOTE_REASONS.map((value) => ({ value, label: reasons[value] }));
    const why: Form = {
      title,
      call: unhelpful,
      fields: [{ kind: 'choice', option: 'reason', label: title, choices, required: true }],
    };
    const buttons = choices.map(({ label, value }) =>
      call(label, 'vote', { ...unhelpful.args, reason: value }),
    );
    return { ...step(language, texts.feedback.why, buttons), opens: why };
  },
};

async function explain(
  key: VoteKey,
  typed: string,
  { votes, language }: Pick<CommandContext, 'votes' | 'language'>,
): Promise<Reply> {
  const reason: VoteReason | undefined = VOTE_REASONS.find((known) => known === typed);
  const explained = reason && (await votes?.explain(key, reason));
  if (explained === undefined) return oldButton(language);
  return step(language, textsFor(language).feedback.saved, [openVote(language, explained)]);
}

/** The button that the answer had at first, with which the vote can be changed. */
function openVote(language: string, fact: { readonly fact?: string }): Action {
  return call(textsFor(language).feedback.open, 'rate', fact);
}

function step(language: string, sentence: string, actions: readonly Action[]): Reply {
  return { ...notice(language, [sentence], actions), inPlace: true };
}

function oldButton(language: string): Reply {
  return notice(language, [textsFor(language).wrong.oldButton]);
}

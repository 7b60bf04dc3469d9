import type { CommandContext } from '../../src/command/command.ts';
import type { DigestStatus, Digests } from '../../src/command/digests.ts';
import { call, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { type CallInContext, example } from './options.ts';
import { showSchedule, showTopics } from './show.ts';

/** The selected digest, or the reply if none could be selected. */
export type Selection =
  | { readonly digests: Digests; readonly status: DigestStatus }
  | { readonly digests?: never; readonly reply: Reply };

/** Selects the digest with the given id, or the only one of the chat. If there are several, the reply asks which. */
export async function selectDigest(asked: CallInContext): Promise<Selection> {
  const { call: original, context } = asked;
  const { digests, language, inbound } = context;
  const texts = textsFor(language);
  if (digests === undefined) return { reply: nowhere(language) };
  const there = await digests.of(inbound.from);
  const id = original.args['id']?.trim().toLowerCase();
  const [status, ...others] = id ? there.filter((one) => one.id === id) : there;
  if (status && others.length === 0) return { digests, status };
  if (there.length === 0) return { reply: noDigests(context) };
  const sentence = id ? texts.subscriptions.unknown(quoted(id, texts)) : texts.subscriptions.which;
  const labels = labelsOf(there, context);
  const actions = there.map(
    (one, index): Action => call(labels[index] ?? one.id, original.command, { ...original.args, id: one.id }),
  );
  return { reply: reply(language, [paragraph(sentence)], { actions }) };
}

/** Says that the digest does not exist any more: somebody has ended it in the meantime. */
export function unknownDigest(id: string, language: string): Reply {
  const texts = textsFor(language);
  return notice(language, [texts.subscriptions.unknown(quoted(id, texts))]);
}

/** Says that digests cannot be posted in this chat, and offers to show one. */
export function nowhere(language: string): Reply {
  const { subscriptions: say } = textsFor(language);
  return notice(language, [say.nowhere], [call(say.buttons.preview, 'digest preview')]);
}

/** Says that the chat has no digests, and how to set one up. */
export function noDigests({ knowledge, language }: CommandContext): Reply {
  const typed = text(example(knowledge), 'code');
  return reply(language, [paragraph(textsFor(language).subscriptions.none, ' ', typed)]);
}

/** Characters of a button that a phone shows. */
const LONGEST_LABEL = 60;

/** Labels that tell digests apart: the schedule, the language if they differ in it, the topics, and else the id. */
function labelsOf(there: readonly DigestStatus[], context: CommandContext): readonly string[] {
  const texts = textsFor(context.language);
  const hasOneLanguage = new Set(there.map(({ language }) => language)).size === 1;
  const labels = there.map(({ schedule, language, topics }) =>
    short(
      [
        showSchedule(schedule, texts),
        ...(hasOneLanguage ? [] : [languageName(language)]),
        ...(topics.length === 0 ? [] : [showTopics(topics, context)]),
      ].join(' · '),
    ),
  );
  return labels.map((label, index) => {
    const isUnique = labels.indexOf(label) === labels.lastIndexOf(label);
    return isUnique ? label : `${there[index]?.id} · ${label}`;
  });
}

function short(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).toWellFormed()}…` : label;
}

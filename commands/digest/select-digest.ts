import type { CommandContext } from '../../src/command/command.ts';
import type { DigestStatus, Digests } from '../../src/command/digests.ts';
import { call, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { example } from './example.ts';
import type { Asked } from './reading.ts';
import { showSchedule, showTopics } from './show.ts';

/** The digest that is meant; else what is to be said. */
export type Meant =
  | { readonly digests: Digests; readonly status: DigestStatus }
  | { readonly digests?: never; readonly reply: Reply };

/** Finds the digest that is meant: the one with the id, or the only one of the chat; of several it asks which. */
export async function meantBy(asked: Asked): Promise<Meant> {
  const { call: made, context } = asked;
  const { digests, language, inbound } = context;
  const texts = textsFor(language);
  if (digests === undefined) return { reply: notice(language, [texts.subscriptions.nowhere]) };
  const there = await digests.of(inbound.from);
  const id = made.args['id']?.trim().toLowerCase();
  const [status, ...others] = id ? there.filter((one) => one.id === id) : there;
  if (status && others.length === 0) return { digests, status };
  if (there.length === 0) return { reply: noDigests(context) };
  const sentence = id ? texts.subscriptions.unknown(quoted(id, texts)) : texts.subscriptions.which;
  const labels = labelsOf(there, context);
  const actions = there.map(
    (one, index): Action => call(labels[index] ?? one.id, made.command, { ...made.args, id: one.id }),
  );
  return { reply: reply(language, [paragraph(sentence)], { actions }) };
}

/** Says that the chat has no digests, and what sets one up. */
export function noDigests({ knowledge, language }: CommandContext): Reply {
  const typed = text(example(knowledge), 'code');
  return reply(language, [paragraph(textsFor(language).subscriptions.none, ' ', typed)]);
}

/** Letters that a button shows on a phone. */
const LONGEST_LABEL = 60;

/** What tells digests apart: when they come, their language where it is not one, their topics, and else their ids. */
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
    const isAlone = labels.indexOf(label) === labels.lastIndexOf(label);
    return isAlone ? label : `${there[index]?.id} · ${label}`;
  });
}

function short(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).toWellFormed()}…` : label;
}

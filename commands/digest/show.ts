import type { CommandContext } from '../../src/command/command.ts';
import type { DigestStatus, Schedule, SubscriptionState } from '../../src/command/digests.ts';
import {
  bullets,
  call,
  formButton,
  heading,
  labelled,
  paragraph,
  reply,
  text,
} from '../../src/reply/build.ts';
import { showDate, showInstant } from '../../src/reply/dates.ts';
import type { Action, Block, Line, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { languageName, type Texts, textsFor } from '../../src/text/index.ts';
import { settingsForm, settingsOf } from './settings-form.ts';
import { showDays } from './show-days.ts';

/** The schedule of a digest: "08:00 (Asia/Baghdad), every day". */
export function showSchedule({ time, zone, days }: Schedule, texts: Texts): string {
  return texts.subscriptions.schedule(time, zone, showDays(days, texts));
}

/** The titles of topics in the reply's language. */
export function showTopics(topics: readonly string[], { knowledge, language }: CommandContext): string {
  const texts = textsFor(language);
  const titles = topics.map((id) => {
    const title = knowledge.situation.topics[id];
    return title ? inLanguage(title, language, knowledge) : id;
  });
  return titles.length === 0 ? texts.subscriptions.allTopics : texts.listOf(titles);
}

/** When a digest is posted next, and its choices besides the schedule. */
function choiceLines(status: DigestStatus, context: CommandContext): readonly Line[] {
  const texts = textsFor(context.language);
  const { subscriptions: say } = texts;
  return [
    ...(status.asPosts ? [row(say.place, say.newPosts)] : []),
    ...(status.next ? [row(say.next, showInstant(status.next, status.schedule.zone, texts))] : []),
    row(say.topics, showTopics(status.topics, context)),
    row(say.language, languageName(status.language)),
    row(say.whenEmpty, say.empty[status.whenEmpty]),
    ...(status.within ? [row(say.within, say.withinMinutes(status.within))] : []),
    row(say.id, status.id),
  ];
}

/** A digest: its schedule as the heading, its state and choices, and how the latest deliveries ended. */
export function statusBlocks(status: DigestStatus, context: CommandContext): readonly Block[] {
  const texts = textsFor(context.language);
  const { subscriptions: say } = texts;
  return [
    heading(showSchedule(status.schedule, texts)),
    ...bullets([stateLine(status.state, texts), ...choiceLines(status, context)]),
    ...labelled(
      `${say.last}:`,
      status.last.map(({ date, ended }) => row(showDate(date, texts), say.ended[ended])),
    ),
  ];
}

function stateLine(state: SubscriptionState, { subscriptions: say }: Texts): Line {
  return row(say.state, say.states[state]);
}

/** A label and its value. */
export function row(label: string, value: string): Line {
  return [text(`${label}: `, 'strong'), text(value)];
}

/** Names the permissions that the bot lacks to post these digests, if one of them is due to be posted. */
export function missingPermissions(
  digests: readonly DigestStatus[],
  { inbound: { lacks }, language }: CommandContext,
): readonly string[] {
  const texts = textsFor(language);
  const isExpected = digests.some(({ next }) => next !== undefined);
  return lacks && isExpected ? [texts.subscriptions.lacks(texts.listOf(lacks))] : [];
}

/** Buttons for what can be done with a digest. */
export function actionsFor(status: DigestStatus, context: CommandContext): readonly Action[] {
  const { id, state } = status;
  const { buttons } = textsFor(context.language).subscriptions;
  const next = state === 'active' ? 'pause' : 'resume';
  return [
    call(buttons.preview, 'digest preview', { id }),
    call(buttons[next], `digest ${next}`, { id }),
    // What is written in a broadcast chat is read by all who follow it: nothing is asked for there.
    ...(context.inbound.broadcast
      ? []
      : [formButton(buttons.settings, settingsForm(settingsOf(status), { id }, context))]),
  ];
}

/** The reply to a change of a digest: some sentences, and all its choices. */
export function outcome(
  sentences: readonly string[],
  status: DigestStatus,
  context: CommandContext,
  actions: readonly Action[],
): Reply {
  const texts = textsFor(context.language);
  const schedule = row(texts.subscriptions.time, showSchedule(status.schedule, texts));
  const { state } = status;
  const stateRow = state === 'active' ? [] : [stateLine(state, texts)];
  const all = [...sentences, ...missingPermissions([status], context)];
  const lines = [schedule, ...stateRow, ...choiceLines(status, context)];
  return reply(context.language, [paragraph(all.join(' ')), ...bullets(lines)], { actions });
}

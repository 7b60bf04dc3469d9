import type { CommandContext } from '../../src/command/command.ts';
import type { DigestStatus, Schedule, SubscriptionState } from '../../src/command/digests.ts';
import { EVERY_DAY, upTo } from '../../src/command/weekdays.ts';
import { bullets, heading, labelled, paragraph, reply, text } from '../../src/reply/build.ts';
import { showDate } from '../../src/reply/dates.ts';
import type { Action, Block, Line, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { languageName, type Texts, textsFor } from '../../src/text/index.ts';

/** When a digest comes: "08:00 (Asia/Baghdad), every day". */
export function showSchedule({ time, zone, days }: Schedule, texts: Texts): string {
  return texts.subscriptions.schedule(time, zone, showDays(days, texts));
}

/** Days of the week: all of them, three and more in a row from the first to the last, else each. */
function showDays(days: readonly number[], { everyDay, weekdays, subscriptions, listOf }: Texts): string {
  if (days.length === EVERY_DAY.length) return everyDay;
  const named = (day: number | undefined) => weekdays[(day ?? 1) - 1] ?? '';
  // A row may go on over the end of the week.
  const first = days.find((day) => !days.includes(day === 1 ? 7 : day - 1));
  const row = first === undefined ? [] : upTo(first, ((first + days.length - 2) % 7) + 1);
  const isRow = days.length > 2 && row.every((day) => days.includes(day));
  return isRow ? subscriptions.fromTo(named(first), named(row.at(-1))) : listOf(days.map(named));
}

/** Topics in the reply's language. */
export function showTopics(topics: readonly string[], { knowledge, language }: CommandContext): string {
  const texts = textsFor(language);
  const titles = topics.map((id) => {
    const title = knowledge.situation.topics[id];
    return title ? inLanguage(title, language, knowledge) : id;
  });
  return titles.length === 0 ? texts.subscriptions.allTopics : texts.listOf(titles);
}

/** A moment in a zone: "Monday 23 November 2026, 08:00 (Asia/Baghdad)". */
function showMoment(moment: Date, zone: string, texts: Texts): string {
  const local = moment.toTemporalInstant().toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const date = showDate(local.toPlainDate().toString(), texts);
  return texts.subscriptions.moment(texts.weekdays[local.dayOfWeek - 1] ?? '', date, `${time} (${zone})`);
}

/** When a digest comes next, and what was chosen of it beside its schedule. */
function choiceLines(status: DigestStatus, context: CommandContext): readonly Line[] {
  const texts = textsFor(context.language);
  const { subscriptions: say } = texts;
  return [
    ...(status.next ? [row(say.next, showMoment(status.next, status.schedule.zone, texts))] : []),
    row(say.topics, showTopics(status.topics, context)),
    row(say.language, languageName(status.language)),
    row(say.whenEmpty, say.empty[status.whenEmpty]),
    row(say.id, status.id),
  ];
}

/** A digest under its schedule, with its state, and how the last ones ended. */
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

function row(label: string, value: string): Line {
  return [text(`${label}: `, 'strong'), text(value)];
}

/** Says what the bot has to be given, where some of these digests are to come and it could not post them. */
export function hindrance(
  digests: readonly DigestStatus[],
  { inbound: { lacks }, language }: CommandContext,
): readonly string[] {
  const texts = textsFor(language);
  const isAwaited = digests.some(({ next }) => next !== undefined);
  return lacks && isAwaited ? [texts.subscriptions.lacks(texts.listOf(lacks))] : [];
}

/** What has become of a digest: some sentences, and all that was chosen of it. */
export function outcome(
  sentences: readonly string[],
  status: DigestStatus,
  context: CommandContext,
  actions: readonly Action[],
): Reply {
  const texts = textsFor(context.language);
  const schedule = row(texts.subscriptions.time, showSchedule(status.schedule, texts));
  const { state } = status;
  const standing = state === 'active' ? [] : [stateLine(state, texts)];
  const said = [...sentences, ...hindrance([status], context)];
  const lines = [schedule, ...standing, ...choiceLines(status, context)];
  return reply(context.language, [paragraph(said.join(' ')), ...bullets(lines)], { actions });
}

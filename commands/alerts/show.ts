import type { AlertStatus } from '../../src/command/alerts.ts';
import type { CommandContext } from '../../src/command/command.ts';
import { bullets, call, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Line, Reply } from '../../src/reply/reply.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { row, showTopics } from '../digest/show.ts';
import { example } from './options.ts';

/** Some sentences, and all the choices of the alerts. */
export function alertReply(
  sentences: readonly string[],
  status: AlertStatus,
  context: CommandContext,
  actions: readonly Action[] = [],
): Reply {
  const { language } = context;
  const texts = textsFor(language);
  const { alerts: say, subscriptions } = texts;
  const { state, topics, most, quiet, zone, today, held } = status;
  const hours = quiet === 'none' ? say.noQuiet(zone) : say.quietHours(quiet.from, quiet.until, zone);
  const lines: readonly Line[] = [
    ...(state === 'active' ? [] : [row(subscriptions.state, say.states[state])]),
    row(subscriptions.topics, showTopics(topics, context)),
    row(say.most, say.mostADay(most)),
    row(say.quiet, hours),
    row(subscriptions.language, languageName(status.language)),
    ...(today > 0 ? [row(say.today, String(today))] : []),
    ...(held > 0 ? [row(say.held, String(held))] : []),
  ];
  const above = sentences.length === 0 ? [] : [paragraph(sentences.join(' '))];
  return reply(language, [...above, ...bullets(lines)], { actions });
}

/** The button that turns alerts off. */
export function offButton(language: string): Action {
  return call(textsFor(language).alerts.buttons.off, 'alerts off');
}

/** Says that the chat has no alerts, and how to turn them on. */
export function noAlerts({ knowledge, language }: CommandContext): Reply {
  const typed = text(example(knowledge), 'code');
  return reply(language, [paragraph(textsFor(language).alerts.none, ' ', typed)]);
}

/** Says that alerts cannot be posted in this chat. */
export function nowhere(language: string): Reply {
  return notice(language, [textsFor(language).alerts.nowhere]);
}

/** Names the permissions that the bot lacks to post alerts. */
export function missingRights({ inbound: { lacks }, language }: CommandContext): readonly string[] {
  const texts = textsFor(language);
  return lacks ? [texts.subscriptions.lacks(texts.listOf(lacks))] : [];
}

import type { Fact, Knowledge } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { isoDay } from '../reply/dates.ts';
import type { Reply } from '../reply/reply.ts';
import { inLanguage, quoted } from '../reply/text.ts';
import { languageName, textLanguages, textsFor } from '../text/index.ts';
import { nearest } from '../util/edit-distance.ts';
import type { CommandContext } from './command.ts';
import { nearestLanguage } from './languages.ts';
import { suggestion } from './problems.ts';
import { readTypedDay } from './typed-dates.ts';

/** Reads a date option: its day, nothing if it was left out, or what is wrong with it. */
export function dateOption(
  typed: string | undefined,
  { knowledge, language, now }: CommandContext,
): { readonly day?: string; readonly problem?: Reply } {
  if (!typed) return {};
  const today = isoDay(now(), knowledge.situation.timeZone);
  const date = readTypedDay(typed, today);
  if (date.day !== undefined) return { day: date.day };
  const texts = textsFor(language);
  const sentence = texts.wrong.date(quoted(typed, texts), today);
  return { problem: suggestion(language, sentence, date.nearest) };
}

/** Whether a flag of a parsed call is set. */
export function isYes(flag: string | undefined): boolean {
  return flag === 'yes';
}

/** The id of the topic with this id or with this title in any language. */
export function topicOf(typed: string, { situation }: Knowledge): string | undefined {
  const wanted = fold(typed).trim();
  return Object.entries(situation.topics).find(([id, title]) =>
    [id, ...Object.values(title)].some((spelling) => fold(spelling) === wanted),
  )?.[0];
}

/** The id or title of a topic that is nearest to a mistyped one. */
export function nearestTopic(typed: string, { situation }: Knowledge): string | undefined {
  const topics = Object.entries(situation.topics);
  return nearest(
    typed,
    topics.flatMap(([id, title]) => [id, ...Object.values(title)]),
  );
}

/** Says that there is no such topic, and names the nearest one or all of them. */
export function topicProblem(typed: string, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language);
  const topics = Object.entries(knowledge.situation.topics);
  const all = topics.map(([id, title]) => `${inLanguage(title, language, knowledge)} (${id})`);
  return suggestion(
    language,
    texts.wrong.topic(quoted(typed, texts)),
    nearestTopic(typed, knowledge),
    texts.wrong.topics(all.join(' · ')),
  );
}

/** Says that the bot does not speak a language, and names those that it speaks. */
export function languageProblem(typed: string, { language }: CommandContext): Reply {
  const texts = textsFor(language);
  const sentence = texts.wrong.language(quoted(typed, texts), textLanguages.map(languageName).join(' · '));
  return suggestion(language, sentence, nearestLanguage(typed));
}

/** The fact with an id in any letter case. */
export function factOf(typed: string, { facts }: Knowledge): Fact | undefined {
  const id = typed.toLowerCase();
  return facts.find((fact) => fact.id === id);
}

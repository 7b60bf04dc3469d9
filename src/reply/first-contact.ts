import type { Knowledge } from '../knowledge/model.ts';
import { tellingFacts } from '../knowledge/offered-facts.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { call, paragraph, reply } from './build.ts';
import { LONGEST_LABEL } from './next-question.ts';
import type { Action, Reply } from './reply.ts';
import { inLanguage } from './text.ts';

/** Questions that somebody new is offered. */
const MOST_QUESTIONS = 3;

/**
 * Buttons for somebody who has not asked anything yet: questions on different matters that lead to an answer, and the
 * situation in short.
 * @param asOf the date of which the chat speaks, if it is not today
 */
export function firstActions(knowledge: Knowledge, language: string, asOf?: string): readonly Action[] {
  const date = given({ as_of: asOf });
  const questions = tellingFacts(knowledge, language, MOST_QUESTIONS, LONGEST_LABEL).flatMap(
    ({ ask }) => ask?.[language] ?? [],
  );
  return [
    ...questions.map((question) => call(question, 'ask', { question, ...date })),
    call(textsFor(language).surface.start.brief, 'brief'),
  ];
}

/** What the bot is, in one line, and what to ask. */
export function firstContact(knowledge: Knowledge, language: string): Reply {
  const { what } = textsFor(language).surface.start;
  const title = inLanguage(knowledge.situation.title, language, knowledge);
  return reply(language, [paragraph(what(title))], { actions: firstActions(knowledge, language) });
}

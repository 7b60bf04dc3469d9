import { z } from 'zod';
import { LONGEST_QUESTION } from '../../../query/limits.ts';
import { textLanguages } from '../../../text/index.ts';
import { LARGEST_BODY } from './request-body.ts';

/** The most earlier questions that are given along. */
const MOST_CONTEXT = 20;

const language = z
  .enum(textLanguages)
  .exactOptional()
  .describe(
    'Language of the texts; by default that of the question where the knowledge has it, else English.',
  );
const day = (description: string) =>
  z.iso.date().exactOptional().describe(`${description} Such as 2026-01-20.`);
const words = (description: string) => z.string().min(1).max(LONGEST_QUESTION).describe(description);
const asOf = day('Leaves out what happened or was published after this day.');
const question = words('The question, in English, Arabic, Sorani Kurdish, Turkish or French.');

/* What the API and the tools for assistants take. Fields that are not known are refused, so that a misspelt one is noticed. */

export const askRequest = z.strictObject({
  question,
  lang: language,
  asOf,
  context: z
    .array(z.string().max(LONGEST_QUESTION))
    .max(MOST_CONTEXT)
    .exactOptional()
    .describe('Earlier questions of the conversation, oldest first; none are kept.'),
});

export const checkRequest = z.strictObject({
  text: z.string().min(1).max(LARGEST_BODY).describe('The text that is checked, clause by clause.'),
  lang: language,
  asOf,
});

export const factRequest = z.strictObject({ id: words('Id of the fact.'), lang: language });

export const latestRequest = z.strictObject({
  since: day('What is new from this day on; by default the newest facts.'),
  lang: language,
});

export const whoRequest = z.strictObject({
  name: words('The name of a person, group or place in any spelling, or its id.'),
  lang: language,
});

import { z } from 'zod';
import type { JsonAnswer, JsonChecked, JsonCitation, JsonStatement } from './json.ts';
import type { JsonFact, JsonLatest, JsonProfiles } from './json-facts.ts';

/*
 * The JSON for other programs as zod schemas, with the words of docs/json.md. The OpenAPI description and the tools for
 * assistants are made from them. The command line, which starts fast, does not load this file.
 */

const text = (description: string) => z.string().describe(description);
const list = (description: string) => z.array(z.string()).describe(description);

const statementSchema = z
  .object({
    fact: text('Id of the fact.'),
    text: text('The statement.'),
    says: text('Who says it. Name them wherever you repeat the statement.'),
    status: z
      .enum(['reported', 'claimed', 'disputed', 'analysis'])
      .describe(
        'reported: the source itself states it. claimed: someone in the source says it. disputed: a source also says something against it. analysis: the judgement of an analyst or of the author.',
      ),
    when: text(
      'When it happened: an ISO date, month, year or interval, with "(inferred)" where the source does not give it.',
    ),
    citation: z.int().describe('Number of its citation.'),
  })
  .describe('A statement that stands in a source, in our own words.') satisfies z.ZodType<JsonStatement>;

const citationSchema = z
  .object({
    n: z.int().describe('Its number.'),
    source: text('Id of the source.'),
    title: text('Title of the source.'),
    publisher: text('Who published it.'),
    paragraph: z.int().describe('Number of the non-empty line in the source, the title being 1.'),
    published: text('When the source was published.'),
    url: z.string().nullable().describe('Address of the source; null where it is not known.'),
  })
  .describe('Where a statement stands.') satisfies z.ZodType<JsonCitation>;

const facts = {
  statements: z.array(statementSchema),
  citations: z.array(citationSchema).describe('One for each statement, in the same order.'),
};

export const answerSchema = z
  .object({
    question: text('The question as it was read, without invisible characters.'),
    language: text('Language of the answer.'),
    outcome: z
      .enum(['answered', 'unsure', 'not-in-sources'])
      .describe(
        'answered: the statements answer the question. unsure: they come nearest and may not answer it. not-in-sources: it is known that no source tells this.',
      ),
    answer: text('What a reader sees, without markup: the statements, or why there are none.'),
    missing: z
      .enum([
        ...(['empty', 'too-long', 'not-a-question', 'gap', 'unknown-words', 'no-such-link'] as const),
        ...(['false-premise', 'nothing-close', 'other-language', 'not-yet'] as const),
      ])
      .exactOptional()
      .describe('Why there is no answer; only with not-in-sources.'),
    ...facts,
    related: list('Ids of further facts; with not-in-sources the nearest ones.'),
    tookMs: z.number().describe('Milliseconds that the answer took.'),
  })
  .describe(
    'The answer to a question. In a batch of the command line it has the id of its line as well.',
  ) satisfies z.ZodType<Omit<JsonAnswer, 'id'>>;

export const checkedSchema = z
  .object({
    statement: text('The clause as it stands in the text.'),
    verdict: z
      .enum(['in-sources', 'differs', 'in-part', 'disputed', 'not-in-sources'])
      .describe(
        'in-sources: the sources state it. differs: they say otherwise. in-part: they state a part of it. disputed: they hold something against it. not-in-sources: no fact states it.',
      ),
    differs: text(
      'What the sources have instead, or which words no source has. Left out where there is nothing to say.',
    ).exactOptional(),
    ...facts,
  })
  .describe(
    'A clause of a checked text, with the facts that the verdict rests on.',
  ) satisfies z.ZodType<JsonChecked>;

const language = text('Language of the texts.');

export const factSchema = z
  .object({
    language,
    fact: text('Id of the fact, which is the first statement.'),
    standing: z
      .enum(['current', 'corrected', 'withdrawn'])
      .describe('corrected: another fact has taken its place. withdrawn: it is no longer stated.'),
    added: text('ISO date on which it entered the knowledge.'),
    reason: text('Why it was withdrawn or corrected, where that is known.').exactOptional(),
    correctedBy: text('Id of the fact that has taken its place.').exactOptional(),
    corrects: list('Ids of the earlier facts that it corrects, the last one first.'),
    against: list('Ids of facts that deny it, or that cannot be true as well.'),
    accounts: list('Ids of other accounts of the same event.'),
    ...facts,
  })
  .describe('A fact, with the statements that stand beside it.') satisfies z.ZodType<JsonFact>;

export const latestSchema = z
  .object({
    language,
    since: z.string().nullable().describe('ISO date; null where the newest facts were asked for.'),
    added: list('Ids of new facts.'),
    corrected: z
      .array(z.object({ fact: z.string(), before: z.string() }))
      .describe('Facts that took the place of an earlier one, and that one, by id.'),
    withdrawn: list('Ids of facts that are no longer stated.'),
    left: z.int().describe('How many more facts there are, which are left out.'),
    ...facts,
  })
  .describe('What is new, the newest first.') satisfies z.ZodType<JsonLatest>;

export const profilesSchema = z
  .object({
    language,
    profiles: z.array(
      z.object({
        id: text('Id of the name.'),
        name: z.string(),
        kind: z.enum(['person', 'group', 'place', 'office', 'voice']),
        role: text('Who or what it is, as the sources say.').exactOptional(),
        about: list('Ids of the facts that are mainly about it.'),
        said: list('Ids of the facts that it says of other matters.'),
        mentioned: list('Ids of the facts that only mention it.'),
      }),
    ),
    left: z.int().describe('How many more facts there are, which are left out.'),
    ...facts,
  })
  .describe('What is told of people, groups and places.') satisfies z.ZodType<JsonProfiles>;

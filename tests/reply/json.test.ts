import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Missing } from '../../src/query/types.ts';
import { answerJson } from '../../src/reply/json.ts';
import { given } from '../../src/util/given.ts';
import { answered, unanswered, unsure } from '../answers.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { anyCharacter } from '../util/any-character.ts';

const CONTRACT = z.strictObject({
  id: z.string().optional(),
  question: z.string(),
  language: z.string(),
  outcome: z.enum(['answered', 'unsure', 'not-in-sources']),
  answer: z.string().min(1),
  missing: z.string().optional(),
  statements: z.array(
    z.strictObject({
      fact: z.string(),
      text: z.string(),
      says: z.string(),
      status: z.enum(['reported', 'claimed', 'disputed', 'analysis']),
      when: z.string().regex(/^\d{4}(-\d\d)*(\/\d{4}(-\d\d)*)?( \(inferred\))?$/),
      citation: z.int().positive(),
    }),
  ),
  citations: z.array(
    z.strictObject({
      n: z.int().positive(),
      source: z.string(),
      title: z.string(),
      publisher: z.string(),
      paragraph: z.int().positive(),
      published: z.string(),
      url: z.string().nullable(),
    }),
  ),
  related: z.array(z.string()),
  tookMs: z.number(),
});

const ids = knowledge.facts.map((fact) => fact.id);
const words = fc.array(fc.string({ unit: anyCharacter }), { minLength: 1 });
const missings: fc.Arbitrary<Missing> = fc.oneof(
  fc.constantFrom<Missing>(
    { kind: 'empty' },
    { kind: 'not-a-question' },
    { kind: 'nothing-close' },
    { kind: 'not-yet', asOf: '2026-01-20' },
    { kind: 'no-such-link', names: ['sadr', 'nobody'], words: [], instead: factNamed('phone-call') },
  ),
  words.map((unknown): Missing => ({ kind: 'unknown-words', words: unknown })),
);
const languages = fc.constantFrom('en', 'ar', 'ckb', 'fr');
const answers = fc.oneof(
  fc
    .tuple(fc.shuffledSubarray(ids, { minLength: 1 }), languages)
    .map(([some, language]) => answered(some, { language })),
  fc
    .tuple(fc.shuffledSubarray(ids, { minLength: 1 }), languages)
    .map(([some, language]) => unsure(some, { language })),
  fc
    .tuple(missings, fc.shuffledSubarray(ids), languages)
    .map(([missing, some, language]) => unanswered(missing, some, { language })),
);

test('the JSON of any answer follows the contract', () => {
  fc.assert(
    fc.property(answers, fc.option(fc.string(), { nil: undefined }), (answer, id) => {
      const json = answerJson(answer, { knowledge, tookMs: 1.5, ...given({ id }) });
      CONTRACT.parse(JSON.parse(JSON.stringify(json)));
      expect(json.citations.map(({ n }) => n)).toEqual(json.statements.map(({ citation }) => citation));
      expect(json.citations.map(({ n }) => n)).toEqual(json.citations.map((_, index) => index + 1));
      for (const { text, says } of json.statements) {
        expect(json.answer).toContain(text);
        expect(json.answer).toContain(says);
      }
    }),
  );
});

test('an answer as JSON', () => {
  expect(answerJson(answered(['fully-secured']), { knowledge, id: 'q1', tookMs: 3 })).toEqual({
    id: 'q1',
    question: 'a question',
    language: 'en',
    outcome: 'answered',
    answer:
      'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed',
    statements: [
      {
        fact: 'fully-secured',
        text: 'The border with Syria is fully secured by layers of troops.',
        says: 'Abdul Amir al-Shammari',
        status: 'disputed',
        when: '2026-01 (inferred)',
        citation: 1,
      },
    ],
    citations: [
      {
        n: 1,
        source: 'article',
        title: 'Iraq on alert',
        publisher: 'The Amargi',
        paragraph: 11,
        published: '2026-01 (inferred)',
        url: 'https://example.org/iraq',
      },
    ],
    related: [],
    tookMs: 3,
  });
});

test('a refusal as JSON has no statements, and names the nearest facts', () => {
  const answer = unanswered({ kind: 'unknown-words', words: ['ferry'] }, ['red-line']);
  expect(answerJson(answer, { knowledge, tookMs: 3 })).toEqual({
    question: 'a question',
    language: 'en',
    outcome: 'not-in-sources',
    answer: 'The sources do not say. No source mentions “ferry”.',
    missing: 'unknown-words',
    statements: [],
    citations: [],
    related: ['red-line'],
    tookMs: 3,
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Question } from '../../src/query/types.ts';
import { tokenize } from '../../src/query/words/fold.ts';
import { anyText } from './any-text.ts';
import { knowledge, smallEngine } from './small.ts';

const engine = smallEngine();
const words = [
  ...knowledge.facts.flatMap((fact) => [
    ...Object.values(fact.text),
    ...Object.values(fact.questions).flat(),
  ]),
  ...knowledge.gaps.flatMap((gap) => Object.values(gap.questions).flat()),
  ...knowledge.names.flatMap((name) => Object.values(name.name)),
  'what is new? who he it there and how many when zorglub',
]
  .flatMap((text) => text.split(' '))
  .filter((word) => word !== '');

/** Anything at all, and what is made of the words that the knowledge knows. */
const text = fc.oneof(
  anyText,
  fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((some) => some.join(' ')),
  fc.constantFrom(
    ...[...knowledge.facts, ...knowledge.gaps].flatMap(({ questions }) => Object.values(questions).flat()),
  ),
);
const asOf = fc.date({ min: new Date('2013-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
const questions: fc.Arbitrary<Question> = fc.record(
  {
    text,
    language: fc.constantFrom('en', 'ar', 'ckb'),
    asOf: asOf.map((date) => date.toISOString().slice(0, 10)),
    context: fc.array(text, { maxLength: 6 }),
  },
  { requiredKeys: ['text'] },
);

/** Facts that no answer may show: retracted ones, and those whose correction was known on the day of the question. */
function unsaid({ asOf = '9999' }: Question): readonly string[] {
  const { facts } = knowledge;
  const corrected = facts.flatMap(({ supersedes, added }) =>
    supersedes !== undefined && added <= asOf ? [supersedes] : [],
  );
  return [...corrected, ...facts.filter(({ retracted }) => retracted !== undefined).map(({ id }) => id)];
}

function surfaces(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((some) => tokenize(some).map(({ surface }) => surface)));
}

const ARABIC = /\p{Script=Arabic}/u;

/** What holds of every answer. */
function check(question: Question, answer: Answer): void {
  const ids = answer.statements.map(({ id }) => id);
  const shown = [...ids, ...answer.related.map(({ id }) => id)];
  expect(new Set(shown).size).toBe(shown.length);
  const wrong = unsaid(question);
  expect(shown.filter((id) => wrong.includes(id))).toEqual([]);
  expect(answer.related.length).toBeLessThanOrEqual(3);
  if (answer.outcome === 'not-in-sources') {
    expect(ids).toEqual([]);
    expect(answer.missing).toBeDefined();
  } else if (answer.form.kind === 'talk' || answer.form.kind === 'gaps') {
    expect(ids).toEqual([]);
    expect(answer.missing).toBeUndefined();
  } else {
    expect(ids.length).toBeGreaterThanOrEqual(1);
    expect(ids.length).toBeLessThanOrEqual(8);
    expect(answer.missing).toBeUndefined();
  }
  const day = question.asOf;
  if (day !== undefined) {
    for (const { when, source } of [...answer.statements, ...answer.related]) {
      expect([when.to <= day, source.published.to <= day]).toEqual([true, true]);
    }
  }
  expect(answer.language).toBe(question.language ?? answer.language);
  expect(['en', 'ar', 'ckb']).toContain(answer.language);
  expect(answer.question.isWellFormed()).toBe(true);
  const { confidence, threshold, matched, unmatched } = answer.explanation;
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
  expect(threshold).toBeLessThanOrEqual(1);
  const typed = surfaces([question.text]);
  // Arabic and Sorani in Latin letters are read, and told, in their own.
  const isReread =
    [...matched, ...unmatched].some((word) => ARABIC.test(word)) && !ARABIC.test(question.text);
  if (isReread) return;
  for (const surface of unmatched) expect(typed).toEqual(typed.union(surfaces([surface])));
  if (question.context === undefined) {
    for (const surface of matched) expect(typed).toEqual(typed.union(surfaces([surface])));
  }
}

test('any question gets an answer that keeps the rules', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(questions, (question) => {
      const answer = engine.ask(question);
      seen.add(answer.missing?.kind ?? answer.outcome);
      check(question, answer);
    }),
    { numRuns: 800 },
  );
  // The law is empty unless questions of most kinds were among them.
  for (const kind of ['answered', 'unsure', 'empty', 'gap', 'unknown-words', 'not-a-question', 'not-yet']) {
    expect(seen).toContain(kind);
  }
});

test('any question has the same answer twice', () => {
  fc.assert(
    fc.property(questions, questions, (one, other) => {
      const first = engine.ask(one);
      engine.ask(other);
      expect(engine.ask(one)).toEqual(first);
    }),
    { numRuns: 150 },
  );
});

test('any text has names and a language, without a throw', () => {
  const known = new Set(knowledge.names.map(({ id }) => id));
  fc.assert(
    fc.property(text, (some) => {
      const names = engine.names(some).map(({ id }) => id);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((id) => known.has(id))).toBe(true);
      expect(knowledge.situation.asked).toContain(engine.detect(some));
    }),
    { numRuns: 200 },
  );
});

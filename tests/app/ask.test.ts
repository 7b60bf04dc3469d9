import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, TRACE, temporaryFolder } from './program.ts';
import { run } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

const KEYS = ['question', 'language', 'outcome', 'answer', 'statements', 'citations', 'related', 'tookMs'];
const STATEMENT = ['fact', 'text', 'says', 'status', 'when', 'citation'];
const CITATION = ['n', 'source', 'title', 'publisher', 'paragraph', 'published', 'url'];
const QUESTION = 'Who commands the SDF?';

test('an answer is printed, with its speaker and its citation', async () => {
  const { code, out, errors } = await run(['ask', QUESTION]);
  expect([code, errors]).toEqual([0, '']);
  expect(out).toMatch(/Mazloum Abdi .+ — reported\s\[1\]/);
  expect(out).toMatch(/The Amargi <https:.+ · January 2026 \(inferred\) · \d+ (?:months|years) old/);
  expect(out).toContain('par. 20\u00a0[1]');
  expect(out).not.toContain('\u001b');
});

test('words without quotation marks are one question', async () => {
  const { out } = await run(['ask', ...'were patrols doubled in Iraq?'.split(' '), '--json'], {
    env: await smallKnowledge(),
  });
  expect(jsonLines(out)).toMatchObject([{ question: 'were patrols doubled in Iraq?', outcome: 'answered' }]);
});

test('as JSON it is one object with exactly the keys of the contract', async () => {
  const { code, out, errors } = await run(['ask', '--json', QUESTION]);
  expect([code, errors]).toEqual([0, '']);
  const [answer, ...others] = jsonLines(out);
  expect(others).toEqual([]);
  expect(Object.keys(answer ?? {}).toSorted()).toEqual(KEYS.toSorted());
  expect(answer).toMatchObject({ question: QUESTION, language: 'en', outcome: 'answered' });
  const parts = answer as { statements: object[]; citations: object[] };
  expect(parts.statements.length).toBeGreaterThan(0);
  expect(parts.citations).toHaveLength(parts.statements.length);
  for (const statement of parts.statements) expect(Object.keys(statement)).toEqual(STATEMENT);
  for (const citation of parts.citations) expect(Object.keys(citation)).toEqual(CITATION);
  expect(parts.statements[0]).toMatchObject({ fact: 'abdi-sdf-commander', citation: 1 });
  expect(parts.citations[0]).toMatchObject({ n: 1, source: 'amargi-iraq-high-alert', paragraph: 20 });
});

test('a refusal as JSON has no statements, and says what is missing', async () => {
  const { code, out } = await run(['ask', '--json', 'When did Sadr phone Mazloum Abdi?']);
  expect(code).toBe(0);
  const [answer] = jsonLines(out);
  expect(Object.keys(answer ?? {}).toSorted()).toEqual([...KEYS, 'missing'].toSorted());
  expect(answer).toMatchObject({ outcome: 'not-in-sources', statements: [], citations: [] });
});

test('--lang and --as-of', async () => {
  const arabic = await run(['ask', '--json', '--lang', 'AR', QUESTION]);
  const [answer] = jsonLines(arabic.out) as { language: string; statements: { text: string }[] }[];
  expect(answer?.language).toBe('ar');
  expect(answer?.statements[0]?.text).toMatch(/\p{Script=Arabic}/u);
  const early = await run(['ask', '--json', '--as-of', '2020-01-01', QUESTION]);
  expect(jsonLines(early.out)).toMatchObject([{ outcome: 'not-in-sources', missing: 'not-yet' }]);
});

test('--text asks a plain text, whose first line is its title', async () => {
  const file = join(await temporaryFolder(), 'mill.txt');
  await writeFile(file, 'The mill\n\nFlour was sold at the harbour.\nAda Byrne built the mill in 1821.\n');
  const { code, out, errors } = await run(['ask', '--json', '--text', file, 'Who built the mill?']);
  expect([code, errors]).toEqual([0, '']);
  expect(jsonLines(out)).toMatchObject([
    {
      statements: [{ text: 'Ada Byrne built the mill in 1821.', says: 'The mill', status: 'reported' }],
      citations: [{ title: 'The mill', publisher: 'mill.txt', paragraph: 3 }],
    },
  ]);
  await writeFile(file, 'A title alone');
  const bare = await run(['ask', '--text', file, 'Who built the mill?']);
  expect([bare.code, bare.out]).toEqual([2, '']);
  expect(bare.errors).toContain(`--text ${file}: there is no paragraph`);
});

test.each<[words: readonly string[], says: string]>([
  [['aks', 'who?'], 'There is no command "aks"; did you mean "ask"?'],
  [['ask', '--jsn', 'who?'], '"--jsn"; did you mean "--json"?'],
  [['ask', '--as-of', '2026-02-30', 'who?'], '--as-of 2026-02-30: there is no such day'],
  [['ask', '--lang', 'klingon', 'who?'], '--lang klingon: answers are given in en, ar, ckb'],
  [['ask'], 'What is the question?'],
  [['ask', ''], 'There is no question here'],
  [['ask', '😀🎉'], 'There is no question here'],
  [['ask', '\u0007\u001b'], 'There is no question here'],
  [['ask', '--batch', 'no-such-file.jsonl'], '--batch no-such-file.jsonl: there is no such file'],
  [['ask', '--text', 'no-such-file.txt', 'who?'], '--text no-such-file.txt: there is no such file'],
  [['check', 'more'], '"check" takes no more arguments'],
])('%j is wrong use: a sentence on standard error, and exit code 2', async (words, says) => {
  const { code, out, errors } = await run(words);
  expect(errors).toContain(says);
  expect([code, out]).toEqual([2, '']);
  expect(errors).not.toMatch(TRACE);
});

test('ten thousand characters are too many', async () => {
  const { code, out, errors } = await run(['ask', 'a'.repeat(10_000)]);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain('at most 2000 characters');
  expect(errors.length).toBeLessThan(500);
});

test('with --json too, a text that is no question has exit code 2', async () => {
  const { code, out } = await run(['ask', '--json', '']);
  expect(code).toBe(2);
  expect(jsonLines(out)).toMatchObject([{ outcome: 'not-in-sources', missing: 'empty' }]);
});

test('--help prints the usage', async () => {
  const { code, out, errors } = await run(['--help']);
  expect([code, errors]).toEqual([0, '']);
  expect(out).toMatch(/^Usage:\n/);
});

describe('unusual texts are answered', () => {
  test.each([
    ['only control characters between words', 'who\u0007 commands\u001b[31m the SDF?'],
    ['direction marks', '\u202ewho commands the SDF?'],
    ['two thousand characters', 'who '.repeat(500)],
    ['an option after --', '--who commands the SDF'],
  ])('%s', async (_, question) => {
    const { code, out, errors } = await run(['ask', '--', question], { env: await smallKnowledge() });
    expect([code, errors]).toEqual([0, '']);
    for (const unseen of '\u001b\u0007\u202e') expect(out).not.toContain(unseen);
    expect(out).not.toMatch(TRACE);
  });
});

test.each([[['ask', QUESTION]], [['help']]])(
  '%j ends quietly when nobody reads the output',
  async (words) => {
    const { code, errors } = await run(words, { read: 'nothing', env: await smallKnowledge() });
    expect([code, errors]).toEqual([0, '']);
  },
);

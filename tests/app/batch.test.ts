import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, TRACE, temporaryFolder } from './program.ts';
import { run } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

const line = (id: unknown, question: unknown, context?: unknown): string =>
  JSON.stringify({ id, question, ...(context === undefined ? {} : { context }) });

test('a file is answered line by line, in order, with the ids; a follow-up uses its context', async () => {
  const file = join(await temporaryFolder(), 'questions.jsonl');
  const lines = [
    line('a', 'Who commands the SDF?'),
    '',
    line(2, 'and when?', ['Who was arrested in Kirkuk?']),
    line('c', 'and when?'),
    line('c', 'منو قائد قسد؟'),
  ];
  await writeFile(file, `\ufeff${lines.join('\r\n')}`);
  const { code, out, errors } = await run(['ask', '--json', '--batch', file]);
  expect([code, errors]).toEqual([0, '']);
  const first = (fact: string) => ({
    statements: expect.arrayContaining([expect.objectContaining({ fact })]),
  });
  expect(jsonLines(out)).toMatchObject([
    { id: 'a', question: 'Who commands the SDF?', outcome: 'answered', ...first('abdi-sdf-commander') },
    { id: 2, question: 'and when?', outcome: 'answered', ...first('kirkuk-arrest') },
    { id: 'c', question: 'and when?', outcome: 'not-in-sources' },
    { id: 'c', language: 'ar', outcome: 'answered', ...first('abdi-sdf-commander') },
  ]);
});

test('from the standard input, with options that apply to all lines', async () => {
  const input = `${line('a', 'Who commands the SDF?')}\n${line('b', 'Is the border secure?')}\n`;
  const { code, out } = await run(['ask', '--batch', '-', '--lang', 'ar', '--as-of', '2020-01-01'], {
    input,
  });
  expect(code).toBe(0);
  expect(jsonLines(out)).toMatchObject([
    { id: 'a', language: 'ar', outcome: 'not-in-sources', missing: 'not-yet' },
    { id: 'b', language: 'ar', outcome: 'not-in-sources' },
  ]);
});

test('bad lines are reported with their numbers, the other lines are answered, and the exit code is 1', async () => {
  const bad = [
    '{"id":"x","question":',
    'null',
    '[]',
    '"who?"',
    line('x', 5),
    line(undefined, 'who?'),
    line({ a: 1 }, 'who?'),
    line('x', 'who?', 'earlier'),
    line('x', 'who?', [1]),
  ];
  const input = [line('first', 'Who commands the SDF?'), '', ...bad, line('last', '')].join('\n');
  const { code, out, errors } = await run(['ask', '--json', '--batch', '-'], { input });
  expect(code).toBe(1);
  expect(jsonLines(out)).toMatchObject([
    { id: 'first', outcome: 'answered' },
    { id: 'last', outcome: 'not-in-sources', missing: 'empty' },
  ]);
  expect(
    errors
      .trim()
      .split('\n')
      .map((sentence) => /^line (\d+): .+/.exec(sentence)?.[1]),
  ).toEqual(bad.map((_, number) => String(number + 3)));
  expect(errors).not.toMatch(TRACE);
});

test('unusual questions are answered, and the output is well-formed', async () => {
  const input = [
    '{"id":"half","question":"who \\ud800 commands the SDF?"}',
    line('emoji', '😀'),
    line('long', 'a'.repeat(10_000)),
    line('control', '\u0000\u0007who commands the SDF\u001b[31m'),
  ].join('\n');
  const { code, out, errors } = await run(['ask', '--json', '--batch', '-'], { input });
  expect([code, errors]).toEqual([0, '']);
  const answers = jsonLines(out);
  expect(answers).toMatchObject([
    { id: 'half', outcome: 'answered' },
    { id: 'emoji', missing: 'empty' },
    { id: 'long', missing: 'too-long' },
    { id: 'control', outcome: 'answered' },
  ]);
  for (const { question } of answers) expect(String(question).isWellFormed()).toBe(true);
  expect(out).not.toContain('\\ud800');
});

test('without lines there is no output', async () => {
  expect(await run(['ask', '--json', '--batch', '-'], { input: '' })).toEqual({
    code: 0,
    out: '',
    errors: '',
  });
});

test('a question and a batch together are wrong use', async () => {
  const { code, errors } = await run(['ask', '--batch', 'x.jsonl', 'who?']);
  expect(code).toBe(2);
  expect(errors).toContain('not both');
});

test('it ends quietly when the reader of the output stops early', async () => {
  const input = Array.from({ length: 400 }, (_, id) => `${line(id, 'Is the border secure?')}\n`).join('');
  const { code, errors } = await run(['ask', '--json', '--batch', '-'], {
    ...{ input, read: 'little' },
    env: await smallKnowledge(),
  });
  expect([code, errors]).toEqual([0, '']);
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, temporaryFolder } from './program.ts';
import { run } from './running.ts';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), 'post.txt');
  await writeFile(file, content);
  return file;
}

const POST =
  'ISIS was defeated in Iraq in 2019. The border is not secure.\nIraq has closed its border with Syria.';

test('a text is checked statement by statement, one JSON object a line', async () => {
  const { code, out, errors } = await run(['ask', '--json', '--check', await fileOf(POST)]);
  expect([code, errors]).toEqual([0, '']);
  const checked = jsonLines(out);
  expect(checked.map(({ statement, verdict }) => [statement, verdict])).toEqual([
    ['ISIS was defeated in Iraq in 2019.', 'differs'],
    ['The border is not secure.', 'disputed'],
    ['Iraq has closed its border with Syria.', 'not-in-sources'],
  ]);
  expect(checked[0]).toMatchObject({
    differs: 'In the sources: “2017”, not “2019”.',
    citations: [{ n: 1, paragraph: 21 }],
    statements: [{ fact: 'iraq-victory-2017', citation: 1 }],
  });
  expect(Object.keys(checked[2] ?? {})).toEqual(['statement', 'verdict', 'citations', 'statements']);
});

test('without --json it is shown as a chat shows it, in the language that is wanted', async () => {
  const english = await run(['ask', '--check', await fileOf(POST)]);
  expect(english.out).toContain('Differs · In the sources: “2017”, not “2019”.');
  expect(english.out).toContain('Not in the sources');
  const arabic = await run(['ask', '--lang', 'ar', '--check', await fileOf(POST)]);
  expect(arabic.out).toContain('غير وارد في المصادر');
});

describe('what is no text is refused in one sentence', () => {
  test.each<[what: string, content: string | Uint8Array, sentence: RegExp]>([
    ['an empty file', '', /there is no text in it to check\.$/],
    ['signs alone', '123 !!\n', /there is no text in it to check\.$/],
    ['bytes that are no UTF-8', Uint8Array.of(0x41, 0xff, 0xfe), /this is not a text in UTF-8\.$/],
    ['a binary file', Uint8Array.of(0x41, 0, 1, 2), /this is not a text in UTF-8\.$/],
  ])('%s', async (_, content, sentence) => {
    const { code, out, errors } = await run(['ask', '--json', '--check', await fileOf(content)]);
    expect([code, out]).toEqual([2, '']);
    expect(errors.trim()).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  test('a file that is not there', async () => {
    const { code, errors } = await run(['ask', '--check', join(await temporaryFolder(), 'none.txt')]);
    expect(code).toBe(2);
    expect(errors).toContain('there is no such file');
  });

  test('a question beside a file', async () => {
    const { code, errors } = await run(['ask', '--check', await fileOf(POST), 'Who is Sadr?']);
    expect(code).toBe(2);
    expect(errors).toContain('Give only one of a question, --batch FILE and --check FILE.');
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runDesk } from '../../src/app/desk/run-desk.ts';
import type { Environment } from '../../src/app/environment.ts';
import { jsonLines, spawned } from './program.ts';
import { run } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

const TEXT = 'Road closed\n\n3 February 2026\nThe road has been closed since Monday, one officer said.\n';

test('a file becomes a draft once; a text on the standard input is printed and not kept', async () => {
  const env = await smallKnowledge();
  const file = join(env.DATA_DIR, 'road.txt');
  await writeFile(file, TEXT);
  const added = await spawned(['desk', 'add', file], { env });
  expect(added).toMatchObject({ code: 0, errors: '' });
  expect(added.out).toMatch(/^.*drafts\/road-closed\.yaml\n(.*\n)*published: 2026-02-03 \(in the byline/);

  const again = await run(['desk', 'add', file], { env });
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.errors).toBe(
    'This seems to be the draft "road-closed", which is in already with the very same text.\nAdd --anyway to make a draft of it all the same.\n',
  );

  const printed = await run(['desk', 'add', '-', '--json', '--publisher', 'Example Daily'], {
    env,
    input: TEXT,
  });
  expect(printed).toMatchObject({ code: 0, errors: '' });
  expect(jsonLines(printed.out)).toMatchObject([
    {
      source: { title: 'Road closed', publisher: 'Example Daily' },
      facts: [{ paragraph: 3, status: 'claimed' }],
    },
  ]);
});

test('the program fetches nothing from this machine', async () => {
  const env = await smallKnowledge();
  const sentence =
    '127.0.0.1 lies in a private network or on this machine; only pages on the public internet are fetched. Give the text of the page instead.\n';
  expect(await run(['desk', 'add', 'http://127.0.0.1/'], { env })).toEqual({
    code: 1,
    out: '',
    errors: sentence,
  });
  expect(await run(['desk', 'feeds', 'add', 'http://2130706433/feed'], { env })).toEqual({
    code: 1,
    out: '',
    errors: sentence,
  });
});

test.each([
  [['add'], /^desk add: name a file or an address/],
  [['add', 'a', 'b'], /was given "b" as well/],
  [['add', 'a', '--published', '2026-02-30'], /there is no such day/],
  [['add', 'nowhere.txt'], /^desk add nowhere\.txt: there is no such file/],
  [['feeds', 'ad', 'x'], /^desk feeds: there is no "ad"/],
  [['feeds', 'add', 'https://example.org', '--newest', '99'], /a whole number from 0 to 20/],
])('desk %s is wrong use', async (words, sentence) => {
  const environment: Environment = {
    ...{ words: [], env: {}, input: Readable.from([]), output: new PassThrough(), errors: new PassThrough() },
    now: () => new Date(0),
    timer: () => () => undefined,
    untilStopped: async () => undefined,
  };
  await expect(runDesk(words, environment)).rejects.toThrow(sentence);
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edited, GOOD, makeFolder, SOURCE, write } from '../knowledge/folder.ts';
import { jsonLines, TRACE, temporaryFolder } from './program.ts';
import { run } from './running.ts';

test('a wrong variable is named, with its possible values', async () => {
  const { code, out, errors } = await run(['ask', 'who?'], { env: { LOG_LEVEL: 'loud' } });
  expect([code, out]).toEqual([2, '']);
  expect(errors).toMatch(/^LOG_LEVEL is "loud".*info.*\n$/);
});

describe('knowledge with mistakes', () => {
  const bad = {
    [SOURCE]: GOOD[SOURCE].replace('paragraph: 2', 'paragraph: 0').replace('names: [iraq]', 'names: [iran]'),
    'gaps.yaml': '- id: [\n',
  };

  test.each([['check'], ['ask', 'who?'], ['start']])(
    '%s reports each mistake with its place, and ends with 1',
    async (...words) => {
      const folder = await makeFolder(bad);
      const { code, out, errors } = await run(words, { env: { KNOWLEDGE_DIR: folder } });
      expect([code, out]).toEqual([1, '']);
      const places = errors
        .trim()
        .split('\n')
        .map((sentence) => /^(.+?:\d+:\d+): ./.exec(sentence)?.[1]);
      expect(places.length).toBeGreaterThanOrEqual(3);
      expect(places).not.toContain(undefined);
      expect(places.some((place) => place?.startsWith(join(folder, SOURCE)))).toBe(true);
      expect(places.some((place) => place?.startsWith(join(folder, 'gaps.yaml')))).toBe(true);
      expect(errors).not.toMatch(TRACE);
    },
  );

  test('a folder that does not exist', async () => {
    const { code, errors } = await run(['check'], { env: { KNOWLEDGE_DIR: '/no/such/folder' } });
    expect(code).toBe(1);
    expect(errors).toContain('/no/such/folder');
    expect(errors).not.toMatch(TRACE);
  });
});

test('check counts what good knowledge holds', async () => {
  const { code, out } = await run(['check'], { env: { KNOWLEDGE_DIR: await makeFolder() } });
  expect(code).toBe(0);
  expect(out).toMatch(/all good/i);
  // Facts, known gaps, sources, names, concepts.
  expect(out.match(/\d+/g)).toEqual(['2', '1', '1', '3', '1']);
});

describe('check warns of what can hardly be meant', () => {
  const stray = { 'sources/b.yml': 'x' };

  test.each([
    [[], 0],
    [['--strict'], 1],
  ])('with %j the exit code is %i', async (options, expected) => {
    const folder = await makeFolder(stray);
    const { code, out } = await run(['check', ...options], { env: { KNOWLEDGE_DIR: folder } });
    expect(code).toBe(expected);
    expect(out.split('\n').slice(0, 2)).toEqual([
      `${folder}/sources/b.yml:1:1: warning: this file is not read - let its name end in ".yaml"`,
      expect.stringMatching(/^No mistakes; warnings: 1\. Facts: 2;/),
    ]);
  });

  test('of a gap that a later fact answers, at the gap', async () => {
    const later = GOOD[SOURCE]
      .slice(0, GOOD[SOURCE].indexOf('  - id: patrols-unchanged'))
      .replace('paper-one', 'paper-two')
      .replace('added: 2026-01-22', 'added: 2026-02-22')
      .replace('patrols-doubled', 'guards-counted')
      .replace('Patrols were doubled', 'There are many guards: the number of guards is 40')
      .replace('ضوعفت الدوريات', 'عدد الحراس 40')
      .replace('more patrols?', 'how many guards are there?');
    const folder = await makeFolder({ 'sources/b.yaml': later });
    const { code, out } = await run(['check'], { env: { KNOWLEDGE_DIR: folder } });
    expect(code).toBe(0);
    expect(out).toContain(
      `${folder}/gaps.yaml:1:7: warning: the fact "guards-counted" came later and answers 1 of 1 of its questions`,
    );
  });

  test('and refuses a date in the future', async () => {
    const folder = await makeFolder(edited(SOURCE, 'added: 2026-01-23', 'added: 2062-01-23'));
    const { code, errors } = await run(['check'], { env: { KNOWLEDGE_DIR: folder } });
    expect(code).toBe(1);
    expect(errors).toContain(`${folder}/${SOURCE}:27:12: "2062-01-23" is in the future`);
  });
});

describe('the cache between runs', () => {
  const question = ['ask', '--json', '--lang', 'en', 'when is bread baked in the oven?'];
  const baking = GOOD[SOURCE]
    .replaceAll('Patrols were doubled', 'Bread is baked in the oven')
    .replace('"more patrols?"', '"when is bread baked in the oven?"');

  async function ask(knowledge: string, data: string) {
    const { code, out, errors } = await run(question, { env: { KNOWLEDGE_DIR: knowledge, DATA_DIR: data } });
    expect([code, errors]).toEqual([0, '']);
    const [{ tookMs, ...answer } = {}] = jsonLines(out);
    return answer;
  }

  const states = (text: string) => ({
    outcome: 'answered',
    statements: expect.arrayContaining([expect.objectContaining({ text })]),
  });

  const kept = async (data: string) =>
    (await readdir(join(data, 'cache')))
      .filter((file) => file.endsWith('.bin'))
      .map((file) => join(data, 'cache', file));

  test('the second run gives the same answer as the first', async () => {
    const knowledge = await makeFolder({ [SOURCE]: baking });
    const data = await temporaryFolder();
    const first = await ask(knowledge, data);
    expect(await kept(data)).toHaveLength(1);
    expect(await ask(knowledge, data)).toEqual(first);
    expect(first).toMatchObject(states('Bread is baked in the oven'));
  });

  test('changed knowledge gives the new answer, and the old cache file is removed', async () => {
    const knowledge = await makeFolder({ [SOURCE]: baking });
    const data = await temporaryFolder();
    await ask(knowledge, data);
    const [old] = await kept(data);
    await write(
      knowledge,
      SOURCE,
      baking.replaceAll('Bread is baked in the oven', 'Bread is baked in a new oven'),
    );
    expect(await ask(knowledge, data)).toMatchObject(states('Bread is baked in a new oven'));
    expect(await kept(data)).toHaveLength(1);
    expect(await kept(data)).not.toContain(old);
  });

  test.each([
    ['empty', Buffer.of()],
    ['no serialised value', Buffer.from('not what was written')],
    ['cut off', undefined],
  ])('a cache file that is %s is replaced', async (_, content) => {
    const knowledge = await makeFolder({ [SOURCE]: baking });
    const data = await temporaryFolder();
    const first = await ask(knowledge, data);
    for (const file of await kept(data)) {
      await writeFile(file, content ?? (await readFile(file)).subarray(0, 500));
    }
    expect(await ask(knowledge, data)).toEqual(first);
  });

  test('without a writable folder, questions are answered all the same', async () => {
    const knowledge = await makeFolder({ [SOURCE]: baking });
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await ask(knowledge, file)).toMatchObject({ outcome: 'answered' });
  });
});

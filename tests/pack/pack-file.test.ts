import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inLanguages } from '../../src/pack/in-languages.ts';
import { MOST_BYTES, makePack } from '../../src/pack/pack-file.ts';
import { loadReal } from '../query/real.ts';
import { OPTIONS, realPack, smallCompiled } from './packs.ts';

test('the same knowledge, time and key give the same bytes', async () => {
  const compiled = await smallCompiled();
  const [one, other] = [await makePack({ ...OPTIONS, compiled }), await makePack({ ...OPTIONS, compiled })];
  expect(other.file.equals(one.file)).toBe(true);
  expect(other.signature.equals(one.signature)).toBe(true);
});

test('the shipped knowledge fits', async () => {
  expect((await realPack()).file.length).toBeLessThan(MOST_BYTES);
});

test('the page loads nothing, and runs only the script that its policy names', async () => {
  const html = (await makePack({ ...OPTIONS, compiled: await smallCompiled() })).file.toString();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const hashOf = (tag: string) => {
    const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  };
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf('script')}`,
    `style-src ${hashOf('style')}`,
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html.match(/<script/g)).toHaveLength(3);
  expect(html.match(/<\/script/g)).toHaveLength(3);
  const markup = html.slice(0, html.indexOf('<script'));
  expect(/<(?:img|iframe|object|embed|link(?! rel="icon" href="data:,"))|\ssrc=/.test(markup)).toBe(false);
});

test('a pack that is too big is refused, with what to do', async () => {
  const compiled = await smallCompiled();
  const { knowledge } = compiled;
  const title = { en: 'long '.repeat(300_000) };
  const big = { ...compiled, knowledge: { ...knowledge, situation: { ...knowledge.situation, title } } };
  const options = { ...OPTIONS, compiled: big };
  await expect(makePack({ ...options, languages: ['en', 'ar', 'ckb'] })).rejects.toMatchObject({
    message: expect.stringMatching(/^The pack would have \d\.\d\d MB, \d\.\d\d MB more than the 3 MB/),
    mend: 'Give it fewer languages, such as --languages en,ar.',
  });
  await expect(makePack({ ...options, languages: ['en'] })).rejects.toMatchObject({
    mend: expect.stringContaining('KNOWLEDGE_DIR'),
  });
});

test('knowledge in fewer languages has a text for every fact', async () => {
  const { knowledge } = await loadReal();
  const some = inLanguages(knowledge, ['ckb']);
  expect(some.facts.map(({ id }) => id)).toEqual(knowledge.facts.map(({ id }) => id));
  expect(some.situation).toMatchObject({ required: ['ckb'], asked: ['ckb'] });
  for (const fact of some.facts) {
    const original = knowledge.facts.find(({ id }) => id === fact.id)?.text ?? {};
    expect(fact.text).toEqual('ckb' in original ? { ckb: original['ckb'] } : original);
    expect(Object.keys(fact.questions)).toEqual('ckb' in fact.questions ? ['ckb'] : []);
  }
});

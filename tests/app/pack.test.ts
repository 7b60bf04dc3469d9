import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicPem } from '../../src/app/pack-key.ts';
import { testKey } from '../pack/packs.ts';
import { TRACE, temporaryFolder } from './program.ts';
import { run } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

const PEM = testKey().export({ type: 'pkcs8', format: 'pem' }).toString();
/** The key in one line, as a variable has it. */
const ONE_LINE = PEM.split('\n').slice(1, -2).join('');
const NUMBER = /\d{5}(?: \d{5}){5}/;

test('the first pack makes a key, later ones use it, and what was forwarded can be checked', async () => {
  const env = await smallKnowledge();
  const folder = await temporaryFolder();
  const file = join(folder, 'sanad.html');
  const first = await run(['pack', file], { env });
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(first.out).toContain('A new key signs your packs');
  const [number = ''] = NUMBER.exec(first.out) ?? [];
  expect((await stat(join(env.DATA_DIR, 'pack.key'))).mode & 0o777).toBe(0o600);
  const second = await run(['pack', file, '--languages', 'en,ckb'], { env });
  expect(second.out).not.toContain('new key');
  expect(second.out).toContain(number);
  expect((await readdir(folder)).sort()).toEqual(['sanad.html', 'sanad.html.sig']);

  const renamed = join(folder, 'WhatsApp document (3).html');
  await rename(file, renamed);
  expect(await run(['pack', '--verify', renamed], { env })).toMatchObject({
    code: 0,
    out: `${renamed}: genuine. It is unchanged, and signed by the key ${number}.\n`,
  });
  // Whoever has only the key, or its number.
  const other = { DATA_DIR: await temporaryFolder() };
  const pem = /-----BEGIN[\s\S]*-----\n/.exec(first.out)?.[0] ?? '';
  await writeFile(join(folder, 'pack.pub'), pem);
  const verify = (...words: string[]) => run(['pack', '--verify', renamed, ...words], { env: other });
  expect(await verify('--key', join(folder, 'pack.pub'))).toMatchObject({ code: 0 });
  expect(await verify('--key', number)).toMatchObject({ code: 0 });
  expect(await verify('--key', number.replaceAll(' ', ''))).toMatchObject({ code: 0 });
  expect(await verify()).toMatchObject({ code: 1, out: expect.stringContaining('whose key that is') });
  await writeFile(join(folder, 'other.pub'), publicPem(testKey()));
  expect(await verify('--key', join(folder, 'other.pub'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('signed by ANOTHER KEY'),
  });

  const html = await readFile(renamed, 'utf8');
  await writeFile(renamed, html.replace('<title>', '<title>!'));
  expect(await verify('--key', number)).toMatchObject({ code: 1, out: expect.stringContaining('CHANGED') });
  await writeFile(renamed, html.slice(0, html.lastIndexOf('<!--')));
  expect(await verify('--key', number)).toMatchObject({
    code: 1,
    out: expect.stringContaining('not signed'),
  });
});

test('a key is made once', async () => {
  const env = await smallKnowledge();
  const made = await run(['pack', '--new-key'], { env });
  expect(made).toMatchObject({ code: 0, errors: '' });
  const before = await readFile(join(env.DATA_DIR, 'pack.key'), 'utf8');
  expect(made.out).not.toContain(before.split('\n')[1]);
  const again = await run(['pack', '--new-key'], { env });
  expect(again).toMatchObject({ code: 2, errors: expect.stringContaining('There is a key already') });
  expect(await readFile(join(env.DATA_DIR, 'pack.key'), 'utf8')).toBe(before);
});

describe('what cannot be done is told in a sentence', () => {
  const env = { PACK_KEY: ONE_LINE };

  test.each([
    [[], 'Say which file to write.'],
    [['pack.txt'], '"pack.txt" has to end in .html'],
    [['a.html', 'b.html'], 'was given "b.html" too'],
    [['a.html', '--languages', 'en,de'], '--languages en,de: name some of en, ar, ckb'],
    [['a.html', '--languages', ','], 'name some of'],
    [['a.html', '--key', 'x'], '--key is for --verify'],
    [['--new-key', 'a.html'], '--new-key stands alone'],
    [['--verify', 'a.html', 'b.html'], '--verify takes one file'],
    [['--verify'], '--verify'],
    [['--verfy', 'a.html'], '--verfy'],
    [['--verify', '/nowhere/a.html'], 'there is no such file'],
    [['--verify', '/'], 'this is a folder'],
  ])('pack %j', async (words, sentence) => {
    const { code, errors, out } = await run(['pack', ...words], { env });
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain(sentence);
    expect(errors).not.toMatch(TRACE);
  });

  test('a file that cannot be written, and one that is there stays', async () => {
    const small = await smallKnowledge();
    const folder = await temporaryFolder();
    const target = join(folder, 'there.html');
    await writeFile(target, 'kept');
    for (const [file, reason] of [
      [join(folder, 'nowhere/a.html'), 'there is no such folder'],
      [join(target, 'a.html'), 'there is no such folder'],
      [join(folder, `${'x'.repeat(300)}.html`), 'the name is too long'],
    ] as const) {
      const { code, errors } = await run(['pack', file], { env: { ...small, ...env } });
      expect([code, errors]).toEqual([1, expect.stringContaining(reason)]);
    }
    expect(await readFile(target, 'utf8')).toBe('kept');
  });

  test.each([
    ['no key', 'secret-words'],
    ['a cut key', ONE_LINE.slice(0, 20)],
  ])('PACK_KEY with %s, which is not repeated', async (_, value) => {
    const { code, errors } = await run(['pack', 'a.html'], { env: { ...env, PACK_KEY: value } });
    expect([code, errors]).toEqual([2, expect.stringContaining('PACK_KEY is not an Ed25519 private key')]);
    expect(errors).not.toContain(value);
  });

  test('a public key that is none', async () => {
    const file = join(await temporaryFolder(), 'a.html');
    await writeFile(file, 'x');
    const { code, errors } = await run(['pack', '--verify', file, '--key', file], { env });
    expect([code, errors]).toEqual([2, expect.stringContaining('this is no Ed25519 public key')]);
  });
});

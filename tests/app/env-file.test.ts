import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addEnvFile } from '../../src/app/env-file.ts';
import { temporaryFolder } from './program.ts';
import { run } from './running.ts';

type Env = Record<string, string | undefined>;

/** A file `.env` with this content. */
async function envFile(content: string | Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), '.env');
  await writeFile(file, content);
  return file;
}

/** The variables after the file has been read. */
async function variables(content: string | Uint8Array, env: Env = {}): Promise<Env> {
  addEnvFile(await envFile(content), env);
  return env;
}

/** What the program says about the file, without the path of its folder. */
async function complaint(content: string | Uint8Array): Promise<string> {
  const file = await envFile(content);
  const { code, out, errors } = await run(['ask', 'who?'], { envFile: file });
  expect([code, out]).toEqual([2, '']);
  return errors.replaceAll(file, '.env');
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a file that is read', () => {
  test.each<[content: string, expected: Env]>([
    ['', {}],
    ['A=1\nB=2', { A: '1', B: '2' }],
    ['\uFEFFA=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['A=1\rB=2', { A: '1', B: '2' }],
    ['# a comment\n\n  # another = one\nA=1 # and one more', { A: '1' }],
    ['export A=1', { A: '1' }],
    ['A = 1', { A: '1' }],
    ['A: 1', { A: '1' }],
    ['A=', { A: '' }],
    ['A="1 # 2" # a comment\nB=\'x\'', { A: '1 # 2', B: 'x' }],
    ['A="first\nsecond"\nB=2', { A: 'first\nsecond', B: '2' }],
    ['A="say \\"hi\\""\nB=2', { A: 'say \\"hi\\"', B: '2' }],
    ["A=it's", { A: "it's" }],
    ['A=x=y', { A: 'x=y' }],
  ])('%j', async (content, expected) => {
    expect(await variables(content)).toEqual(expected);
  });

  test('the environment wins', async () => {
    expect(await variables('A=file\nB=file', { A: 'environment' })).toEqual({ A: 'environment', B: 'file' });
  });

  test('no file is fine', async () => {
    const env: Env = { A: '1' };
    addEnvFile(join(await temporaryFolder(), '.env'), env);
    expect(env).toEqual({ A: '1' });
  });

  test('the program uses what it sets, and dotenv says nothing itself', async () => {
    const file = await envFile('LOG_LEVEL=loud');
    const { code, errors } = await run(['ask', 'who?'], { envFile: file });
    expect(code).toBe(2);
    expect(errors).toMatch(/^LOG_LEVEL is "loud".*\n$/);
    const fine = await run(['ask', 'who?'], { envFile: file, env: { LOG_LEVEL: 'info' } });
    expect([fine.code, fine.errors]).toEqual([0, '']);
  });
});

describe('a file that cannot be used is named with its line and how to mend it', () => {
  test.each<[what: string, content: string | Uint8Array, says: RegExp]>([
    ['no equals sign', 'A=1\nhidden\n', /^\.env:2: there is no "="/],
    ['no name', '=hidden', /^\.env:1: the name before the/],
    ['a name with a space', 'MY TOKEN=hidden', /^\.env:1: the name before the/],
    ['an unclosed quote', 'A=1\n\nB="hidden\nC=1', /^\.env:3: the quote of B is not closed/],
    ['a quote that another line closes', 'A="hidden\nB="x"', /^\.env:1: the quote of A is not closed/],
    ['text after a quote', 'A="hidden" hidden', /^\.env:1: text follows the closing quote of A/],
    ['UTF-16 with a mark', Buffer.from('\uFEFFA=hidden', 'utf16le'), /^\.env:1: .*UTF-16.*UTF-8/],
    ['UTF-16, big end first, with a mark', utf16be('\uFEFFA=hidden'), /^\.env:1: .*UTF-16.*UTF-8/],
    ['UTF-16 without a mark', Buffer.from('A=hidden', 'utf16le'), /^\.env:1: .*UTF-16.*UTF-8/],
    ['UTF-16, big end first, without a mark', utf16be('A=hidden'), /^\.env:1: .*UTF-16.*UTF-8/],
    ['no UTF-8', Buffer.from('A=1\nB=hidden\xe9', 'latin1'), /^\.env:2: this line is not UTF-8/],
    ['a NUL character', 'A=1\nB=hid\0hidden and more', /^\.env:2: this line holds a NUL/],
  ])('%s', async (_, content, says) => {
    const errors = await complaint(content);
    expect(errors).toMatch(says);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).not.toContain('hidden');
  });

  test('all malformed lines at once', async () => {
    const errors = await complaint('one\nA=1\nB="x\n=2\nC=3\nthree');
    expect(errors.match(/^\.env:\d+/gm)).toEqual(['.env:1', '.env:3', '.env:4', '.env:6']);
  });

  test('a folder', async () => {
    const folder = join(await temporaryFolder(), '.env');
    await mkdir(folder);
    const { code, errors } = await run(['ask', 'who?'], { envFile: folder });
    expect([code, errors]).toEqual([2, expect.stringContaining(`${folder} is a folder`)]);
  });
});

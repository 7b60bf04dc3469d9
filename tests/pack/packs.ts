import { createPrivateKey, type KeyObject } from 'node:crypto';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { makePack, type Pack } from '../../src/pack/pack-file.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { textLanguages } from '../../src/text/index.ts';
import { makeFolder } from '../knowledge/folder.ts';
import { loadReal } from '../query/real.ts';

/** When the packs of tests are made. */
export const MADE = new Date('2026-11-24T08:30:00Z');

/** The Ed25519 key whose 32 bytes are all this number: a key that everybody knows. */
export function testKey(byte = 7): KeyObject {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({
    key: Buffer.concat([head, Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });
}

/** What packs of tests are made with besides their knowledge. */
export const OPTIONS = {
  languages: textLanguages,
  privateKey: testKey(),
  made: MADE,
  publicUrl: 'https://bot.example.org',
};

/** The pack of the shipped knowledge. */
export async function realPack(): Promise<Pack> {
  const { compiled } = await loadReal();
  return makePack({ ...OPTIONS, compiled });
}

/** Knowledge of two facts, which is packed fast. */
export async function smallCompiled(): Promise<Compiled> {
  return compile(await loadKnowledge(await makeFolder()));
}

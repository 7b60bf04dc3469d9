import { createPrivateKey, type KeyObject } from 'node:crypto';
import { makePack, type Pack } from '../../src/pack/pack-file.ts';
import { textLanguages } from '../../src/text/index.ts';
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

let made: Promise<Pack> | undefined;

/** The pack of the shipped knowledge; made once for all test files of a worker. */
export function realPack(): Promise<Pack> {
  made ??= makeReal();
  return made;
}

/** Makes it anew. */
export async function makeReal(): Promise<Pack> {
  const { compiled } = await loadReal();
  return makePack({
    compiled,
    languages: textLanguages,
    privateKey: testKey(),
    made: MADE,
    publicUrl: 'https://bot.example.org',
  });
}

import { execFile } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { publicPem } from '../../src/app/pack-key.ts';
import { fingerprintOf } from '../../src/pack/fingerprint.ts';
import { CHECK_WITH_OPENSSL } from '../../src/pack/openssl-check.ts';
import { detachedSignature, signed, verified } from '../../src/pack/signature.ts';
import { testKey } from './packs.ts';

const PAGE =
  '<!doctype html>\n<title>سند</title>\n<!-- sanad-pack ed25519 key=no signature=no -->\n</html>\n';
const KEY = testKey();
const FILE = signed(PAGE, KEY);

test('a signed file holds the page and then one line', () => {
  const lines = FILE.toString().split('\n');
  expect(FILE.subarray(0, Buffer.byteLength(PAGE)).toString()).toBe(PAGE);
  expect(lines.at(-1)).toBe('');
  expect(lines.at(-2)).toMatch(/^<!-- sanad-pack ed25519 key=\S{44} signature=\S{88} -->$/);
  expect(signed(PAGE, KEY)).toEqual(FILE);
});

test('a file is whole as it was signed, and names its key', () => {
  const found = verified(FILE);
  expect(found.kind).toBe('whole');
  if (found.kind === 'none') throw new Error('unreachable');
  expect(fingerprintOf(found.key)).toBe(fingerprintOf(createPublicKey(KEY)));
  expect(fingerprintOf(found.key)).toMatch(/^\d{5}( \d{5}){5}$/);
  expect(fingerprintOf(createPublicKey(testKey(8)))).not.toBe(fingerprintOf(found.key));
});

test('any changed, added or missing byte is seen', () => {
  const at = fc.nat({ max: FILE.length - 1 });
  fc.assert(
    fc.property(at, fc.integer({ min: 1, max: 255 }), (place, change) => {
      const other = Buffer.from(FILE);
      other[place] = (other[place] ?? 0) ^ change;
      expect(verified(other).kind).not.toBe('whole');
    }),
  );
  fc.assert(
    fc.property(at, fc.uint8Array({ minLength: 1, maxLength: 3 }), (place, more) => {
      const other = Buffer.concat([FILE.subarray(0, place), more, FILE.subarray(place)]);
      expect(verified(other).kind).not.toBe('whole');
    }),
  );
  fc.assert(fc.property(at, (end) => verified(FILE.subarray(0, end)).kind !== 'whole'));
});

test.each([
  ['nothing', ''],
  ['no newline', 'page'],
  ['only newlines', '\n\n\n'],
  ['a page without a signature', PAGE],
  ['other line ends', FILE.toString().replaceAll('\n', '\r\n')],
  ['something after the signature', `${FILE.toString()}<p>more</p>\n`],
  ['a very long last line', `${PAGE}${'x'.repeat(100_000)}\n`],
])('%s is not signed', (_, text) => {
  expect(verified(Buffer.from(text)).kind).toBe('none');
});

test('the file beside it signs the whole file', () => {
  const signature = detachedSignature(FILE, KEY);
  expect(signature).toHaveLength(64);
  expect(verify(null, FILE, createPublicKey(KEY), signature)).toBe(true);
});

test('OpenSSL checks a file by the commands that its page shows, and by the file beside it', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'sanad-openssl-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  const run = (script: string) =>
    promisify(execFile)('sh', ['-c', script], { cwd }).then(
      ({ stdout }) => stdout.trim(),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`.trim(),
    );
  const write = (name: string, content: string | Buffer) => writeFile(join(cwd, name), content);
  await Promise.all([
    write('pack.pub', publicPem(KEY)),
    write('FILE.html', FILE),
    write('FILE.html.sig', detachedSignature(FILE, KEY)),
  ]);
  expect(await run(CHECK_WITH_OPENSSL)).toBe('Signature Verified Successfully');
  const beside = 'openssl pkeyutl -verify -pubin -inkey pack.pub -rawin -in FILE.html -sigfile FILE.html.sig';
  expect(await run(beside)).toBe('Signature Verified Successfully');
  await write('FILE.html', FILE.toString().replace('سند', 'سنت'));
  expect(await run(CHECK_WITH_OPENSSL)).toContain('Signature Verification Failure');
  expect(await run(beside)).toContain('Signature Verification Failure');
});

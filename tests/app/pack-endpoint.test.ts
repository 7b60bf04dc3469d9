import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { packEndpoint } from '../../src/app/pack-endpoint.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fingerprintOf } from '../../src/pack/fingerprint.ts';
import { makePack } from '../../src/pack/pack-file.ts';
import { verified } from '../../src/pack/signature.ts';
import { createEngine } from '../../src/query/engine.ts';
import { textLanguages } from '../../src/text/index.ts';
import { MADE, smallCompiled, testKey } from '../pack/packs.ts';

/** The endpoint over knowledge that can be replaced, and what it logs. */
async function endpoint() {
  const engine = createEngine(await smallCompiled());
  let { knowledge } = engine.compiled;
  let now = MADE;
  const logged: string[] = [];
  const log = {
    error: ({ event }: { event: string }) => void logged.push(event),
    warn: () => undefined,
    info: () => undefined,
  };
  const app = packEndpoint({
    privateKey: testKey(),
    current: { knowledge: () => knowledge },
    make: (made) =>
      makePack({
        compiled: { ...engine.compiled, knowledge },
        languages: textLanguages,
        privateKey: testKey(),
        made,
        publicUrl: 'https://bot.example.org',
      }),
    now: () => now,
    log,
  });
  return {
    logged,
    situation: knowledge.situation,
    get: (path: string) => app.request(path),
    change(some: Partial<Knowledge>, at: Date) {
      knowledge = { ...knowledge, ...some };
      now = at;
    },
  };
}

test('the pack, its signature and the key fit together, and the pack names where the key is', async () => {
  const { get } = await endpoint();
  const [file, signature, pem] = await Promise.all(
    ['/pack.html', '/pack.html.sig', '/pack.pub'].map(async (path) =>
      Buffer.from(await (await get(path)).arrayBuffer()),
    ),
  );
  const key = createPublicKey(pem ?? '');
  expect(verify(null, file ?? Buffer.alloc(0), key, signature ?? Buffer.alloc(0))).toBe(true);
  const found = verified(file ?? Buffer.alloc(0));
  expect(found.kind === 'whole' && fingerprintOf(found.key)).toBe(fingerprintOf(key));
  expect(file?.toString()).toContain('https://bot.example.org/pack.pub');
  const { headers } = await get('/pack.html');
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-disposition')).toBe('attachment; filename="sanad.html"');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a pack is made once for each state of the knowledge', async () => {
  const { get, change, logged } = await endpoint();
  const made = async () => /"made":"([^"]*)"/.exec(await (await get('/pack.html')).text())?.[1];
  expect(await made()).toBe('2026-11-24T08:30Z');
  change({}, new Date('2026-11-25T08:30:00Z'));
  expect(await made()).toBe('2026-11-24T08:30Z');
  change({ version: 'another' }, new Date('2026-11-26T08:30:00Z'));
  expect(await made()).toBe('2026-11-26T08:30Z');
  expect(logged).toEqual([]);
});

test('a pack that cannot be made is told of, without its reason', async () => {
  const { get, change, logged, situation } = await endpoint();
  const title = { en: 'long '.repeat(700_000) };
  change({ version: 'too big', situation: { ...situation, title } }, MADE);
  const [one, other] = [await get('/pack.html'), await get('/pack.html.sig')];
  expect([one.status, await one.text(), other.status]).toEqual([503, 'The pack cannot be made.', 503]);
  expect(logged).toEqual(['pack-failed']);
});

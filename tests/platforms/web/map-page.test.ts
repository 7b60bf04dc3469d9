import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { DrawnPictures } from '../../../src/pictures/drawn-pictures.ts';
import { cards } from '../../../src/platforms/web/cards.ts';
import { mapPages } from '../../../src/platforms/web/map-page.ts';
import { factPathOf } from '../../../src/reply/fact-address.ts';
import { factCardOf, mapPageOf, siteCardOf } from '../../../src/reply/picture-address.ts';
import { NOW } from '../../fixture.ts';
import { sizeOfPng } from '../../pictures/drawn.ts';
import { placed } from '../../pictures/placed.ts';

/** The map and the cards behind a real socket. */
async function pages(knowledge: Knowledge = placed, drawing?: () => Promise<undefined>) {
  const pictures = new DrawnPictures({ error() {}, warn() {}, info() {} });
  const { promise: listening, resolve } = Promise.withResolvers<AddressInfo>();
  const app = new Hono();
  const server = serve(
    { fetch: (request: Request) => app.fetch(request), hostname: '127.0.0.1', port: 0 },
    resolve,
  );
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  const publicUrl = `http://127.0.0.1:${(await listening).port}`;
  const known = { knowledge: () => knowledge, now: () => NOW };
  const png = drawing ?? ((svg: string) => pictures.png(svg));
  app.route('/', mapPages({ ...known, publicUrl, commands, navigation: () => [] }) as unknown as Hono);
  app.route('/', cards({ ...known, png }) as unknown as Hono);
  const get = (url: string) => fetch(url, { headers: { Connection: 'close' } });
  return { publicUrl, get };
}

test('the map has each place, which opens its facts, which open their pages', async () => {
  const { publicUrl, get } = await pages();
  const html = await (await get(mapPageOf(publicUrl, { lang: 'ar' }))).text();
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<svg');
  const [, link = ''] = /<li><a href="([^"]*place=qaim[^"]*)">/.exec(html) ?? [];
  const facts = await (await get(publicUrl + link.replaceAll('&amp;', '&'))).text();
  expect(facts).toContain('<h1>القائم</h1>');
  expect(facts).toContain(factPathOf('al-qaim-visit'));
});

test('what an address names and is not there gets 404 and a way on', async () => {
  const { publicUrl, get } = await pages();
  for (const query of [
    { place: 'atlantis' },
    { topic: 'none' },
    { topic: 'constructor' },
    { place: '<script>' },
  ]) {
    const response = await get(mapPageOf(publicUrl, query));
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('/map?lang=en');
    expect(html).not.toMatch(/<script>|place=<script/);
  }
});

test('knowledge without places says so', async () => {
  const { publicUrl, get } = await pages({ ...placed, names: [] });
  const html = await (await get(mapPageOf(publicUrl))).text();
  expect(html).toContain('No fact about this names a place');
});

test('cards are pictures for previews of links; what cannot be drawn now can be asked for again', async () => {
  const { publicUrl, get } = await pages();
  for (const url of [factCardOf(publicUrl, 'red-line', 'ar'), siteCardOf(publicUrl, 'en')]) {
    const response = await get(url);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(sizeOfPng(new Uint8Array(await response.arrayBuffer()))).toEqual([1200, 630]);
  }
  expect((await get(factCardOf(publicUrl, 'no-such', 'en'))).status).toBe(404);
  const busy = await pages(placed, async () => undefined);
  const refused = await busy.get(siteCardOf(busy.publicUrl, 'en'));
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '2']);
});

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intake } from '../../../src/desk/intake/intake.ts';
import { parseApart } from '../../../src/desk/intake/parse-apart.ts';
import { preview, takeIn } from '../../../src/desk/intake/take-in.ts';
import { keepText, textHash } from '../../../src/desk/intake/texts.ts';
import { addressKey } from '../../../src/desk/intake/web-address.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { webStandIn } from '../../stand-ins/web/web.ts';
import { desk, draftsIn, source } from './desk.ts';
import { articlePage, PARAGRAPHS } from './pages.ts';

const text = (content: string, more: Partial<Intake> = {}): Intake =>
  ({
    kind: 'text',
    text: content,
    origin: { kind: 'message', platform: 'telegram', message: '7' },
    ...more,
  }) as Intake;
const file = (bytes: Uint8Array | string, name = 'a.txt'): Intake => ({
  kind: 'file',
  name,
  bytes: Buffer.from(bytes),
  origin: { kind: 'file', at: name },
});
const page = (address: string, more: Partial<Intake> = {}): Intake =>
  ({ kind: 'address', address, origin: { kind: 'address', at: address }, ...more }) as Intake;

const STORY = ['Road closed', ...PARAGRAPHS].join('\n');

describe('what comes in becomes a draft', () => {
  test('that is kept with its origin, and its text by its hash', async () => {
    const { deps, files } = await desk();
    const taken = await takeIn(text(STORY), deps);
    const [draft] = await draftsIn(files);
    expect(taken).toEqual({ outcome: 'drafted', draft });
    expect(draft).toMatchObject({
      id: 'road-closed',
      state: 'open',
      origin: { kind: 'message', platform: 'telegram', message: '7' },
      source: { title: 'Road closed', language: 'en', text: textHash(['Road closed', ...PARAGRAPHS]) },
    });
    expect((await files.read(`texts/${draft?.source.text}.txt`))?.text).toBe(`${STORY}\n`);
  });

  test('from a page, with what the page says about itself', async () => {
    const web = await webStandIn({ '/road?utm_source=x': articlePage('Road closed') });
    const { deps } = await desk();
    const taken = await takeIn(page(`${web.origin}/road?utm_source=x`), deps);
    expect(taken).toMatchObject({
      outcome: 'drafted',
      draft: {
        id: 'example-daily-road-closed',
        source: { title: 'Road closed', publisher: 'Example Daily', url: `${web.origin}/road?utm_source=x` },
        reasons: { publisher: "in the page's data (og:site_name)", url: 'where the page was fetched' },
      },
    });
  });

  test('with what an editor says before what was found', async () => {
    const { deps } = await desk();
    const given = { title: 'Another title', publisher: 'Example Daily', published: '2026-02-03' };
    expect(await takeIn(text(STORY, { given }), deps)).toMatchObject({
      draft: { source: given, reasons: { title: 'given by the editor', publisher: 'given by the editor' } },
    });
  });

  test('with the publisher of a source from the same site', async () => {
    const web = await webStandIn({ '/road': articlePage('Road closed', PARAGRAPHS, '') });
    const { deps } = await desk({ sources: [source({ id: 'older', url: `${web.origin}/older` })] });
    expect(await takeIn(page(`${web.origin}/road`), deps)).toMatchObject({
      draft: {
        source: { publisher: 'Example Daily' },
        reasons: { publisher: 'as of the source "older" from the same site' },
      },
    });
  });

  test('without anything kept, where it is only looked at', async () => {
    const { deps, files } = await desk();
    expect((await preview(text(STORY), deps)).outcome).toBe('drafted');
    expect([await files.list('drafts/'), await files.list('texts/')]).toEqual([[], []]);
  });

  test('with a note where the language is not known', async () => {
    const { deps } = await desk();
    expect(await takeIn(text('12345\n67890'), deps)).toMatchObject({
      draft: { notes: ['The language of the text is not known: write its code under "language".'] },
    });
  });

  test('in UTF-16 with a mark', async () => {
    const { deps } = await desk();
    const taken = await takeIn(file(Buffer.from(`\ufeff${STORY}`, 'utf16le')), deps);
    expect(taken).toMatchObject({ draft: { source: { title: 'Road closed' } } });
  });

  test('whose id is unique among sources and drafts', async () => {
    const { deps } = await desk({ sources: [source({ id: 'road-closed', text: 'a'.repeat(64) })] });
    const ids = [];
    for (const body of ['One.', 'Two.', 'Three.']) {
      const taken = await takeIn(text(`Road closed\n${body}`), deps);
      ids.push(taken.outcome === 'drafted' ? taken.draft.id : taken.sentence);
    }
    expect(ids).toEqual(['road-closed-2', 'road-closed-3', 'road-closed-4']);
  });

  test('whose id is one, whatever its title', async () => {
    const { deps, files } = await desk();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (title) => {
        const taken = await preview(text(`${title}\nBody.`), deps);
        expect(taken.outcome === 'drafted' && taken.draft.id).toMatch(/^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: 50 },
    );
    expect(await draftsIn(files)).toEqual([]);
  });
});

describe('what is no text is refused in a sentence', () => {
  test.each<[code: string, intake: Intake]>([
    ['file-empty', file('')],
    ['text-empty', file(' \n\u200b\n')],
    ['text-empty', text('')],
    ['text-too-long', text('Body.\n'.repeat(40_000))],
    ['text-too-long', file('Body.\n'.repeat(40_000))],
    [
      'text-too-long',
      file(`<html><body><article>${'<p>Guards stopped a lorry.</p>'.repeat(10_000)}`, 'a.html'),
    ],
    ['file-too-large', file(Buffer.alloc(10 * 1024 * 1024, 'a'))],
    ['file-not-text', file('PK\u0003\u0004rest of a zip')],
    ['file-not-text', file('%PDF-1.7')],
    ['file-not-text', file(gzipSync('a'))],
    ['file-not-text', file('%PDF-1.7', 'a.html')],
    ['file-not-text', file('a\0b')],
    ['file-not-text', file(Buffer.from(STORY, 'utf16le'))],
    ['file-encoding', file(Buffer.from('caf\xe9', 'latin1'))],
    ['file-is-feed', file('<rss version="2.0"><channel></channel></rss>', 'a.xml')],
    ['page-empty', file('<!doctype html><p>', 'a.html')],
  ])('%s', async (code, intake) => {
    const { deps, files } = await desk();
    const refused = await takeIn(intake, deps);
    expect(refused).toMatchObject({ outcome: 'refused', code, sentence: expect.stringMatching(/\.$/) });
    expect(await files.list('')).toEqual([]);
  });

  test.each<[code: string, type: string, body: string | Uint8Array]>([
    ['page-not-text', 'application/pdf', '%PDF-1.7'],
    ['page-not-text', 'text/html', 'PK\u0003\u0004'],
    ['page-not-text', 'image/png', 'x'],
    ['page-is-feed', 'application/rss+xml', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'],
    ['page-captcha', 'text/html', '<title>Just a moment...</title>'],
    ['page-empty', 'text/html', ''],
  ])('%s for a page of the type %s', async (code, type, body) => {
    const web = await webStandIn({ '/': { headers: { 'content-type': type }, body } });
    const { deps } = await desk();
    expect(await takeIn(page(web.origin), deps)).toMatchObject({ outcome: 'refused', code });
  });

  test('a page that would take minutes to parse is given up', async () => {
    const web = await webStandIn({ '/': `<html><body>${'<div>'.repeat(20_000)}text` });
    const deadline = Promise.withResolvers<() => void>();
    const timer: Timer = (task) => {
      deadline.resolve(task);
      return () => undefined;
    };
    const { deps } = await desk({ parse: parseApart(timer) });
    const taking = takeIn(page(web.origin), deps);
    (await deadline.promise)();
    expect(await taking).toMatchObject({ outcome: 'refused', code: 'page-tangled' });
  });
});

test('a page is parsed in a thread of its own as it is here', async () => {
  const web = await webStandIn({ '/road': articlePage('Road closed') });
  const address = `${web.origin}/road`;
  const { deps } = await desk();
  const apart = { ...deps, parse: parseApart(() => () => undefined) };
  expect(await preview(page(address), apart)).toEqual(await preview(page(address), deps));
});

describe('what is in already', () => {
  test('by its text is refused, and drafted with a note where an editor wants it', async () => {
    const { deps, files } = await desk();
    await takeIn(text(STORY), deps);
    const sentence = 'This seems to be the draft "road-closed", which is in already with the very same text.';
    expect(await takeIn(text(STORY), deps)).toMatchObject({
      outcome: 'refused',
      code: 'already-in',
      sentence,
    });
    expect(await draftsIn(files)).toHaveLength(1);
    expect(await takeIn(text(STORY, { anyway: true }), deps)).toMatchObject({
      outcome: 'drafted',
      draft: { id: 'road-closed-2', notes: [sentence] },
      known: { kind: 'same', draft: 'road-closed' },
    });
  });

  test('by nearly the same text is refused, and another report of it is not', async () => {
    const { deps, files } = await desk({ sources: [source({ id: 'road', text: textHash([STORY]) })] });
    await keepText(files, [STORY]);
    const copied = STORY.replace('since Monday', 'for days').replace('Road closed', 'Border road shut');
    expect(await takeIn(text(copied), deps)).toMatchObject({
      code: 'already-in',
      sentence: 'This seems to be the source "road", which is in already with nearly the same text.',
      known: { source: 'road' },
    });
    expect(await takeIn(text(PARAGRAPHS.slice(1, 4).join('\n')), deps)).toMatchObject({ code: 'already-in' });
    const other =
      'Road closed\nThe way to the frontier is shut, and lorries stand in a row of several miles. The ministry said in a short statement that snow was the cause of it, and asked everybody to stay at home until the end of the week.';
    expect((await takeIn(text(other), deps)).outcome).toBe('drafted');
  });

  test('by its address is refused, also of a source whose text is not kept', async () => {
    const web = await webStandIn({ '/road/?fbclid=1': articlePage('Road closed') });
    const { deps } = await desk({
      sources: [source({ id: 'road', url: `${web.origin.replace('http', 'https')}/road` })],
    });
    expect(await takeIn(page(`${web.origin}/road/?fbclid=1`), deps)).toMatchObject({
      code: 'already-in',
      sentence:
        'This seems to be the source "road", which is in already from the same address; its text is not kept, so that changes cannot be seen.',
    });
  });

  test('with another text by now becomes a new draft that says where it changed', async () => {
    const web = await webStandIn({ '/road': articlePage('Road closed') });
    const { deps } = await desk();
    await takeIn(page(`${web.origin}/road`), deps);
    const changed = PARAGRAPHS.with(
      1,
      'Drivers wait in short queues now, and the first lane is open for cars.',
    );
    web.set('/road', articlePage('Road closed', changed));
    const sentence =
      'This page has changed since the draft "example-daily-road-closed" was taken in: paragraph 3 is new or changed, paragraph 3 of the earlier text is gone or changed.';
    expect(await takeIn(page(`${web.origin}/road`), deps)).toMatchObject({
      outcome: 'drafted',
      draft: { id: 'example-daily-road-closed-2', notes: [sentence] },
      known: { kind: 'changed', sentence },
    });
    expect(await takeIn(page(`${web.origin}/road`), deps)).toMatchObject({ code: 'already-in' });
  });
});

test.each([
  ['https://example.org/a', 'http://www.example.org/a/'],
  ['https://example.org/a?id=1&b=2', 'https://example.org/a?b=2&utm_campaign=x&id=1&fbclid=y#top'],
  ['https://example.org/a', 'https://m.example.org/a/amp/'],
  ['https://example.org', 'https://EXAMPLE.org:443/index.html'],
])('%s and %s are one page', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other));
});

test.each([
  ['https://example.org/a', 'https://example.org/b'],
  ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
  ['https://example.org/a', 'https://news.example.org/a'],
])('%s and %s are two pages', (one, other) => {
  expect(addressKey(one)).not.toBe(addressKey(other));
});

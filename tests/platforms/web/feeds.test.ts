import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { DOMParser } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Fact, Knowledge } from '../../../src/knowledge/model.ts';
import { feedEndpoint } from '../../../src/platforms/web/feeds/feed-endpoint.ts';
import { factNamed, knowledge } from '../../fixture.ts';
import { anyCharacter } from '../../util/any-character.ts';
import { JSON_FEED } from './json-feed-schema.ts';

const PUBLIC = 'https://bot.example.org';

/** The feeds of a knowledge, asked as over HTTP. The knowledge can be changed. */
function feeds(first: Knowledge = knowledge) {
  let current = first;
  let now = new Date('2026-11-22T12:00:00.500Z');
  const app = feedEndpoint({ publicUrl: PUBLIC, knowledge: () => current, now: () => now });
  return {
    get: async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      app.request(path, { headers }),
    change(facts: readonly Fact[], version: string, at: Date) {
      current = { ...current, facts, version };
      now = at;
    },
  };
}

/** The facts of the fixture with others in their place, or besides. */
function withFacts(...changed: readonly Fact[]): readonly Fact[] {
  const ids = changed.map(({ id }) => id);
  return [...knowledge.facts.filter(({ id }) => !ids.includes(id)), ...changed];
}

const validJsonFeed = (() => {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON_FEED);
})();

/** A character that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets). */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** A feed as a reader for feeds has it, with all that RFC 4287 requires of it. */
async function atom(response: Response) {
  const xml = await response.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toMatch(NO_XML);
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  expect([root.tagName, root.getAttribute('xmlns')]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  const text = (from: typeof root, name: string): string => {
    const found = [...from.children].filter((child) => child.tagName === name);
    expect([name, found.length]).toEqual([name, 1]);
    return found[0]?.textContent.trim() ?? '';
  };
  const entries = [...root.children].filter((child) => child.tagName === 'entry');
  for (const one of [root, ...entries]) {
    expect(text(one, 'id')).toMatch(/^tag:[\w.-]+,\d{4}(?:-\d\d-\d\d)?:\S+$/);
    expect(text(one, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    text(one, 'title');
  }
  expect(text(root, 'author')).toBe('Sanad');
  const read = entries.map((entry) => ({
    id: text(entry, 'id'),
    title: text(entry, 'title'),
    updated: new Date(text(entry, 'updated')),
    published: new Date(text(entry, 'published')),
    content: text(entry, 'content'),
    links: [...entry.querySelectorAll('link')].map((link) => link.getAttribute('href')),
    topics: [...entry.querySelectorAll('category')].map((category) => category.getAttribute('term')),
  }));
  expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
  return { language: root.getAttribute('xml:lang'), title: text(root, 'title'), entries: read };
}

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_text: string;
  readonly date_modified: string;
  readonly _sanad: Readonly<Record<string, unknown>>;
}

async function json(response: Response) {
  const feed: unknown = await response.json();
  expect([validJsonFeed(feed), validJsonFeed.errors]).toEqual([true, null]);
  return feed as { readonly language: string; readonly title: string; readonly items: readonly JsonItem[] };
}

const idOf = (fact: string): string => `tag:bot.example.org,${factNamed(fact).added}:facts/${fact}`;

describe('the feeds', () => {
  test('have the facts with speaker, status, source, both times and their page', async () => {
    const { get } = feeds();
    const response = await get('/feed.xml');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { language, title, entries } = await atom(response);
    expect([language, title]).toEqual(['en', 'A test situation: new facts and corrections']);
    const entry = entries.find(({ id }) => id === idOf('fully-secured'));
    expect(entry).toMatchObject({
      title: factNamed('fully-secured').text['en'],
      links: [`${PUBLIC}/facts/fully-secured`, 'https://example.org/iraq'],
      topics: ['border'],
      // The day begins in Baghdad.
      updated: new Date('2026-01-31T21:00:00.000Z'),
    });
    for (const words of [
      'Abdul Amir al-Shammari (interior minister)',
      'disputed',
      '“Iraq on alert”, The Amargi, paragraph 11',
      'January 2026 (inferred)',
      'Source published: January 2026',
      `href="${PUBLIC}/facts/fully-secured"`,
    ]) {
      expect(entry?.content).toContain(words);
    }
    const { items } = await json(await get('/feed.json'));
    expect(items.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    expect(items.find(({ id }) => id === idOf('fully-secured'))?._sanad).toEqual({
      ...{ fact: 'fully-secured', change: 'added', says: 'Abdul Amir al-Shammari', status: 'disputed' },
      ...{ when: '2026-01 (inferred)', source: 'article', publisher: 'The Amargi', paragraph: 11 },
      ...{ published: '2026-01 (inferred)', added: '2026-02-01' },
    });
  });

  test('a correction updates the entry of the fact, and says so, with the reason', async () => {
    const before = feeds({
      ...knowledge,
      facts: knowledge.facts.filter(({ id }) => id !== 'twelve-escaped'),
    });
    const [first] = (await atom(await before.get('/feed.xml?topic=threat'))).entries.filter(
      ({ id }) => id === idOf('ten-escaped'),
    );
    const reason: Fact = { ...factNamed('twelve-escaped'), reason: { en: 'the agency counted again' } };
    before.change(withFacts(reason), 'corrected', new Date());
    const { entries } = await atom(await before.get('/feed.xml?topic=threat'));
    const [now, ...others] = entries.filter(({ id }) => id === idOf('ten-escaped'));
    expect(others).toEqual([]);
    expect(first?.title).toBe('Ten detainees escaped.');
    expect(now?.title).toBe('Corrected — Twelve detainees escaped.');
    expect(now?.content).toContain('Corrected on 1 February 2026: the agency counted again');
    expect(now?.content).toContain('This replaces: Ten detainees escaped.');
    expect(now?.links[0]).toBe(`${PUBLIC}/facts/twelve-escaped`);
    expect(now?.published).toEqual(first?.published);
    expect(now?.updated.getTime()).toBeGreaterThan(first?.updated.getTime() ?? Number.POSITIVE_INFINITY);
    expect(entries.some(({ id }) => id.endsWith('twelve-escaped'))).toBe(false);
  });

  test.each<[string, readonly Fact[], string, string, readonly string[]]>([
    [
      'is withdrawn',
      knowledge.facts,
      'taken-back',
      'Withdrawn: no longer valid — The crossing was closed.',
      ['This is no longer valid. It was withdrawn on 1 March 2026: the agency withdrew it'],
    ],
    [
      'is valid again',
      withFacts({
        ...factNamed('twelve-escaped'),
        retracted: { date: '2026-02-01', reason: { en: 'it was ten' } },
      }),
      'ten-escaped',
      'Corrected — Ten detainees escaped.',
      ['Corrected on 1 February 2026: it was ten', 'Valid again: Ten detainees escaped.'],
    ],
    [
      'is replaced by two',
      withFacts(
        { ...factNamed('twelve-escaped'), id: 'z', text: { en: 'Two came back.' } },
        factNamed('twelve-escaped'),
      ),
      'ten-escaped',
      'Corrected — Two came back.',
      ['Twelve detainees escaped.', 'Two came back.'],
    ],
  ])('a fact that %s', async (_, facts, id, title, words) => {
    const { items } = await json(await feeds({ ...knowledge, facts }).get('/feed.json'));
    const item = items.find((each) => each.id === idOf(id));
    expect(item?.title).toBe(title);
    for (const each of words) expect(item?.content_text).toContain(each);
  });

  test('each change is newer than the one before, also on one day', async () => {
    const day = '2026-02-01';
    const original = { ...factNamed('ten-escaped'), added: day };
    const correction = { ...factNamed('twelve-escaped'), added: day };
    const retracted = { date: day, reason: { en: 'no' } };
    const states = [
      [original],
      [original, correction],
      [original, { ...correction, retracted }],
      [
        { ...original, retracted },
        { ...correction, retracted },
      ],
    ];
    const times = await Promise.all(
      states.map(async (facts) => {
        const { items } = await json(await feeds({ ...knowledge, facts }).get('/feed.json'));
        expect(items).toHaveLength(1);
        return items[0]?.date_modified ?? '';
      }),
    );
    expect(new Set(times).size).toBe(times.length);
    expect(times.toSorted()).toEqual(times);
  });

  test.each([
    ['/feed.json?lang=ar', 'ar', 'وضع للاختبار'],
    ['/feed.json?lang=ckb&topic=border', 'ckb', 'زانیاریی نوێ'],
    ['/feed.json?lang=&topic=', 'en', 'A test situation'],
    ['/feed.json?topic=empty', 'en', '(Weather)'],
  ])('%s', async (path, language, title) => {
    const feed = await json(await feeds().get(path));
    expect(feed.language).toBe(language);
    expect(feed.title).toContain(title);
    if (path.includes('empty')) expect(feed.items).toEqual([]);
    await atom(await feeds().get(path.replace('json', 'xml')));
  });

  test.each([
    ['lang=xx', 'There is no lang "xx"; use one of: en, ar, ckb.\n'],
    [
      'topic=toString',
      'There is no topic "toString"; use one of: border, threat, diplomacy, analysis, empty.\n',
    ],
    [
      `lang=${encodeURIComponent(`<script>\u202e\0${'x'.repeat(9_000)}`)}`,
      `There is no lang "<script>${'x'.repeat(32)}"; use one of: en, ar, ckb.\n`,
    ],
  ])('?%s is refused', async (query, sentence) => {
    for (const path of ['/feed.xml', '/feed.json']) {
      const response = await feeds().get(`${path}?${query}`);
      expect([response.status, await response.text()]).toEqual([400, sentence]);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('what a client has is not sent again until it has changed', async () => {
    const { get, change } = feeds();
    const first = await get('/feed.xml');
    const tag = first.headers.get('etag') ?? '';
    const changed = first.headers.get('last-modified') ?? '';
    expect(changed).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
    const conditions = [
      { 'If-None-Match': tag },
      { 'If-None-Match': `"other", W/${tag}` },
      { 'If-Modified-Since': changed },
      { 'If-None-Match': '"other"', 'If-Modified-Since': changed },
      { 'If-Modified-Since': 'yesterday' },
    ];
    const states = () => Promise.all(conditions.map(async (each) => (await get('/feed.xml', each)).status));
    expect(await states()).toEqual([304, 304, 304, 200, 200]);
    const fresh = await get('/feed.xml', { 'If-None-Match': tag });
    expect(await fresh.text()).toBe('');
    expect(fresh.headers.get('etag')).toBe(tag);
    change(
      withFacts({ ...factNamed('unease'), text: { en: 'Other words.' } }),
      'other',
      new Date('2026-11-22T13:00Z'),
    );
    expect(await states()).toEqual([200, 200, 200, 200, 200]);
  });

  test('whatever a fact says, both are whole, and nothing in it is markup', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '<script>',
        '&',
        '&#0;',
        '&amp;',
        '"',
        "'",
        '\0',
        '\u{b}',
        '\ud800',
        '\ufffe',
      ),
      anyCharacter,
    );
    const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, name) => {
        const fact: Fact = {
          ...factNamed('ten-escaped'),
          text: { en: text },
          says: { label: { en: name } },
          retracted: { date: '2026-02-02', reason: { en: text } },
          source: {
            ...factNamed('ten-escaped').source,
            title: text,
            publisher: name,
            url: `javascript:${text}`,
          },
        };
        const { get } = feeds({ ...knowledge, facts: [fact] });
        const [entry] = (await atom(await get('/feed.xml'))).entries;
        // All tags in the content are ours.
        const tags = entry?.content.match(/<[^>]*>?/g) ?? [];
        expect(new Set(tags.map((tag) => tag.replace(/ .*/s, '>')))).toEqual(
          new Set([
            '<div>',
            '<p>',
            '<strong>',
            '</strong>',
            '</p>',
            '<blockquote>',
            '</blockquote>',
            '<ul>',
            '<li>',
            '</li>',
            '</ul>',
            '<a>',
            '</a>',
            '</div>',
          ]),
        );
        const { items } = await json(await get('/feed.json'));
        expect(items).toHaveLength(1);
        expect(entry?.links).toEqual([`${PUBLIC}/facts/ten-escaped`]);
      }),
      { numRuns: 60 },
    );
  });
});

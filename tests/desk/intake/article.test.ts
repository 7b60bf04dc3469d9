import { describe, expect, test } from 'vitest';
import { refusedByContent } from '../../../src/desk/intake/barriers.ts';
import { isHtml } from '../../../src/desk/intake/file-text.ts';
import { htmlArticle } from '../../../src/desk/intake/html-article.ts';
import { dayIn } from '../../../src/desk/intake/published-day.ts';
import { textArticle } from '../../../src/desk/intake/text-article.ts';
import { articlePage, PARAGRAPHS } from './pages.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const read = (head: string, address?: string) =>
  htmlArticle(articlePage('Road closed', PARAGRAPHS, head), NOW, address).article;

describe('the article of a page', () => {
  test('is its heading and its paragraphs, without what is around', () => {
    const { paragraphs, title, reasons } = read('');
    expect(paragraphs).toEqual(['Road closed', ...PARAGRAPHS]);
    expect(title).toBe('Road closed');
    expect(reasons['title']).toBe("the page's heading");
  });

  test('has no field that the page does not have', () => {
    const article = read('');
    expect(Object.keys(article).toSorted()).toEqual(['paragraphs', 'reasons', 'title']);
    expect(article.reasons).toMatchObject({
      publisher: 'the page does not name it',
      author: 'the page does not name one',
      published: 'the page does not say when it came out',
    });
  });

  const linked = (fields: object) => `<script type="application/ld+json">${JSON.stringify(fields)}</script>`;
  test.each<[what: string, head: string, fields: object]>([
    [
      'Open Graph',
      '<meta property="og:site_name" content="Example Daily"><meta property="article:published_time" content="2026-02-03T23:30:00+03:00"><meta name="author" content="A. Writer">',
      { publisher: 'Example Daily', published: '2026-02-03', author: 'A. Writer' },
    ],
    [
      'JSON-LD',
      linked({
        '@type': 'NewsArticle',
        datePublished: '2026-02-03',
        author: [{ name: 'A. Writer' }, { name: 'B. Writer' }],
        publisher: { '@type': 'Organization', name: 'Example Daily' },
      }),
      { publisher: 'Example Daily', published: '2026-02-03', author: 'A. Writer, B. Writer' },
    ],
    [
      'JSON-LD in a graph',
      linked({ '@graph': [{ '@type': 'WebSite' }, { '@type': ['Article'], author: 'A. Writer' }] }),
      { author: 'A. Writer' },
    ],
    ['<time>', '<time datetime="2026-02-03 10:00">3 Feb</time>', { published: '2026-02-03' }],
    [
      'the canonical address',
      '<link rel="canonical" href="https://example.org/road">',
      { url: 'https://example.org/road' },
    ],
  ])('has what %s says', (_, head, fields) => {
    expect(read(head)).toMatchObject(fields);
  });

  test.each<[what: string, head: string, field: 'author' | 'published' | 'publisher']>([
    [
      'an address for an author',
      '<meta property="article:author" content="https://example.org/a">',
      'author',
    ],
    ['a day in the future', '<meta property="article:published_time" content="2036-02-03">', 'published'],
    ['a day that is not in the calendar', '<meta name="date" content="2026-02-30">', 'published'],
    ['JSON-LD of something else', linked({ '@type': 'Recipe', author: 'A. Cook' }), 'author'],
    [
      'broken JSON-LD',
      '<script type="application/ld+json">{"@type":"Article","author":"A</script>',
      'author',
    ],
    ['an empty value', '<meta property="og:site_name" content=" ">', 'publisher'],
  ])('does not take %s', (_, head, field) => {
    expect(read(head)[field]).toBeUndefined();
  });

  test.each([
    ['https://example.org/a?utm_source=x', 'https://example.org/road', 'https://example.org/road'],
    ['https://m.example.org/a', 'https://www.example.org/road', 'https://www.example.org/road'],
    ['https://example.org/a', 'https://other.example/road', 'https://example.org/a'],
    ['https://example.org/a', 'https://example.org/', 'https://example.org/a'],
    ['https://example.org/a', 'javascript:alert(1)', 'https://example.org/a'],
  ])('at %s with the canonical address %s has the address %s', (address, canonical, url) => {
    expect(read(`<link rel="canonical" href="${canonical}">`, address).url).toBe(url);
  });

  test('is found in malformed HTML', () => {
    const html = `<p>${PARAGRAPHS.join('<p>')}<div></b></table><h1>Late`;
    expect(htmlArticle(html, NOW).article.paragraphs).toEqual(expect.arrayContaining([...PARAGRAPHS]));
  });
});

test.each<[code: string | undefined, html: string, path?: string]>([
  [undefined, articlePage('Captcha makers: "verify you are human" is over')],
  [
    undefined,
    articlePage('Road closed').replace(
      '</body>',
      '<script src="https://www.google.com/recaptcha/api.js"></script></body>',
    ),
  ],
  [undefined, articlePage('Road closed', PARAGRAPHS.slice(0, 1))],
  [
    undefined,
    articlePage('Road closed').replace('</footer>', '<form><input type="password"></form></footer>'),
  ],
  ['page-captcha', '<title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body>'],
  ['page-captcha', '<html><body><p>Please verify you are human to go on</p></body></html>'],
  ['page-captcha', '<html><body><div class="g-recaptcha"></div></body></html>'],
  ['page-captcha', '<html><body>يرجى التحقق من أنك لست روبوت</body></html>'],
  ['page-login', '<html><body><form>Name <input> <input type="password"></form></body></html>'],
  ['page-login', '<html><body>Members</body></html>', '/login?next=/a'],
  ['page-paywall', articlePage('Road closed', [PARAGRAPHS[0] ?? '', 'Subscribe to continue reading.'])],
  ['page-consent', '<html><body>Before you continue, choose.</body></html>'],
  ['page-empty', '<html><body><div id="root"></div><script>app()</script></body></html>'],
  ['page-empty', '<html></html>'],
  ['page-empty', ''],
])('%s', (code, html, path = '/') => {
  const page = htmlArticle(html, NOW);
  expect(refusedByContent(page, { host: 'example.org', html, path })?.code).toBe(code);
});

describe('a plain text', () => {
  test('has its first line for the title, and counts paragraphs from it', async () => {
    const { title, paragraphs, published, reasons } = await textArticle(
      'Road closed\n\n3 February 2026\nBody',
      NOW,
    );
    expect({ title, paragraphs, published }).toEqual({
      title: 'Road closed',
      paragraphs: ['Road closed', '3 February 2026', 'Body'],
      published: '2026-02-03',
    });
    expect(reasons['published']).toBe('in the byline of the text: "3 February 2026"');
  });

  test('has no title where its first line is a whole paragraph', async () => {
    expect((await textArticle(`${PARAGRAPHS.join(' ')}\nMore`, NOW)).title).toBeUndefined();
  });

  test.each([
    ['en', 'The army said that the road to the border would be closed for three days.'],
    ['ar', 'قال الجيش إن الطريق إلى الحدود سيغلق لمدة ثلاثة أيام بسبب الثلوج.'],
    ['ckb', 'سوپا ڕایگەیاند کە ڕێگای سنوور بۆ ماوەی سێ ڕۆژ دادەخرێت بەهۆی بەفرەوە.'],
    ['tr', 'Ordu, sınıra giden yolun kar nedeniyle üç gün boyunca kapalı olacağını söyledi.'],
    ['fr', "L'armée a annoncé que la route vers la frontière serait fermée pendant trois jours."],
    ['fa', 'ارتش گفت که جاده مرزی به دلیل برف به مدت سه روز بسته خواهد شد و رانندگان باید صبر کنند.'],
    [undefined, '12345 67890'],
  ])('in %s is known for that', async (language, text) => {
    expect((await textArticle(text, NOW)).language).toBe(language);
  });
});

test.each([
  ['21 January 2026', '2026-01-21'],
  ['Published: Wed 21st of Jan. 2026, 10:00', '2026-01-21'],
  ['January 21, 2026', '2026-01-21'],
  ['2026-01-21 | News desk', '2026-01-21'],
  ['21 janvier 2026', '2026-01-21'],
  ['1er mars 2026', '2026-03-01'],
  ['21 Ocak 2026', '2026-01-21'],
  ['21 يناير 2026', '2026-01-21'],
  ['٢١ كانون الثاني ٢٠٢٦', '2026-01-21'],
  ['3 شباط/فبراير 2026', '2026-02-03'],
  ['30 February 2026', undefined],
  ['21 January', undefined],
  ['03/02/2026', undefined],
  ['May 2026', undefined],
])('"%s" is the day %s', (line, day) => {
  expect(dayIn(line)).toBe(day);
});

describe('whether a text is a page', () => {
  test.each<[text: string, expected: boolean]>([
    ['<!doctype html><p>', true],
    ['\n<?xml version="1.0"?>\n<!-- one --> <!-- -- two > --><HTML lang="ar">', true],
    ['<!-- <html> --> a text', false],
    ['<!-- open <html>', false],
    ['The tag <html> begins a page', false],
    // Read in more than one way, these take for ever.
    [`${'<!---->'.repeat(550)}x`, false],
    [`${'<!-- --> '.repeat(400)}<html>`, true],
  ])('%j', (text, expected) => {
    expect(isHtml(text)).toBe(expected);
  });
});

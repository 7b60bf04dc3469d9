import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { htmlDocument } from '../../../src/platforms/web/document.ts';
import { type PageLinks, render } from '../../../src/platforms/web/render.ts';
import { call, heading, paragraph, reply, text } from '../../../src/reply/build.ts';
import type { Action, Block, Reply, Span } from '../../../src/reply/reply.ts';
import { describePlatform } from '../../conformance/platform.ts';
import { anyCharacter } from '../../util/any-character.ts';

const LINKS: PageLinks = {
  factPage: (fact) => `https://bot.example.org/facts/${encodeURIComponent(fact)}`,
  pageOf: ({ command, args: { id = '' } }) => (command === 'fact' ? LINKS.factPage(id) : undefined),
};

const page = (sent: Reply): string => render(sent, LINKS, commands).join('\n');

const UNESCAPED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

/** Text with its entities read. */
function unescaped(html: string): string {
  return html.replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => UNESCAPED[name] ?? '');
}

/** What a reader sees of a page: its text, and then the addresses of its links and what pictures show. */
function visible(html: string): string {
  const attributes = [...html.matchAll(/ (?:href|alt)="([^"]*)"/g)].map(([, value]) => value);
  return unescaped([html.replace(/<[^>]*>/g, ''), ...attributes].join(' '));
}

describePlatform({
  name: 'a web page',
  render: (sent) => [page(sent)],
  visible: (parts) => parts.map(visible).join(' '),
  limit: Number.POSITIVE_INFINITY,
});

/** The tags that a renderer writes, each with its attributes. */
const TAG =
  /<(?:\/?(?:h1|h2|p|ul|ol|li|blockquote|strong|span|code|section|a)|(?:ul class="actions"|ol start="\d+"|h2 id="part-\d+"|details class="contents"|\/?(?:details|summary|div)|div class="beside"|span class="quiet"|code dir="auto"|br|a class="cite" href="[^"<>]*"|a (?:id="source-\d+" ?)?(?:href="[^"<>]*")?(?: rel="noopener noreferrer")?|img src="data:image\/png;base64,[\w+/=]*" alt="[^"<>]*"))>/g;

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}',
  '<!-- ',
  ']]>',
  '&lt;b&gt;',
  '&#x3c;script&#x3e;',
  'javascript:alert(1)',
  '\u202e\u2066\u0000\u001b[31m',
];
const words = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.array(fc.constantFrom(...MARKUP, 'word', 'كلمة'), { maxLength: 5 }).map((some) => some.join('')),
);
const urls = fc.oneof(
  words,
  fc.constantFrom(
    'https://example.org/a?b=c&d="e"',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
  ),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc
    .tuple(words, fc.constantFrom(undefined, 'strong', 'quiet', 'code'))
    .map(([value, style]) => text(value, style)),
  fc.record({ kind: fc.constant('link'), text: words, url: urls }),
  fc.nat(9).map((ref): Span => ({ kind: 'cite', ref })),
);
const spans = fc.array(span, { maxLength: 4 });
const blocks: fc.Arbitrary<Block> = fc.oneof(
  words.map(heading),
  spans.map((some): Block => ({ kind: 'paragraph', spans: some })),
  spans.map((some): Block => ({ kind: 'quote', spans: some })),
  fc.array(spans, { maxLength: 3 }).map((items): Block => ({ kind: 'list', ordered: true, items })),
  words.map((alt): Block => ({ kind: 'image', png: new Uint8Array([137, 80, 78, 71]), alt })),
);
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('link'), label: words, url: urls }),
  fc.tuple(words, words).map(([label, id]) => call(label, 'fact', { id })),
  fc.tuple(words, words).map(([label, question]) => call(label, 'ask', { question })),
);
const citations = fc.record({
  ...{ n: fc.nat(9), fact: words, source: words, title: words, publisher: words },
  ...{ paragraph: fc.nat(99), published: words, url: urls },
});
const replies = fc
  .record({
    language: fc.constantFrom('en', 'ar', 'ckb'),
    all: fc.array(blocks, { maxLength: 5 }),
    options: fc.record({
      citations: fc.array(citations, { maxLength: 4 }),
      actions: fc.array(actions, { maxLength: 4 }),
    }),
  })
  .map(({ language, all, options }) => reply(language, all, options));

test('no markup of any text survives: all tags are the renderer’s own', () => {
  fc.assert(
    fc.property(replies, (sent) => {
      const rest = page(sent).replace(TAG, '');
      expect(rest).not.toMatch(/[<>"']/);
      expect(rest.replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});

test('links lead to pages over HTTP only', () => {
  fc.assert(
    fc.property(replies, (sent) => {
      const addresses = [...page(sent).matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
      for (const address of addresses) expect(address).toMatch(/^(?:https?:|#source-\d+$)/i);
    }),
  );
});

test('no title, description or address of a document has markup', () => {
  fc.assert(
    fc.property(words, words, (title, other) => {
      const made = (first: string, second: string): string =>
        htmlDocument(
          {
            ...{
              title: first,
              description: second,
              publicUrl: second,
              path: second,
              language: 'en',
              chosen: 'ar',
            },
            conversation: [second],
            navigation: [{ path: second, label: first }],
          },
          [],
        ).toString();
      const [empty, html] = [made('', ''), made(title, other)];
      const tags = (whole: string) => whole.match(/<\/?[a-z!]+/gi);
      expect(tags(html)).toEqual(tags(empty));
    }),
  );
});

describe('a page', () => {
  test('has one main heading', () => {
    const html = page(reply('en', [paragraph('before'), heading('first'), heading('second')]));
    expect(html.match(/<h\d[^>]*>\w+/g)).toEqual(['<h1>first', '<h2 id="part-1">second']);
  });

  test('opens what has a page, and shows what to type for what has none', () => {
    const html = page(
      reply('en', [], { actions: [call('The fact', 'fact', { id: 'a-b' }), call('Sources', 'sources')] }),
    );
    expect(html).toContain('<a href="https://bot.example.org/facts/a-b">The fact</a>');
    expect(html).toContain('Sources <code dir="auto">/sources</code>');
  });

  test('isolates words of the other direction', () => {
    expect(page(reply('ar', [paragraph('قال Fuad Hussein، أمس')]))).toBe(
      '<p>قال \u2068Fuad Hussein\u2069، أمس</p>',
    );
  });
});

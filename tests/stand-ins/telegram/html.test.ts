import { describe, expect, test } from 'vitest';
import { type Entity, parseHtml } from './html.ts';
import { captionText, messageText } from './text.ts';

const read = (text: string) => messageText({ text, parseMode: 'HTML' });
const marked = (text: string) => {
  const { text: plain, entities } = read(text);
  const named = ({ type, offset, length, url, language, user, custom_emoji_id: emoji }: Entity) =>
    [type, plain.slice(offset, offset + length), url ?? language ?? user ?? emoji].filter(
      (part) => part !== undefined,
    );
  return entities.map(named);
};

describe('tags', () => {
  test.each<[string, unknown[][]]>([
    ['<b>a</b><strong>b</strong>', [['bold', 'ab']]],
    [
      '<i>a</i> <em>b</em>',
      [
        ['italic', 'a'],
        ['italic', 'b'],
      ],
    ],
    [
      '<u>a</u> <ins>b</ins>',
      [
        ['underline', 'a'],
        ['underline', 'b'],
      ],
    ],
    [
      '<s>a</s> <strike>b</strike> <del>c</del>',
      [
        ['strikethrough', 'a'],
        ['strikethrough', 'b'],
        ['strikethrough', 'c'],
      ],
    ],
    [
      '<tg-spoiler>a</tg-spoiler> <span class="tg-spoiler">b</span>',
      [
        ['spoiler', 'a'],
        ['spoiler', 'b'],
      ],
    ],
    ['<code>a</code>', [['code', 'a']]],
    ['<pre>a</pre>', [['pre', 'a']]],
    ['<pre><code class="language-ts">a</code></pre>', [['pre', 'a', 'ts']]],
    ['<code class="language-ts">a</code>', [['code', 'a']]],
    ['<blockquote>a\nb</blockquote>', [['blockquote', 'a\nb']]],
    ['<blockquote expandable>a</blockquote>', [['expandable_blockquote', 'a']]],
    ['<blockquote expandable="">a</blockquote>', [['expandable_blockquote', 'a']]],
    ['<tg-emoji emoji-id="536832">👍</tg-emoji>', [['custom_emoji', '👍', '536832']]],
    ['<a href="https://Example.org">a</a>', [['text_link', 'a', 'https://example.org/']]],
    ["<a href='http://e.org/a?b=1&amp;c=2'>a</a>", [['text_link', 'a', 'http://e.org/a?b=1&c=2']]],
    ['<a href="tg://user?id=42">a</a>', [['text_mention', 'a', 42]]],
    ['<a>e.org</a>', [['text_link', 'e.org', 'http://e.org/']]],
    ['<B>a</b>', [['bold', 'a']]],
    ['<b >a</b > b', [['bold', 'a']]],
    ['<b>a</>', [['bold', 'a']]],
    ['<b></b>a', []],
  ])('%s', (html, entities) => expect(marked(html)).toEqual(entities));

  test.each([
    ['an address without a dot', '<a href="http://localhost/x">a</a>'],
    ['another protocol', '<a href="javascript:alert(1)">a</a>'],
    ['an empty host', '<a href="https://">a</a>'],
  ])('a link to %s is plain text', (_, html) => expect(marked(html)).toEqual([]));
});

describe('characters', () => {
  test.each([
    ['&lt;b&gt; &amp;&quot;', '<b> &"'],
    ['&#65;&#x42;', 'AB'],
    ['&#1587;&#x1F600;', 'س😀'],
    ['a &amp b', 'a & b'],
    ['&nbsp; &copy; &LT;', '&nbsp; &copy; &LT;'],
    ['a > b & c', 'a > b & c'],
    ['&amp;lt;', '&lt;'],
    ['&constructor;', '&constructor;'],
  ])('%s', (html, text) => expect(read(html).text).toBe(text));

  test('offsets count UTF-16 code units', () => {
    expect(read('😀 <b>سند</b> <i>&#x1F600;</i>').entities).toEqual([
      { type: 'bold', offset: 3, length: 3 },
      { type: 'italic', offset: 7, length: 2 },
    ]);
  });
});

describe('nesting', () => {
  test('styles are parted where others begin, as Telegram parts them', () => {
    expect(read('<b>ab<i>cd</i>ef</b>').entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'bold', offset: 2, length: 4 },
      { type: 'italic', offset: 2, length: 2 },
    ]);
  });

  test('a link in bold text parts the bold text', () => {
    expect(marked('<b>ab <a href="e.org">cd</a></b>')).toEqual([
      ['bold', 'ab '],
      ['text_link', 'cd', 'http://e.org/'],
      ['bold', 'cd'],
    ]);
  });

  test('a quote holds links and styles', () => {
    const quote = '<blockquote expandable>1. <a href="e.org">A</a>\n<b>B</b></blockquote>';
    expect(marked(quote)).toEqual([
      ['expandable_blockquote', '1. A\nB'],
      ['text_link', 'A', 'http://e.org/'],
      ['bold', 'B'],
    ]);
  });

  test('code holds nothing else', () => {
    expect(marked('<code>a <b>b</b> <a href="e.org">c</a></code>')).toEqual([['code', 'a b c']]);
  });

  test('links do not nest', () => {
    expect(marked('<a href="e.org">a <a href="f.org">b</a></a>')).toEqual([
      ['text_link', 'a b', 'http://e.org/'],
    ]);
  });
});

test.each([
  ['<b>a', `Can't find end tag corresponding to start tag "b"`],
  ['سن<p>a</p>', 'Unsupported start tag "p" at byte offset 4'],
  ['a < b', 'Unsupported start tag "" at byte offset 2'],
  ['<br/>', 'Unsupported start tag "br/" at byte offset 0'],
  ['a<b', 'Unclosed start tag at byte offset 1'],
  ['a</b>', 'Unexpected end tag at byte offset 1'],
  ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['<b>a</b', 'Unclosed end tag at byte offset 4'],
  ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['<a href="e.org>a</a>', 'Unclosed start tag at byte offset 0'],
  ['<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
  ['<a href=x_y>a</a>', 'Unexpected end of name token at byte offset 8'],
  ['<tg-emoji emoji-id="x">a</tg-emoji>', 'Invalid custom emoji identifier specified'],
  [
    '&#xd800;',
    'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
  ],
])('refuses %s', (html, why) => {
  expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${why}`);
});

describe('the text as Telegram keeps it', () => {
  test('space at the ends goes, and entities move along', () => {
    expect(read(' \n a <b>b</b> \n ')).toEqual({
      text: 'a b',
      entities: [{ type: 'bold', offset: 2, length: 1 }],
    });
  });

  test('overrides of direction are taken out, isolates stay', () => {
    expect(read('\u202eabc\u202c \u2067\u0633\u2069\r\n<b>\u202ax</b>')).toEqual({
      text: 'abc \u2067\u0633\u2069\nx',
      entities: [{ type: 'bold', offset: 8, length: 1 }],
    });
  });

  test('more than a hundred entities are dropped', () => {
    const links = '<a href="e.org">a</a> '.repeat(60);
    const styles = '<b>b</b> '.repeat(60);
    const { entities } = read(styles + links);
    expect(entities.filter(({ type }) => type === 'text_link')).toHaveLength(60);
    expect(entities.filter(({ type }) => type === 'bold')).toHaveLength(40);
  });

  test('Telegram finds addresses, commands, mentions and hashtags, but not in links and code', () => {
    expect(marked('/ask@sanad_bot @reader #سند https://e.org/x. a@e.org <code>/no</code>')).toEqual([
      ['bot_command', '/ask@sanad_bot'],
      ['mention', '@reader'],
      ['hashtag', '#سند'],
      ['url', 'https://e.org/x'],
      ['email', 'a@e.org'],
      ['code', '/no'],
    ]);
  });
});

describe('lengths', () => {
  const tags = (length: number) => `<b>${'&lt;'.repeat(length)}</b>`;
  test('4,096 characters after parsing', () => {
    expect(read(tags(4096)).text).toHaveLength(4096);
    expect(() => read(tags(4097))).toThrow('Bad Request: message is too long');
  });

  test('1,024 in a caption', () => {
    expect(captionText({ text: tags(1024), parseMode: 'html' }).text).toHaveLength(1024);
    expect(() => captionText({ text: tags(1025), parseMode: 'html' })).toThrow('message caption is too long');
    expect(captionText({ text: '' }).text).toBe('');
  });

  test.each([
    ['', 'message text is empty'],
    [' \n\u200b', 'text must be non-empty'],
    ['<b> </b>', 'text must be non-empty'],
  ])('%j is no message', (text, why) => expect(() => read(text)).toThrow(`Bad Request: ${why}`));
});

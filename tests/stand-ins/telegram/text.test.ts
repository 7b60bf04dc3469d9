import { describe, expect, test } from 'vitest';
import type { Entity } from './entities.ts';
import { sentEntities } from './sent-entities.ts';
import { captionText, messageText } from './text.ts';

const at = (type: string, offset: number, length: number, more: object = {}) => ({
  type,
  offset,
  length,
  ...more,
});
const read = (text: string, ...entities: object[]) =>
  messageText({ text, entities: sentEntities({ entities }, 'entities', text) });
const marked = (text: string, ...sent: object[]) => {
  const { text: plain, entities } = read(text, ...sent);
  const named = ({ type, offset, length, url, language, user, custom_emoji_id: emoji }: Entity) =>
    [type, plain.slice(offset, offset + length), url ?? language ?? user ?? emoji].filter(
      (part) => part !== undefined,
    );
  return entities.map(named);
};
const link = (url: string) => ({ url });

describe('entities', () => {
  test.each<[string, object, unknown[]]>([
    ['bold', at('bold', 0, 1), ['bold', 'a']],
    ['spoilers', at('spoiler', 0, 1), ['spoiler', 'a']],
    ['code', at('code', 0, 1), ['code', 'a']],
    ['code in a language', at('pre', 0, 1, { language: 'ts' }), ['pre', 'a', 'ts']],
    ['quotes', at('expandable_blockquote', 0, 1), ['expandable_blockquote', 'a']],
    ['emoji', at('custom_emoji', 0, 1, { custom_emoji_id: '536832' }), ['custom_emoji', 'a', '536832']],
    ['links', at('text_link', 0, 1, link('https://Example.org')), ['text_link', 'a', 'https://example.org/']],
    ['links to users', at('text_link', 0, 1, link('tg://user?id=42')), ['text_mention', 'a', 42]],
    ['mentions', at('text_mention', 0, 1, { user: { id: 42 } }), ['text_mention', 'a', 42]],
  ])('%s come back', (_, entity, expected) => expect(marked('a b', entity)).toEqual([expected]));

  test.each([
    ['a type that Telegram finds by itself', at('mention', 0, 1)],
    ['no text', at('bold', 1, 0)],
    ['space alone', at('bold', 1, 1)],
  ])('of %s are dropped', (_, entity) => expect(marked('a b', entity)).toEqual([]));

  test.each<[object, string]>([
    [at('shiny', 0, 1), "can't parse MessageEntity: Unsupported type specified"],
    [{ offset: 0, length: 1 }, "can't parse MessageEntity: Type is not specified"],
    [{ type: 'bold', length: 1 }, `can't parse MessageEntity: Can't find field "offset"`],
    [at('text_link', 0, 1), `can't parse MessageEntity: Can't find field "url"`],
    [at('text_link', 0, 1, link('http://localhost/x')), 'is invalid: Wrong HTTP URL'],
    [at('text_link', 0, 1, link('javascript:alert(1)')), 'is invalid: Wrong HTTP URL'],
    [at('text_link', 0, 1, link('https://')), 'is invalid: Wrong HTTP URL'],
    [at('custom_emoji', 0, 1, { custom_emoji_id: 'x' }), 'invalid custom emoji identifier specified'],
    [at('bold', -1, 1), 'receive an entity with incorrect offset -1'],
    [at('bold', 9, 1), 'entity begins after the end of the text at UTF-16 offset 9'],
    [
      at('bold', 0, 9),
      'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9',
    ],
    [at('bold', 1, 1), 'entity begins in a middle of a UTF-16 symbol at byte offset 4'],
    [
      at('bold', 0, 1),
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4',
    ],
  ])('%j is refused', (entity, why) => expect(() => read('😀 a', entity)).toThrow(why));

  test('offsets count UTF-16 code units', () => {
    expect(marked('😀 سند 😀', at('bold', 3, 3), at('italic', 7, 2))).toEqual([
      ['bold', 'سند'],
      ['italic', '😀'],
    ]);
  });
});

describe('nesting', () => {
  test('styles are parted where others begin, as Telegram parts them', () => {
    expect(read('abcdef', at('bold', 0, 6), at('italic', 2, 2)).entities).toEqual([
      { type: 'bold', offset: 0, length: 2 },
      { type: 'bold', offset: 2, length: 4 },
      { type: 'italic', offset: 2, length: 2 },
    ]);
  });

  test('a link in bold text parts the bold text', () => {
    expect(marked('ab cd', at('bold', 0, 5), at('text_link', 3, 2, link('e.org')))).toEqual([
      ['bold', 'ab '],
      ['text_link', 'cd', 'http://e.org/'],
      ['bold', 'cd'],
    ]);
  });

  test('a quote holds links and styles', () => {
    const quote = at('expandable_blockquote', 0, 6);
    expect(marked('1. A\nB', quote, at('text_link', 3, 1, link('e.org')), at('bold', 5, 1))).toEqual([
      ['expandable_blockquote', '1. A\nB'],
      ['text_link', 'A', 'http://e.org/'],
      ['bold', 'B'],
    ]);
  });

  test('code holds nothing else', () => {
    const inside = [at('bold', 2, 1), at('text_link', 4, 1, link('e.org'))];
    expect(marked('a b c', at('code', 0, 5), ...inside)).toEqual([['code', 'a b c']]);
  });

  test('links do not nest', () => {
    const links = [at('text_link', 0, 3, link('e.org')), at('text_link', 2, 1, link('f.org'))];
    expect(marked('a b', ...links)).toEqual([['text_link', 'a b', 'http://e.org/']]);
  });
});

describe('the text as Telegram keeps it', () => {
  test('is what was sent: nothing in it is markup', () => {
    const text = '<b>a</b> &lt; &amp; *b* [c](e)';
    expect(read(text)).toEqual({ text, entities: [] });
  });

  test('space at the ends goes, and entities move along', () => {
    expect(read(' \n a b \n ', at('bold', 5, 1))).toEqual({
      text: 'a b',
      entities: [{ type: 'bold', offset: 2, length: 1 }],
    });
  });

  test('overrides of direction are taken out, isolates stay', () => {
    expect(read('\u202eabc\u202c \u2067\u0633\u2069\r\n\u202ax', at('bold', 11, 2))).toEqual({
      text: 'abc \u2067\u0633\u2069\nx',
      entities: [{ type: 'bold', offset: 8, length: 1 }],
    });
  });

  test('more than a hundred entities are dropped', () => {
    const styles = Array.from({ length: 60 }, (_, n) => at('bold', 2 * n, 1));
    const links = Array.from({ length: 60 }, (_, n) => at('text_link', 120 + 2 * n, 1, link('e.org')));
    const { entities } = read('a '.repeat(120), ...styles, ...links);
    expect(entities.filter(({ type }) => type === 'text_link')).toHaveLength(60);
    expect(entities.filter(({ type }) => type === 'bold')).toHaveLength(40);
  });

  test('Telegram finds addresses, commands, mentions and hashtags, but not in code', () => {
    const text = '/ask@sanad_bot @reader #سند https://e.org/x. a@e.org /no';
    expect(marked(text, at('code', text.length - 3, 3))).toEqual([
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
  const sent = (length: number) => ({ text: '<'.repeat(length), entities: [at('bold', 0, length)] });
  test('4,096 characters', () => {
    expect(messageText(sent(4096)).text).toHaveLength(4096);
    expect(() => messageText(sent(4097))).toThrow('Bad Request: message is too long');
  });

  test('1,024 in a caption', () => {
    expect(captionText(sent(1024)).text).toHaveLength(1024);
    expect(() => captionText(sent(1025))).toThrow('message caption is too long');
    expect(captionText({ text: '', entities: [] }).text).toBe('');
  });

  test.each([
    ['', 'message text is empty'],
    [' \n\u200b', 'text must be non-empty'],
    ['\ud800', 'strings must be encoded in UTF-8'],
  ])('%j is no message', (text, why) => expect(() => read(text)).toThrow(`Bad Request: ${why}`));
});

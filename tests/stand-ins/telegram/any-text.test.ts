import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedEntities } from './entities.ts';
import type { Entity } from './html.ts';
import { parseHtml } from './html.ts';
import { messageText } from './text.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));

test('escaped text comes out as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parseHtml(`<b>${escaped(text)}</b>`).text).toBe(text);
    }),
  );
});

test('whatever is sent is either refused or read, and reading is the end of it', () => {
  const markup = fc.constantFrom(
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="e.org">',
    '</a>',
    '<code>',
    '</code>',
    '&',
    '<',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(markup, anyText)), (parts) => {
      let read: ReturnType<typeof messageText>;
      try {
        read = messageText({ text: parts.join(''), parseMode: 'HTML' });
      } catch (error) {
        expect(error).toMatchObject({ code: 400 });
        return;
      }
      expect(messageText(read)).toEqual(read);
    }),
  );
});

test('entities lie beside or within one another, and are in order', () => {
  const kinds = [
    'bold',
    'italic',
    'spoiler',
    'code',
    'pre',
    'text_link',
    'blockquote',
    'expandable_blockquote',
  ];
  const anyEntity = fc.record({ type: fc.constantFrom(...kinds), offset: fc.nat(30), length: fc.nat(20) });
  const end = ({ offset, length }: Entity) => offset + length;
  fc.assert(
    fc.property(fc.array(anyEntity), (entities) => {
      const fixed = fixedEntities(entities);
      expect(fixedEntities(fixed)).toEqual(fixed);
      for (const [index, entity] of fixed.entries()) {
        for (const later of fixed.slice(index + 1)) {
          expect(later.offset).toBeGreaterThanOrEqual(entity.offset);
          expect(later.offset >= end(entity) || end(later) <= end(entity)).toBe(true);
        }
      }
    }),
  );
});

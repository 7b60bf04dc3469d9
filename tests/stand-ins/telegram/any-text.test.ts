import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entity, type Formatted, fixedEntities } from './entities.ts';
import { sentEntities } from './sent-entities.ts';
import { messageText } from './text.ts';

const anyText = fc.string({ unit: 'grapheme' });

test('whatever is sent is either refused or read, and what is read does not change when it is sent again', () => {
  const types = fc.constantFrom('bold', 'italic', 'code', 'blockquote', 'text_link', 'mention', 'shiny');
  const anyEntity = fc.record({
    type: types,
    offset: fc.integer({ min: -1, max: 20 }),
    length: fc.integer({ min: -1, max: 20 }),
    url: fc.constantFrom('https://e.org/', 'e.org', 'nowhere'),
  });
  fc.assert(
    fc.property(anyText, fc.array(anyEntity, { maxLength: 5 }), (text, entities) => {
      let read: Formatted;
      try {
        read = messageText({ text, entities: sentEntities({ entities }, 'entities', text) });
      } catch (error) {
        expect(error).toMatchObject({ code: 400 });
        return;
      }
      for (const { offset, length } of read.entities) {
        expect(length).toBeGreaterThan(0);
        expect(read.text.slice(offset, offset + length).isWellFormed()).toBe(true);
        expect(offset + length).toBeLessThanOrEqual(read.text.length);
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

import { describe, expect, test } from 'vitest';
import type { MapContent, Pictures } from '../../src/reply/pictures.ts';
import { chatting } from '../chatting.ts';
import { placed } from '../pictures/placed.ts';
import { loadReal } from '../query/real.ts';
import { callsOf } from './outline.ts';

test('a town comes with its position for a street map, and what is wider than a town does not', async () => {
  const { send } = await real();
  expect((await send('/who Kirkuk')).place).toMatchObject({ name: 'Kirkuk' });
  for (const wide of ['Iraq', 'Anbar', 'Iraq-Syria border'])
    expect((await send(`/who ${wide}`)).place).toBeUndefined();
});

describe('map', () => {
  test('lists each place with its number of facts, cites the newest, and has buttons for the facts', async () => {
    const { send, lines } = await real();
    const reply = await send('/map');
    const listed = await lines('/map');
    expect(listed[0]).toMatch(/^# Map: /);
    expect(listed).toContainEqual(expect.stringMatching(/Kirkuk · 5 facts.*\[\d+\]/));
    expect(callsOf(reply)[0]).toEqual(['who', { name: 'Iraq' }]);
    expect(reply.citations.length).toBeGreaterThan(10);
    expect(reply.blocks.map(({ kind }) => kind)).not.toContain('image');
  });

  test('has the picture of the same places where the platform can show it', async () => {
    const drawn: MapContent[] = [];
    const pictures: Pictures = {
      timeline: async () => [],
      map: async (content) => {
        drawn.push(content);
        return [{ kind: 'image', png: new Uint8Array([1]), alt: 'where places lie' }];
      },
    };
    const { send } = await real(pictures);
    const reply = await send('/map arrests');
    expect(reply.blocks[1]).toMatchObject({ kind: 'image', alt: 'where places lie' });
    expect(drawn[0]?.title).toBe('Map: Arrests');
    expect(drawn[0]?.places.map(({ place }) => place.id)).toContain('kirkuk');
    // What is half-typed in another chat's inline mode cannot have a picture.
    const preview = await send('/map', { preview: true });
    expect(preview.blocks.map(({ kind }) => kind)).not.toContain('image');
  });

  test.each([
    ['/map threat', 'No fact about this names a place'],
    ['/map xyzzy', 'Nothing was found for “xyzzy”'],
  ])('%s says what is not there', async (typed, words) => {
    expect((await chatting({ knowledge: placed }).lines(typed)).join('\n')).toContain(words);
  });

  test.each([
    ['ar', 'خريطة', 'القائم · معلومت'],
    ['ckb', 'نەخشە', 'زانیاری'],
  ])('speaks %s', async (language, ...words) => {
    const shown = (await chatting({ knowledge: placed }).lines('/map', { language })).join('\n');
    for (const each of words) expect(shown).toContain(each);
  });
});

async function real(pictures?: Pictures) {
  const { knowledge, engine } = await loadReal();
  return chatting({ knowledge, engine, ...(pictures ? { pictures } : {}) });
}

import { expect, test } from 'vitest';
import { placesIn } from '../../src/knowledge/places.ts';
import { DrawnPictures } from '../../src/pictures/drawn-pictures.ts';
import { svgDocument } from '../../src/pictures/svg.ts';
import { sizeOfPng } from './drawn.ts';
import { placed } from './placed.ts';

function pictures() {
  const logged: unknown[] = [];
  const log = { error: (details: unknown) => void logged.push(details), warn() {}, info() {} };
  return { drawn: new DrawnPictures(log), logged };
}

const content = {
  title: 'Title',
  places: placesIn(placed.facts, placed.names),
  knowledge: placed,
  language: 'en',
};
const square = (size: number) => svgDocument(size, size, {}, '<rect width="9" height="9" fill="#123456"/>');

test('a map is a PNG that a phone can show, and is drawn once for what it shows', async () => {
  const { drawn } = pictures();
  const [[one], [same], [other]] = await Promise.all([
    drawn.map(content),
    drawn.map({ ...content }),
    drawn.map({ ...content, language: 'ar' }),
  ]);
  expect(sizeOfPng(one?.png ?? new Uint8Array())[0]).toBe(1080);
  expect(same?.png).toBe(one?.png);
  expect(other?.png).not.toBe(one?.png);
});

test('what cannot be drawn is no picture, is logged without what it shows, and is tried again', async () => {
  const { drawn, logged } = pictures();
  for (const times of [1, 2]) {
    expect(await drawn.png('<svg secret')).toBeUndefined();
    expect(logged).toHaveLength(times);
  }
  expect(logged[0]).toMatchObject({ event: 'picture-failed' });
});

test('no more than a few wait to be drawn, and those that were refused can come later', async () => {
  const { drawn } = pictures();
  const all = await Promise.all(Array.from({ length: 12 }, (_, index) => drawn.png(square(10 + index))));
  expect(all.filter((png) => png !== undefined)).toHaveLength(8);
  expect(sizeOfPng((await drawn.png(square(21))) ?? new Uint8Array())).toEqual([21, 21]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/knowledge/model.ts';
import { addressInSource, factPageOf, feedsOf } from '../../src/reply/fact-address.ts';
import { factNamed } from '../fixture.ts';

const URL_OF_SOURCE = 'https://example.org/iraq';

/** A fact with these English words, of a source in English at an address. */
function fact(en: string, url: string | undefined = URL_OF_SOURCE, language = 'en'): Fact {
  const { source, ...rest } = factNamed('red-line');
  const { url: _, ...without } = source;
  return { ...rest, text: { en }, source: { ...without, language, ...(url === undefined ? {} : { url }) } };
}

describe('the address of a fact in its source', () => {
  test.each<[string, Fact, string | undefined]>([
    [
      'words that are quoted',
      fact('They are “fully secured”, he said.'),
      `${URL_OF_SOURCE}#:~:text=fully%20secured`,
    ],
    ['a comma inside the quotation', fact('A “red line,” he said.'), `${URL_OF_SOURCE}#:~:text=red%20line`],
    [
      'a dash, which would part the fragment',
      fact('A “well-known line” it is.'),
      `${URL_OF_SOURCE}#:~:text=well%2Dknown%20line`,
    ],
    ['a quotation too short to be found by', fact('A “line” it is.'), URL_OF_SOURCE],
    ['no quotation', fact('Nothing is quoted.'), URL_OF_SOURCE],
    ['a source in another language', fact('They are “fully secured”.', URL_OF_SOURCE, 'ar'), URL_OF_SOURCE],
    [
      'an address with a fragment',
      fact('They are “fully secured”.', `${URL_OF_SOURCE}#top`),
      `${URL_OF_SOURCE}#top`,
    ],
  ])('with %s', (_, given, address) => {
    expect(addressInSource(given)).toBe(address);
  });

  test('is not known where that of the source is not', () => {
    const { source, ...rest } = factNamed('red-line');
    const { url: _, ...without } = source;
    expect(addressInSource({ ...rest, source: without })).toBeUndefined();
  });

  test('is an address, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
        const address = addressInSource(fact(`It is “${words}”.`)) ?? '';
        expect(URL.parse(address)?.origin).toBe('https://example.org');
        expect(address).not.toMatch(/\s/);
      }),
    );
  });
});

test('the feeds are below the public address, by language and topic', () => {
  expect(feedsOf('https://sanad.example/a/')).toEqual({
    atom: 'https://sanad.example/a/feed.xml',
    json: 'https://sanad.example/a/feed.json',
  });
  expect(feedsOf('https://sanad.example', { language: 'ar', topic: 'a&b' }).atom).toBe(
    'https://sanad.example/feed.xml?lang=ar&topic=a%26b',
  );
});

test('the page of a fact is below the public address', () => {
  expect(factPageOf('https://sanad.example/', 'red-line')).toBe('https://sanad.example/facts/red-line');
  expect(factPageOf('https://sanad.example/a', 'x/y')).toBe('https://sanad.example/a/facts/x%2Fy');
});

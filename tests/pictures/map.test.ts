import { describe, expect, test } from 'vitest';
import { currentFacts } from '../../src/knowledge/current-facts.ts';
import type { Name } from '../../src/knowledge/model.ts';
import { placesIn } from '../../src/knowledge/places.ts';
import { isInside, overlaps } from '../../src/pictures/map/labels.ts';
import { drawMap, type MapOptions, mapSvg } from '../../src/pictures/map/map.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { loadReal } from '../query/real.ts';
import { textsIn, wordsIn } from './drawn.ts';
import { placed } from './placed.ts';

/** A map of what the project ships, or of other names in its facts. */
async function map(more: Partial<MapOptions> = {}, change = (names: readonly Name[]) => names) {
  const { knowledge } = await loadReal();
  const places = placesIn(currentFacts(knowledge.facts), change(knowledge.names));
  return drawMap({ title: 'Title', places, knowledge, language: 'en', scheme: 'dark', ...more });
}

describe.each(
  textLanguages.flatMap(
    (language) =>
      [
        [language, 'dark'],
        [language, 'page'],
      ] as const,
  ),
)('the map in %s, for %s,', (language, scheme) => {
  test('has every place that facts name, with their number, in the picture and in words', async () => {
    const { knowledge } = await loadReal();
    const { drawn, outside, alt, svg } = await map({ language, scheme });
    const named = knowledge.names.filter(
      ({ id, at }) => at && currentFacts(knowledge.facts).some(({ names }) => names.includes(id)),
    );
    expect(outside).toEqual([]);
    expect(new Set(drawn.map(({ place }) => place.id))).toEqual(new Set(named.map(({ id }) => id)));
    const { facts } = textsFor(language);
    expect(alt.includes('; ')).toBe(language === 'en');
    for (const { place, label } of drawn) {
      expect(alt).toContain(`${place.label}: ${facts(place.count)}`);
      if (label) expect(wordsIn(svg).replaceAll('\u00a0', ' ')).toContain(`${place.label} · ${place.count}`);
    }
  });

  test('has its names inside the frame, and none upon another', async () => {
    const { drawn, frame } = await map({ language, scheme });
    const labels = drawn.flatMap(({ label }) => label ?? []);
    expect(labels.length).toBeGreaterThanOrEqual(drawn.length - 1);
    expect(labels.filter((label) => !isInside(label, frame))).toEqual([]);
    const pairs = labels.flatMap((one, index) =>
      labels.slice(index + 1).map((other) => [one, other] as const),
    );
    expect(pairs.filter(([one, other]) => overlaps(one, other))).toEqual([]);
  });
});

test('places stand as they lie: Mosul north of Baghdad, al-Qaim west of it, more facts in a larger circle', async () => {
  const { drawn } = await map();
  const circleOf = (id: string) => {
    const found = drawn.find(({ place }) => place.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found.circle;
  };
  const [mosul, baghdad, qaim, iraq] = ['mosul', 'baghdad', 'al-qaim', 'iraq'].map(circleOf);
  expect(mosul?.y).toBeLessThan(baghdad?.y ?? 0);
  expect(qaim?.x).toBeLessThan(baghdad?.x ?? 0);
  expect(iraq?.radius).toBeGreaterThan(baghdad?.radius ?? 0);
});

test('a place farther off widens the view, and one too far away is told below the map', async () => {
  const move = (id: string, at: readonly [number, number]) => (names: readonly Name[]) =>
    names.map((name) => (name.id === id ? { ...name, at } : name));
  const ankara = await map({}, move('mosul', [39.93, 32.86]));
  expect(ankara.outside).toEqual([]);
  expect(ankara.drawn.find(({ place }) => place.id === 'mosul')?.circle.x).toBeGreaterThan(44);
  const away = await map({}, move('mosul', [38.9, -77]));
  expect(away.outside.map(({ id }) => id)).toEqual(['mosul']);
  expect(wordsIn(away.svg)).toContain('Outside the map: Mosul (1)');
});

test('the picture says whose boundaries it has, and what a circle means', async () => {
  const words = wordsIn((await map()).svg);
  expect(words).toContain('Boundaries: Natural Earth');
  expect(words).toContain('not where something happened');
});

test('a place links to its facts, and nothing in a name is markup', () => {
  const names = placed.names.map((name) =>
    name.id === 'qaim' ? { ...name, name: { en: '"><script>alert(1)</script>&\u202e' } } : name,
  );
  const svg = mapSvg({
    ...{ title: '<b>', knowledge: placed, language: 'en', scheme: 'page' },
    places: placesIn(placed.facts, names),
    hrefOf: (id) => `/map?place=${id}&x="`,
  });
  expect(svg).toContain('<a href="/map?place=qaim&amp;x=&quot;">');
  expect(svg).not.toMatch(/<script|<b>|\u202e/);
  expect(textsIn(svg).join('')).toContain('"><script>');
});

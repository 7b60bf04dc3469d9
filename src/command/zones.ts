import type { Knowledge } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';
import { CITIES, MEANINGS, RENAMED } from './zone-names.ts';

/** Time zones by their present names, and UTC. Listing them takes longer than most replies, and few need them. */
export const allZones: () => readonly string[] = lazy(() => [
  ...new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC']),
]);

/** The former names of each zone that was renamed. */
const formerNames = lazy(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      [...Map.groupBy(Object.entries(RENAMED), ([, present]) => present)].map(([present, pairs]) => [
        present,
        pairs.map(([former]) => former),
      ]),
    ),
);

/** Zones by the names of their cities, folded; without the cities that two zones have. */
const zonesByCity = lazy((): ReadonlyMap<string, string> => {
  const named = allZones().flatMap((zone) =>
    [zone, ...otherNames(zone)].map((name) => [cityOf(name), zone] as const),
  );
  return new Map(
    [...Map.groupBy(named, ([city]) => city)].flatMap(([city, pairs]) => {
      const [zone, ...others] = new Set(pairs.map(([, zone]) => zone));
      return zone === undefined || others.length > 0 ? [] : [[city, zone]];
    }),
  );
});

/** Former names of a zone, and names of its cities in any language. */
export function otherNames(zone: string): readonly string[] {
  return [...(formerNames().get(zone) ?? []), ...(CITIES[zone] ?? [])];
}

/** The zones that an abbreviation may mean, by its folded letters. */
const meanings = lazy(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(Object.entries(MEANINGS).map(([name, zones]) => [fold(name), zones])),
);

/** The abbreviations that may mean a zone. */
export function abbreviationsOf(zone: string): readonly string[] {
  return Object.entries(MEANINGS).flatMap(([name, zones]) => (zones.includes(zone) ? [name] : []));
}

/** What people write before or after a distance from UTC. */
const UTC = ['utc', 'gmt', 'غرينتش', 'غرينيتش', 'جرينتش', 'گرینیچ', 'گرینویچ'].map(fold).join('|');
const DIGITS = String.raw`(\d{1,2})(?:[:.٫]?([0134][05])|[.,٫](5))?`;
/** A plus, or a minus in one of its many forms. */
const SIGN = String.raw`([+\-\u2010-\u2015\u2212])`;
/** A distance from UTC. Without UTC it has a sign; without a sign it lies ahead of UTC. */
const OFFSETS: readonly RegExp[] = [
  new RegExp(`^(?:${UTC}) ?${SIGN}? ?${DIGITS}$`, 'u'),
  new RegExp(`^${SIGN} ?${DIGITS}(?: ?(?:${UTC}))?$`, 'u'),
];
/** The zones furthest from UTC, in minutes. */
const FURTHEST_WEST = -12 * 60;
const FURTHEST_EAST = 14 * 60;

/** What people write around the name of a city. */
const AROUND = new RegExp(
  `^(?:${['بتوقيت', 'توقيت', 'بە کاتی', 'کاتی'].map(fold).join('|')}) +| +(?:local )?time$`,
  'u',
);

/**
 * The time zone that a text names, as IANA writes it: by its present or a former name, by its city, or by its distance from
 * UTC. Undefined if it names none, or several.
 */
export function readZone(typed: string): string | undefined {
  const text = foldedZone(typed);
  const meant = meanings().get(text);
  if (meant) return meant.length === 1 ? meant[0] : undefined;
  return offsetOf(text) ?? idOf(text.replaceAll(' ', '_')) ?? zonesByCity().get(text.replaceAll('_', ' '));
}

/** The zones that a text may name, where there are several: `IST` is Indian, Israeli and Irish. */
export function zoneChoices(typed: string): readonly string[] {
  const meant = meanings().get(foldedZone(typed)) ?? [];
  return meant.length > 1 ? meant : [];
}

/** The same as `readZone`, also by the names that the knowledge has for a city in any language. */
export function zoneIn(typed: string, { names }: Knowledge): string | undefined {
  const zone = readZone(typed);
  if (zone !== undefined || zoneChoices(typed).length > 0) return zone;
  const wanted = foldedZone(typed);
  const city = names.find(({ name, also }) =>
    [...Object.values(name), ...Object.values(also).flat()].some((spelling) => fold(spelling) === wanted),
  );
  return readZone(city?.name['en'] ?? '');
}

/** The zone whose name or city is nearest to a mistyped one. */
export function nearestZone(typed: string): string | undefined {
  const wanted = foldedZone(typed).replaceAll(' ', '_');
  const zone = nearest(wanted, [...allZones(), ...Object.keys(RENAMED)]);
  if (zone !== undefined) return presentName(zone);
  const city = nearest(wanted.replaceAll('_', ' '), zonesByCity().keys());
  return city === undefined ? undefined : zonesByCity().get(city);
}

/** What is typed, folded, without what people write around a zone. */
function foldedZone(typed: string): string {
  return fold(typed)
    .replace(/[,،;]+\s*$/, '')
    .trim()
    .replace(AROUND, '');
}

/** The last part of a zone's name, folded. */
function cityOf(zone: string): string {
  return fold(zone.slice(zone.lastIndexOf('/') + 1)).replaceAll('_', ' ');
}

function presentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** A distance from UTC as `+05:30`; undefined if the text is none, or if no place on earth has it. */
function offsetOf(text: string): string | undefined {
  const [, sign = '+', hours, minutes, half] = OFFSETS.map((form) => form.exec(text)).find(Boolean) ?? [];
  if (hours === undefined) return undefined;
  const minute = half === undefined ? Number(minutes ?? 0) : 30;
  const distance = (Number(hours) * 60 + minute) * (sign === '+' ? 1 : -1);
  if (minute % 15 !== 0 || distance < FURTHEST_WEST || distance > FURTHEST_EAST) return undefined;
  return `${distance < 0 ? '-' : '+'}${hours.padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A zone by its own name; undefined if there is none of this name. */
function idOf(name: string): string | undefined {
  // What begins with a sign or a digit is a distance, or a moment in time.
  if (!/^[a-z]/.test(name)) return undefined;
  try {
    const id = presentName(new Temporal.ZonedDateTime(0n, name).timeZoneId);
    // Etc/GMT+3 lies three hours behind UTC: shown as a distance, nobody takes it for the other one.
    const [, sign, hours = ''] = /^Etc\/GMT([+-])(\d+)$/.exec(id) ?? [];
    return sign === undefined ? id : offsetOf(`${sign === '+' ? '-' : '+'}${hours}`);
  } catch {
    return undefined;
  }
}

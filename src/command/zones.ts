import type { Knowledge } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';

/** Time zones as IANA names them, and UTC. Listing them takes longer than most replies, and few need them. */
export const allZones: () => readonly string[] = lazy(() => [
  ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']),
]);

/** Zones by the city in their name, folded; without the cities that two zones have. */
const zonesByCity = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      [...Map.groupBy(allZones(), cityOf)].flatMap(([city, [zone, ...others]]) =>
        zone === undefined || others.length > 0 ? [] : [[city, zone]],
      ),
    ),
);

/** A distance from UTC in one of the ways in which people type it. */
const OFFSET = /^(?:utc|gmt)? ?([+-−])(\d{1,2})(?::?(\d\d))?$/;

/**
 * The time zone that a text names, as IANA writes it: by its name, by its city, or by its distance from UTC. Undefined
 * if it names none, or several.
 */
export function readZone(typed: string): string | undefined {
  const text = foldedZone(typed);
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  const id =
    hours === ''
      ? text.replaceAll(' ', '_')
      : `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
  return idOf(id) ?? zonesByCity().get(text.replaceAll('_', ' '));
}

/** The same, also by the names that the knowledge has for a city in any language. */
export function zoneIn(typed: string, { names }: Knowledge): string | undefined {
  const wanted = foldedZone(typed);
  const city = names.find(({ name, also }) =>
    [...Object.values(name), ...Object.values(also).flat()].some((spelling) => fold(spelling) === wanted),
  );
  return readZone(typed) ?? readZone(city?.name['en'] ?? '');
}

/** The zone whose name or city is nearest to a mistyped one. */
export function nearestZone(typed: string): string | undefined {
  const wanted = foldedZone(typed).replaceAll(' ', '_');
  const zone = nearest(wanted, allZones());
  if (zone !== undefined) return zone;
  const city = nearest(wanted.replaceAll('_', ' '), allZones().map(cityOf));
  return allZones().find((candidate) => cityOf(candidate) === city);
}

/** What is typed, folded, without the comma that separates it from the next value. */
function foldedZone(typed: string): string {
  return fold(typed)
    .replace(/[,،;]+\s*$/, '')
    .trim();
}

/** The last part of a zone's name, folded. */
function cityOf(zone: string): string {
  return fold(zone.slice(zone.lastIndexOf('/') + 1)).replaceAll('_', ' ');
}

/** A zone as IANA writes it; undefined if there is none of this name. */
function idOf(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

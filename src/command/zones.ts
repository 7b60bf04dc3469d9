import type { Knowledge } from '../knowledge/model.ts';
import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';

/** Listing them takes longer than most replies, and few need them. */
let listed: readonly string[] | undefined;
/** Zones by the city in their name, folded; none where two zones have the same. */
let cities: ReadonlyMap<string, string> | undefined;

/** Time zones as IANA names them, and UTC. */
export function allZones(): readonly string[] {
  listed ??= [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
  return listed;
}

function zoneOfCity(city: string): string | undefined {
  cities ??= new Map(
    [...Map.groupBy(allZones(), cityOf)].flatMap(([name, [zone, ...others]]) =>
      zone === undefined || others.length > 0 ? [] : [[name, zone]],
    ),
  );
  return cities.get(city);
}

/** A whole or half hour before or after UTC, in one of the ways in which people type it. */
const OFFSET = /^(?:utc|gmt)? ?([+-−])(\d{1,2})(?::?(\d\d))?$/;

/**
 * The time zone that a text names, as IANA writes it: by its name, by its city, or by its distance from UTC; undefined
 * where it is none, or more than one.
 */
export function readZone(typed: string): string | undefined {
  const text = fold(typed)
    .replace(/[,،;]+\s*$/, '')
    .trim();
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  const id =
    hours === ''
      ? text.replaceAll(' ', '_')
      : `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
  return idOf(id) ?? zoneOfCity(text.replaceAll('_', ' '));
}

/** The same, also by a city's name in the languages of what is known. */
export function zoneIn(typed: string, { names }: Knowledge): string | undefined {
  const wanted = fold(typed)
    .replace(/[,،;]+\s*$/, '')
    .trim();
  const place = names.find(({ name, also }) =>
    [...Object.values(name), ...Object.values(also).flat()].some((spelling) => fold(spelling) === wanted),
  );
  return readZone(typed) ?? readZone(place?.name['en'] ?? '');
}

/** The zone that a mistyped one probably meant, by its name or by its city. */
export function nearestZone(typed: string): string | undefined {
  const wanted = wantedOf(typed).replaceAll(' ', '_');
  const zone = nearest(wanted, allZones());
  if (zone !== undefined) return zone;
  const city = nearest(wanted.replaceAll('_', ' '), allZones().map(cityOf));
  return allZones().find((candidate) => cityOf(candidate) === city);
}

/** What is typed, folded, without the comma that parts it from what comes next. */
function wantedOf(typed: string): string {
  return fold(typed)
    .replace(/[,،;]+\s*$/, '')
    .trim();
}

/** The last part of a zone's name, folded. */
function cityOf(zone: string): string {
  return fold(zone.slice(zone.lastIndexOf('/') + 1)).replaceAll('_', ' ');
}

function idOf(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

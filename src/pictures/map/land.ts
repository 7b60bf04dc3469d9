import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { lazy } from '../../util/lazy.ts';

const require = createRequire(import.meta.url);

/** Whose coasts and boundaries these are (https://www.naturalearthdata.com, public domain). */
export const ATLAS = 'Natural Earth';

/** Sides of a view, in degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Iraq and its neighbours. */
export const NEAR: Bounds = { west: 36.4, south: 28.9, east: 49.6, north: 38.3 };
/** How far a view may reach for a place; what is farther away is listed below the map. */
export const FARTHEST: Bounds = { west: 25, south: 12, east: 63, north: 43 };

/** Land, borders, and where a place stands, in a frame of this width. */
export interface Land {
  readonly height: number;
  /** Path data of all land, and of borders between countries. */
  readonly land: string;
  readonly borders: string;
  /** @param at latitude and longitude in degrees */
  point(at: readonly [number, number]): readonly [x: number, y: number];
}

/** Whether a place is within bounds. @param at latitude and longitude in degrees */
export function isWithin([latitude, longitude]: readonly [number, number], bounds: Bounds): boolean {
  const { west, south, east, north } = bounds;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** The bounds with room for some places besides. */
export function boundsWith(places: readonly (readonly [number, number])[], bounds: Bounds): Bounds {
  const margin = 0.8;
  const outside = places.filter((at) => !isWithin(at, bounds));
  return {
    west: Math.min(bounds.west, ...outside.map(([, longitude]) => longitude - margin)),
    south: Math.min(bounds.south, ...outside.map(([latitude]) => latitude - margin)),
    east: Math.max(bounds.east, ...outside.map(([, longitude]) => longitude + margin)),
    north: Math.max(bounds.north, ...outside.map(([latitude]) => latitude + margin)),
  };
}

type World = Topology<{ readonly countries: GeometryCollection }>;

const atlas = lazy(
  (): World => JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')) as World,
);

/** Reads the atlas, which takes 20 ms, so that drawing the first map takes less. */
export function readAtlas(): void {
  atlas();
}

/** Natural Earth's countries at 1:50 million that may come into view: to project the whole world takes a tenth of a second. */
function countriesIn(bounds: Bounds): {
  readonly land: FeatureCollection;
  readonly borders: MultiLineString;
} {
  const topology = atlas();
  const { countries } = topology.objects;
  const wanted = reachesBeyond(bounds, NEAR) ? AROUND : BESIDE;
  const geometries = countries.geometries.filter(({ id }) => wanted.has(String(id)));
  const seen = { ...countries, geometries };
  return { land: feature(topology, seen), borders: mesh(topology, seen, (one, other) => one !== other) };
}

/** Whether bounds reach beyond others. */
function reachesBeyond({ west, south, east, north }: Bounds, inner: Bounds): boolean {
  return west < inner.west || south < inner.south || east > inner.east || north > inner.north;
}

/** ISO 3166-1 numbers of the countries in the nearest view, and of those that the farthest one can show. */
const BESIDE: ReadonlySet<string> = new Set('031 048 051 364 368 400 414 422 682 760 792'.split(' '));
const AROUND: ReadonlySet<string> = new Set([
  ...BESIDE,
  ...'004 012 100 196 231 232 262 268 275 300 376 398 434 512 586 634 643 706 729 784 795 804 818 860 887'.split(
    ' ',
  ),
]);

let last: { readonly key: string; readonly land: Land } | undefined;

/** The land within bounds (Mercator's projection). The last one is kept: most maps have the same view. */
export function landIn(bounds: Bounds, width: number): Land {
  const key = JSON.stringify([bounds, width]);
  if (last?.key !== key) last = { key, land: project(bounds, width) };
  return last.land;
}

function project({ west, south, east, north }: Bounds, width: number): Land {
  const projection = geoMercator()
    // Borders have points enough; Mercator bends no line that is short.
    .precision(0)
    .scale((width * 180) / ((east - west) * Math.PI))
    .translate([0, 0]);
  const place = (at: readonly [number, number]): readonly [number, number] =>
    projection([at[1], at[0]]) ?? [0, 0];
  const [left, top] = place([north, west]);
  projection.translate([-left, -top]);
  const [, height] = place([south, east]);
  // A little beyond the frame, so that no cut edge is seen as a coast.
  projection.clipExtent([
    [-8, -8],
    [width + 8, height + 8],
  ]);
  const path = geoPath(projection).digits(1);
  const { land, borders } = countriesIn({ west, south, east, north });
  return { height, land: path(land) ?? '', borders: path(borders) ?? '', point: place };
}

import type { NamedPlace } from '../../knowledge/places.ts';
import type { MapContent } from '../../reply/pictures.ts';
import type { Direction } from '../../reply/reply.ts';
import { inLanguage } from '../../reply/text.ts';
import { textsFor } from '../../text/index.ts';
import { PAGE_PALETTE, PALETTES, type Palette, type Scheme } from '../palette.ts';
import { element, escapeXml, svgDocument, textLine } from '../svg.ts';
import { textBlock } from '../text-lines.ts';
import { widthOf } from '../typeface.ts';
import { countriesIn } from './countries.ts';
import { type Box, type Circle, isInside, overlaps, type Placed, placeLabels } from './labels.ts';
import { ATLAS, boundsWith, FARTHEST, isWithin, type Land, landIn, NEAR } from './land.ts';

export { ATLAS } from './land.ts';

/** How a map is drawn. */
export interface MapOptions extends MapContent {
  /** `page`: for a web page, whose style gives the colours (`MAP_STYLE`) and whose headings have title and notes. */
  readonly scheme: Scheme | 'page';
  /** The address that opens the facts of a place. Left out where nothing can be opened. */
  hrefOf?(place: string): string | undefined;
}

/** A place of a map. */
export interface MapPlace {
  /** Id in names.yaml. */
  readonly id: string;
  readonly label: string;
  /** Latitude and longitude in degrees. */
  readonly at: readonly [number, number];
  /** How many facts name it. */
  readonly count: number;
}

/** A map, and what stands in it. */
export interface DrawnMap {
  readonly svg: string;
  /** What the picture shows, in words. */
  readonly alt: string;
  /** The map within the picture. */
  readonly frame: Box;
  /** The places within the map, with the names that found room. */
  readonly drawn: readonly { readonly place: MapPlace; readonly circle: Circle; readonly label?: Box }[];
  /** The places beyond the map. */
  readonly outside: readonly MapPlace[];
}

const WIDTH = 1080;
const MARGIN = 44;
const FRAME_WIDTH = WIDTH - 2 * MARGIN;
const TITLE = 44;
const SMALL = 27;
const LABEL = 29;
const COUNTRY = 27;
/** A longer name is wrapped. */
const LONGEST_LABEL = 300;
const LARGEST_CIRCLE = 38;
const SMALLEST_CIRCLE = 9;

/** The places of a map in a language, those that most facts name first. */
export function mapPlaces({ places, knowledge, language }: MapContent): readonly MapPlace[] {
  return places.map(({ place, at, facts }: NamedPlace) => ({
    id: place.id,
    label: inLanguage(place.name, language, knowledge),
    at,
    count: facts.length,
  }));
}

/** Projects the land of a map, which is then kept: the costly half of drawing the first one. */
export function projectLand({ places }: MapContent): void {
  landAround(places.map(({ at }) => at));
}

/** The land around places, but for those that are too far away. */
function landAround(places: readonly MapPlace['at'][]): Land {
  return landIn(
    boundsWith(
      places.filter((at) => isWithin(at, FARTHEST)),
      NEAR,
    ),
    FRAME_WIDTH,
  );
}

/** A map as SVG. */
export function mapSvg(options: MapOptions): string {
  return drawMap(options).svg;
}

/** Draws a map. */
export function drawMap(options: MapOptions): DrawnMap {
  const { title, language, scheme } = options;
  const texts = textsFor(language);
  const { direction } = texts;
  const palette = scheme === 'page' ? PAGE_PALETTE : PALETTES[scheme];
  const all = mapPlaces(options);
  const inside = all.filter(({ at }) => isWithin(at, FARTHEST));
  const outside = all.filter((place) => !inside.includes(place));
  const margin = scheme === 'page' ? 0 : MARGIN;
  const block = (text: string, size: number, fill: string, weight: 'regular' | 'bold') =>
    textBlock(text, { width: FRAME_WIDTH, size, fill, weight, direction });
  const head = block(scheme === 'page' ? '' : title, TITLE, palette.text, 'bold');
  const land = landAround(all.map(({ at }) => at));
  const frame = {
    x: margin,
    y: margin + (head.height === 0 ? 0 : head.height + 20),
    width: FRAME_WIDTH,
    height: land.height,
  };
  // The letters of a page's own font may be wider.
  const stretch = scheme === 'page' ? 1.12 : 1;
  const marks = marksOf(inside, { land, frame, language }, stretch);
  const counted = (place: MapPlace) => `${place.label} (${place.count})`;
  const listed = (places: readonly MapPlace[]) => places.map(counted).join(`${texts.comma} `);
  const unnamed = marks.flatMap(({ place, placed }) => (placed ? [] : [place]));
  const { legend, outside: outsideOf, unnamed: unnamedOf, boundaries } = texts.pictures.map;
  const notes =
    scheme === 'page'
      ? []
      : [
          legend,
          ...(outside.length === 0 ? [] : [outsideOf(listed(outside))]),
          ...(unnamed.length === 0 ? [] : [unnamedOf(listed(unnamed))]),
          `${texts.pictures.product} · ${boundaries(ATLAS)}`,
        ].map((note) => block(note, SMALL, palette.quiet, 'regular'));
  const below = frame.y + frame.height + (notes.length === 0 ? 0 : 16);
  const height = below + notes.reduce((sum, note) => sum + note.height, 0) + margin;
  const start = direction === 'rtl' ? margin + FRAME_WIDTH : margin;
  const tops = notes.map((_, index) => notes.slice(0, index).reduce((sum, note) => sum + note.height, below));
  const alt = `${title}. ${all.map(({ label, count }) => `${label}: ${texts.facts(count)}`).join(`${texts.semicolon} `)}.`;
  const svg = svgDocument(
    FRAME_WIDTH + 2 * margin,
    height,
    { role: options.hrefOf ? 'group' : 'img', 'aria-label': scheme === 'page' ? title : alt },
    [
      scheme === 'page'
        ? ''
        : element('rect', { width: WIDTH, height: Math.ceil(height), fill: palette.ground }),
      head.draw(start, margin),
      element('clipPath', { id: 'frame' }, element('rect', { ...frame, rx: 14 })),
      element('g', { 'clip-path': 'url(#frame)' }, groundOf(land, frame, palette)),
      countryNames(marks, { land, frame, language, palette, direction }),
      marks.map(({ placed }) => leaderOf(placed, palette)).join(''),
      marks.map((mark) => markSvg(mark, palette, direction, options)).join(''),
      ...notes.map((note, index) => note.draw(start, tops[index] ?? 0)),
    ].join(''),
  );
  const drawn = marks.map(({ place, circle, placed }) => ({
    ...{ place, circle },
    ...(placed ? { label: placed.box } : {}),
  }));
  return { svg, alt, frame, drawn, outside };
}

/** A place in the map. */
interface Mark {
  readonly place: MapPlace;
  readonly circle: Circle;
  readonly lines: readonly string[];
  readonly placed: Placed | undefined;
}

interface View {
  readonly land: Land;
  readonly frame: Box;
  readonly language: string;
}

/** The areas of circles are as the numbers of facts; where there are few, none is larger than it would be for ten. */
function marksOf(places: readonly MapPlace[], { land, frame }: View, stretch: number): readonly Mark[] {
  const most = Math.max(10, ...places.map(({ count }) => count));
  const circles = places.map(({ at, count }): Circle => {
    const [x, y] = land.point(at);
    const radius = Math.max(SMALLEST_CIRCLE, LARGEST_CIRCLE * Math.sqrt(count / most));
    return { x: frame.x + x, y: frame.y + y, radius };
  });
  const texts = places.map(
    ({ label, count }) =>
      textBlock(`${label}\u00a0·\u00a0${count}`, { ...LABEL_STYLE, direction: 'ltr' }).lines,
  );
  const wanted = circles.map((circle, index) => ({ circle, ...sizeOf(texts[index] ?? [], LABEL, stretch) }));
  const placed = placeLabels(wanted, frame);
  return places.flatMap((place, index) => {
    const circle = circles[index];
    return circle === undefined ? [] : [{ place, circle, lines: texts[index] ?? [], placed: placed[index] }];
  });
}

const LABEL_STYLE = { width: LONGEST_LABEL, size: LABEL, fill: '', weight: 'bold' } as const;

function sizeOf(lines: readonly string[], size: number, stretch = 1) {
  const width = Math.max(0, ...lines.map((line) => widthOf(line, size, 'bold')));
  return { width: width * stretch + 6, height: lines.length * size * 1.4 };
}

function groundOf({ land, borders }: Land, frame: Box, palette: Palette): string {
  const move = { transform: `translate(${frame.x} ${frame.y})` };
  return (
    element('rect', { ...frame, fill: palette.water }) +
    element('path', { ...move, d: land, fill: palette.land }) +
    element('path', {
      ...{ ...move, d: borders, fill: 'none', stroke: palette.border },
      ...{ 'stroke-width': 2.5, 'stroke-linejoin': 'round' },
    })
  );
}

/** Names of countries where they touch nothing, for bearings; not beside a place of the same name. */
function countryNames(
  marks: readonly Mark[],
  {
    land,
    frame,
    language,
    palette,
    direction,
  }: View & { readonly palette: Palette; readonly direction: Direction },
): string {
  const taken = marks.flatMap(({ circle: { x, y, radius }, placed }) => [
    { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
    ...(placed ? [placed.box] : []),
  ]);
  const named = new Set(marks.map(({ place }) => place.label));
  return countriesIn(language)
    .map(({ name, at }) => {
      const [x, y] = land.point(at);
      const [middle, centre] = [frame.x + x, frame.y + y];
      const { width, height } = sizeOf([name], COUNTRY);
      const box = { x: middle - width / 2, y: centre - height / 2, width, height };
      if (named.has(name) || !isInside(box, frame) || taken.some((other) => overlaps(box, other))) return '';
      return textLine(name, {
        ...{
          x: middle,
          y: centre + COUNTRY * 0.35,
          size: COUNTRY,
          fill: palette.quiet,
          direction,
          anchor: 'middle' as const,
        },
        halo: palette.land,
      });
    })
    .join('');
}

function leaderOf(placed: Placed | undefined, palette: Palette): string {
  if (placed?.leader === undefined) return '';
  const [[x1, y1], [x2, y2]] = placed.leader;
  return element('line', { x1, y1, x2, y2, stroke: palette.text, 'stroke-width': 2 });
}

function markSvg(
  { place, circle, lines, placed }: Mark,
  palette: Palette,
  direction: Direction,
  { hrefOf, language }: MapOptions,
): string {
  const { x, y, radius } = circle;
  const dot = element('circle', {
    ...{
      cx: x,
      cy: y,
      r: radius,
      fill: palette.accent,
      'fill-opacity': 0.4,
      stroke: palette.accent,
      'stroke-width': 3,
    },
  });
  const label = placed ? lines.map((line, index) => labelLine(line, index, placed, palette, direction)) : [];
  const href = hrefOf?.(place.id);
  const name = element('title', {}, escapeXml(`${place.label}: ${textsFor(language).facts(place.count)}`));
  return element(href === undefined ? 'g' : 'a', { href }, name + dot + label.join(''));
}

/** A line of a name, close to its circle. */
function labelLine(
  line: string,
  index: number,
  { box, nearSide }: Placed,
  palette: Palette,
  direction: Direction,
): string {
  const isStart = (nearSide === 'left') === (direction === 'ltr');
  return textLine(line, {
    x: { left: box.x + 3, middle: box.x + box.width / 2, right: box.x + box.width - 3 }[nearSide],
    y: box.y + LABEL * (1.05 + index * 1.4),
    anchor: nearSide === 'middle' ? 'middle' : isStart ? 'start' : 'end',
    ...{ size: LABEL, fill: palette.text, weight: 'bold', direction, halo: palette.land },
  });
}

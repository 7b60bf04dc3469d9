import { isolatedRun, isolateOther } from '../reply/bidi.ts';
import type { Direction } from '../reply/reply.ts';
import { safe } from '../reply/safe.ts';
import { FAMILY, type Weight } from './typeface.ts';

/** Attributes of an element; numbers are rounded to a tenth, and undefined ones left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text inside an element or a quoted attribute: nothing in it is markup, a control or a mark of direction. */
export function escapeXml(text: string): string {
  return entities(safe(text));
}

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An element. @param content markup, escaped */
export function element(name: string, attributes: Attributes, content = ''): string {
  const shown = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? tenths(value) : String(value))}"`,
    )
    .join('');
  return content === '' ? `<${name}${shown}/>` : `<${name}${shown}>${content}</${name}>`;
}

/** Where a line of text stands, and how it is set. */
export interface TextStyle {
  /** The side at which the line begins: left where it is read from the left. `middle` is its middle. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly direction: Direction;
  readonly weight?: Weight;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The colour around the letters, which keeps them apart from lines below. */
  readonly halo?: string | undefined;
  readonly opacity?: number | undefined;
}

/**
 * A line of text. Its own isolate gives it its direction, since resvg takes every text to begin on the left; `anchor` is by the
 * reading direction, as in `direction="rtl"`.
 */
export function textLine(content: string, style: TextStyle): string {
  const { x, y, size, fill, direction, weight = 'regular', anchor = 'start', halo, opacity } = style;
  const isRtl = direction === 'rtl';
  const sides = isRtl ? { start: 'end', middle: 'middle', end: 'start' } : undefined;
  return element(
    'text',
    {
      ...{ x, y, fill, 'font-size': size, 'font-family': `${FAMILY}, sans-serif` },
      'font-weight': weight === 'bold' ? 700 : undefined,
      'text-anchor': sides?.[anchor] ?? anchor,
      'fill-opacity': opacity,
      ...(halo === undefined
        ? {}
        : { stroke: halo, 'stroke-width': size / 6, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    entities(isolatedRun(isolateOther(safe(content), direction), direction)),
  );
}

/** A whole picture. `direction` is set so that a page that is read from the right does not turn anchors round. */
export function svgDocument(width: number, height: number, attributes: Attributes, content: string): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width: Math.ceil(width), height: Math.ceil(height) },
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      direction: 'ltr',
      ...attributes,
    },
    content,
  );
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

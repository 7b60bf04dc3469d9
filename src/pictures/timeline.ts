import { citationLines } from '../reply/citations.ts';
import type { TimelineContent, TimelineGroup } from '../reply/pictures.ts';
import type { Line } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import { PALETTES, type Palette, type Scheme } from './palette.ts';
import { element, svgDocument } from './svg.ts';
import { type TextBlock, textBlock } from './text-lines.ts';

/** A picture of a timeline. */
export interface DrawnTimeline {
  readonly svg: string;
  /** What the picture shows, in words. */
  readonly alt: string;
}

const WIDTH = 1080;
const MARGIN = 44;
/** Room for the rail with its dots. */
const RAIL = 48;
const TITLE = 42;
const DATE = 31;
const STATEMENT = 33;
const SMALL = 27;
const GAP = 16;
/** A picture is about as high as a phone shows at once; only a statement that is longer makes it higher. */
const HIGHEST = 1650;

/** A statement, or a time with its first statement: what stays together in a picture. */
interface Row {
  readonly group: TimelineGroup;
  readonly label: TextBlock;
  readonly body: readonly TextBlock[];
  /** Numbers of its citations, as the reply has them. */
  readonly cites: readonly number[];
}

/**
 * Draws statements below their times, as the reply has them, each with its speaker, status and citation. The next picture begins
 * where one is full; nothing is cut.
 */
export function drawTimeline(content: TimelineContent, scheme: Scheme): readonly DrawnTimeline[] {
  const palette = PALETTES[scheme];
  const rows = content.groups.flatMap((group) =>
    group.lines.map((line) => rowOf(group, line, content, palette)),
  );
  const pictures: Row[][] = [];
  let height = 0;
  for (const row of rows) {
    const added = heightOf(row, pictures.at(-1)?.at(-1));
    const last = pictures.at(-1);
    if (last === undefined || height + added > HIGHEST - ROOM) {
      pictures.push([row]);
      height = heightOf(row, undefined);
    } else {
      last.push(row);
      height += added;
    }
  }
  return pictures.map((some, index) => draw(some, { index, of: pictures.length, content, palette }));
}

/** Room for title, notes and margins. */
const ROOM = 290;

function rowOf(group: TimelineGroup, line: Line, { language }: TimelineContent, palette: Palette): Row {
  const { direction } = textsFor(language);
  const width = WIDTH - 2 * MARGIN - RAIL;
  const wordsOf = (isQuiet: boolean): string =>
    line
      .flatMap((span) => (span.kind === 'text' && (span.style === 'quiet') === isQuiet ? [span.text] : []))
      .join('')
      .trim()
      .replace(/^— */, '');
  const cites = line.flatMap((span) => (span.kind === 'cite' ? [span.ref] : []));
  const quiet = wordsOf(true);
  return {
    group,
    cites,
    label: textBlock(group.label, { width, size: DATE, fill: palette.accent, weight: 'bold', direction }),
    body: [
      // The number stays with the last word.
      textBlock([wordsOf(false), ...cites.map(mark)].join('\u00a0'), {
        ...{ width, size: STATEMENT, fill: palette.text, direction },
      }),
      ...(quiet === '' ? [] : [textBlock(quiet, { width, size: SMALL, fill: palette.quiet, direction })]),
    ],
  };
}

/** @param before the row above it in the picture */
function heightOf({ group, label, body }: Row, before: Row | undefined): number {
  const own = body.reduce((sum, { height }) => sum + height, GAP);
  return own + (group === before?.group ? 0 : label.height + GAP);
}

function draw(
  rows: readonly Row[],
  {
    index,
    of,
    content,
    palette,
  }: {
    readonly index: number;
    readonly of: number;
    readonly content: TimelineContent;
    readonly palette: Palette;
  },
): DrawnTimeline {
  const { language } = content;
  const { direction, semicolon, pictures: say } = textsFor(language);
  const full = WIDTH - 2 * MARGIN;
  const isRtl = direction === 'rtl';
  const start = isRtl ? WIDTH - MARGIN : MARGIN;
  const [rail, text] = isRtl ? [start - 14, start - RAIL] : [start + 14, start + RAIL];
  const title = of === 1 ? content.title : `${content.title} (${say.part(index + 1, of)})`;
  const head = textBlock(title, { width: full, size: TITLE, fill: palette.text, weight: 'bold', direction });
  const parts: string[] = [head.draw(start, MARGIN)];
  const dots: string[] = [];
  const top = MARGIN + head.height + GAP;
  let y = top;
  let before: Row | undefined;
  for (const row of rows) {
    if (row.group !== before?.group) {
      y += GAP;
      parts.push(row.label.draw(text, y));
      dots.push(dotAt(rail, y + DATE * 0.75, row.group.isInferred, palette));
      y += row.label.height;
    }
    for (const part of row.body) {
      parts.push(part.draw(text, y));
      y += part.height;
    }
    y += GAP;
    before = row;
  }
  const line = element('line', {
    ...{ x1: rail, x2: rail, y1: top + GAP, y2: y - GAP, stroke: palette.border, 'stroke-width': 3 },
  });
  const hasRing = rows.some(({ group }) => group.isInferred);
  const shown = new Set(rows.flatMap(({ cites }) => cites));
  const cited = content.citations.filter(({ n }) => shown.has(n));
  const sources = citationLines(cited, language).map(plainLine);
  for (const note of [...sources, ...(hasRing ? [say.ring] : []), `${say.product} · ${say.promise}`]) {
    const small = textBlock(note, { width: full, size: SMALL, fill: palette.quiet, direction });
    parts.push(small.draw(start, y));
    y += small.height;
  }
  const alt = altOf(title, rows, semicolon);
  const height = Math.ceil(y + MARGIN);
  const ground = element('rect', { width: WIDTH, height, fill: palette.ground });
  const svg = svgDocument(
    WIDTH,
    height,
    { role: 'img', 'aria-label': alt },
    ground + line + dots.join('') + parts.join(''),
  );
  return { svg, alt };
}

function dotAt(cx: number, cy: number, isRing: boolean, { accent, ground }: Palette): string {
  return element('circle', {
    cx,
    cy,
    r: 10,
    fill: isRing ? ground : accent,
    stroke: accent,
    'stroke-width': 4,
  });
}

/** Every time, with the numbers of its statements. */
function altOf(title: string, rows: readonly Row[], semicolon: string): string {
  const groups = Array.from(
    Map.groupBy(rows, ({ group }) => group),
    ([{ label }, some]) => `${label}: ${some.flatMap(({ cites }) => cites.map(mark)).join(' ')}`,
  );
  return `${title}. ${groups.join(`${semicolon} `)}.`;
}

function mark(cite: number): string {
  return `[${cite}]`;
}

/** A line as text, its citations as marks. */
function plainLine(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? `\u00a0${mark(span.ref)}` : span.text)).join('');
}

/** The colours of a picture. Text stands on `ground`, `land` and `water`. */
export interface Palette {
  readonly ground: string;
  readonly land: string;
  readonly water: string;
  readonly border: string;
  readonly text: string;
  readonly quiet: string;
  /** Circles, dots and rules. */
  readonly accent: string;
}

/** A picture in a chat cannot tell which theme the reader has: both schemes have an opaque ground, and read well on either. */
export type Scheme = 'dark' | 'light';

export const PALETTES: Readonly<Record<Scheme, Palette>> = {
  dark: {
    ground: '#17212b',
    land: '#2b3b4a',
    water: '#101820',
    border: '#5d7388',
    text: '#f2f5f8',
    quiet: '#b9c6d2',
    accent: '#f0b64c',
  },
  light: {
    ground: '#fbfaf7',
    land: '#f1ece0',
    water: '#d8e6ee',
    border: '#a59c8a',
    text: '#1b232c',
    quiet: '#4c5763',
    accent: '#b5481f',
  },
};

/** The ratio of contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). @param one as `#rrggbb` */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The same colours as the custom properties of a page's style. */
export const PAGE_PALETTE: Palette = {
  ground: 'var(--map-ground)',
  land: 'var(--map-land)',
  water: 'var(--map-water)',
  border: 'var(--map-border)',
  text: 'var(--map-text)',
  quiet: 'var(--map-quiet)',
  accent: 'var(--map-accent)',
};

/** The part of a page's style that colours a map by the reader's theme. */
export const MAP_STYLE = `:root{${propertiesOf('light')}}@media (prefers-color-scheme:dark){:root{${propertiesOf('dark')}}}`;

function propertiesOf(scheme: Scheme): string {
  return Object.entries(PALETTES[scheme])
    .map(([role, colour]) => `--map-${role}:${colour}`)
    .join(';');
}

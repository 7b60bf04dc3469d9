/** A country that gives the map its bearings, and where its name stands: latitude and longitude in degrees. */
export interface Country {
  /** ISO 3166-1. */
  readonly code: string;
  readonly at: readonly [number, number];
}

const COUNTRIES: readonly Country[] = [
  { code: 'IQ', at: [32.3, 43.4] },
  { code: 'SY', at: [34.6, 38.4] },
  { code: 'TR', at: [37.8, 39.9] },
  { code: 'IR', at: [33.5, 48.1] },
  { code: 'JO', at: [31.95, 37.6] },
  { code: 'SA', at: [29.8, 41.8] },
  { code: 'KW', at: [29.45, 47.5] },
];

/** The countries by their names in a language (CLDR, which has Sorani). */
export function countriesIn(
  language: string,
): readonly { readonly name: string; readonly at: Country['at'] }[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  return COUNTRIES.map(({ code, at }) => ({ name: names.of(code) ?? code, at }));
}

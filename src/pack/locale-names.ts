/** Names that `Intl` gives in Node, for browsers, which know fewer languages: most have no Kurdish. */
export interface LocaleNames {
  /** By type (`region`, `language`), by locale, by code. */
  readonly names: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly timeZones: readonly string[];
}

/** Beside the languages of the knowledge, the one whose names of countries stand for the Sorani ones. */
const FURTHER = ['ku'];
const A = 'a'.charCodeAt(0);
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(A + at));
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** All names in these languages of what has a code of two letters, and of the languages themselves. */
export function localeNames(languages: readonly string[]): LocaleNames {
  const locales = [...new Set([...languages, ...FURTHER])];
  const tables = (type: Intl.DisplayNamesType, codes: readonly string[]) =>
    Object.fromEntries(
      locales.map((locale) => {
        const names = new Intl.DisplayNames([locale], { type, fallback: 'none' });
        return [
          locale,
          Object.fromEntries(
            codes.flatMap((code) => {
              const name = names.of(code);
              return name === undefined ? [] : [[code, name]];
            }),
          ),
        ];
      }),
    );
  return {
    names: {
      region: tables(
        'region',
        PAIRS.map((code) => code.toUpperCase()),
      ),
      language: tables('language', [...new Set([...PAIRS, ...languages])]),
    },
    timeZones: Intl.supportedValuesOf('timeZone'),
  };
}

import type { LocaleNames } from '../locale-names.ts';

/**
 * Lets `Intl` give the names that it gives in Node, so that a question is understood alike in every browser. Locales that
 * are not among them are left to the browser.
 */
export function useLocaleNames({ names, timeZones }: LocaleNames): void {
  const Own = Intl.DisplayNames;
  const tableOf = (locales: Intl.LocalesArgument, type: string) => {
    const first = [locales].flat().find((locale) => typeof locale === 'string' && names[type]?.[locale]);
    return typeof first === 'string' ? names[type]?.[first] : undefined;
  };
  class DisplayNames {
    readonly of: (code: string) => string | undefined;

    constructor(locales: Intl.LocalesArgument, options: Intl.DisplayNamesOptions) {
      const table = tableOf(locales, options.type);
      const own = table === undefined ? new Own(locales, options) : undefined;
      const fallback = (code: string) => (options.fallback === 'none' ? undefined : code);
      this.of = (code) => (own ? own.of(code) : (table?.[code] ?? fallback(code)));
    }
  }
  const supported = Intl.supportedValuesOf;
  Object.assign(Intl, {
    DisplayNames,
    supportedValuesOf: (key: 'timeZone') => (key === 'timeZone' ? [...timeZones] : supported(key)),
  });
}

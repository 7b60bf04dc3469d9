import * as z from 'zod';
import { type DateMistake, parseDay, parseSpan, type Span } from './dates.ts';
import { found, quote } from './messages.ts';

/**
 * The kinds of values in knowledge files. Each message says how to fix the value; `issues.ts` has the messages for
 * problems that all kinds share, such as missing fields.
 */

/** The message for a value of the wrong type; other mistakes keep their own message. */
export const expected = (what: string) => ({
  error: ({ code, input }: { readonly code?: string; readonly input?: unknown }) =>
    code === 'invalid_type' ? `expected ${what}, found ${found(input)}` : undefined,
});

/** A text that is not blank. */
export const Text = z
  .string({
    error: ({ input }) =>
      `expected text, found ${found(input)}${isPlain(input) ? ` - put it in quotes: "${input}"` : ''}`,
  })
  .refine((text) => text.trim() !== '', {
    error: 'the text is empty - write it, or remove the field',
    abort: true,
  });

/** Kebab-case, as in addresses and buttons. */
export const Id = Text.refine((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), {
  error: ({ input }) =>
    `${quote(String(input))} is not an id - use small letters a to z and digits, joined by single hyphens`,
});

export const Ids = z.array(Id, expected('a list of ids'));

/** A BCP 47 code in its canonical form, so that one language has one key. */
export const Language = z
  .string(expected('a language code'))
  .refine((code) => canonicalLanguage(code) === code, {
    error: ({ input }) => {
      const canonical = canonicalLanguage(String(input));
      const mend =
        canonical === undefined ? 'use a code such as "en", "ar" or "ckb"' : `write "${canonical}"`;
      return `${quote(String(input))} is not a language code - ${mend}`;
    },
  });

export const Texts = z.array(Text, expected('a list of texts'));

export const Localized = z.record(
  Language,
  Text,
  expected('a text per language such as { en: "…", ar: "…" }'),
);

export const LocalizedList = z.record(
  Language,
  Texts,
  expected('a list of texts per language such as { en: ["…"], ar: ["…"] }'),
);

/** Years may be unquoted; YAML reads them as numbers. */
const dateText = (parse: (date: string) => Span | DateMistake) =>
  z
    .union([z.string(), z.number()], {
      error: ({ input }) => `expected a date such as "2026-01-21", found ${found(input)}`,
    })
    .transform((input, context): Span => {
      const span = parse(String(input));
      if (!('mistake' in span)) return span;
      context.issues.push({ code: 'custom', message: span.mistake, input });
      return z.NEVER;
    });

/** A full day, as its ISO date. */
export const Day = dateText(parseDay).transform((span) => span.date);

/** A moment. A plain date is one that the source gives. */
export const When = z
  .preprocess(
    (input) => (typeof input === 'string' || typeof input === 'number' ? { date: input } : input),
    z.strictObject(
      { date: dateText(parseSpan), inferred: Id.exactOptional() },
      expected('a date such as "2026-01", or { date: "2026-01", inferred: … }'),
    ),
  )
  .transform(({ date, inferred }) => ({ ...date, ...(inferred !== undefined && { inferred }) }));

export const Url = Text.refine((url) => ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? ''), {
  error: ({ input }) =>
    `${quote(String(input))} is not a web address - begin it with "https://" or "http://"`,
});

export const TimeZone = Text.refine(isTimeZone, {
  error: ({ input }) =>
    `${quote(String(input))} is not a time zone - use an IANA name such as "Asia/Baghdad"`,
});

/** Decimal degrees between `-most` and `most`. */
export const coordinate = (name: string, most: number) =>
  z
    .number(expected(`the ${name} in decimal degrees`))
    .refine((degrees) => Math.abs(degrees) <= most, `the ${name} lies between -${most} and ${most}`);

/** The SHA-256 of the text of a source, by which the desk keeps it. */
export const TextHash = Text.refine((hash) => /^[0-9a-f]{64}$/.test(hash), {
  error: ({ input }) =>
    `${quote(String(input))} is not the hash of a text - the desk writes it; leave the field out of a source that you write by hand`,
});

/** The number of a non-empty line of the source's text. */
export const Paragraph = z
  .number(expected('the number of a paragraph'))
  .refine(
    (number) => Number.isSafeInteger(number) && number >= 1,
    'a paragraph is a whole number from 1 (the title) on',
  );

function isPlain(input: unknown): boolean {
  return typeof input === 'number' || typeof input === 'boolean';
}

function canonicalLanguage(code: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

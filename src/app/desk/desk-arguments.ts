import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Localized } from '../../knowledge/model.ts';
import { ArgumentsError } from '../arguments-error.ts';

/** The words after a part of the desk, read. */
export interface DeskArguments {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
  /** Texts per language by the option's name: `--text-ar …` under `text`. */
  readonly texts: Readonly<Record<string, Localized>>;
}

/** What a part of the desk takes. */
interface Taken {
  readonly use: string;
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  /** Options that take a language: `text` for `--text-ar`, and `--text` for the first one. */
  readonly texts?: readonly string[];
  /** The language of an option without one. */
  readonly language?: string;
}

/** Reads the words after a part of the desk. @throws ArgumentsError that shows how the part is used */
export function deskArguments(words: readonly string[], taken: Taken): DeskArguments {
  const { use, flags = [], values = [], texts = [], language = 'en' } = taken;
  const options: ParseArgsOptionsConfig = {};
  for (const flag of flags) options[flag] = { type: 'boolean' };
  for (const value of [...values, ...texts]) options[value] = { type: 'string' };
  const languageOf = (option: string): readonly [name: string, language: string] | undefined => {
    const name = texts.find((each) => option.startsWith(`${each}-`));
    return name === undefined ? undefined : [name, option.slice(name.length + 1)];
  };
  for (const word of words) {
    const option = /^--([a-z-]+[a-zA-Z0-9-]*)/.exec(word)?.[1];
    if (option !== undefined && languageOf(option) !== undefined) options[option] = { type: 'string' };
  }
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true });
    const given = Object.entries(parsed.values);
    const localized: Record<string, Record<string, string>> = {};
    for (const [option, value] of given) {
      const [name, code] = languageOf(option) ?? (texts.includes(option) ? [option, language] : []);
      if (name !== undefined && code !== undefined)
        localized[name] = { ...localized[name], [code]: String(value) };
    }
    return {
      words: parsed.positionals,
      flags: new Set(given.flatMap(([option, value]) => (value === true ? [option] : []))),
      values: Object.fromEntries(
        given.flatMap(([option, value]) => (values.includes(option) ? [[option, String(value)]] : [])),
      ),
      texts: localized,
    };
  } catch (error) {
    const [why = 'The options cannot be read'] = error instanceof Error ? error.message.split('. ') : [];
    throw new ArgumentsError(`${why}.\n${use}`);
  }
}

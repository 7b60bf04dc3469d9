import { parseArgs } from 'node:util';
import { ArgumentsError } from './arguments-error.ts';

/** What `pack` is asked to do. */
export type PackArguments =
  | {
      readonly run: 'pack';
      readonly action: 'write';
      readonly file: string;
      readonly languages?: readonly string[];
    }
  | { readonly run: 'pack'; readonly action: 'new-key' }
  /** `key` is a file with a public key, or the number of one. */
  | { readonly run: 'pack'; readonly action: 'verify'; readonly file: string; readonly key?: string };

const OPTIONS = {
  'new-key': { type: 'boolean' },
  verify: { type: 'string' },
  key: { type: 'string' },
  languages: { type: 'string' },
} as const;

const USAGE = [
  'npm start -- pack FILE.html [--languages en,ar]',
  'npm start -- pack --verify FILE.html [--key pack.pub]',
  'npm start -- pack --new-key',
].join('\n  ');

/** Reads the words after `pack`. @param languages codes of those in which pages are written @throws ArgumentsError */
export function packArguments(words: readonly string[], languages: readonly string[]): PackArguments {
  const { values, positionals } = parsed(words);
  const { verify, key, 'new-key': isNewKey } = values;
  const [file, extra] = positionals;
  if (extra !== undefined) throw wrong(`"pack" writes one file, but was given "${extra}" too.`);
  if (isNewKey) {
    if (words.length > 1) throw wrong('--new-key stands alone.');
    return { run: 'pack', action: 'new-key' };
  }
  if (verify !== undefined) {
    if (file !== undefined || values.languages !== undefined)
      throw wrong('--verify takes one file, and --key.');
    if (verify === '') throw wrong('Say which file to check.');
    return { run: 'pack', action: 'verify', file: verify, ...(key === undefined ? {} : { key }) };
  }
  if (key !== undefined) throw wrong('--key is for --verify.');
  if (!file) throw wrong('Say which file to write.');
  if (!/\.html?$/i.test(file))
    throw wrong(`"${file}" has to end in .html, so that phones open it in a browser.`);
  if (values.languages === undefined) return { run: 'pack', action: 'write', file };
  return { run: 'pack', action: 'write', file, languages: languagesIn(values.languages, languages) };
}

function languagesIn(text: string, known: readonly string[]): readonly string[] {
  const wanted = [
    ...new Set(
      text
        .toLowerCase()
        .split(',')
        .map((code) => code.trim())
        .filter(Boolean),
    ),
  ];
  const unknown = wanted.find((code) => !known.includes(code));
  if (unknown !== undefined || wanted.length === 0)
    throw wrong(`--languages ${text}: name some of ${known.join(', ')}, with commas between.`);
  return wanted;
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw wrong(error instanceof Error ? `${error.message.split('. ')[0]}.` : 'The options cannot be read.');
  }
}

function wrong(message: string): ArgumentsError {
  return new ArgumentsError(`${message} Usage:\n  ${USAGE}`);
}

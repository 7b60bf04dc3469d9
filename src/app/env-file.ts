import { readFileSync } from 'node:fs';
import dotenv from 'dotenv';
import { decodeUtf8 } from '../knowledge/utf8.ts';
import { ConfigError } from './config-error.ts';

/**
 * Adds the variables of a `.env` file to the given ones, which win. No file is fine.
 *
 * @throws ConfigError when the file cannot be read or has malformed lines: one sentence for each, which names the file
 * and the line and never repeats a value
 */
export function addEnvFile(file: string, env: Record<string, string | undefined>): void {
  const bytes = readIfThere(file);
  if (bytes === undefined) return;
  const text = decode(bytes, file);
  const mistakes = malformedLines(text);
  if (mistakes.length > 0) {
    throw new ConfigError(mistakes.map(({ line, mistake }) => `${file}:${line}: ${mistake}`));
  }
  dotenv.populate(env, dotenv.parse(text));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EISDIR') {
      throw new ConfigError([
        `${file} is a folder; remove or rename it, or replace it by a file with lines NAME=value`,
      ]);
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new ConfigError([
        `${file} may not be read by this user; change its owner, or its permissions with chmod u+r`,
      ]);
    }
    throw new ConfigError([
      `${file} cannot be read (${code ?? 'unknown error'}); check the file and its disk`,
    ]);
  }
}

const SAVE_AS_UTF8 = 'save the file in the encoding UTF-8';

/** The text without a byte order mark, with `\n` at the end of each line as dotenv reads it. */
function decode(bytes: Buffer, file: string): string {
  if (isUtf16(bytes))
    throw new ConfigError([`${file}:1: the file is in the encoding UTF-16; ${SAVE_AS_UTF8}`]);
  const decoded = decodeUtf8(bytes);
  // Not decoded.mistake: it quotes a byte, which may be part of a secret.
  if ('mistake' in decoded) {
    throw new ConfigError([`${file}:${decoded.place.line}: this line is not UTF-8; ${SAVE_AS_UTF8}`]);
  }
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  const line = text.slice(0, nul).split('\n').length;
  throw new ConfigError([`${file}:${line}: this line holds a NUL character; type the line again`]);
}

/** UTF-16 by its byte order mark, or because every other byte of most characters is zero. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = bytes.length / 4;
  return (even > most && odd === 0) || (odd > most && even === 0);
}

interface MalformedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly mistake: string;
}

const EMPTY_OR_COMMENT = /^\s*(?:#.*)?$/;
/** The beginning of a variable up to its value, as dotenv reads it. */
const ASSIGNMENT = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)\s*/;
const QUOTES = ['"', "'", '`'];

/** The lines that dotenv would silently skip or misread. */
function malformedLines(text: string): readonly MalformedLine[] {
  const lines = text.split('\n');
  const found: MalformedLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const content = lines[at] ?? '';
    if (EMPTY_OR_COMMENT.test(content)) continue;
    const [start, name] = ASSIGNMENT.exec(content) ?? [];
    if (start === undefined) {
      found.push({ line: at + 1, mistake: content.includes('=') ? BAD_NAME : NO_EQUALS_SIGN });
      continue;
    }
    const value = content.slice(start.length);
    if (!QUOTES.includes(value.charAt(0))) continue;
    const rest = [value, ...lines.slice(at + 1)].join('\n');
    const end = endOfQuoted(rest);
    if (end !== undefined) {
      // A quoted value may go on over several lines.
      at += rest.slice(0, end).split('\n').length - 1;
      continue;
    }
    const closed = value.indexOf(value.charAt(0), 1) > 0;
    const what = closed
      ? `text follows the closing quote of ${name}; remove it, or put the whole value between other quotes`
      : `the quote of ${name} is not closed; put ${value.charAt(0)} at the end of the value as well`;
    found.push({ line: at + 1, mistake: what });
  }
  return found;
}

const NO_EQUALS_SIGN =
  'there is no "=" on this line; write NAME=value, or # at its beginning to make it a comment';
const BAD_NAME =
  'the name before the "=" is not valid; use letters, digits, "_", "." and "-" only, as in DISCORD_TOKEN';

/** Where the quoted value at the beginning ends, when nothing but a comment follows on its last line. */
function endOfQuoted(text: string): number | undefined {
  const quote = text.charAt(0);
  for (let at = text.indexOf(quote, 1); at > 0; at = text.indexOf(quote, at + 1)) {
    if (/^[^\S\n]*(?:#.*)?(?:\n|$)/.test(text.slice(at + 1))) return at + 1;
    if (text.charAt(at - 1) !== '\\') return undefined;
  }
  return undefined;
}

import { decodeUtf8 } from '../../knowledge/utf8.ts';
import { DeskError } from '../desk-error.ts';

/** The largest file or page, in bytes. */
export const LARGEST = 5 * 1024 * 1024;

/** What files of other kinds begin with. */
const KINDS: readonly (readonly [kind: string, begins: string | readonly number[]])[] = [
  ['a PDF', '%PDF-'],
  ['a zip archive, as Word files are too', [0x50, 0x4b, 0x03, 0x04]],
  ['a zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture (JPEG)', [0xff, 0xd8, 0xff]],
  ['a picture (GIF)', 'GIF8'],
  ['a picture, sound or film (RIFF)', 'RIFF'],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', 'Rar!'],
  ['a sound file (MP3)', 'ID3'],
  ['a text in RTF', '{\\rtf'],
  ['an old Word file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a SQLite database', 'SQLite format 3'],
];

/** How many bytes of a page may come before the declaration of its encoding. */
const DECLARATION = 2_048;

/** What the bytes are, if not a text; undefined where they may be one. */
export function otherKind(bytes: Uint8Array): string | undefined {
  const [kind] = KINDS.find(([, begins]) => startsWith(bytes, begins)) ?? [];
  if (kind !== undefined) return kind;
  return startsWith(bytes.subarray(4), 'ftyp') ? 'a film or sound file (MP4)' : undefined;
}

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark.
 *
 * @param name for the message
 * @throws DeskError `file-empty`, `file-too-large`, `file-not-text`, `file-encoding`
 */
export function textOfFile(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) throw new DeskError('file-empty', `${name} is empty.`);
  if (bytes.length > LARGEST)
    throw new DeskError(
      'file-too-large',
      `${name} is larger than 5 MB; an article is much shorter. Give the text of the article alone.`,
    );
  const kind = otherKind(bytes);
  if (kind !== undefined)
    throw new DeskError(
      'file-not-text',
      `${name} is ${kind}, not a text, whatever its name says. Copy the text out of it and give that.`,
    );
  const marked = utf16Marked(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  if (bytes.includes(0))
    throw new DeskError(
      'file-not-text',
      looksLikeUtf16(bytes)
        ? `${name} seems to be a text in UTF-16 without a byte order mark. Save it in the encoding UTF-8.`
        : `${name} is not a text: it has bytes that no text has. Copy the text out of it and give that.`,
    );
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded.text;
  const { line, column } = decoded.place;
  throw new DeskError('file-encoding', `${name}:${line}:${column}: ${decoded.mistake}.`);
}

/** Whether a text is a page in HTML. */
export function isHtml(text: string): boolean {
  // A comment ends at its first end: were there two ways to read comments, many of them would take for ever.
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b/i.test(
    text.slice(0, 4_000),
  );
}

/** Whether a text is a feed. */
export function isFeed(text: string): boolean {
  const head = text.slice(0, 4_000);
  return (
    /<(?:rss|rdf:RDF|(?:atom:)?feed)[\s>]/.test(head) ||
    /"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(head)
  );
}

/**
 * The text of a page in the encoding that it declares: in its header, by a byte order mark or in its first bytes; else UTF-8,
 * and what is none Windows-1252, as browsers read it.
 */
export function textOfPage(bytes: Uint8Array, charset?: string): string {
  const declared =
    utf16Marked(bytes) ??
    charset ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i
      .exec(Buffer.from(bytes.subarray(0, DECLARATION)).toString('latin1'))
      ?.slice(1)
      .find(Boolean);
  const decoder = decoderOf(declared);
  if (decoder !== undefined && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded.text;
  return new TextDecoder(decoder === undefined ? 'windows-1252' : 'utf-8').decode(bytes);
}

function decoderOf(label: string | undefined): TextDecoder | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function utf16Marked(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
}

/** Of a Latin text in UTF-16, every second byte is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 1_000);
  const even = sample.filter((byte, at) => at % 2 === 0 && byte === 0).length;
  const odd = sample.filter((byte, at) => at % 2 === 1 && byte === 0).length;
  return Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) < sample.length * 0.05;
}

function startsWith(bytes: Uint8Array, begins: string | readonly number[]): boolean {
  const wanted = typeof begins === 'string' ? Buffer.from(begins, 'latin1') : begins;
  return bytes.length >= wanted.length && [...wanted].every((byte, at) => bytes[at] === byte);
}

import type { Place } from './problems.ts';

/** The text of a file, or its first byte that is not UTF-8. */
export type Decoded = { readonly text: string } | { readonly mistake: string; readonly place: Place };

const REPLACEMENT = '\uFFFD';

/** Decodes UTF-8, with or without a byte order mark; the mark is not part of the text. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { before, byte } = firstBadByte(bytes);
    const lines = before.replace(/^\uFEFF/, '').split('\n');
    return {
      mistake: `the byte 0x${byte.toString(16).toUpperCase()} is not UTF-8 - save the file in the encoding UTF-8`,
      place: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
    };
  }
}

/** A lenient decoder replaces wrong bytes by U+FFFD; a U+FFFD that is in the file itself is no mistake. */
function firstBadByte(bytes: Uint8Array): { readonly before: string; readonly byte: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    offset += Buffer.byteLength(text.slice(from, at));
    const [first = 0, second, third] = bytes.subarray(offset, offset + 3);
    const genuine = first === 0xef && second === 0xbf && third === 0xbd;
    if (at === -1 || !genuine) return { before: text.slice(0, at), byte: first };
    offset += 3;
    from = at + 1;
  }
}

import type { Entity } from './entities.ts';

/**
 * What Telegram marks by itself in a text. Telegram's own rules for addresses know every top-level domain; here
 * http(s) and a few domains do.
 */
const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  [
    'url',
    /(?<![\w@.-])(?:https?:\/\/[^\s<>"«»]+[^\s<>"«».,:;!?)\]'…]|(?:[\w-]+\.)+(?:com|org|net|me|iq|sy)(?:\/[^\s<>"«»]*[^\s<>"«».,:;!?)\]'…])?)(?![\w-])/giu,
  ],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/giu],
  ['bot_command', /(?<![\w/<>])\/\w{1,64}(?:@[a-z]\w{2,31})?(?![\w/<>@])/giu],
  ['mention', /(?<![\w@])@[a-z]\w{2,31}(?![\w@])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#@])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,256}(?![\p{L}\p{N}_#@])/gu],
];

/** Finds addresses, commands, mentions and hashtags; the first kind wins where two meet. */
export function detectedEntities(text: string): readonly Entity[] {
  const found: Entity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const free = found.every(
        ({ offset, length }) => index + match.length <= offset || index >= offset + length,
      );
      if (free) found.push({ type, offset: index, length: match.length });
    }
  }
  return found.toSorted((a, b) => a.offset - b.offset);
}

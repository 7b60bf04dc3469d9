/** A run of words with capitals, small words between them aside: "the Ministry of Defence". */
const CAPITALS = /\p{Lu}[\p{L}’']+(?:[\s-]+(?:(?:of|the|and|for|de|des|du|la|et)\s+)*\p{Lu}[\p{L}’']+)+/gu;
const WORD = /\p{Lu}[\p{L}’']+/gu;

/**
 * What the initials of names in the texts may stand for: "un" for the words of "United Nations". Of longer runs of capitals
 * every part counts, since they may hold a title or begin a sentence.
 *
 * @returns folded initials with the words of the name as they are written
 */
export function initialsIn(texts: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const text of texts) {
    for (const [run] of text.matchAll(CAPITALS)) {
      const words = run.match(WORD) ?? [];
      for (let from = 0; from < words.length - 1; from++) {
        for (let to = from + 2; to <= words.length; to++) {
          const some = words.slice(from, to);
          const initials = some.map((word) => word[0]?.toLowerCase()).join('');
          if (!found.has(initials)) found.set(initials, some);
        }
      }
    }
  }
  return found;
}

/** Overrides, embeddings and isolates of direction: they can make a text look other than it is. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** What an editor typed as it is written: on one line, without controls and without what reorders it. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(REORDERING, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

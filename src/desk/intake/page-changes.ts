/**
 * Which paragraphs of a page are others since its text was kept, in a sentence; undefined where none is. Numbers are those of the
 * text as it is now, and of what is gone those that it had.
 */
export function changesSince(kept: readonly string[], present: readonly string[]): string | undefined {
  const before = new Set(kept);
  const after = new Set(present);
  const gone = kept.flatMap((text, at) => (after.has(text) ? [] : [at + 1]));
  const fresh = present.flatMap((text, at) => (before.has(text) ? [] : [at + 1]));
  if (gone.length === 0 && fresh.length === 0)
    return kept.join('\n') === present.join('\n') ? undefined : 'its paragraphs are in another order';
  return [
    fresh.length > 0 ? `${counted(fresh)} ${fresh.length === 1 ? 'is' : 'are'} new or changed` : '',
    gone.length > 0
      ? `${counted(gone)} of the earlier text ${gone.length === 1 ? 'is' : 'are'} gone or changed`
      : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** So many numbers are named. */
const MOST_NAMED = 12;

function counted(numbers: readonly number[]): string {
  const named = numbers.slice(0, MOST_NAMED).join(', ');
  const more = numbers.length - MOST_NAMED;
  return `paragraph${numbers.length === 1 ? '' : 's'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

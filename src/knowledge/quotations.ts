const QUOTE = /["“«„”»]/gu;
const OPENING = /[“«„]/u;
const CLOSING = /[”»]/u;
const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter quotations are words that a writer sets apart, such as “red line”. */
const FEWEST_WORDS = 4;

/** A stretch of a text in quotation marks; one that is not closed, or not opened, runs to the end or from the start. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  readonly opened: boolean;
  readonly closed: boolean;
}

/**
 * The quotations of a text, in order.
 *
 * @param isInside the text begins within a quotation
 */
export function quotationsIn(text: string, isInside = false): readonly Quotation[] {
  const found: Quotation[] = [];
  let from = isInside ? 0 : -1;
  let opened = !isInside;
  for (const { 0: mark, index } of text.matchAll(QUOTE)) {
    const opens = OPENING.test(mark) || (!CLOSING.test(mark) && opensAt(text, index, from >= 0));
    if (opens && from < 0) {
      from = index;
      opened = true;
    } else if (!opens && from >= 0) {
      found.push({ from, to: index + 1, opened, closed: true });
      from = -1;
    } else if (!opens && found.length === 0)
      found.push({ from: 0, to: index + 1, opened: false, closed: true });
  }
  if (from >= 0) found.push({ from, to: text.length, opened, closed: false });
  return found;
}

/** The text with the words of its longer quotations left out: `“”, said one officer`. */
export function withoutQuotations(text: string, isInside = false): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of quotationsIn(text, isInside)) {
    if (wordsIn(text.slice(from, to)) < FEWEST_WORDS && from > 0) continue;
    rest += `${text.slice(at, from)}“”`;
    at = to;
  }
  return rest + text.slice(at);
}

/** Share of a text's words that stand in quotation marks. */
export function quotedShare(text: string, isInside = false): number {
  const quoted = quotationsIn(text, isInside).reduce(
    (sum, { from, to }) => sum + wordsIn(text.slice(from, to)),
    0,
  );
  return quoted / Math.max(1, wordsIn(text));
}

/** A straight mark opens where a word follows it and none stands before. */
function opensAt(text: string, at: number, isOpen: boolean): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/[\s([]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return true;
  if (/[\p{L}\p{N}\p{P}]/u.test(before)) return false;
  return !isOpen;
}

function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

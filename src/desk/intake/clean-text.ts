/** Line ends of any system, and those that Unicode adds. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * What nobody sees and what can make a text look other than it is: controls, marks and overrides of direction, marks of no
 * width, tags. The two joiners stay: Sorani and Persian are written with them.
 */
const UNSEEN =
  /(?![\t\u200c\u200d])[\p{Cc}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A line in which something can be seen. */
const SEEN = /[^\s\p{Cf}\p{M}]/u;

/** A line of text as it is kept: composed (NFC), without what nobody sees, words parted by single spaces. */
export function cleanLine(line: string): string {
  const seen = line.toWellFormed().replace(UNSEEN, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  return SEEN.test(seen) ? seen : '';
}

/** The paragraphs of a text: its lines that are not empty. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(LINE_END)
    .map(cleanLine)
    .filter((line) => line !== '');
}

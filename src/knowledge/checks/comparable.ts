/**
 * A text as it is compared with others: lower case, without diacritics, apostrophes and punctuation, Arabic letters that
 * people swap made one, words parted by single spaces.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`ـ]/gu, '')
    .toLowerCase()
    .replace(/ى|ی/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text, as they are compared. */
export function comparableWords(text: string): readonly string[] {
  const plain = comparable(text);
  return plain === '' ? [] : plain.split(' ');
}

import { sentencesOf } from '../../knowledge/sentences.ts';
import { clean } from '../../query/words/fold.ts';
import { usesArabicScript } from '../../query/words/script.ts';
import { withoutOpening } from './opening.ts';

/** A sentence of an article, with where it stands. */
export interface ReadSentence {
  /** Number of its paragraph, the title being 1, and its place in it from 0. */
  readonly paragraph: number;
  readonly place: number;
  /** How many sentences its paragraph has. */
  readonly of: number;
  /** As it stands in the paragraph. */
  readonly text: string;
  /** What is read of it: without a time stamp and the like, and the beginning alone where it is very long. */
  readonly read: string;
  readonly isCut: boolean;
  readonly language: string;
}

/** The sentences that are read, and what was left out. */
export interface ReadArticle {
  readonly sentences: readonly ReadSentence[];
  readonly notes: readonly string[];
}

/** More sentences than these are no article; whoever means a book can add it in parts. */
const MOST_SENTENCES = 400;
/** Characters of a sentence that are read, and of a paragraph. */
const LONGEST_READ = 1_000;
const LONGEST_PARAGRAPH = 100_000;
const ARABIC = /\p{Script=Arabic}/gu;
const LETTERS = /\p{L}/gu;

/**
 * The sentences of an article, each with its language: that of the article, but for paragraphs in the other script.
 *
 * @param detect tells the language of a text, of those that are known
 */
export function readSentences(
  paragraphs: readonly string[],
  language: string,
  detect: (text: string) => string,
): ReadArticle {
  const notes: string[] = [];
  const sentences: ReadSentence[] = [];
  let all = 0;
  paragraphs.forEach((paragraph, at) => {
    const isKept = sentences.length < MOST_SENTENCES;
    if (paragraph.length > LONGEST_PARAGRAPH)
      notes.push(
        `Paragraph ${at + 1} has ${paragraph.length.toLocaleString('en')} characters; only the first ${LONGEST_PARAGRAPH.toLocaleString('en')} were read.`,
      );
    const text = paragraph.slice(0, LONGEST_PARAGRAPH);
    const own = fits(text, language) ? language : detect(text.slice(0, LONGEST_READ));
    const found = sentencesOf(text, own);
    all += found.length;
    if (!isKept) return;
    found.forEach((sentence, place) => {
      const isCut = sentence.text.length > LONGEST_READ;
      const read = isCut ? cut(sentence.text) : sentence.text;
      sentences.push({
        paragraph: at + 1,
        place,
        of: found.length,
        text: sentence.text,
        read: withoutOpening(clean(read)),
        isCut,
        language: own,
      });
    });
  });
  const long = sentences.filter(({ isCut }) => isCut).length;
  if (long > 0)
    notes.push(
      `${long === 1 ? 'One sentence has' : `${long} sentences have`} more than ${LONGEST_READ.toLocaleString('en')} characters; only the beginning was read, so look at the rest yourself.`,
    );
  if (all > MOST_SENTENCES)
    notes.push(
      `The text has ${all.toLocaleString('en')} sentences; only the first ${MOST_SENTENCES} were read. Add the rest as a text of its own.`,
    );
  return { sentences: sentences.slice(0, MOST_SENTENCES), notes };
}

/** Whether a text is mostly in the script of a language. */
function fits(text: string, language: string): boolean {
  const letters = text.match(LETTERS)?.length ?? 0;
  const arabic = text.match(ARABIC)?.length ?? 0;
  if (letters === 0) return true;
  return usesArabicScript(language) === arabic * 2 > letters;
}

/** The beginning of a text, up to a word's end. */
function cut(text: string): string {
  const start = text.slice(0, LONGEST_READ);
  const end = start.lastIndexOf(' ');
  return end > LONGEST_READ / 2 ? start.slice(0, end) : start;
}

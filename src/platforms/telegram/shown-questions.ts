import type { Direction } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import {
  type FormattedText,
  inDirection,
  inertText,
  joinTexts,
  originalText,
  plainText,
  withFormat,
} from './entities.ts';

/**
 * Every answer starts with a quote of the questions that it answers; each line of the quote starts with a sign. The
 * questions are read back from the message when a button is pressed or somebody replies, so a conversation goes on
 * after a restart too.
 */

const SIGN = '› ';
/**
 * Starts and ends a question that is cut. Only the sign at the start counts when questions are read back, since a reader
 * can type the end, but not the start of a line.
 */
const CUT_SIGN = '» ';
const CUT = ' […]';
/**
 * The most UTF-16 code units of questions in a message. The marks around every run of the other direction count too and
 * can double a text. A question that does not fit is cut; earlier questions that do not fit are left out.
 */
const LONGEST_SHOWN = 2_100;
/** Longer quotes are folded on the screen. */
const LONGEST_OPEN = 240;

/** The questions that a message shows, and whether the last one is whole. */
export interface ShownQuestions {
  readonly quote: FormattedText;
  readonly whole: boolean;
}

/** The questions as the first lines of a message; an empty text where there are none. */
export function showQuestions(asked: readonly string[]): ShownQuestions {
  const all = asked.map(safe).filter((question) => question.trim() !== '');
  const [last] = all.slice(-1);
  if (last === undefined) return { quote: plainText(''), whole: false };
  const whole = [all, [last]].map(questionLines).find(({ text }) => text.length <= LONGEST_SHOWN);
  const lines = whole ?? cutLine(last);
  const type = lines.text.length > LONGEST_OPEN ? 'expandable_blockquote' : 'blockquote';
  return { quote: withFormat(lines, { type }), whole: whole !== undefined };
}

function questionLines(questions: readonly string[]): FormattedText {
  return joinTexts(
    questions.map((question) => questionLine(question)),
    '\n',
  );
}

function questionLine(question: string, sign = SIGN, end = ''): FormattedText {
  const direction = directionOf(question);
  return inDirection(plainText(sign + inertText(question, direction).trim() + end), direction);
}

/** As much of a question as there is room for. */
function cutLine(question: string): FormattedText {
  const cut = (length: number) => questionLine(question.slice(0, length).toWellFormed(), CUT_SIGN, CUT);
  let [fitting, beyond] = [0, Math.min(question.length, LONGEST_SHOWN)];
  while (beyond - fitting > 1) {
    const middle = Math.floor((fitting + beyond) / 2);
    if (cut(middle).text.length <= LONGEST_SHOWN) fitting = middle;
    else beyond = middle;
  }
  return cut(fitting);
}

/** The direction of a text's first letter that has one. */
function directionOf(text: string): Direction {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

/** The questions that the text of a message of the bot shows whole, the earliest first. */
export function questionsIn(text = ''): readonly string[] {
  const lines = text.split('\n').map(originalText);
  const end = lines.findIndex((line) => !line.startsWith(SIGN));
  const shown = end < 0 ? lines : lines.slice(0, end);
  return shown.map((line) => line.slice(SIGN.length));
}

import type { Direction } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { directed, plain, textOf, unguarded } from './html.ts';

/**
 * Every answer shows what it answers, in a quote that comes first and whose lines start with a sign of their own. A
 * message that a button or a reply brings back is all that is needed then to go on from it, after a restart too.
 */

const SIGN = '› ';
/**
 * Starts and ends a question that is not shown whole. Only the start tells, as a reader can end a question like this;
 * a line starts as the bot has it.
 */
const CUT_SIGN = '» ';
const CUT = ' […]';
/**
 * The room for questions in a message, in characters as they are shown: marks around every run of the other direction
 * can double them. What does not fit is cut, or left out where it is an earlier question.
 */
const LONGEST_SHOWN = 2_100;
/** Longer ones are folded up on the screen. */
const LONGEST_OPEN = 240;

/** The questions that a message of the bot's shows, and whether the last one is whole. */
export interface ShownQuestions {
  readonly html: string;
  readonly whole: boolean;
}

/** The questions as the first lines of a message; nothing where there are none. */
export function showQuestions(asked: readonly string[]): ShownQuestions {
  const all = asked.map(safe).filter((question) => question.trim() !== '');
  const [last] = all.slice(-1);
  if (last === undefined) return { html: '', whole: false };
  const wholes = [all, [last]].map((questions) => questions.map((question) => lineOf(question)).join('\n'));
  const whole = wholes.find((html) => lengthOf(html) <= LONGEST_SHOWN);
  const html = whole ?? cutLine(last);
  const kind = lengthOf(html) > LONGEST_OPEN ? 'blockquote expandable' : 'blockquote';
  return { html: `<${kind}>${html}</blockquote>`, whole: whole !== undefined };
}

/** A question as a line of markup. */
function lineOf(question: string, sign = SIGN, end = ''): string {
  const direction = directionOf(question);
  return directed(sign + plain(question, direction).trim() + end, direction);
}

/** As much of a question as there is room for. */
function cutLine(question: string): string {
  const cut = (length: number) => lineOf(question.slice(0, length).toWellFormed(), CUT_SIGN, CUT);
  let [fitting, beyond] = [0, Math.min(question.length, LONGEST_SHOWN)];
  while (beyond - fitting > 1) {
    const middle = Math.floor((fitting + beyond) / 2);
    if (lengthOf(cut(middle)) <= LONGEST_SHOWN) fitting = middle;
    else beyond = middle;
  }
  return cut(fitting);
}

/** Length of markup as it is shown. */
function lengthOf(html: string): number {
  return textOf(html).length;
}

/** The direction of a text's first letter that has one. */
function directionOf(text: string): Direction {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

/** The questions that the text of a message of the bot's shows whole, the earliest first. */
export function questionsIn(text = ''): readonly string[] {
  const lines = text.split('\n').map(unguarded);
  const end = lines.findIndex((line) => !line.startsWith(SIGN));
  const shown = end < 0 ? lines : lines.slice(0, end);
  return shown.map((line) => line.slice(SIGN.length));
}

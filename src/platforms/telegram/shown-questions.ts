import { directionOf, isolatedRun, isolatedRuns } from '../../reply/bidi.ts';
import { safe } from '../../reply/safe.ts';
import {
  type FormattedText,
  inDirection,
  inertText,
  originalText,
  plainText,
  withFormat,
} from './entities.ts';

/**
 * Every answer starts with a quote of the questions that it answers, on one line that starts with a sign. The questions are
 * read back from the message when a button is pressed or somebody replies, so a conversation goes on after a restart too.
 * Several questions are isolated from each other by marks that no question has. (Older messages have a line for each.)
 */

const SIGN = '› ';
const BETWEEN = ' › ';
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

/** The questions as the first line of a message; an empty text where there are none. */
export function showQuestions(asked: readonly string[]): ShownQuestions {
  const all = asked.map(safe).filter((question) => question.trim() !== '');
  const [last] = all.slice(-1);
  if (last === undefined) return { quote: plainText(''), whole: false };
  const whole = [all, [last]].map(questionsLine).find(({ text }) => text.length <= LONGEST_SHOWN);
  const lines = whole ?? cutLine(last);
  const type = lines.text.length > LONGEST_OPEN ? 'expandable_blockquote' : 'blockquote';
  return { quote: withFormat(lines, { type }), whole: whole !== undefined };
}

function questionsLine(questions: readonly string[]): FormattedText {
  const [last = '', ...earlier] = questions.toReversed();
  if (earlier.length === 0) return questionLine(last);
  const runs = questions.map((question) => {
    const direction = directionOf(question);
    return isolatedRun(inertText(question, direction).trim(), direction);
  });
  return inDirection(plainText(SIGN + runs.join(BETWEEN)), directionOf(last));
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

/** The questions that the text of a message of the bot shows whole, the earliest first. */
export function questionsIn(text = ''): readonly string[] {
  const lines = text.split('\n').map(lineQuestions);
  const end = lines.indexOf(undefined);
  return (end < 0 ? lines : lines.slice(0, end)).flatMap((line) => line ?? []);
}

/** The questions on a line; undefined where it shows none. */
function lineQuestions(line: string): readonly string[] | undefined {
  const shown = originalText(line);
  if (!shown.startsWith(SIGN)) return undefined;
  const runs = isolatedRuns(line.slice(line.indexOf(SIGN) + SIGN.length));
  return runs.length > 0 ? runs.map(originalText) : [shown.slice(SIGN.length)];
}

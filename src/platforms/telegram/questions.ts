import type { Direction } from '../../chat/reply.ts';
import { safe } from '../../chat/safe.ts';
import { directed, plain, unguarded } from './html.ts';

/**
 * Every answer shows what it answers, in a quote that comes first and whose lines start with a sign of their own. A
 * message that a button or a reply brings back is all that is needed then to go on from it, after a restart too.
 */

const SIGN = '› ';
/** Ends a question that is not shown whole. */
const CUT = ' […]';
/** More than this, and the earlier questions are left out; a question itself is never longer. */
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
  const length = all.reduce((sum, question) => sum + question.length, 0);
  const shown = length <= LONGEST_SHOWN ? all : all.slice(-1);
  const [last = ''] = shown.slice(-1);
  if (last === '') return { html: '', whole: false };
  const whole = last.length <= LONGEST_SHOWN;
  const lines = whole ? shown.map(lineOf) : [`${lineOf(last.slice(0, LONGEST_SHOWN).toWellFormed())}${CUT}`];
  const kind = length > LONGEST_OPEN ? 'blockquote expandable' : 'blockquote';
  return { html: `<${kind}>${lines.join('\n')}</blockquote>`, whole };
}

function lineOf(question: string): string {
  const direction = directionOf(question);
  return directed(SIGN + plain(question, direction).trim(), direction);
}

/** The direction of a text's first letter that has one. */
function directionOf(text: string): Direction {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

/** The questions that the text of a message of the bot's shows, the earliest first. */
export function questionsIn(text = ''): readonly string[] {
  const lines = text.split('\n').map(unguarded);
  const end = lines.findIndex((line) => !line.startsWith(SIGN));
  const shown = end < 0 ? lines : lines.slice(0, end);
  return shown.at(-1)?.endsWith(CUT) ? [] : shown.map((line) => line.slice(SIGN.length));
}

import { type Found, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';
import { comparable } from './comparable.ts';

/** Words between quotation marks of any language. */
const QUOTED = /"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»/g;

/** Where something was left out of a quotation, or put in. */
const LEFT_OUT = /\s*(?:\[[^\]]*\]|\(\.\.\.\)|\.\.\.|…)\s*/;

/**
 * Finds quotations that do not stand in the paragraph of the fact.
 *
 * @param statement in the language of the source
 * @param paragraph its number, the title being 1
 * @param lines the paragraphs of the source
 */
export function* quotations(
  statement: Found,
  paragraph: number,
  lines: readonly string[],
): Generator<Problem> {
  const texts = lines.map((line) => ` ${comparable(line)} `);
  for (const [, ...marks] of String(statement.value).matchAll(QUOTED)) {
    const quotation = marks.find((words) => words !== undefined) ?? '';
    const parts = quotation
      .split(LEFT_OUT)
      .map((part) => ` ${comparable(part)} `)
      .filter((part) => part.trim() !== '');
    const stands = (text: string | undefined) => parts.every((part) => text?.includes(part));
    if (stands(texts[paragraph - 1])) continue;
    const other = texts.findIndex(stands) + 1;
    yield problemAt(
      statement,
      other > 0
        ? `the quotation ${quote(quotation)} stands in paragraph ${other} of the source, not in ${paragraph} - is the number right?`
        : `the quotation ${quote(quotation)} does not stand in the source - quote its words, or take the quotation marks away`,
    );
  }
}

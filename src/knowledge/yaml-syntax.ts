import type { YAMLError } from 'yaml';
import { quote } from './messages.ts';

/** A mistake in the YAML itself; the offset counts UTF-16 code units of the file's text. */
export interface SyntaxMistake {
  readonly offset: number;
  readonly message: string;
}

/**
 * The parser's errors in an editor's words. Where one mistake makes the parser stumble over all that follows, it is told
 * alone.
 */
export function syntaxMistakes(text: string, errors: readonly YAMLError[]): readonly SyntaxMistake[] {
  if (errors.length === 0) return [];
  const marker = MERGE_MARKER.exec(text);
  if (marker !== null) return [{ offset: marker.index, message: MERGED }];
  const mistakes: SyntaxMistake[] = [];
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const cause = CAUSES.find(({ code, holds }) => code === error.code && holds(placeOf(text, error)));
    const place = placeOf(text, error);
    if (cause !== undefined) {
      return [...mistakes, { offset: cause.at?.(place) ?? error.pos[0], message: cause.message(place) }];
    }
    mistakes.push({ offset: error.pos[0], message: plainMessage(error) });
    if (error.code === 'TAB_AS_INDENT') break;
  }
  return mistakes;
}

/** A line that `git merge` leaves where both sides changed the same. */
const MERGE_MARKER = /^(?:<{7}|\|{7}|>{7})(?: .*)?$/m;
const MERGED =
  'a merge left its marks here ("<<<<<<<", "=======", ">>>>>>>") - keep what is right and remove these lines';

/** Where the parser stumbled. */
interface Stumble {
  readonly text: string;
  readonly offset: number;
  /** The line up to the place, and from it on. */
  readonly before: string;
  readonly after: string;
}

function placeOf(text: string, { pos: [offset] }: YAMLError): Stumble {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return {
    text,
    offset,
    before: text.slice(from, offset),
    after: text.slice(offset, end === -1 ? undefined : end),
  };
}

/** Mistakes that are often made, each by the parser's code and what stands there. */
const CAUSES: readonly {
  readonly code: YAMLError['code'];
  holds(place: Stumble): boolean;
  message(place: Stumble): string;
  at?(place: Stumble): number;
}[] = [
  {
    code: 'UNEXPECTED_TOKEN',
    holds: ({ before }) => /["']\s*$/.test(before),
    message: ({ before }) =>
      before.trimEnd().endsWith('"')
        ? 'the text in quotes ends before this - write quotation marks inside it as “ and ”, or as \\"'
        : 'the text in quotes ends before this - write an apostrophe inside it as ’, or put the text in double quotes',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    holds: ({ before, after }) => /:\s+$/.test(before) && /^[^"'{[].*:(?:\s|$)/.test(after),
    message: ({ after }) =>
      `the text has a colon followed by a space, which would begin another field - put it in quotes: ${quote(withoutCurly(after.trim()))}`,
  },
  {
    code: 'BLOCK_IN_FLOW',
    holds: ({ before, after }) => /:\s+$/.test(before) && /^[^"'{[,]*: /.test(after),
    message: () =>
      'the text has a colon followed by a space, which would begin another field - put it in quotes',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    holds: ({ after }) => /^\s*- /.test(after),
    message: () =>
      'a list begins here among the fields of a mapping - its field is missing on the line before, such as "facts:"',
    at: ({ offset, after }) => offset + after.length - after.trimStart().length,
  },
];

const ADVICE: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'line it up with its neighbours',
  BAD_SCALAR_START: 'put the text in quotes',
  MULTIPLE_DOCS: 'keep one document a file and remove the line "---" before the second',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag, the word that begins with "!"',
};

function plainMessage({ code, message }: YAMLError): string {
  return `not valid YAML: ${message} - ${ADVICE[code] ?? 'check the quotes, colons, brackets and indentation here'}`;
}

function withoutCurly(text: string): string {
  return text.replace(/^[“”„]|[“”]$/g, '');
}

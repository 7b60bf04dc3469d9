import type { Style } from '../../reply/reply.ts';

/** Whether to use colours: on a terminal that has them, unless NO_COLOR (https://no-color.org) is set. */
export function useColour(
  env: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean },
): boolean {
  const { NO_COLOR: refused = '', TERM: terminal } = env;
  return refused === '' && terminal !== 'dumb' && stream.isTTY === true;
}

type Emphasis = Style | 'heading' | 'cite' | 'link';

/** SGR codes that begin and end each emphasis (ECMA-48, 8.3.117). */
const CODES: Readonly<Record<Emphasis, readonly [number, number]>> = {
  strong: [1, 22],
  quiet: [2, 22],
  code: [36, 39],
  command: [36, 39],
  heading: [1, 22],
  cite: [33, 39],
  link: [4, 24],
};

/** The text between the codes of its emphasis. */
export function coloured(text: string, emphasis: Emphasis): string {
  const [start, end] = CODES[emphasis];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}

import type { Style } from '../../reply/reply.ts';

/** Whether to colour: only on a terminal that can, and not where NO_COLOR (https://no-color.org) is set. */
export function useColour(
  env: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean },
): boolean {
  const { NO_COLOR: refused = '', TERM: terminal } = env;
  return refused === '' && terminal !== 'dumb' && stream.isTTY === true;
}

type Look = Style | 'heading' | 'cite' | 'link';

/** SGR codes that start and end each look (ECMA-48, 8.3.117). */
const CODES: Readonly<Record<Look, readonly [number, number]>> = {
  strong: [1, 22],
  quiet: [2, 22],
  code: [36, 39],
  heading: [1, 22],
  cite: [33, 39],
  link: [4, 24],
};

/** The text with the codes of its look around it. */
export function painted(text: string, look: Look): string {
  const [start, end] = CODES[look];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}

import { LIMITS } from './limits.ts';

/** A text as the name of a thread: one line of at most 100 characters. What is longer ends after a word, with "…". */
export function threadName(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= LIMITS.threadName) return line;
  const start = line.slice(0, LIMITS.threadName - 1).toWellFormed();
  const end = start.lastIndexOf(' ');
  return `${end > LIMITS.threadName / 2 ? start.slice(0, end) : start}…`;
}

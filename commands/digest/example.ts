import type { Knowledge } from '../../src/knowledge/model.ts';

/** What sets a digest up, as it may be typed. */
export function example({ situation }: Knowledge): string {
  return `/digest subscribe 08:00 ${situation.timeZone}`;
}

import { timingSafeEqual } from 'node:crypto';

/** Whether two texts are the same. How long it takes tells nothing about where they differ, only whether their lengths do. */
export function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.byteLength === second.byteLength && timingSafeEqual(first, second);
}

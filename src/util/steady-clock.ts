/**
 * Makes a clock for pauses and limits from one that may be set: what that is set back counts as no time, so that nobody waits for
 * longer than the pause and the time between two looks at the clock.
 *
 * @param now the clock that may be set
 * @returns the milliseconds since it was made; they never decrease
 */
export function steadyClock(now: () => Date): () => number {
  let last = now().getTime();
  let passed = 0;
  return () => {
    const at = now().getTime();
    passed += Math.max(0, at - last);
    last = at;
    return passed;
  };
}

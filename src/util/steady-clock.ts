/**
 * Makes a clock for pauses and limits from one that may be set: what that is set back counts as no time, so that nobody waits for
 * longer than the pause and the time between two looks at the clock.
 *
 * @param now the clock that may be set
 * @returns the present instant, in milliseconds; it never decreases
 */
export function steadyClock(now: () => Date): () => number {
  let last = now().getTime();
  let steady = last;
  return () => {
    const at = now().getTime();
    steady += Math.max(0, at - last);
    last = at;
    return steady;
  };
}

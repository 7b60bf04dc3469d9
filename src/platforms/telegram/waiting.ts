import type { Timer } from '../../util/timer.ts';

/** Resolves when the work is done or the time is over, whichever is first; never rejects. */
export async function waitFor(work: Promise<unknown>, milliseconds: number, timer: Timer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = timer(resolve, milliseconds);
  await Promise.race([
    work.then(
      () => {},
      () => {},
    ),
    promise,
  ]);
  cancel();
}

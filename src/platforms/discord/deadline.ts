import type { Timer } from '../../util/timer.ts';

/** The result of some work, or undefined when it takes longer than this; the work itself goes on. */
export async function within<Result>(
  work: Promise<Result>,
  milliseconds: number,
  timer: Timer,
): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const cancel = timer(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancel();
  }
}

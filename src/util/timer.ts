/** Calls a task after a time, unless the function that it gives is called before. */
export type Timer = (task: () => void, milliseconds: number) => () => void;

/** Something that can be told to end; signals of Node and of libraries alike. */
export interface Stopping {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Resolves after a time, or when stopped. */
export function wait(milliseconds: number, timer: Timer, signal?: Stopping): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timer(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/** Resolves when the work is done or the time is over, whichever is first; never rejects. */
export async function waitAtMost(work: Promise<unknown>, milliseconds: number, timer: Timer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = timer(resolve, milliseconds);
  work.then(
    () => resolve(),
    () => resolve(),
  );
  await promise;
  cancel();
}

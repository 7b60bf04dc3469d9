/** Calls a task after a time. The function that it returns cancels that. */
export type Timer = (task: () => void, milliseconds: number) => () => void;

/** A signal to end something. Node's AbortSignal is one, and so are those of libraries. */
export interface Stopping {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Resolves after a time, or as soon as the signal is aborted. */
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

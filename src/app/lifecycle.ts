import type { Timer } from '../util/timer.ts';

/** A part of the running program. */
export interface Part {
  /** What it is called in the log. */
  readonly name: string;
  start(): Promise<void>;
  /** Called once, also where starting failed; resolves when nothing is left to be done. */
  stop(): Promise<void>;
}

/** Takes what went wrong while stopping, when nobody waits for an answer any more. */
export type Trouble = (error: unknown, part: string) => void;

/** Starts parts in order and stops them in reverse. */
export interface Lifecycle {
  /** Rejects with what the first part that cannot start throws, after the others are stopped. */
  start(): Promise<void>;
  /**
   * Stops what was begun, also while it is still starting; nothing more is started. However often it is called, it is
   * done once. Resolves when all is stopped or given up; never rejects.
   */
  stop(): Promise<void>;
}

/** @param deadline milliseconds that each part may take to stop */
export function createLifecycle(
  parts: readonly Part[],
  {
    deadline,
    timer,
    trouble,
  }: { readonly deadline: number; readonly timer: Timer; readonly trouble: Trouble },
): Lifecycle {
  const begun: Part[] = [];
  let starting: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;

  async function startInOrder(): Promise<void> {
    try {
      for (const part of parts) {
        if (stopping) return;
        begun.push(part);
        await part.start();
      }
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async function stopInReverse(): Promise<void> {
    for (const part of begun.toReversed()) {
      const late = Promise.withResolvers<void>();
      const cancel = timer(() => {
        trouble(new Error(`did not stop within ${deadline / 1_000} seconds`), part.name);
        late.resolve();
      }, deadline);
      await Promise.race([part.stop().catch((error: unknown) => trouble(error, part.name)), late.promise]);
      cancel();
    }
  }

  function stop(): Promise<void> {
    stopping ??= stopInReverse();
    return stopping;
  }

  return {
    start() {
      starting ??= startInOrder();
      return starting;
    },
    stop,
  };
}

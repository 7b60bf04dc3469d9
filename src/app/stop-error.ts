import type { Log } from '../util/log.ts';

/** Logs why a part of the program did not stop as it should. */
export function stopError(log: Log): (error: unknown, part: string) => void {
  return (error, part) => {
    const problem = error instanceof Error ? error.message : String(error);
    log.error({ event: 'stop-failed', part, problem }, `stopping ${part} failed`);
  };
}

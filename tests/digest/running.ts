import { createLedgerQueue } from '../../src/digest/ledger-queue.ts';
import { DigestScheduler, type DigestSchedulerOptions } from '../../src/digest/scheduler.ts';
import { GRACE, type Stage } from './stage.ts';

/** A scheduler over a stage. Timers go off at the next turn of the event loop. */
export function running(stage: Stage, more: Partial<DigestSchedulerOptions> = {}) {
  const timer = (task: () => void) => {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  };
  const now = () => stage.now;
  const problems: string[] = [];
  const digests = new DigestScheduler({
    store: stage.store,
    posters: [stage.platform],
    moved: stage.store.moveChat,
    queue: (platform) => createLedgerQueue({ ledger: stage.store.ledger, platform, timer, now }),
    grace: GRACE,
    knowledge: () => stage.known,
    ask: () => {
      throw new Error('no question is saved');
    },
    log: { info: () => {}, warn: () => {}, error: (_, message) => problems.push(message) },
    timer,
    now,
    ...more,
  });
  return { start: () => digests.start(), stop: () => digests.stop(), problems };
}

/** Resolves when the n-th message from now is sent. */
export function arrival({ platform }: Stage, n: number): Promise<void> {
  return new Promise((resolve) => {
    let left = n;
    platform.onSend = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
}

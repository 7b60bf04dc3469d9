import type { Logger } from 'pino';
import { planDue } from '../digest/plan.ts';
import { Snapshots, type SnapshotsOptions } from '../digest/snapshots.ts';
import type { Store } from '../store/open.ts';

/** The parts of a store that know what was sent, and what is known now. */
type SettleOptions = Pick<Store, 'backupMark' | 'ledger' | 'alerts'> & SnapshotsOptions;

/** Platforms that deliveries go to. */
const PLATFORMS = ['discord', 'telegram'] as const;
/** Rows at once. */
const TOGETHER = 100;
/** Later than every moment in the ledger. */
const LAST = new Date('9999-12-31T00:00:00Z');

/**
 * Makes a store ready that is a backup and starts for the first time. What was under way when it was made, and what has become due
 * since, may have gone out already, so none of it is sent: the ledger says so, and the next digests have those facts. Does nothing
 * with any other store.
 */
export async function settleBackup(options: SettleOptions, log: Pick<Logger, 'warn'>): Promise<void> {
  const takenAt = await options.backupMark.takenAt();
  if (takenAt === undefined) return;
  const told = {
    takenAt: takenAt.toISOString(),
    deliveries: await endOpen(options),
    digests: await passDue(options),
    alerts: await passAlerts(options),
  };
  await options.backupMark.remove();
  log.warn(
    { event: 'backup-started', ...told },
    'this store is a backup; what was under way when it was made, and what has become due since, is not sent again',
  );
}

/** Ends the deliveries that were under way. @returns how many */
async function endOpen({ ledger, now }: SettleOptions): Promise<number> {
  let ended = 0;
  for (const platform of PLATFORMS) {
    for (let more = true; more; ) {
      const some = await ledger.open(platform, LAST, TOGETHER);
      for (const delivery of some) await ledger.end(delivery, 'partly', now());
      ended += some.length;
      more = some.length === TOGETHER;
    }
  }
  return ended;
}

/** Goes on to the next slot of each digest that is due. @returns how many */
async function passDue({ ledger, now }: SettleOptions): Promise<number> {
  let passed = 0;
  for (let more = true; more; ) {
    // With less than no grace, it is too late for every slot.
    const taken = await ledger.takeDue(now(), TOGETHER, (due) => planDue(due, now(), -1));
    passed += taken.deliveries.length;
    more = taken.more;
  }
  return passed;
}

/** Takes what is known now for told, in each chat with alerts. @returns how many */
async function passAlerts(options: SettleOptions): Promise<number> {
  const { alerts } = options;
  let passed = 0;
  let after: string | undefined;
  for (let more = true; more; ) {
    const page = await alerts.page(PLATFORMS, after, TOGETHER);
    const snapshot = page.length === 0 ? '' : await new Snapshots(options).keep();
    for (const { id } of page)
      await alerts.change(id, { seen: { snapshot, except: {} }, held: [], lookAt: null });
    passed += page.length;
    after = page.at(-1)?.id;
    more = page.length === TOGETHER;
  }
  return passed;
}

import { describe } from 'vitest';
import { describeAlerts } from './digests/alerts.ts';
import { describeKept } from './digests/kept.ts';
import { describeLedger } from './digests/ledger.ts';
import { describeSubscriptions } from './digests/subscriptions.ts';
import { describeWatches } from './digests/watches.ts';
import type { StoreUnderTest } from './stores.ts';

/** The behaviour for digests that every database must have. */
export function describeDigestStore(database: StoreUnderTest): void {
  describe(`digests in ${database.name}`, () => {
    describeSubscriptions(database);
    describeLedger(database);
    describeWatches(database);
    describeAlerts(database);
    describeKept(database);
  });
}

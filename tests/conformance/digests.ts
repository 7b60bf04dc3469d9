import { describe } from 'vitest';
import { describeKept } from './digests/kept.ts';
import { describeLedger } from './digests/ledger.ts';
import { describeSubscriptions } from './digests/subscriptions.ts';
import { describeWatches } from './digests/watches.ts';
import type { StoreUnderTest } from './stores.ts';

/** What every database has to do for digests. */
export function describeDigestStore(database: StoreUnderTest): void {
  describe(`digests in ${database.name}`, () => {
    describeSubscriptions(database);
    describeLedger(database);
    describeWatches(database);
    describeKept(database);
  });
}

import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/open.ts';

/** A database as every one is tested. */
export interface StoreUnderTest {
  readonly name: string;
  /** Makes an empty database. @returns what opens a store on it; it may be called again */
  empty(): Promise<() => Promise<Store>>;
  /** How many stores may be open on one database at the same moment. */
  readonly replicas: number;
}

/** Text that no part of a statement may mistake for itself. */
export const HOSTILE = `'; drop table votes; --" \\ % _ \u{1f600} سند e\u0301 \u202e`;

/** An empty store, and what opens another one on the same database; all are closed after the test. */
export async function start({
  empty,
}: StoreUnderTest): Promise<{ store: Store; open: () => Promise<Store> }> {
  const openOne = await empty();
  const open = async (): Promise<Store> => {
    const store = await openOne();
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await open(), open };
}

/** As many stores on one empty database as may be open at once. */
export async function startReplicas({ empty, replicas }: StoreUnderTest): Promise<readonly Store[]> {
  const open = await empty();
  const stores = await Promise.all(Array.from({ length: replicas }, open));
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return stores;
}

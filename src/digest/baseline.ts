import type { Blobs } from './ledger.ts';
import { type Baseline, type Snapshot, seenIn } from './snapshot.ts';

/** What a chat has seen; undefined before its first digest has arrived, or if the snapshot is lost. */
export async function seenSnapshot(seen: Baseline | undefined, blobs: Blobs): Promise<Snapshot | undefined> {
  if (seen === undefined) return undefined;
  const snapshot = await blobs.get(seen.snapshot);
  return snapshot === undefined ? undefined : seenIn(JSON.parse(snapshot) as Snapshot, seen);
}

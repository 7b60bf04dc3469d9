import type { Blobs } from './ledger.ts';
import { type Snapshot, seenIn } from './snapshot.ts';
import type { Subscription } from './subscription.ts';

/** What a chat has seen; nothing before its first digest has arrived, or where the snapshot is lost. */
export async function seenBy(
  { seen }: Pick<Subscription, 'seen'>,
  blobs: Blobs,
): Promise<Snapshot | undefined> {
  if (seen === undefined) return undefined;
  const snapshot = await blobs.get(seen.snapshot);
  return snapshot === undefined ? undefined : seenIn(JSON.parse(snapshot) as Snapshot, seen);
}

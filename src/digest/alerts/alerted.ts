import type { ChatRef } from '../../command/chat-ref.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Blobs, Ledger } from '../ledger.ts';
import type { AlertStore } from './alert.ts';

/** How many of the latest alerts are read: those of a week, as a rule. What is older is new to no digest. */
const LATEST = 70;

/** Ids of the facts that a chat has lately got as alerts, each of which certainly arrived whole. */
export async function alertedIn(
  from: ChatRef,
  { alerts, ledger, blobs }: { readonly alerts: AlertStore; readonly ledger: Ledger; readonly blobs: Blobs },
): Promise<ReadonlySet<string>> {
  const alert = await alerts.of(from);
  const latest = alert === undefined ? [] : await ledger.last(alert.id, LATEST);
  const facts = new Set<string>();
  for (const { state, body } of latest) {
    const text = state === 'arrived' && body !== undefined ? await blobs.get(body) : undefined;
    if (text === undefined) continue;
    for (const { fact } of (JSON.parse(text) as Reply).citations) facts.add(fact);
  }
  return facts;
}

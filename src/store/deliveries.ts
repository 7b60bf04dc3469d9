import type { Kysely } from 'kysely';
import type { Delivery, DeliveryKey } from '../digest/ledger.ts';
import { chatColumns, chatOf } from './columns.ts';
import type { DeliveriesTable, Tables } from './schema.ts';

/** Adds deliveries that are not stored yet. @returns those that were added */
export async function addDeliveries(
  db: Kysely<Tables>,
  deliveries: readonly Delivery[],
): Promise<readonly Delivery[]> {
  if (deliveries.length === 0) return [];
  const written = await db
    .insertInto('deliveries')
    .values(deliveries.map(rowOf))
    .onConflict((conflict) => conflict.columns(['subject', 'slot']).doNothing())
    .returning(['subject', 'slot'])
    .execute();
  const added = new Set(written.map(nameOf));
  return deliveries.filter((delivery) => added.has(nameOf(delivery)));
}

function nameOf({ subject, slot }: DeliveryKey): string {
  return JSON.stringify([subject, slot]);
}

function rowOf(delivery: Delivery): DeliveriesTable {
  const { subject, slot, kind, to, state, body = null, snapshot = null, retries, refusal = null } = delivery;
  return {
    subject,
    slot,
    kind,
    ...chatColumns(to),
    direct: to.direct ? 1 : 0,
    due_at: delivery.dueAt.toISOString(),
    until_at: delivery.until.toISOString(),
    state,
    body,
    snapshot,
    retry_at: delivery.retryAt.toISOString(),
    retries,
    ended_at: delivery.endedAt?.toISOString() ?? null,
    refusal,
    reply_to: to.replyTo ?? null,
  };
}

/** The delivery that a row holds. */
export function deliveryOf(row: DeliveriesTable): Delivery {
  const { subject, slot, kind, state, body, snapshot, retries, ended_at, refusal, reply_to } = row;
  return {
    subject,
    slot,
    kind,
    to: {
      ...chatOf(row),
      ...(row.direct === 1 && { direct: true }),
      ...(reply_to !== null && { replyTo: reply_to }),
    },
    dueAt: new Date(row.due_at),
    until: new Date(row.until_at),
    state,
    ...(body !== null && { body }),
    ...(snapshot !== null && { snapshot }),
    retryAt: new Date(row.retry_at),
    retries,
    ...(ended_at !== null && { endedAt: new Date(ended_at) }),
    ...(refusal !== null && { refusal }),
  };
}

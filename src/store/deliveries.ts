import type { Kysely } from 'kysely';
import type { Delivery, DeliveryKey } from '../digest/ledger.ts';
import type { UnreadableRows } from '../util/unreadable-rows.ts';
import { chatColumns, chatOf } from './columns.ts';
import { momentIn, oneOf, type RowReading } from './readable.ts';
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

/** How deliveries are read from their rows. */
export function readingDeliveries(rows: UnreadableRows): RowReading<DeliveriesTable, Delivery> {
  return { table: 'deliveries', rows, read: deliveryOf, idOf: ({ subject, slot }) => `${subject}/${slot}` };
}

const KINDS = {
  digest: true,
  answer: true,
  notice: true,
  report: true,
  correction: true,
  alert: true,
} as const;

function deliveryOf(row: DeliveriesTable): Delivery {
  const { subject, slot, kind, state, body, snapshot, retries, ended_at, refusal, reply_to } = row;
  return {
    subject,
    slot,
    kind: oneOf(kind, KINDS, 'kind'),
    to: {
      ...chatOf(row),
      ...(row.direct === 1 && { direct: true }),
      ...(reply_to !== null && { replyTo: reply_to }),
    },
    dueAt: momentIn(row.due_at, 'due_at'),
    until: momentIn(row.until_at, 'until_at'),
    state,
    ...(body !== null && { body }),
    ...(snapshot !== null && { snapshot }),
    retryAt: momentIn(row.retry_at, 'retry_at'),
    retries,
    ...(ended_at !== null && { endedAt: momentIn(ended_at, 'ended_at') }),
    ...(refusal !== null && { refusal }),
  };
}

import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeSubscriptions(db);
  await makeDeliveries(db);
  await makeWatches(db);
  // The texts of `Blobs`. The table keeps the name that it was released with.
  await db.schema
    .createTable('documents')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('text', 'text', required)
    .addColumn('put_at', 'text', required)
    .execute();
  await db.schema.createIndex('documents_by_age').on('documents').column('put_at').execute();
}

const required = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

async function makeSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('creator', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('refusals', 'integer', required)
    .addColumn('time', 'text', required)
    .addColumn('zone', 'text', required)
    .addColumn('days', 'text', required)
    .addColumn('topics', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('when_empty', 'text', required)
    .addColumn('next_date', 'text')
    .addColumn('next_at', 'text')
    .addColumn('next_rules', 'text')
    .addColumn('seen_snapshot', 'text')
    .addColumn('seen_except', 'text')
    .execute();
  // Finds due subscriptions in the order in which they are taken, however many are not due.
  await index(db, 'subscriptions', 'due', ['state', 'next_at', 'id']);
  await index(db, 'subscriptions', 'chat', ['platform', 'chat', 'thread']);
  await index(db, 'subscriptions', 'creator', ['platform', 'creator']);
  await index(db, 'subscriptions', 'snapshot', ['seen_snapshot']);
}

async function makeDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('subject', 'text', required)
    .addColumn('slot', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('direct', 'integer', required)
    .addColumn('due_at', 'text', required)
    .addColumn('until_at', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('body', 'text')
    .addColumn('snapshot', 'text')
    .addColumn('retry_at', 'text', required)
    .addColumn('retries', 'integer', required)
    .addColumn('ended_at', 'text')
    .addColumn('refusal', 'text')
    .addPrimaryKeyConstraint('deliveries_key', ['subject', 'slot'])
    .execute();
  // Deliveries that have not ended are few, and are queried all the time.
  await db.schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['platform', 'retry_at', 'subject', 'slot'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await index(db, 'deliveries', 'ended', ['ended_at']);
  await index(db, 'deliveries', 'chat', ['platform', 'chat']);
  await index(db, 'deliveries', 'body', ['body']);
  await index(db, 'deliveries', 'snapshot', ['snapshot']);
  await db.schema
    .createTable('parts')
    .addColumn('subject', 'text', required)
    .addColumn('slot', 'text', required)
    .addColumn('n', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('sent_at', 'text', required)
    .addColumn('message', 'text')
    .addPrimaryKeyConstraint('parts_key', ['subject', 'slot', 'n'])
    .addForeignKeyConstraint(
      'parts_of_delivery',
      ['subject', 'slot'],
      'deliveries',
      ['subject', 'slot'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
}

async function makeWatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('watches')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('question', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('open', 'integer', required)
    .addColumn('created_at', 'text', required)
    .addColumn('known_snapshot', 'text', required)
    .addColumn('known_except', 'text', required)
    .execute();
  await index(db, 'watches', 'reader', ['platform', 'user_id']);
  await index(db, 'watches', 'chat', ['platform', 'chat']);
  await index(db, 'watches', 'snapshot', ['known_snapshot']);
}

function index(db: Kysely<unknown>, table: string, name: string, columns: string[]): Promise<void> {
  return db.schema.createIndex(`${table}_${name}`).on(table).columns(columns).execute();
}

import type { Kysely } from 'kysely';
import type { Ending } from '../command/digests.ts';
import type { EndedDeliveries, Period, Report } from '../digest/operators/report.ts';
import { compareText } from '../util/compare-text.ts';
import { given } from '../util/given.ts';
import type { Tables } from './schema.ts';
import { tablesIn } from './tables-in.ts';
import { toldWords } from './unknown-words.ts';
import { DatabaseVotes } from './votes.ts';

/** Reads a report as the store is at one moment. Tables that an older version did not make like this count as empty. */
export function readReport(db: Kysely<Tables>, period: Period): Promise<Report> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const there = new Map(
        (await tablesIn(transaction)).map(({ name, columns }) => [
          name,
          columns.map((column) => column.name),
        ]),
      );
      const has = (table: keyof Tables, column: string): boolean =>
        there.get(table)?.includes(column) ?? false;
      return {
        questions: has('question_counts', 'language') ? await questionsIn(transaction, period) : [],
        gaps: has('gap_counts', 'day') ? await gapsIn(transaction, period) : [],
        words: has('unknown_words', 'word') ? await toldWords(transaction, dayOf(period.since)) : [],
        votes: has('votes', 'reason') ? await new DatabaseVotes(transaction).tally(period) : [],
        deliveries: has('deliveries', 'ended_at') ? await deliveriesIn(transaction, period) : [],
      };
    });
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

async function questionsIn(db: Kysely<Tables>, { since, until }: Period): Promise<Report['questions']> {
  const rows = await db
    .selectFrom('question_counts')
    .where('day', '>=', dayOf(since))
    .$if(until !== undefined, (query) => query.where('day', '<', dayOf(until ?? since)))
    .groupBy(['outcome', 'language'])
    .select(({ eb, fn }) => ['outcome', 'language', eb.cast<number>(fn.sum('count'), 'integer').as('count')])
    .execute();
  return rows.sort(
    (a, b) => b.count - a.count || compareText(a.outcome, b.outcome) || compareText(a.language, b.language),
  );
}

async function gapsIn(db: Kysely<Tables>, { since, until }: Period): Promise<Report['gaps']> {
  const rows = await db
    .selectFrom('gap_counts')
    .where('day', '>=', dayOf(since))
    .$if(until !== undefined, (query) => query.where('day', '<', dayOf(until ?? since)))
    .groupBy('gap')
    .select(({ eb, fn }) => ['gap', eb.cast<number>(fn.sum('count'), 'integer').as('count')])
    .execute();
  return rows.sort((a, b) => b.count - a.count || compareText(a.gap, b.gap));
}

async function deliveriesIn(
  db: Kysely<Tables>,
  { since, until }: Period,
): Promise<readonly EndedDeliveries[]> {
  const rows = await db
    .selectFrom('deliveries')
    .where('ended_at', '>=', since.toISOString())
    .$if(until !== undefined, (query) => query.where('ended_at', '<', (until ?? since).toISOString()))
    .groupBy(['platform', 'state', 'refusal'])
    // `pg` returns counts as text.
    .select(({ eb, fn }) => [
      ...(['platform', 'state', 'refusal'] as const),
      eb.cast<number>(fn.countAll(), 'integer').as('count'),
    ])
    .execute();
  return rows
    .map(({ platform, state, refusal, count }) => ({
      ...{ platform, count },
      // What has ended is in no other state.
      ended: state as Ending,
      ...given({ refusal: refusal ?? undefined }),
    }))
    .sort(
      (a, b) =>
        compareText(a.platform, b.platform) ||
        compareText(a.ended, b.ended) ||
        compareText(a.refusal ?? '', b.refusal ?? ''),
    );
}

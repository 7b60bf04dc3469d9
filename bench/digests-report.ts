import type { MeasuredDigests } from './digests.ts';
import type { FanOut } from './fan-out.ts';
import { aim, aimAbove, megabytes, numbers, section } from './section.ts';
import { count, short, table } from './table.ts';

const LEAST_SHARE = 95;
const MOST_TO_FIND = 50;
/** Times as much memory with all subscriptions as with few: what differs from run to run anyway. */
const MOST_MEMORY = 1.05;

/** What was measured of digests, as sections of the report. */
export function digestSections({ limited, lifted, due }: MeasuredDigests): readonly string[] {
  return [
    section('Digests: all due at the same moment, against limits', limitedTable(limited), [
      ...limitedAims(limited),
      "Reached: messages a second from the one on that fills the first second. The limits are the platforms' own, and for",
      '10,000 chats half of what this machine reaches without one, with the pace told so, lest it take minutes. A message',
      'counts for a second from its answer on, here within milliseconds: where an answer takes 50 ms, the share is 95%.',
    ]),
    section(
      'Digests: finding what is due, 10,000 of 100,000 subscriptions at the same moment',
      dueTable(due),
      [
        aim(
          `under ${MOST_TO_FIND} ms, 99th percentile`,
          Math.max(...due.flatMap(({ none, some }) => [none.p99, some.p99])),
          MOST_TO_FIND,
        ),
        'PostgreSQL here and below is that of the tests, which does not wait for the disk.',
      ],
    ),
    section('Digests: no limits, 1,000 due at the same moment', liftedTable(lifted), [
      ...liftedAims(lifted),
      'Memory: live objects and buffers of the whole program, when all had arrived.',
    ]),
  ];
}

function limitedTable(limited: readonly FanOut[]): string {
  return table(
    [
      { head: 'platform', words: true },
      { head: 'store', words: true },
      ...numbers('chats', 'limit a second', 'reached', 'share %', '429', 'twice', 'missing'),
    ],
    limited.map((fanOut) => [
      fanOut.platform,
      fanOut.store,
      count(fanOut.chats),
      count(fanOut.limit ?? Number.POSITIVE_INFINITY),
      short(fanOut.perSecond),
      short(shareOf(fanOut)),
      count(fanOut.refused),
      count(fanOut.twice),
      count(fanOut.missing),
    ]),
  );
}

function limitedAims(limited: readonly FanOut[]): readonly string[] {
  const none = (what: string, value: (fanOut: FanOut) => number) =>
    aim(what, Math.max(...limited.map(value)), 0);
  return [
    aimAbove(`at least ${LEAST_SHARE}% of what is permitted`, Math.min(...limited.map(shareOf)), LEAST_SHARE),
    none('no 429', ({ refused }) => refused),
    none('no message twice', ({ twice }) => twice),
    none('none missing', ({ missing }) => missing),
  ];
}

function shareOf({ perSecond, limit = Number.POSITIVE_INFINITY }: FanOut): number {
  return (100 * perSecond) / limit;
}

function dueTable(due: MeasuredDigests['due']): string {
  return table(
    [
      { head: 'store', words: true },
      ...numbers('nothing due: median', 'p99', 'n', '100 due: median', 'p99', 'n'),
    ],
    due.map(({ store, none, some }) => [
      store,
      ...[none, some].flatMap(({ median, p99, n }) => [short(median), short(p99), count(n)]),
    ]),
  );
}

function liftedTable(lifted: readonly FanOut[]): string {
  return table(
    [{ head: 'store', words: true }, ...numbers('subscriptions', 'digests a second', 'memory MB')],
    lifted.map(({ store, chats, others, perSecond, bytes }) => [
      store,
      count(chats + others),
      count(Math.round(perSecond)),
      megabytes(bytes),
    ]),
  );
}

function liftedAims(lifted: readonly FanOut[]): readonly string[] {
  const stores = Map.groupBy(lifted, ({ store }) => store);
  const growth = [...stores.values()].map((of) => (of.at(-1)?.bytes ?? 0) / (of[0]?.bytes ?? 0));
  return [
    aim(
      `at most ${MOST_MEMORY} times the memory with 100,000 subscriptions`,
      Math.max(...growth),
      MOST_MEMORY,
    ),
  ];
}

import { spread } from '../measure.ts';
import { Random } from '../random.ts';
import type { Table } from '../table.ts';

/** A platform's limit on the messages of one bot. */
interface Limit {
  readonly name: string;
  readonly perSecond: number;
}

/** When the digests of all chats are due. */
interface Timing {
  readonly name: string;
  /** Seconds after the first moment. */
  due(random: Random): number;
}

const LIMITS: readonly Limit[] = [
  { name: 'Telegram', perSecond: 30 },
  { name: 'Telegram, paid broadcasts', perSecond: 1_000 },
  { name: 'Discord', perSecond: 50 },
];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Of those who choose a time, most take a full hour, and more the morning and the evening than the night. */
const FAVOURED = [6, 7, 7, 8, 8, 8, 8, 9, 9, 12, 17, 18, 18, 20, 21];
const TIMINGS: readonly Timing[] = [
  { name: 'all at once', due: () => 0 },
  { name: 'within 60 minutes', due: (random) => random.between(0, HOUR - 1) },
  {
    name: 'as chats choose',
    due: (random) =>
      random.pick(FAVOURED) * HOUR + (random.chance(0.2) ? random.between(1, 3) * 15 * MINUTE : 0),
  },
];
/** One digest in so many takes a second message. */
const LONG = 20;
/** Hours after which a digest that has not begun is left out; the program's default. */
const GRACE = 6;

/** What became of the digests of one day. */
interface Day {
  /** Seconds from when each was due until its last message has gone, in the order in which they went. */
  readonly delays: readonly number[];
  /** Those that were left out, since they could not begin within the grace time. */
  readonly missed: number;
}

/**
 * Sends the digests of a day in the order in which they are due, as fast as the limit allows. The program itself stays within 5%
 * of that (`npm run bench -- digests`), so the limit is all that is simulated.
 */
export function simulate(due: readonly number[], perSecond: number, random: Random): Day {
  const delays: number[] = [];
  let missed = 0;
  let free = 0;
  for (const at of due.toSorted((a, b) => a - b)) {
    const begun = Math.max(at, free);
    if (begun - at > GRACE * HOUR) {
      missed += 1;
      continue;
    }
    const messages = random.chance(1 / LONG) ? 2 : 1;
    free = begun + messages / perSecond;
    // The second message to a chat comes a second after the first, while others have their turn.
    delays.push(free - at + (messages - 1));
  }
  return { delays, missed };
}

/** How late digests come at each platform's limit. */
export function measureDigestHours(sizes: readonly number[], seed: number): Table {
  const rows = sizes.flatMap((size) =>
    LIMITS.flatMap(({ name, perSecond }) =>
      TIMINGS.map((timing) => {
        const random = new Random(seed);
        const due = Array.from({ length: size }, () => timing.due(random));
        const { delays, missed } = simulate(due, perSecond, random);
        const { median, p99 } = spread(delays);
        const longest = delays.reduce((most, delay) => Math.max(most, delay), 0);
        return [name, size, timing.name, ...[median, p99, longest].map((one) => one / MINUTE), missed];
      }),
    ),
  );
  return {
    title: `Digests of one day at the platforms' limits, simulated (seed ${seed}): minutes until the last message of a digest`,
    heads: ['platform', 'chats', 'due', 'median', 'p99', 'longest', `left out after ${GRACE} h`],
    rows,
  };
}

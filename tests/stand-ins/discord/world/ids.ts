/** Discord's epoch, the first millisecond of 2015, from which snowflakes count. */
const EPOCH = 1_420_070_400_000n;
/** The millisecond of the first id, fixed so that every run has the same ids. */
const START = BigInt(Date.UTC(2026, 0, 20)) - EPOCH;

/** Gives the next id. */
export type Ids = () => string;

/**
 * Snowflakes. Each is a millisecond later than the one before, so that they sort by age as Discord's do and the ids of
 * guilds spread evenly over shards.
 * @param now the time that they hold, if it is later than the last one
 */
export function createIds(now: () => number = () => 0): Ids {
  let last = START;
  return () => {
    const present = BigInt(Math.floor(now())) - EPOCH;
    last = present > last ? present : last + 1n;
    return String(last << 22n);
  };
}

/** The time that an id holds, as ISO 8601. */
export function timeOf(id: string): string {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH)).toISOString();
}

/**
 * The shard that gets the events of a guild; events outside guilds go to shard 0.
 * Formula: https://discord.com/developers/docs/events/gateway#sharding
 */
export function shardOf(guild: string | undefined, shards: number): number {
  return guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
}

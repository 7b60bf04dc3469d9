import { createHash } from 'node:crypto';
import type { APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Api } from './api.ts';
import type { Sending } from './message.ts';

/** Discord keeps ids of components as integers of 32 bits with a sign. Smaller ones are given out already. */
const LEAST_ID = 10_000;
const IDS = 2 ** 31 - LEAST_ID;

/** Discord's own epoch, the first millisecond of 2015, from which ids count. */
const EPOCH = Date.UTC(2015, 0, 1);
/** Discord's clock may be behind this machine's by so much. */
const MARGIN_MILLISECONDS = 60_000;
const PAGE = 100;
const MOST_PAGES = 10;

function idOf(key: string): number {
  return (createHash('sha256').update(key).digest().readUInt32BE() % IDS) + LEAST_ID;
}

/** A message with an id in it by which it can be found again: nonces do not come back. */
export function recognisable({ message, pictures }: Sending, key: string): Sending {
  const components = message.components.map(
    (component, index): APIMessageTopLevelComponent =>
      index === 0 ? { ...component, id: idOf(key) } : component,
  );
  return { message: { ...message, components }, pictures };
}

/** What came of looking for a message. */
export type Found =
  | { readonly message: string }
  /** It is certainly not there. */
  | 'not-there'
  /** Not all that was said since could be seen. */
  | 'unseen';

/**
 * Looks for the bot's own message that was made recognisable with a key, in what was said in a channel since it may have
 * been sent.
 * @param direct nothing said there is hidden from the bot
 */
export async function find(
  api: Api,
  channel: string,
  { key, since, direct }: { readonly key: string; readonly since: Date; readonly direct: boolean },
): Promise<Found> {
  const { id: self } = await api.self();
  let after = snowflake(since.getTime() - MARGIN_MILLISECONDS);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const some = await api.messages(channel, { after, limit: PAGE });
    const found = some.find((message) => message.author.id === self && isRecognised(message, key));
    if (found) return { message: found.id };
    if (some.length < PAGE) {
      const isEmpty = page === 0 && some.length === 0;
      const isSeen = !isEmpty || direct || (await showsHistory(api, channel));
      return isSeen ? 'not-there' : 'unseen';
    }
    after = some.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return 'unseen';
}

function isRecognised({ components = [] }: APIMessage, key: string): boolean {
  return components[0]?.id === idOf(key);
}

/** Without the permission to read what was said before, Discord shows an empty channel. */
async function showsHistory(api: Api, channel: string): Promise<boolean> {
  return (await api.messages(channel, { limit: 1 })).length > 0;
}

/** The least id of what was made at an instant (its documentation, "Snowflake IDs in Pagination"). */
function snowflake(instant: number): string {
  return String(BigInt(Math.max(0, instant - EPOCH)) << 22n);
}

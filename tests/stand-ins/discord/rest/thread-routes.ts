import { ChannelType, GatewayDispatchEvents } from 'discord.js';
import { type Backstage, type Handler, publish } from '../backstage.ts';
import { type MessageBody, madeMessage } from '../forms/made-message.ts';
import { timeOf } from '../world/ids.ts';
import { channelOf, type Forum, type Place, type Thread, type World } from '../world/world.ts';
import { placeOf } from './message-routes.ts';
import { invalidForm, refusals } from './refusals.ts';

interface PostBody {
  readonly name?: string;
  readonly applied_tags?: readonly string[] | null;
  readonly message?: MessageBody;
}

/** What knows threads and tells clients of them. */
interface ThreadMaking {
  readonly world: World;
  readonly gateway: Pick<Backstage['gateway'], 'dispatch'>;
}

const MOST_TAGS = 5;

/** POST /channels/{channel_id}/threads, in a forum: a post, which is a thread with its first message. */
export const startPost: Handler = (request, backstage) => {
  const { world } = backstage;
  const forum = placeOf(request, backstage);
  if (forum.forum === undefined) throw refusals.wrongChannelType();
  const { name = '', applied_tags, message: draft = {} } = (request.body ?? {}) as PostBody;
  const tags = checkedTags(applied_tags ?? [], forum.forum);
  const id = world.nextMessage();
  const thread = { parent: forum.channel, owner: world.bot.id, archived: false, locked: false, tags };
  const place = threadPlace(forum, id, name, thread);
  // The first message has the id of its thread.
  const message = madeMessage(
    world,
    place,
    { body: draft, files: request.files, prefix: 'message.' },
    { id, timestamp: timeOf(id) },
  );
  addThread(place, backstage);
  const posted = { message, place, via: 'channel', ephemeral: false, deleted: false } as const;
  publish('message', { ...posted, files: request.files }, backstage);
  return { status: 201, body: { ...channelOf(place, []), message } };
};

/** POST /channels/{channel_id}/messages/{message_id}/threads */
export const startThread: Handler = (request, backstage) => {
  const { world, state } = backstage;
  const parent = placeOf(request, backstage);
  const id = request.params['message_id'] ?? '';
  if (!state.message(parent.channel, id)) throw refusals.unknownMessage();
  if (world.channels.has(id)) throw refusals.hasThread();
  if (parent.thread !== undefined || parent.guild === undefined) throw refusals.wrongChannelType();
  const { name = '' } = (request.body ?? {}) as PostBody;
  const thread = { parent: parent.channel, owner: world.bot.id, archived: false, locked: false, tags: [] };
  const place = threadPlace(parent, id, name, thread);
  addThread(place, backstage);
  return { status: 201, body: channelOf(place, []) };
};

/** PATCH /channels/{channel_id}, of a thread: archives or opens it. The bot may not open what a moderator has locked. */
export const changeThread: Handler = (request, backstage) => {
  const place = placeOf(request, backstage);
  if (place.thread === undefined) throw refusals.missingPermissions();
  if (place.thread.locked) throw refusals.missingPermissions();
  const { archived = place.thread.archived } = (request.body ?? {}) as { readonly archived?: boolean };
  const changed = { ...place, thread: { ...place.thread, archived } };
  backstage.world.channels.set(place.channel, changed);
  return { status: 200, body: channelOf(changed, []) };
};

/** GET /guilds/{guild_id}/threads/active */
export const listActiveThreads: Handler = ({ params }, { world }) => {
  if (!world.guilds.some(({ guild }) => guild === params['guild_id'])) throw refusals.missingAccess();
  const active = [...world.channels.values()].filter(
    ({ guild, thread }) => guild === params['guild_id'] && thread?.archived === false,
  );
  return listed(active);
};

/** GET /channels/{channel_id}/threads/archived/public */
export const listArchivedThreads: Handler = (request, backstage) => {
  const { channel, historyHidden } = placeOf(request, backstage);
  if (historyHidden) throw refusals.missingPermissions();
  const archived = [...backstage.world.channels.values()].filter(
    ({ thread }) => thread?.parent === channel && thread.archived,
  );
  return listed(archived.toReversed());
};

function listed(threads: readonly Place[]) {
  const body = { threads: threads.map((place) => channelOf(place, [])), members: [], has_more: false };
  return { status: 200, body };
}

/** @throws Refusal for tags that the forum lacks, too many of them, one for moderators, or none where it wants one */
function checkedTags(tags: readonly string[], { tags: available, requiresTag }: Forum): readonly string[] {
  const chosen = tags.flatMap((id) => available.find((tag) => tag.id === id) ?? []);
  if (chosen.length < tags.length || tags.length > MOST_TAGS) {
    throw invalidForm([{ at: 'applied_tags', code: 'INVALID_TAG', message: 'Unknown tag' }]);
  }
  if (chosen.some(({ moderated }) => moderated)) throw refusals.onlyModeratedTags();
  if (requiresTag && tags.length === 0) throw refusals.tagRequired();
  return tags;
}

function threadPlace({ context, guild }: Place, channel: string, name: string, thread: Thread): Place {
  const common = { context, channel, type: ChannelType.PublicThread, name, thread };
  return guild === undefined ? common : { ...common, guild };
}

/** Makes a thread known to the bot, with its event for the sessions that get those. */
export function addThread(place: Place, { world, gateway }: ThreadMaking): void {
  world.channels.set(place.channel, place);
  gateway.dispatch({
    event: GatewayDispatchEvents.ThreadCreate,
    guild: place.guild,
    data: () => ({ ...channelOf(place, []), newly_created: true }),
  });
}

import { type APIMessage, ApplicationFlags, MessageType } from 'discord.js';
import { type Backstage, type Handler, publish } from '../backstage.ts';
import { changedMessage, type MessageBody, madeMessage } from '../forms/made-message.ts';
import { withoutContent } from '../gateway/privacy.ts';
import type { SentRequest } from '../journal.ts';
import type { Posted } from '../state.ts';
import { referenceTo } from '../world/messages.ts';
import { createUser } from '../world/people.ts';
import { channelOf, directWith, type Place } from '../world/world.ts';
import { openForMessage } from './opened-threads.ts';
import { invalidForm, refusals } from './refusals.ts';

interface ChannelMessageBody extends MessageBody {
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id?: string; readonly fail_if_not_exists?: boolean } | null;
}

/** POST /channels/{channel_id}/messages */
export const postMessage: Handler = (request, backstage) => {
  const { state, world } = backstage;
  const place = placeOf(request, backstage);
  const body = (request.body ?? {}) as ChannelMessageBody;
  const nonce = body.nonce ?? undefined;
  const same = nonce !== undefined && body.enforce_nonce ? state.withNonce(String(nonce)) : undefined;
  if (same) return { status: 200, body: same.message };
  if (place.forum !== undefined) throw refusals.forumChannel();
  openForMessage(place, backstage);
  const message = madeMessage(
    world,
    place,
    { body, files: request.files },
    {
      ...(nonce === undefined ? {} : { nonce }),
      ...repliedTo(body, place, backstage),
    },
  );
  if (nonce !== undefined) state.rememberNonce(String(nonce), message.id);
  const posted: Posted = {
    message,
    place,
    via: 'channel',
    ephemeral: false,
    files: request.files,
    deleted: false,
  };
  publish('message', posted, backstage);
  return { status: 200, body: message };
};

/** GET /channels/{channel_id}/messages */
export const listMessages: Handler = (request, backstage) => {
  const { channel, historyHidden } = placeOf(request, backstage);
  const { before, after } = request.query;
  const limit = Number(request.query['limit'] ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    const message = `int value should be between 1 and 100.`;
    throw invalidForm([{ at: 'limit', code: 'NUMBER_TYPE_MAX', message }]);
  }
  const all = backstage.state.latest(channel, { limit, before, after });
  // Discord gives an empty list then, and no error.
  const seen = historyHidden ? [] : all.map((message) => asSeen(message, request, backstage));
  return { status: 200, body: seen };
};

/** GET /channels/{channel_id}/messages/{message_id} */
export const getMessage: Handler = (request, backstage) => {
  const { channel } = placeOf(request, backstage);
  const message = backstage.state.message(channel, request.params['message_id'] ?? '');
  if (!message) throw refusals.unknownMessage();
  return { status: 200, body: asSeen(message, request, backstage) };
};

/** PATCH /channels/{channel_id}/messages/{message_id} */
export const editMessage: Handler = (request, backstage) => {
  const posted = ownMessage(request, backstage);
  if (placeOf(request, backstage).thread?.archived) throw refusals.archivedThread();
  const sent = { body: (request.body ?? {}) as MessageBody, files: request.files };
  const message = changedMessage(backstage.world, posted.message, sent);
  publish('edit', { ...posted, message, files: [...posted.files, ...request.files] }, backstage);
  return { status: 200, body: message };
};

/** DELETE /channels/{channel_id}/messages/{message_id} */
export const deleteMessage: Handler = (request, backstage) => {
  publish('delete', { ...ownMessage(request, backstage), deleted: true }, backstage);
  return { status: 204 };
};

/** PUT /channels/{channel_id}/messages/pins/{message_id} */
export const pinMessage: Handler = (request, backstage) => {
  const { state } = backstage;
  const { channel } = placeOf(request, backstage);
  const message = state.message(channel, request.params['message_id'] ?? '');
  if (!message) throw refusals.unknownMessage();
  const pinned = { ...message, pinned: true };
  const posted = state.postedBy(message.id);
  if (posted) state.post({ ...posted, message: pinned });
  else state.keep(pinned);
  return { status: 204 };
};

/** GET /channels/{channel_id} */
export const getChannel: Handler = (request, backstage) => {
  const place = placeOf(request, backstage);
  const last_message_id = backstage.state.lastOf(place.channel);
  return { status: 200, body: { ...channelOf(place, [backstage.world.reader]), last_message_id } };
};

/** POST /channels/{channel_id}/typing */
export const startTyping: Handler = (request, backstage) => {
  placeOf(request, backstage);
  return { status: 204 };
};

/** POST /users/@me/channels: opens the direct messages with a user, the same channel each time. */
export const openDirectMessages: Handler = ({ body }, { world }) => {
  const { recipient_id: id = '' } = (body ?? {}) as { readonly recipient_id?: string };
  const user = id === world.reader.id ? world.reader : createUser(id, `user-${id}`);
  return { status: 200, body: channelOf(directWith(id, world), [user]) };
};

/** @throws Refusal for a channel that the bot cannot see */
export function placeOf({ params }: SentRequest, { world }: Backstage): Place {
  const place = world.channels.get(params['channel_id'] ?? '');
  if (!place) throw refusals.unknownChannel();
  return place;
}

function ownMessage(request: SentRequest, backstage: Backstage): Posted {
  const { channel } = placeOf(request, backstage);
  const id = request.params['message_id'] ?? '';
  if (!backstage.state.message(channel, id)) throw refusals.unknownMessage();
  const posted = backstage.state.postedBy(id);
  if (!posted) throw refusals.notYourMessage();
  return posted;
}

/** A message as the REST API shows it: without a nonce, and with content if the application, not a session, may see it. */
function asSeen(
  { nonce: _, ...message }: APIMessage,
  request: SentRequest,
  backstage: Backstage,
): APIMessage {
  const { world } = backstage;
  const allowed = (world.application.flags & ApplicationFlags.GatewayMessageContentLimited) !== 0;
  const direct = placeOf(request, backstage).guild === undefined;
  return allowed || direct ? message : withoutContent(message, world.bot.id);
}

/** The fields of a message that it has as a reply to another. */
function repliedTo(
  { message_reference: reference }: ChannelMessageBody,
  place: Place,
  { state }: Backstage,
): Partial<APIMessage> {
  if (reference?.message_id === undefined) return {};
  const replied = state.message(place.channel, reference.message_id);
  if (replied) {
    return {
      type: MessageType.Reply,
      message_reference: referenceTo(replied, place),
      referenced_message: replied,
    };
  }
  if (reference.fail_if_not_exists === false) return {};
  const at = 'message_reference';
  throw invalidForm([{ at, code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
}

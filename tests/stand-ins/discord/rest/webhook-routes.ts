import { ApplicationIntegrationType, MessageFlags, MessageType } from 'discord.js';
import { type Backstage, type Handler, publish } from '../backstage.ts';
import { changedMessage, type MessageBody, madeMessage } from '../forms/made-message.ts';
import type { SentRequest } from '../journal.ts';
import type { Held, Posted } from '../state.ts';
import { referenceTo } from '../world/messages.ts';
import { answerMetadata } from './interaction-metadata.ts';
import { post, returnedFor } from './interaction-routes.ts';
import { refusals } from './refusals.ts';

/** How long the token of an interaction is valid for follow-ups. */
const TOKEN_LIFE = 15 * 60_000;

/** The most follow-ups to an interaction of an app that only its user has installed. */
const MOST_FOLLOW_UPS = 5;

/** POST /webhooks/{webhook_id}/{webhook_token} */
export const followUp: Handler = (request, backstage) => {
  const held = heldBy(request, backstage);
  const first = backstage.state.postedBy(held.original ?? '');
  const original = first?.deleted ? undefined : first;
  // Documented: the first follow-up to a deferred response becomes that response, and cannot change who sees it.
  if (original && ((original.message.flags ?? 0) & MessageFlags.Loading) !== 0) {
    return edited(original, held, request, backstage);
  }
  const before = held.returned.entries.filter(({ kind }) => kind === 'follow-up');
  if (isUserInstall(held) && before.length >= MOST_FOLLOW_UPS) throw refusals.tooManyFollowUps();
  const sent = { body: (request.body ?? {}) as MessageBody, files: request.files };
  const message = madeMessage(backstage.world, held.place, sent, {
    ...answerMetadata(held),
    ...(original
      ? {
          type: MessageType.Reply,
          message_reference: referenceTo(original.message, held.place),
          referenced_message: original.message,
        }
      : {}),
  });
  const posted = post(message, held, request.files, backstage, 'follow-up');
  returnedFor(held, { kind: 'follow-up', body: request.body, files: request.files, posted }, backstage);
  return { status: 200, body: message };
};

/** GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}, and of @original */
export const getAnswer: Handler = (request, backstage) => {
  const held = heldBy(request, backstage);
  return { status: 200, body: postedIn(held, request, backstage).message };
};

/** PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}, and of @original */
export const editAnswer: Handler = (request, backstage) => {
  const held = heldBy(request, backstage);
  return edited(postedIn(held, request, backstage), held, request, backstage);
};

/** DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}, and of @original */
export const deleteAnswer: Handler = (request, backstage) => {
  const held = heldBy(request, backstage);
  const posted = publish('delete', { ...postedIn(held, request, backstage), deleted: true }, backstage);
  returnedFor(held, { kind: 'delete', body: undefined, files: [], posted }, backstage);
  return { status: 204 };
};

function edited(before: Posted, held: Held, request: SentRequest, backstage: Backstage) {
  const { body, files } = request;
  const message = changedMessage(backstage.world, before.message, {
    body: (body ?? {}) as MessageBody,
    files,
  });
  const posted = publish('edit', { ...before, message, files: [...before.files, ...files] }, backstage);
  returnedFor(held, { kind: 'edit', body, files, posted }, backstage);
  return { status: 200, body: message };
}

/** Whether only the user has installed the app; Discord documents the limit for this case alone. */
function isUserInstall({ interaction }: Held): boolean {
  const keys = Object.keys(interaction.authorizing_integration_owners);
  return keys.length === 1 && keys[0] === String(ApplicationIntegrationType.UserInstall);
}

/** @throws Refusal for a token that is unknown, expired, or of an interaction without a response */
function heldBy({ params }: SentRequest, { state, world }: Backstage): Held {
  const held = state.heldByToken(params['webhook_token'] ?? '');
  const ours = params['webhook_id'] === world.application.id;
  if (!held?.answered || !ours) throw refusals.unknownWebhook();
  if (state.ageOf(held) > TOKEN_LIFE) throw refusals.invalidWebhookToken();
  return held;
}

/** The message that a request names; a token gives access only to messages of its own interaction. */
function postedIn(held: Held, { params }: SentRequest, { state }: Backstage): Posted {
  const id = params['message_id'] ?? held.original ?? '';
  const posted = state.postedBy(id);
  const belongs = id === held.original || posted?.interaction === held.interaction.id;
  if (!posted || posted.deleted || !belongs) throw refusals.unknownMessage();
  return posted;
}

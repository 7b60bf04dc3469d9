import {
  type APIInteraction,
  type APIMessage,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import { type Backstage, type Handler, publish } from '../backstage.ts';
import { changedMessage, type MessageBody, madeMessage } from '../forms/made-message.ts';
import { type ModalDraft, modalMistakes } from '../forms/modal-form.ts';
import type { SentFile, SentRequest } from '../journal.ts';
import type { Held, Posted, Returned } from '../state.ts';
import { emptyMessage } from '../world/messages.ts';
import { answerMetadata } from './interaction-metadata.ts';
import { type Answer, invalidForm, refusals } from './refusals.ts';

/** The body of a callback. */
interface Callback {
  readonly type?: number;
  readonly data?: MessageBody & { readonly choices?: readonly unknown[] };
}

/** The kinds of callback that an interaction accepts. */
const FITTING: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.Ping]: [InteractionResponseType.Pong],
  [InteractionType.ApplicationCommand]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [
    InteractionResponseType.ApplicationCommandAutocompleteResult,
  ],
  [InteractionType.MessageComponent]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.Modal,
  ],
  // A form cannot open another one. The message is changed only if a button of it opened the form.
  [InteractionType.ModalSubmit]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
};

const MOST_CHOICES = 25;

/** POST /interactions/{interaction_id}/{interaction_token}/callback */
export const answerInteraction: Handler = (request, backstage) => {
  const held = backstage.state.held(request.params['interaction_id'] ?? '');
  if (!held || held.interaction.token !== request.params['interaction_token'])
    throw refusals.unknownInteraction();
  const posted = takeCallback(held, request, backstage);
  if (request.query['with_response'] !== 'true') return { status: 204 };
  return { status: 200, body: callbackResponse(held.interaction, request.body as Callback, posted) };
};

/**
 * Takes the first response to an interaction, over either transport.
 * @throws Refusal if it is too late, a second one, or of the wrong kind
 */
export function takeCallback(
  held: Held,
  { body, files }: Pick<SentRequest, 'body' | 'files'>,
  backstage: Backstage,
): Posted | undefined {
  const { state, interactionTimeout } = backstage;
  const { interaction } = held;
  if (held.answered) throw refusals.acknowledged();
  if (held.expired || state.ageOf(held) > interactionTimeout) throw refusals.unknownInteraction();
  const callback = (body ?? {}) as Callback;
  if (!FITTING[interaction.type]?.includes(callback.type ?? 0)) {
    throw invalidForm([
      { at: 'type', code: 'BASE_TYPE_CHOICES', message: 'This type of response does not fit.' },
    ]);
  }
  const posted = effectOf(callback, held, files, backstage);
  const changes = posted && callback.type !== InteractionResponseType.DeferredMessageUpdate;
  state.changeHeld(interaction.id, { answered: true, ...(posted ? { original: posted.message.id } : {}) });
  returnedFor(held, { kind: 'callback', body, files, ...(changes ? { posted } : {}) }, backstage);
  return posted;
}

/** The message that a callback creates or edits. */
function effectOf(
  { type, data = {} }: Callback,
  held: Held,
  files: readonly SentFile[],
  backstage: Backstage,
): Posted | undefined {
  const sent = { body: data, files, prefix: 'data.' };
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return post(
        madeMessage(backstage.world, held.place, sent, answerMetadata(held)),
        held,
        files,
        backstage,
      );
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return post(loading(held, data, backstage), held, files, backstage);
    case InteractionResponseType.DeferredMessageUpdate:
      return source(held, backstage);
    case InteractionResponseType.UpdateMessage: {
      const posted = source(held, backstage);
      const message = changedMessage(backstage.world, posted.message, sent);
      return publish('edit', { ...posted, message, files: [...posted.files, ...files] }, backstage);
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      if ((data.choices ?? []).length > MOST_CHOICES) {
        const message = `Must be ${MOST_CHOICES} or fewer in length.`;
        throw invalidForm([{ at: 'data.choices', code: 'BASE_TYPE_MAX_LENGTH', message }]);
      }
      return undefined;
    case InteractionResponseType.Modal: {
      const mistakes = modalMistakes(data as ModalDraft, backstage.knowsForms);
      if (mistakes.length > 0) throw invalidForm(mistakes);
      return undefined;
    }
    default:
      return undefined;
  }
}

/** A message in response to an interaction. */
export function post(
  message: APIMessage,
  { interaction, place }: Held,
  files: readonly SentFile[],
  backstage: Backstage,
  via: 'callback' | 'follow-up' = 'callback',
): Posted {
  const ephemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const posted = { message, place, via, ephemeral, files, deleted: false, interaction: interaction.id };
  return publish('message', posted, backstage);
}

/** Records a response. */
export function returnedFor(held: Held, returned: Returned, { journal }: Backstage): void {
  held.returned.add(returned);
  journal.add({ kind: 'returned', interaction: held.interaction.id, returned });
}

/** "Sanad is thinking…" */
function loading(held: Held, { flags = 0 }: MessageBody, { world }: Backstage): APIMessage {
  const shown = MessageFlags.Loading | (flags & MessageFlags.Ephemeral);
  const empty = emptyMessage(world.nextId(), held.place.channel, world.bot);
  return { ...empty, ...answerMetadata(held), flags: shown as MessageFlags };
}

/** The message whose component was used. */
function source({ interaction, place }: Held, { state }: Backstage): Posted {
  const isFromMessage =
    interaction.type === InteractionType.MessageComponent || interaction.type === InteractionType.ModalSubmit;
  const message = isFromMessage ? interaction.message : undefined;
  if (message === undefined) throw refusals.unknownMessage();
  const ephemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const known = state.postedBy(message.id);
  // A test may press a button of a message from before the stand-in started.
  return known ?? state.post({ message, place, via: 'channel', ephemeral, files: [], deleted: false });
}

/** Discord's response to a callback that asks for one: InteractionCallbackResponse. */
function callbackResponse(interaction: APIInteraction, { type }: Callback, posted?: Posted): Answer['body'] {
  const { id, type: kind, channel_id, guild_id } = interaction as APIInteraction & { guild_id?: string };
  const flags = posted?.message.flags ?? 0;
  const shows =
    type === InteractionResponseType.ChannelMessageWithSource ||
    type === InteractionResponseType.UpdateMessage;
  return {
    interaction: {
      id,
      type: kind,
      channel_id,
      ...(guild_id === undefined ? {} : { guild_id }),
      ...(posted
        ? {
            response_message_id: posted.message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: posted.ephemeral,
          }
        : {}),
    },
    ...(posted && shows ? { resource: { type, message: posted.message } } : {}),
  };
}

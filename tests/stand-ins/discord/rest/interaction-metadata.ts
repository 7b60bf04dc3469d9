import {
  type APIInteraction,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIUser,
  ApplicationCommandType,
  InteractionType,
  MessageType,
} from 'discord.js';
import type { Held } from '../state.ts';
import { referenceTo } from '../world/messages.ts';

/** The fields of a message that it has as a response to an interaction. */
export function answerMetadata({ interaction, place }: Held): Partial<APIMessage> {
  const { application_id } = interaction;
  const common = { application_id, webhook_id: application_id };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const slash = interaction.data.type === ApplicationCommandType.ChatInput;
      const target = 'target_id' in interaction.data ? { target_message_id: interaction.data.target_id } : {};
      return {
        ...common,
        type: slash ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand,
        interaction_metadata: { ...metadata(interaction, interaction.type), ...target },
      };
    }
    case InteractionType.MessageComponent:
      return {
        ...common,
        type: MessageType.Reply,
        message_reference: referenceTo(interaction.message, place),
        referenced_message: interaction.message,
        interaction_metadata: {
          ...metadata(interaction, interaction.type),
          interacted_message_id: interaction.message.id,
        },
      };
    default:
      return common;
  }
}

function metadata<T extends APIMessageInteractionMetadata['type']>(interaction: APIInteraction, type: T) {
  const { id, authorizing_integration_owners } = interaction;
  return { id, type, user: userOf(interaction), authorizing_integration_owners };
}

/** The user of an interaction; in a server, the member's. */
function userOf(interaction: APIInteraction): APIUser {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new Error('an interaction has a user or a member');
  return user;
}

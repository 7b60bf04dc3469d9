import {
  type APIModalInteractionResponse,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord.js';
import type { CommandCall, Form, FormField, Reply } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { formId } from './custom-ids.ts';
import { LIMITS } from './limits.ts';

/** The form that a reply asks with; undefined if it asks with none. */
export function formIn({ asks, actions }: Reply): Form | undefined {
  return asks ? actions.find((action) => action.kind === 'form') : undefined;
}

/**
 * The response that opens a form; undefined if Discord would not take it.
 * @param card the reply to what is written takes the place of the message with the button
 */
export function modalFor(
  { title, call, fields }: Form,
  card: boolean,
): APIModalInteractionResponse | undefined {
  const id = formId(0, call, card);
  if (id === undefined || fields.length === 0 || fields.length > LIMITS.formFields) return undefined;
  return {
    type: InteractionResponseType.Modal,
    data: { custom_id: id, title: shortened(title, LIMITS.formTitle), components: fields.map(labelled) },
  };
}

function labelled({ option, label, value, required, long }: FormField) {
  // A text that is too long to be changed there is left as it is unless another is written.
  const fits = value !== undefined && value !== '' && value.length <= LIMITS.formText;
  return {
    type: ComponentType.Label as const,
    label: shortened(label, LIMITS.formTitle),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: option,
      style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: LIMITS.formText,
      required: required ?? false,
      ...given({ value: fits ? value : undefined }),
    },
  };
}

/** The call of a form with what was written in it. */
export function submittedCall(
  { data }: APIModalSubmitInteraction,
  { command, args }: CommandCall,
): CommandCall {
  const written = data.components.flatMap((component) => {
    const inputs =
      component.type === ComponentType.Label
        ? [component.component]
        : component.type === ComponentType.ActionRow
          ? component.components
          : [];
    return inputs.flatMap((input) =>
      input.type === ComponentType.TextInput ? [[input.custom_id, input.value] as const] : [],
    );
  });
  return { command, args: { ...Object.fromEntries(written), ...args } };
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

import {
  type APIAttachment,
  type APILabelComponent,
  type APIModalInteractionResponse,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
  type ModalSubmitComponent,
} from 'discord.js';
import type { CommandCall, Form, Reply } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { formId } from './custom-ids.ts';
import { type FormKind, fieldComponent, fieldHint } from './form-components.ts';
import { LIMITS } from './limits.ts';
import { shortened } from './shortened.ts';

/** What the reply to a submitted form takes the place of: nothing, the message that anybody changes, or a step of a dialogue. */
export type ModalPlace = 'new' | 'card' | 'step';

/** The form that a reply asks with; undefined if it asks with none. */
export function formIn({ asks, opens, actions }: Reply): Form | undefined {
  return opens ?? (asks ? actions.find((action) => action.kind === 'form') : undefined);
}

/**
 * The responses that open a form, the best first; none if Discord would not take it. The last has text inputs alone. A form
 * that asks for nothing but choices and files has no such: the buttons of the reply are better than typing values.
 */
export function modalsFor(
  form: Form,
  place: ModalPlace,
): readonly { readonly kind: FormKind; readonly modal: APIModalInteractionResponse }[] {
  const isPlain = form.fields.every(({ kind }) => kind === 'text');
  const hasText = form.fields.some(({ kind }) => kind === 'text');
  const kinds: readonly FormKind[] = isPlain ? ['plain'] : hasText ? ['full', 'plain'] : ['full'];
  return kinds.flatMap((kind) => {
    const modal = modalFor(form, place, kind);
    return modal ? [{ kind, modal }] : [];
  });
}

function modalFor(
  { title, call, fields }: Form,
  place: ModalPlace,
  kind: FormKind,
): APIModalInteractionResponse | undefined {
  const id = formId(0, call, place);
  if (id === undefined || fields.length === 0 || fields.length > LIMITS.formFields) return undefined;
  const components = fields.flatMap((field): readonly APILabelComponent[] => {
    const component = fieldComponent(field, kind);
    if (component === undefined) return [];
    const label = shortened(field.label, LIMITS.formTitle);
    const description = fieldHint(field, component);
    return [{ type: ComponentType.Label, label, component, ...given({ description }) }];
  });
  return {
    type: InteractionResponseType.Modal,
    data: { custom_id: id, title: shortened(title, LIMITS.formTitle), components },
  };
}

/** The call of a form with what was given in it. */
export function submittedCall(raw: APIModalSubmitInteraction, { command, args }: CommandCall): CommandCall {
  const written = submittedIn(raw).flatMap((component) => {
    const value = givenIn(component);
    return value === undefined ? [] : [[component.custom_id, value] as const];
  });
  return { command, args: { ...Object.fromEntries(written), ...args } };
}

/** The first file of a form. */
export function submittedFile(raw: APIModalSubmitInteraction): APIAttachment | undefined {
  const [id = ''] = submittedIn(raw).flatMap((component) =>
    component.type === ComponentType.FileUpload ? component.values : [],
  );
  return raw.data.resolved?.attachments?.[id];
}

function submittedIn({ data }: APIModalSubmitInteraction): readonly ModalSubmitComponent[] {
  return data.components.flatMap((component): readonly ModalSubmitComponent[] => {
    if (component.type === ComponentType.Label) return [component.component];
    return component.type === ComponentType.ActionRow ? component.components : [];
  });
}

function givenIn(component: ModalSubmitComponent): string | undefined {
  switch (component.type) {
    case ComponentType.TextInput:
      return component.value;
    case ComponentType.RadioGroup:
      return component.value ?? '';
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
      return component.values.join(', ');
    default:
      return undefined;
  }
}

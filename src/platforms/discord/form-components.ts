import {
  type APICheckboxGroupComponent,
  type APIComponentInLabel,
  type APIRadioGroupComponent,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { ChoiceField, FormField, TextField } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { LIMITS } from './limits.ts';
import { shortened } from './shortened.ts';

/** Which components a form is made of: `plain` are the text inputs that every version of Discord has. */
export type FormKind = 'full' | 'plain';

/** A field as a component; undefined for a file where there are text inputs alone: it can be sent in a message. */
export function fieldComponent(field: FormField, kind: FormKind): APIComponentInLabel | undefined {
  switch (field.kind) {
    case 'text':
      return textInput(field);
    case 'choice':
      return kind === 'full' && fits(field) ? choiceComponent(field) : textInput(asText(field));
    case 'file':
      return kind === 'full'
        ? {
            type: ComponentType.FileUpload,
            custom_id: field.option,
            min_values: field.required ? 1 : 0,
            max_values: 1,
            required: field.required ?? false,
          }
        : undefined;
    default:
      return field satisfies never;
  }
}

type TextInputField = Omit<TextField, 'kind' | 'label'>;

/** What stands below the label of a field. */
export function fieldHint(field: FormField, component: APIComponentInLabel): string | undefined {
  const isTyped = field.kind === 'choice' && component.type === ComponentType.TextInput;
  const hint = isTyped ? asText(field).hint : field.hint;
  return hint ? shortened(hint, LIMITS.formHint) : undefined;
}

function textInput({ option, value, required, long }: TextInputField): APITextInputComponent {
  // A text that is too long to be changed there is left as it is unless another is written.
  const isShown = value !== undefined && value !== '' && value.length <= LIMITS.formText;
  return {
    type: ComponentType.TextInput,
    custom_id: option,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: LIMITS.formText,
    required: required ?? false,
    ...given({ value: isShown ? value : undefined }),
  };
}

/** Whether all values can be chosen. A choice of none is no choice. */
function fits({ choices }: ChoiceField): boolean {
  const values = new Set(choices.map(({ value }) => value));
  return (
    choices.length > 0 &&
    choices.length <= LIMITS.choices &&
    values.size === choices.length &&
    choices.every(({ value, label }) => value !== '' && value.length <= LIMITS.choiceName && label !== '')
  );
}

/** A few values are seen at once; many are in a list that opens. */
function choiceComponent(
  field: ChoiceField,
): APIRadioGroupComponent | APICheckboxGroupComponent | APIStringSelectComponent {
  const { option, several, required = false, choices } = field;
  const options = choices.map(({ value, label, hint, isChosen = false }) => ({
    value,
    label: shortened(label, LIMITS.choiceName),
    default: isChosen,
    ...given({ description: hint === undefined ? undefined : shortened(hint, LIMITS.formHint) }),
  }));
  const shared = { custom_id: option, options, required };
  const isSeen = choices.length <= LIMITS.choicesSeen;
  if (isSeen && !several && choices.length > 1) return { type: ComponentType.RadioGroup, ...shared };
  const counts = { min_values: required ? 1 : 0, max_values: several ? choices.length : 1 };
  return isSeen && several
    ? { type: ComponentType.CheckboxGroup, ...shared, ...counts }
    : { type: ComponentType.StringSelect, ...shared, ...counts };
}

/** A choice whose values are typed. */
function asText({ option, choices, required }: ChoiceField): TextInputField {
  const values = choices.map(({ value }) => value);
  const chosen = choices.filter(({ isChosen }) => isChosen).map(({ value }) => value);
  return {
    option,
    hint: values.join(', '),
    value: chosen.join(', '),
    ...given({ required }),
  };
}

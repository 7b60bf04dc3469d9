import { type APIComponentInLabel, type APILabelComponent, ComponentType } from 'discord.js';
import { badLength, lengthOf, type Mistake, tooLong } from '../rest/refusals.ts';

/** The form of a callback, as it comes from a bot: any part may be missing. */
export interface ModalDraft {
  readonly custom_id?: string;
  readonly title?: string;
  readonly components?: readonly Partial<APILabelComponent>[];
}

type Held = Extract<APIComponentInLabel, { readonly options: unknown }>;

const MOST_LABELS = 5;
const MOST_TEXT = 4_000;
/** How many options each component may have. */
const OPTIONS: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [ComponentType.StringSelect, [1, 25]],
  [ComponentType.RadioGroup, [2, 10]],
  [ComponentType.CheckboxGroup, [1, 10]],
]);

/**
 * What Discord refuses in a form. Limits: https://discord.com/developers/docs/components/reference
 * @param knowsAll whether it knows more than text inputs
 */
export function modalMistakes(
  { custom_id, title, components = [] }: ModalDraft,
  knowsAll: boolean,
): readonly Mistake[] {
  const ids = components.map(({ component }) => component && 'custom_id' in component && component.custom_id);
  return [
    ...between('data.custom_id', custom_id, 1, 100),
    ...between('data.title', title, 1, 45),
    ...(components.length < 1 || components.length > MOST_LABELS
      ? [badLength('data.components', 1, MOST_LABELS)]
      : []),
    ...components.flatMap((label, index) => labelMistakes(label, `data.components.${index}`, knowsAll)),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [mistake(`data.components.${index}.component.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED')],
    ),
  ];
}

function labelMistakes(
  { type, label, description, component }: Partial<APILabelComponent>,
  at: string,
  knowsAll: boolean,
): readonly Mistake[] {
  if (type !== ComponentType.Label) return [mistake(`${at}.type`, 'UNION_TYPE_CHOICES')];
  if (component === undefined) return [mistake(`${at}.component`, 'BASE_TYPE_REQUIRED')];
  const inner = `${at}.component`;
  if (!knowsAll && component.type !== ComponentType.TextInput)
    return [mistake(`${inner}.type`, 'UNION_TYPE_CHOICES')];
  return [
    ...between(`${at}.label`, label, 1, 45),
    ...(lengthOf(description) > 100 ? [tooLong(`${at}.description`, 100)] : []),
    ...('custom_id' in component ? between(`${inner}.custom_id`, component.custom_id, 1, 100) : []),
    ...(component.type === ComponentType.TextInput
      ? between(`${inner}.value`, component.value ?? '', 0, component.max_length ?? MOST_TEXT)
      : []),
    ...('options' in component ? optionMistakes(component, inner) : []),
  ];
}

function optionMistakes(component: Held, at: string): readonly Mistake[] {
  const { type, options } = component;
  const [least, most] = OPTIONS.get(type) ?? [1, 25];
  const { min_values = 1, max_values } = type === ComponentType.RadioGroup ? {} : component;
  const mostChosen = max_values ?? (type === ComponentType.CheckboxGroup ? options.length : 1);
  const values = options.map(({ value }) => value);
  const isPreset = options.filter((option) => option.default).length;
  return [
    ...(options.length < least || options.length > most ? [badLength(`${at}.options`, least, most)] : []),
    ...options.flatMap(({ label, value, description }, index) => [
      ...between(`${at}.options.${index}.label`, label, 1, 100),
      ...between(`${at}.options.${index}.value`, value, 1, 100),
      ...(lengthOf(description) > 100 ? [tooLong(`${at}.options.${index}.description`, 100)] : []),
      ...(values.indexOf(value) === index
        ? []
        : [mistake(`${at}.options.${index}.value`, 'SELECT_COMPONENT_DUPLICATE_VALUE')]),
    ]),
    ...(min_values > mostChosen || mostChosen > options.length
      ? [mistake(`${at}.max_values`, 'SELECT_COMPONENT_MAX_VALUES')]
      : []),
    ...(isPreset > mostChosen ? [mistake(`${at}.options`, 'SELECT_COMPONENT_TOO_MANY_DEFAULTS')] : []),
    ...(component.required === false && type !== ComponentType.RadioGroup && min_values > 0
      ? [mistake(`${at}.min_values`, 'COMPONENT_REQUIRED_MIN_VALUES')]
      : []),
  ];
}

function between(at: string, text: string | undefined, least: number, most: number): readonly Mistake[] {
  const length = lengthOf(text);
  return length >= least && length <= most ? [] : [badLength(at, least, most)];
}

function mistake(at: string, code: string): Mistake {
  return { at, code, message: 'This is not valid here.' };
}

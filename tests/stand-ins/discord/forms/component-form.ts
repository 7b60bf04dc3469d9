import { ButtonStyle, ComponentType } from 'discord.js';
import { badLength, lengthOf, type Mistake, tooLong } from '../rest/refusals.ts';

/** A component in a request. */
export interface Draft {
  readonly type?: number;
  readonly id?: number;
  readonly style?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly emoji?: unknown;
  readonly url?: string;
  readonly content?: string;
  readonly components?: readonly Draft[];
  readonly accessory?: Draft;
  readonly items?: readonly { readonly media?: Media }[];
  readonly media?: Media;
  readonly file?: Media;
}

interface Media {
  readonly url?: string;
}

/** A component and its path, such as `components.0.components.1`. */
export interface Placed {
  readonly component: Draft;
  readonly at: string;
  /** It is directly in the message. */
  readonly top: boolean;
}

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
const MOST_ROWS = 5;
const MOST_IN_ROW = 5;

/** Components that need the flag IsComponentsV2. */
const SECOND_VERSION: ReadonlySet<number> = new Set([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
]);

/** Every component of a message, including those inside others. */
export function allComponents(components: readonly Draft[]): readonly Placed[] {
  return components.flatMap((component, index) => placedIn(component, `components.${index}`, true));
}

function placedIn(component: Draft, at: string, top: boolean): readonly Placed[] {
  const { components = [], accessory } = component;
  return [
    { component, at, top },
    ...components.flatMap((inner, index) => placedIn(inner, `${at}.components.${index}`, false)),
    ...(accessory ? placedIn(accessory, `${at}.accessory`, false) : []),
  ];
}

/**
 * What Discord refuses in a message's components.
 * Limits: https://discord.com/developers/docs/components/reference
 */
export function componentMistakes(components: readonly Draft[], second: boolean): readonly Mistake[] {
  const placed = allComponents(components);
  return [
    ...sizeMistakes(placed, second),
    ...placed.flatMap(({ component, at, top }) => [
      ...versionMistakes(component, at, top, second),
      ...(component.type === ComponentType.ActionRow ? rowMistakes(component, at) : []),
      ...(component.type === ComponentType.Button ? buttonMistakes(component, at) : []),
      ...(component.type === ComponentType.TextDisplay ? textMistakes(component, at) : []),
    ]),
    ...twice(placed),
  ];
}

function sizeMistakes(placed: readonly Placed[], second: boolean): readonly Mistake[] {
  const rows = placed.filter(({ top }) => top).length;
  const text = placed
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .reduce((sum, { component }) => sum + lengthOf(component.content), 0);
  return [
    ...(!second && rows > MOST_ROWS ? [tooLong('components', MOST_ROWS)] : []),
    ...(placed.length > MOST_COMPONENTS ? [tooLong('components', MOST_COMPONENTS)] : []),
    ...(text > MOST_TEXT
      ? [
          {
            at: 'components',
            code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
            message: `The displayable text size of the components exceeds the maximum of ${MOST_TEXT}`,
          },
        ]
      : []),
  ];
}

function versionMistakes({ type = 0 }: Draft, at: string, top: boolean, second: boolean): readonly Mistake[] {
  const buttonOnTop = top && type !== ComponentType.ActionRow && !SECOND_VERSION.has(type);
  const thumbnailOnTop = top && type === ComponentType.Thumbnail;
  const early = !second && SECOND_VERSION.has(type);
  return buttonOnTop || thumbnailOnTop || early
    ? [
        {
          at: `${at}.type`,
          code: 'UNION_TYPE_CHOICES',
          message: 'Value of field "type" is not allowed here.',
        },
      ]
    : [];
}

function rowMistakes({ components = [] }: Draft, at: string): readonly Mistake[] {
  return components.length >= 1 && components.length <= MOST_IN_ROW
    ? []
    : [badLength(`${at}.components`, 1, MOST_IN_ROW)];
}

function buttonMistakes(button: Draft, at: string): readonly Mistake[] {
  const { style, custom_id, url, label, emoji } = button;
  const link = style === ButtonStyle.Link;
  return [
    ...(lengthOf(label) > 80 ? [tooLong(`${at}.label`, 80)] : []),
    ...(lengthOf(url) > 512 ? [tooLong(`${at}.url`, 512)] : []),
    ...(custom_id !== undefined && (custom_id === '' || lengthOf(custom_id) > 100)
      ? [badLength(`${at}.custom_id`, 1, 100)]
      : []),
    ...(link && url === undefined ? [needed(`${at}.url`, 'A url is required')] : []),
    ...(link && custom_id !== undefined
      ? [
          {
            at,
            code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
            message: 'A custom id and url cannot both be specified',
          },
        ]
      : []),
    ...(!link && style !== ButtonStyle.Premium && custom_id === undefined
      ? [needed(at, 'A custom id is required')]
      : []),
    ...(label === undefined && emoji === undefined && style !== ButtonStyle.Premium
      ? [needed(at, 'A label or an emoji is required')]
      : []),
  ];
}

function textMistakes({ content }: Draft, at: string): readonly Mistake[] {
  const length = lengthOf(content);
  return length >= 1 && length <= MOST_TEXT ? [] : [badLength(`${at}.content`, 1, MOST_TEXT)];
}

/** Custom ids and numeric ids that a message has twice. */
function twice(placed: readonly Placed[]): readonly Mistake[] {
  const ids = placed.map(({ component }) => component.custom_id);
  const numbers = placed.map(({ component }) => component.id);
  const again = (values: readonly unknown[], index: number) =>
    values[index] !== undefined && values.indexOf(values[index]) !== index;
  return placed.flatMap(({ at }, index) => [
    ...(again(ids, index)
      ? [
          {
            at: `${at}.custom_id`,
            code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
            message: 'Component custom id cannot be duplicated',
          },
        ]
      : []),
    ...(again(numbers, index)
      ? [{ at: `${at}.id`, code: 'COMPONENT_ID_DUPLICATED', message: 'Component id cannot be duplicated' }]
      : []),
  ]);
}

function needed(at: string, message: string): Mistake {
  return { at, code: 'BASE_TYPE_REQUIRED', message };
}

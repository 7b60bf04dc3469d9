import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import { filledForm } from '../world/filled-form.ts';
import { type ModalDraft, modalMistakes } from './modal-form.ts';

const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `L${index}`, default: false }));
const field = (component: object, more: object = {}) => ({
  type: ComponentType.Label,
  label: 'Label',
  component: { custom_id: 'x', ...component },
  ...more,
});
const text = field({ type: ComponentType.TextInput, style: 1 });
const radio = (count: number, more: object = {}) =>
  field({ type: ComponentType.RadioGroup, options: options(count), ...more });
const form = (...components: readonly object[]) =>
  ({ custom_id: 'form', title: 'Form', components }) as unknown as ModalDraft;

test.each<[string, ModalDraft, string]>([
  ['no field', form(), 'data.components'],
  ['six fields', form(...Array.from({ length: 6 }, () => text)), 'data.components'],
  ['a label without a component', form({ type: 18, label: 'x' }), 'data.components.0.component'],
  ['a component without a label', form({ type: ComponentType.TextInput }), 'data.components.0.type'],
  ['a long label', form({ ...text, label: 'x'.repeat(46) }), 'data.components.0.label'],
  ['a long description', form({ ...text, description: 'x'.repeat(101) }), 'data.components.0.description'],
  ['one radio button', form(radio(1)), 'data.components.0.component.options'],
  ['eleven radio buttons', form(radio(11)), 'data.components.0.component.options'],
  [
    'a list of 26',
    form(field({ type: ComponentType.StringSelect, options: options(26) })),
    'data.components.0.component.options',
  ],
  [
    'two that are preset, of one',
    form(radio(0, { options: options(2).map((option) => ({ ...option, default: true })) })),
    'data.components.0.component.options',
  ],
  ['one id twice', form(text, text), 'data.components.1.component.custom_id'],
  [
    'a value that is too long',
    form(field({ type: ComponentType.TextInput, style: 1, max_length: 3, value: 'long' })),
    'data.components.0.component.value',
  ],
])('a form with %s is refused', (_, draft, at) => {
  expect(modalMistakes(draft, true).map((mistake) => mistake.at)).toContain(at);
});

test('an older Discord takes text inputs alone', () => {
  expect(modalMistakes(form(radio(2)), true)).toEqual([]);
  expect(modalMistakes(form(text), false)).toEqual([]);
  expect(modalMistakes(form(radio(2)), false)).toMatchObject([{ at: 'data.components.0.component.type' }]);
});

test.each<[string, object, Parameters<typeof filledForm>[1], string]>([
  ['a radio group that is required', radio(2), {}, '"x" is required'],
  ['a text that is required', text, { x: '' }, '"x" is required'],
  ['a file that is required', field({ type: ComponentType.FileUpload }), {}, '"x" is required'],
  ['a value that is no option', radio(2), { x: 'v9' }, 'has no option "v9"'],
  ['two of one', radio(2), { x: ['v0', 'v1'] }, 'takes 1 at most'],
  ['a field that is not there', text, { y: 'z', x: 'z' }, 'no field "y"'],
])('no client sends %s', (_, component, filled, said) => {
  const opened = { type: 9, data: form(component) } as unknown as Parameters<typeof filledForm>[0];
  expect(() => filledForm(opened, filled)).toThrow(said);
});

import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeInteraction } from '../../../src/platforms/discord/decode.ts';
import { modalsFor } from '../../../src/platforms/discord/modal.ts';
import type { ChoiceField, Form, FormField } from '../../../src/reply/reply.ts';
import { type ModalDraft, modalMistakes } from '../../stand-ins/discord/forms/modal-form.ts';

const CALL = { command: 'ask', args: {} };

function choice(count: number, more: Partial<ChoiceField> = {}): ChoiceField {
  const choices = Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `L${index}` }));
  return { kind: 'choice', option: 'choice', label: 'Choose', choices, ...more };
}

function kindsOf(form: Form): unknown {
  return modalsFor(form, 'new').map(({ modal }) =>
    modal.data.components.map((label) => 'component' in label && label.component.type),
  );
}

const TEXT: FormField = { kind: 'text', option: 'text', label: 'Text' };
const { TextInput, RadioGroup, StringSelect, CheckboxGroup, FileUpload } = ComponentType;

describe('a field', () => {
  test.each<[string, FormField, number]>([
    ['a text', TEXT, TextInput],
    ['one of 2', choice(2), RadioGroup],
    ['one of 5', choice(5), RadioGroup],
    ['one of 6', choice(6), StringSelect],
    ['one of 1', choice(1), StringSelect],
    ['some of 5', choice(5, { several: true }), CheckboxGroup],
    ['some of 25', choice(25, { several: true }), StringSelect],
    ['some of 26, which Discord has no list for', choice(26, { several: true }), TextInput],
    ['one of none', choice(0), TextInput],
    ['a file', { kind: 'file', option: 'file', label: 'File' }, FileUpload],
  ])('for %s', (_, field, type) => {
    const [best] = kindsOf({ title: 'Form', call: CALL, fields: [field] }) as number[][];
    expect(best).toEqual([type]);
  });
});

test('the last form has text inputs alone, where that is better than the buttons', () => {
  const fields: readonly FormField[] = [TEXT, choice(3), { kind: 'file', option: 'file', label: 'File' }];
  expect(kindsOf({ title: 'Form', call: CALL, fields })).toEqual([
    [TextInput, RadioGroup, FileUpload],
    [TextInput, TextInput],
  ]);
  expect(kindsOf({ title: 'Form', call: CALL, fields: [choice(3)] })).toEqual([[RadioGroup]]);
  expect(kindsOf({ title: 'Form', call: CALL, fields: Array.from({ length: 6 }, () => TEXT) })).toEqual([]);
});

test('whatever a form asks for, Discord takes it', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .map((one) => one.padEnd(1, 'x'));
  const asked = { label: words, hint: words };
  const field: fc.Arbitrary<FormField> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), option: fc.constant('x'), value: words, ...asked }),
    fc.record({
      kind: fc.constant('choice' as const),
      option: fc.constant('x'),
      choices: fc.array(fc.record({ value: words, label: words, hint: words, isChosen: fc.boolean() }), {
        maxLength: 30,
      }),
      several: fc.constant(true as const),
      ...asked,
    }),
    fc.record({ kind: fc.constant('file' as const), option: fc.constant('x'), ...asked }),
  );
  const form = fc.array(field, { minLength: 1, maxLength: 5 }).map(
    (fields): Form => ({
      title: 'Form',
      call: CALL,
      fields: fields.map((each, index) => ({ ...each, option: `o${index}` })),
    }),
  );
  fc.assert(
    fc.property(form, (each) => {
      const modals = modalsFor(each, 'new');
      expect(modals.length).toBeGreaterThan(0);
      for (const { modal, kind } of modals)
        expect(modalMistakes(modal.data as ModalDraft, kind === 'full')).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('an interaction without a channel is kept by the id of the channel', () => {
  const raw = {
    id: '1',
    application_id: '2',
    type: 2,
    token: 't',
    version: 1,
    channel_id: '77',
    locale: 'en-US',
    user: { id: '5', username: 'reader', global_name: null },
    data: { id: '3', name: 'help', type: 1 },
  } as unknown as Parameters<typeof decodeInteraction>[0];
  expect(decodeInteraction(raw, [])).toMatchObject({
    inbound: { from: { platform: 'discord', chat: '77' } },
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { chatLink, payloadOf, readPayload } from '../../../src/platforms/telegram/deep-link.ts';
import { callData, labelData, pageData, readData, viewData } from '../../../src/platforms/telegram/ids.ts';

const values = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('~', '|', '||', '\\', '\\|', '|\\', 'a|b=c||d', 'كيف', '\n'),
);
const calls = fc.record({
  command: fc.constantFrom('ask', 'fact', 'who'),
  args: fc.dictionary(fc.constantFrom('id', 'name', 'as_of'), values, { maxKeys: 2 }),
});
const owners = fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 2 ** 52 }).map(String));

describe('what a button brings back', () => {
  test('is the call that was put in, whatever its values are', () => {
    fc.assert(
      fc.property(calls, calls, owners, fc.nat(50), values, (call, back, owner, page, shown) => {
        const data = callData(call, shown);
        if (data !== undefined) expect(readData(data, shown)).toMatchObject({ kind: 'call', call });
        const turned = pageData({ page, owner }, call, shown);
        if (turned !== undefined) {
          expect(readData(turned, shown)).toMatchObject({ kind: 'page', page, owner, call, back: call });
        }
        const view = viewData({ page, owner }, call, back, shown);
        if (view !== undefined) {
          expect(readData(view, shown)).toMatchObject({ kind: 'view', page, owner, call, back });
        }
      }),
    );
  });

  test('of a view of an answer as of a date is short enough, whatever the question', () => {
    const question = 'x'.repeat(300);
    const call = { command: 'sources', args: { of: 'abcde,fghij,klmno', as_of: '2026-02-20' } };
    const back = { command: 'ask', args: { as_of: '2026-02-20', question } };
    const data = viewData({ page: 0, owner: '7123456789' }, call, back, question);
    expect(data).toBeDefined();
    expect(readData(data ?? '', question)).toMatchObject({ kind: 'view', call, back });
  });

  test('fits into 64 bytes or is not made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (question) => {
        const data = callData({ command: 'ask', args: { question } });
        const bytes = Buffer.byteLength(data ?? '');
        expect(bytes).toBeLessThanOrEqual(64);
      }),
    );
    expect(callData({ command: 'ask', args: { question: 'x'.repeat(60) } })).toBeUndefined();
  });

  test('leaves the question to the message that shows it, or to the label', () => {
    const call = {
      command: 'ask',
      args: { question: 'a question that is far longer than sixty-four bytes would hold' },
    };
    const { question } = call.args;
    expect(callData(call, question)).toBe('c:ask|question=~');
    expect(readData('c:ask|question=~', question)).toEqual({ kind: 'call', call, shown: true });
    expect(readData('c:ask|question=~')).toBeUndefined();
    const label = `A${question.slice(1)}`;
    expect(labelData(3, call, label)).toBe('l3:ask|question=~');
    expect(readData('l3:ask|question=~', 'another', label)).toEqual({
      kind: 'call',
      call: { command: 'ask', args: { question: label } },
      shown: false,
    });
    expect(labelData(0, call, 'Something else')).toBeUndefined();
  });

  test('leads back to the answer of the question shown unless something else is named', () => {
    const place = { page: 2, owner: '7123456789' };
    const sources = { command: 'sources', args: {} };
    const usual = viewData(place, sources, { command: 'ask', args: { question: 'who?' } }, 'who?');
    expect(usual).toBe(`v2.${Number('7123456789').toString(36)}:sources`);
    const dated = viewData(
      place,
      sources,
      { command: 'ask', args: { question: 'who?', as_of: '2026-01-20' } },
      'who?',
    );
    expect(dated).toContain('||ask|question=~|as_of=2026-01-20');
    expect(readData(dated ?? '', 'why?')).toMatchObject({
      back: { args: { question: 'why?', as_of: '2026-01-20' } },
    });
  });

  test.each([
    '',
    'c:',
    'x:ask',
    'c:ask me now',
    'p1:ask|question=~',
    'p-1.:ask|question=who',
    'p99999.:help',
    'v0.zzzzzzzzzzzzzzz:help',
    'c:ask|question',
    '\u0000',
  ])('is not understood where it is %j', (data) => {
    expect(readData(data, 'who?', 'Label')).toBeUndefined();
  });
});

describe('a link into the private chat', () => {
  const ask = (question: string) => ({ command: 'ask', args: { question } });

  test('carries a call there, and what the call is about', () => {
    const payload = payloadOf(
      { call: { command: 'ask', args: { question: 'Who said so?', private: 'yes' } } },
      commands,
    );
    expect(payload).toMatch(/^[\w-]{1,64}$/);
    expect(readPayload(payload ?? '', commands)).toEqual({ call: ask('Who said so?') });
    const why = payloadOf(
      { call: { command: 'why', args: {} }, conversation: ['Who?', 'And why?'] },
      commands,
    );
    expect(readPayload(why ?? '', commands)).toEqual({
      call: { command: 'why', args: {} },
      conversation: ['And why?'],
    });
    const fact = payloadOf(
      { call: { command: 'fact', args: { id: 'a-b' } }, conversation: ['q'.repeat(100)] },
      commands,
    );
    expect(readPayload(fact ?? '', commands)).toEqual({ call: { command: 'fact', args: { id: 'a-b' } } });
  });

  test('carries nothing that does not fit, and nothing that changes anything', () => {
    expect(payloadOf({ call: ask('x'.repeat(40)) }, commands)).toBeUndefined();
    expect(payloadOf({ call: { command: 'language', args: { code: 'ar' } } }, commands)).toBeUndefined();
    const forged = Buffer.from('vote|helpful=yes').toString('base64url');
    expect(readPayload(forged, commands)).toBeUndefined();
  });

  test('is made of what Telegram takes, or not read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (question) => {
        const payload = payloadOf({ call: ask(question) }, commands);
        if (payload !== undefined) expect(payload).toMatch(/^[\w-]{1,64}$/);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (payload) => {
        expect(() => readPayload(payload, commands)).not.toThrow();
      }),
    );
    expect(chatLink('sanad_bot')).toBe('https://t.me/sanad_bot');
    expect(chatLink('sanad_bot', 'a-b')).toBe('https://t.me/sanad_bot?start=a-b');
  });
});

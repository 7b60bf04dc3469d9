import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { formatCall, parseText, parseTyped } from '../../src/command/command-line.ts';
import { type Parsed, parseCall } from '../../src/command/parsed-call.ts';
import { anyCharacter } from '../util/any-character.ts';

/** A parsed call with the name of its command instead of the command, or the problem. */
function named(parsed: Parsed) {
  return 'call' in parsed ? { call: { command: parsed.call.command.name, args: parsed.call.args } } : parsed;
}

describe('a typed command', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['/help', 'help', {}],
    ['  /HELP  ask ', 'help', { command: 'ask' }],
    ['/ask who guards the border?', 'ask', { question: 'who guards the border?' }],
    ['/ask as_of:2026-01-20 who guards it', 'ask', { as_of: '2026-01-20', question: 'who guards it' }],
    ['/ask who guards it as_of:2026-01-20', 'ask', { as_of: '2026-01-20', question: 'who guards it' }],
    ['/ask "who guards it"', 'ask', { question: 'who guards it' }],
    ['/ask he said "red line" twice', 'ask', { question: 'he said "red line" twice' }],
    ['/ask question:"who \\"guards\\" it"', 'ask', { question: 'who "guards" it' }],
    ['/ask question:“who guards it”', 'ask', { question: 'who guards it' }],
    ['/ask note: at 10:30 see https://x.org', 'ask', { question: 'note: at 10:30 see https://x.org' }],
    ['/who Fuad Hussein', 'who', { name: 'Fuad Hussein' }],
    ['/who name:"Fuad Hussein"', 'who', { name: 'Fuad Hussein' }],
    ['/latest 2026-01-20', 'latest', { since: '2026-01-20' }],
    ['/latest last week', 'latest', { since: 'last week' }],
    ['/latest the day before yesterday', 'latest', { since: 'the day before yesterday' }],
    ['/latest قبل ثلاثة أيام', 'latest', { since: 'قبل ثلاثة أيام' }],
    ['/ask as_of:last week who guards it', 'ask', { as_of: 'last week', question: 'who guards it' }],
    ['/ask who guards it as_of:3 days ago', 'ask', { as_of: '3 days ago', question: 'who guards it' }],
    ['/ask as_of:today is it secure', 'ask', { as_of: 'today', question: 'is it secure' }],
    ['/ask as_of:soon is it secure', 'ask', { as_of: 'soon', question: 'is it secure' }],
    ['/ask today was quiet', 'ask', { question: 'today was quiet' }],
    ['/latest SINCE:2026-01-20', 'latest', { since: '2026-01-20' }],
    ['/claims أمن الحدود', 'claims', { topic: 'أمن الحدود' }],
    ['/help digest pause', 'help', { command: 'digest pause' }],
    ['/digest', 'digest status', {}],
    ['/DIGESTS Status', 'digest status', {}],
    ['/digest pause k3j5h2m9', 'digest pause', { id: 'k3j5h2m9' }],
    ['/digest pause\nid:k3j5h2m9', 'digest pause', { id: 'k3j5h2m9' }],
    ['/forget', 'forget me', {}],
    ['/forget me', 'forget me', {}],
    ['/digest subscribe 08:00 Asia/Baghdad', 'digest subscribe', { time: '08:00', zone: 'Asia/Baghdad' }],
    [
      '/digest subscribe 8:30 pm New York sun, tue ar border security, politics',
      'digest subscribe',
      {
        time: '8:30 pm',
        zone: 'New York',
        days: 'sun, tue',
        language: 'ar',
        topics: 'border security, politics',
      },
    ],
    [
      '/digest subscribe 8 ص بغداد من الأحد إلى الخميس always:yes',
      'digest subscribe',
      { time: '8 ص', zone: 'بغداد', days: 'من الأحد إلى الخميس', always: 'yes' },
    ],
    [
      '/digest subscribe 8:00 baghdad quiet:weekly border useful',
      'digest subscribe',
      { time: '8:00', zone: 'baghdad', quiet: 'weekly', topics: 'border useful' },
    ],
    [
      '/digest subscribe soon Bagdad border',
      'digest subscribe',
      { time: 'soon', zone: 'Bagdad', topics: 'border' },
    ],
    [
      '/digest subscribe Baghdad at noon, ku sun-thu border security',
      'digest subscribe',
      { zone: 'Baghdad', time: 'at noon,', language: 'ku', days: 'sun-thu', topics: 'border security' },
    ],
    ['/digest pause id: k3j5h2m9', 'digest pause', { id: 'k3j5h2m9' }],
    ['/fact ID: red-line', 'fact', { id: 'red-line' }],
    ['/ask private: نا who guards it', 'ask', { private: 'no', question: 'who guards it' }],
    ['/ask as_of: 2026-01-20 who guards it', 'ask', { as_of: '2026-01-20', question: 'who guards it' }],
    ['/ask is this private: the talks?', 'ask', { question: 'is this private: the talks?' }],
    ['/ask question: who guards it', 'ask', { question: 'question: who guards it' }],
    ['/check private: yes and no', 'check', { text: 'private: yes and no' }],
    [
      '/digest change time: 8 pm zone: New York days: sun-thu always: off',
      'digest change',
      { time: '8 pm', zone: 'New York', days: 'sun-thu', always: 'no' },
    ],
    ['/digest change zone:New York border', 'digest change', { zone: 'New York', topics: 'border' }],
    ['/digest subscribe UTC 05:30', 'digest subscribe', { zone: 'UTC', time: '05:30' }],
    ['/digest subscribe 08:00 UTC 05:30', 'digest subscribe', { time: '08:00', zone: 'UTC 05:30' }],
    ['/digest subscribe 08:00 EST', 'digest subscribe', { time: '08:00', zone: 'EST' }],
    ['/digest subscribe 25:00 baghdad', 'digest subscribe', { time: '25:00', zone: 'baghdad' }],
    ['/digest subscribe 08:00 a3', 'digest subscribe', { time: '08:00', zone: 'a3' }],
    ['/digest change always:OFF', 'digest change', { always: 'no' }],
    ['/digest subscribe 08:00', 'digest subscribe', { time: '08:00' }],
    ['/subscribe', 'subscribe', {}],
    ['/subscribe 8 Bagdad border', 'subscribe', { time: '8', zone: 'Bagdad', topics: 'border' }],
    ['/stop k3j5h2m9', 'stop', { id: 'k3j5h2m9' }],
    ['/digest change 9am', 'digest change', { time: '9am' }],
    ['/digest change fri', 'digest change', { days: 'fri' }],
    ['/digest change all', 'digest change', { topics: 'all' }],
    ['/digest change weekdays', 'digest change', { days: 'weekdays' }],
    ['/digest change id:k3j5h2m9 Europe/Berlin', 'digest change', { id: 'k3j5h2m9', zone: 'Europe/Berlin' }],
  ])('%s', (line, command, args) => {
    expect(named(parseTyped(line, commands))).toEqual({ call: { command, args } });
  });

  test.each<[string, object]>([
    ['/aks who', { kind: 'unknown-command', typed: 'aks', nearest: 'ask' }],
    ['/xyzzy', { kind: 'unknown-command', typed: 'xyzzy' }],
    ['/', { kind: 'unknown-command', typed: '' }],
    ['/constructor', { kind: 'unknown-command', typed: 'constructor' }],
    [
      '/latest sinc:2026-01-20',
      { kind: 'unknown-option', command: 'latest', typed: 'sinc', nearest: 'since' },
    ],
    [
      '/digest change 9am always:maybe',
      { kind: 'unclear-flag', option: 'always', typed: 'maybe', args: { time: '9am' } },
    ],
    ['/forget me sure:perhaps', { kind: 'unclear-flag', option: 'sure', typed: 'perhaps', args: {} }],
    ['/ask', { kind: 'missing-option', command: 'ask' }],
    ['/ask ""', { kind: 'missing-option', command: 'ask' }],
    ['/latest 2026-01-20 please now', { kind: 'too-much', command: 'latest', typed: 'please now' }],
    ['/digst', { kind: 'unknown-command', typed: 'digst', nearest: 'digest' }],
    [
      '/digest subscrib 08:00',
      { kind: 'unknown-command', typed: 'digest subscrib', nearest: 'digest subscribe' },
    ],
    ['/digests 08:00', { kind: 'unknown-command', typed: 'digests 08:00' }],
    ['/digest pause k3j5h2m9 now', { kind: 'too-much', command: 'digest pause', typed: 'now' }],
    ['/privacy all', { kind: 'too-much', command: 'privacy', typed: 'all' }],
  ])('%s is not understood', (line, problem) => {
    expect(parseTyped(line, commands)).toMatchObject({ problem });
  });

  test('parsing gives back the formatted call', () => {
    const calls = fc
      .constantFrom(...commands)
      .chain((command) =>
        fc
          .record(
            Object.fromEntries(
              command.options.map(({ name }) => [
                name,
                fc.string({ unit: anyCharacter }).filter((value) => value.trim() !== ''),
              ]),
            ),
            { requiredKeys: command.options.filter(({ required }) => required).map(({ name }) => name) },
          )
          .map((args) => ({ command: command.name, args: { ...args } })),
      );
    fc.assert(
      fc.property(calls, (call) => {
        const line = formatCall(call, commands);
        // A reader cannot type the commands of buttons, but parseTyped reads them.
        const parse = line.startsWith('/') ? parseTyped : parseText;
        expect(parse(line, commands)).toEqual(parseCall(call, commands));
      }),
    );
  });

  test('parsing never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (line) => {
        const typed = parseTyped(`/ask ${line}`, commands);
        expect('call' in typed || 'problem' in typed).toBe(true);
      }),
    );
  });
});

test('a text of nine thousand words takes no longer than each of them, so that many are parsed', () => {
  const text = '- \n'.repeat(4_500);
  // Each took the better part of a second where every word was looked at with all that follow it.
  for (let time = 0; time < 60; time++) {
    expect(named(parseTyped(`/check ${time} ${text}`, commands))).toMatchObject({
      call: { command: 'check' },
    });
  }
}, 10_000);

describe('a call is typed as', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['why', {}, '/why'],
    ['fact', { id: 'red-line' }, '/fact red-line'],
    ['who', { name: 'Fuad Hussein' }, '/who name:"Fuad Hussein"'],
    ['ask', { question: 'who?' }, 'who?'],
    ['ask', { question: ' \u200b/help' }, '/ask question:" \u200b/help"'],
    ['ask', { question: 'who?', as_of: '2026-01-20' }, '/ask question:"who?" as_of:2026-01-20'],
  ])('%s %o', (command, args, line) => {
    expect(formatCall({ command, args }, commands)).toBe(line);
  });
});

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['gone', {}, { kind: 'unknown-command', typed: 'gone' }],
  ['fact', { idd: 'x' }, { kind: 'unknown-option', typed: 'idd', nearest: 'id' }],
  ['fact', {}, { kind: 'missing-option', command: 'fact' }],
])('a button that calls %s with %o is refused', (command, args, problem) => {
  expect(parseCall({ command, args }, commands)).toMatchObject({ problem });
});

describe('a text that a reader sends', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['who guards it?', 'ask', { question: 'who guards it?' }],
    ['  who\nguards\u200b it ', 'ask', { question: 'who guards it' }],
    ['', 'ask', { question: '' }],
    ['\u200b /help ask', 'help', { command: 'ask' }],
    ['/check "one\r\ntwo"', 'check', { text: 'one\ntwo' }],
  ])('%j', (text, command, args) => {
    expect(named(parseText(text, commands))).toEqual({ call: { command, args } });
  });

  test('cannot call a command that only buttons call', () => {
    expect(parseText('/vote yes', commands)).toMatchObject({ problem: { kind: 'unknown-command' } });
    expect(parseCall({ command: 'vote', args: { helpful: 'yes' } }, commands)).toHaveProperty('call');
  });

  test.each<[string, number]>([
    ['x'.repeat(2_001), 2_000],
    [`/ask ${'x'.repeat(2_001)}`, 2_000],
    [`/check ${'x'.repeat(20_001)}`, 20_000],
    [`/check private:${'x'.repeat(2_001)} text`, 2_000],
  ])('is too long if a value is (%#)', (text, most) => {
    expect(parseText(text, commands)).toEqual({ problem: { kind: 'too-long', most } });
  });
});

describe('the call of a button', () => {
  test('is cleaned; a text keeps its lines', () => {
    const question = { command: 'ask', args: { question: ' who\nguards\u202e it' } };
    expect(named(parseCall(question, commands))).toEqual({
      call: { command: 'ask', args: { question: 'who guards it' } },
    });
    const text = { command: 'check', args: { text: 'one\r\ntwo\u200b ' } };
    expect(named(parseCall(text, commands))).toEqual({
      call: { command: 'check', args: { text: 'one\ntwo' } },
    });
  });

  test('lacks an option whose value is invisible', () => {
    const call = { command: 'fact', args: { id: '\u200b' } };
    expect(parseCall(call, commands)).toMatchObject({ problem: { kind: 'missing-option' } });
  });

  test('is too long if a value is', () => {
    const call = { command: 'fact', args: { id: 'x'.repeat(2_001) } };
    expect(parseCall(call, commands)).toEqual({ problem: { kind: 'too-long', most: 2_000 } });
  });
});

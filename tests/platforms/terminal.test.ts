import { PassThrough, Writable } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createSuggestions } from '../../src/command/suggestions.ts';
import { useColour } from '../../src/platforms/terminal/colour.ts';
import { complete } from '../../src/platforms/terminal/complete.ts';
import { decode } from '../../src/platforms/terminal/decode.ts';
import { terminalLook } from '../../src/platforms/terminal/look.ts';
import { type Look, render } from '../../src/platforms/terminal/render.ts';
import { chat, type TerminalChatOptions } from '../../src/platforms/terminal/transport.ts';
import { composeAnswer } from '../../src/reply/answer.ts';
import { heading, paragraph, reply, text } from '../../src/reply/build.ts';
import { textsFor } from '../../src/text/index.ts';
import { answered } from '../answers.ts';
import { chatting } from '../chatting.ts';
import { describePlatform } from '../conformance/platform.ts';
import { knowledge, NOW } from '../fixture.ts';

const PIPE: Look = { colour: false, isolate: false };
const TERMINAL: Look = { width: 40, colour: true, isolate: true };

for (const [name, look] of [
  ['a pipe', PIPE],
  ['a terminal', TERMINAL],
  ['a narrow terminal without colours', { ...TERMINAL, width: 10, colour: false }],
] as const) {
  describePlatform({
    name,
    render: (sent) => render(sent, look, commands),
    visible: (parts) => parts.join('\n').replace(/^(\u2067?)│ /gm, '$1'),
    limit: Number.POSITIVE_INFINITY,
  });
}

const suggest = createSuggestions(() => knowledge, commands);
const answer = composeAnswer(answered(['fully-secured', 'unease']), { knowledge, now: NOW });
const arabic = composeAnswer(answered(['fully-secured'], { language: 'ar' }), { knowledge, now: NOW });

describe('rendering', () => {
  test('for a pipe gives plain lines, and actions as they are typed', () => {
    expect(render(answer, PIPE, commands)).toEqual([
      'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed\u00a0[1]',
      'Against this: The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis\u00a0[2]',
      'The Amargi <https://example.org/iraq> · par. 11\u00a0[1], 18\u00a0[2] · January 2026 (inferred) · 10 months old',
      '→ /sources answer:yes Sources',
    ]);
  });

  test.each([20, 40, 80])('at %i columns no line is wider', (width) => {
    for (const sent of [answer, arabic]) {
      for (const line of render(sent, { ...TERMINAL, width }, commands)
        .join('\n')
        .split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  test('continued lines of a list are indented', () => {
    const list = reply('en', [{ kind: 'list', ordered: true, start: 10, items: [[text('one two three')]] }]);
    expect(render(list, { ...TERMINAL, width: 11, colour: false }, commands)).toEqual([
      '10. one two\n    three',
    ]);
  });

  test('has colours only if they are wanted', () => {
    const sent = reply('en', [heading('A heading')]);
    expect(render(sent, { ...PIPE, colour: true }, commands)).toEqual(['\u001b[1mA heading\u001b[22m']);
    expect(render(sent, PIPE, commands)).toEqual(['A heading']);
  });

  test('right-to-left lines are isolated in a terminal, Latin words in them too', () => {
    const sent = reply('ar', [paragraph('قال Fuad Hussein أمس')]);
    expect(render(sent, { colour: false, isolate: true }, commands)).toEqual([
      '\u2067قال \u2068Fuad Hussein\u2069 أمس\u2069',
    ]);
    expect(render(sent, PIPE, commands)).toEqual(['قال Fuad Hussein أمس']);
    expect(render(reply('en', [paragraph('قال')]), TERMINAL, commands)).toEqual(['قال']);
  });

  test.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    // A control sequence of one byte and its letter, and two controls alone.
    ['a\u009bbb\u0000c\u0008d', 'abcd'],
    ['two\r\nlines\tand tabs', 'two lines and tabs'],
    ['\u202eturned\u202c \u2066round\u2069', 'turned round'],
    ['half \ud83d pair', 'half \ufffd pair'],
  ])('shows %j as %j', (hostile, shown) => {
    expect(render(reply('en', [paragraph(hostile)]), PIPE, commands)).toEqual([shown]);
  });
});

test.each([
  [{}, { isTTY: true }, true],
  [{ NO_COLOR: '' }, { isTTY: true }, true],
  [{ NO_COLOR: '1' }, { isTTY: true }, false],
  [{ TERM: 'dumb' }, { isTTY: true }, false],
  [{ TERM: 'xterm' }, { isTTY: false }, false],
  [{}, {}, false],
])('with %o on %o, colours are used: %s', (env, stream, used) => {
  expect(useColour(env, stream)).toBe(used);
});

test.each<[string, readonly string[], string]>([
  ['/fa', ['/fact '], '/fa'],
  ['/', commands.filter(({ hidden }) => !hidden).map(({ name }) => `/${name} `), '/'],
  ['/fact red', ['red-line'], 'red'],
  ['/who mu', ['Muqtada al-Sadr'], 'mu'],
  ['/who مقتدى', ['مقتدى الصدر'], 'مقتدى'],
  ['/timeline b', ['border'], 'b'],
  ['/language c', ['ckb'], 'c'],
  ['/help so', ['sources'], 'so'],
  ['/latest 2', [], '2'],
  ['/digest pa', ['/digest pause '], '/digest pa'],
  ['/nothing x', [], '/nothing x'],
  ['who is', [], 'who is'],
])('%j is completed by %j', (line, values, replaced) => {
  expect(complete(line, commands, suggest)).toEqual([values, replaced]);
});

describe('the chat', () => {
  /** Runs a chat over this input; resolves to its output. */
  async function outputOf(
    input: string | PassThrough,
    more: Partial<TerminalChatOptions> = {},
  ): Promise<string> {
    const output = new PassThrough();
    const written = output.toArray();
    const source = typeof input === 'string' ? new PassThrough().end(input) : input;
    await chat({
      input: source,
      output,
      interactive: false,
      look: () => PIPE,
      dispatch: chatting().dispatch,
      commands,
      suggest,
      ...more,
    });
    output.end();
    return Buffer.concat(await written).toString();
  }

  test('answers each line of piped input in order, and skips blank ones', async () => {
    const shown = await outputOf('/language ckb\r\n\n   \n/language en\n/fact red-lin');
    expect(shown).toBe(
      [
        'لە ئێستاوە زمانی وەڵامەکان: کوردیی ناوەندی (ckb).',
        'Replies are now in English (en).',
        'There is no fact “red-lin”. Did you mean red-line?',
        '→ /fact red-line red-line',
        '',
      ].join('\n\n'),
    );
  });

  test('has no output without input', async () => {
    expect(await outputOf('')).toBe('');
  });

  test.each(['exit', 'quit', ':q', '/quit', ' /EXIT '])('ends with “%s”', async (word) => {
    const shown = await outputOf(`/help\n${word}\n/sources\n`);
    expect(shown).toContain('/timeline');
    expect(shown).not.toContain('Iraq on alert');
  });

  test.each(['exit the building?', 'how do I quit', 'q'])('goes on after “%s”', async (words) => {
    expect(await outputOf(`${words}\n/sources\n`)).toContain('Iraq on alert');
  });

  test('has a prompt at a terminal, and ends with Ctrl-D', async () => {
    const input = new PassThrough();
    const done = outputOf(input, { interactive: true });
    input.write('/language\r');
    input.end();
    const shown = await done;
    expect(shown).toContain('› ');
    expect(shown).toContain('Replies are in English (en).');
  });

  test('ends with Ctrl-C at a terminal', async () => {
    const input = new PassThrough();
    const done = outputOf(input, { interactive: true });
    input.write('\u0003');
    await expect(done).resolves.toContain('› ');
  });

  test('is in the language of the system', async () => {
    expect(await outputOf('/language', { language: 'ar' })).toContain('لغة الردود');
  });

  test('ends without an error when nobody reads the output any more', async () => {
    const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const output = new Writable({ write: (_chunk, _encoding, done) => done(closed) });
    await expect(outputOf(new PassThrough(), { output, input: endless() })).resolves.toBe('');
  });

  /** An input that does not end. */
  function endless(): PassThrough {
    const input = new PassThrough();
    input.write('/help\n/help\n');
    return input;
  }
});

test('whoever types manages this chat, and is told that it takes no digests', async () => {
  const inbound = decode('/digest subscribe 08:00 UTC', '1');
  expect(await chatting().lines(inbound.input, inbound)).toEqual([textsFor('en').subscriptions.nowhere]);
});

test.each([
  [0, 80],
  [undefined, 80],
  [40, 40],
  [300, 100],
])('on a terminal of %s columns, lines are wrapped at %s', (columns, width) => {
  expect(terminalLook({}, { isTTY: true, ...(columns === undefined ? {} : { columns }) }).width).toBe(width);
});

import { describe, expect, test } from 'vitest';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { chatting } from '../chatting.ts';
import { knowledge } from '../fixture.ts';
import {
  CALL,
  CLOSED,
  JANUARY,
  RED_LINE,
  SECURED,
  TEN,
  TWELVE,
  UNEASE,
  VISIT,
  WARNING,
  YEARS,
} from './fixture-lines.ts';

describe('timeline', () => {
  test('is in order of time, grouped by date with its precision', async () => {
    expect(await chatting().lines('/timeline threat')).toEqual([
      '# Timeline: The threat',
      '# 2014 – 2017',
      `- ${YEARS} [1]`,
      `# ${JANUARY}`,
      `- ${TWELVE} [2]`,
      '# 21 January 2026 (inferred)',
      `- ${WARNING} [3]`,
    ]);
  });

  test('leaves out facts that are not valid', async () => {
    const all = (await chatting().lines('/timeline')).join('\n');
    expect(all).not.toContain(CLOSED);
    expect(all).not.toContain(TEN);
    expect(all).toContain(VISIT);
  });

  test.each([
    ['diplomacy', '# Timeline: Diplomacy'],
    ['DIPLOMACY', '# Timeline: Diplomacy'],
    ['Border security', '# Timeline: Border security'],
    ['الدبلوماسية', '# التسلسل الزمني: الدبلوماسية'],
    ['diplomcy', 'There is no topic “diplomcy”. Did you mean diplomacy?'],
    ['empty', 'There are no facts about this yet.'],
    [
      'zzzzzz',
      'There is no topic “zzzzzz”. Topics: Border security (border) · The threat (threat) · Diplomacy (diplomacy) · Analysis (analysis) · Weather (empty).',
    ],
  ])('of the topic "%s" starts "%s"', async (topic, first) => {
    expect((await chatting().lines(`/timeline ${topic}`))[0]).toBe(first);
  });
});

describe('who', () => {
  test('shows the role, offices, statements and actions, each cited', async () => {
    expect(await chatting().lines('/who soudani')).toEqual([
      "# Mohammed Shi'a al-Sudani",
      'prime minister of Iraq',
      'Positions:',
      '- Prime Minister of Iraq [1]',
      'What the sources say:',
      `- ${RED_LINE} · ${JANUARY} [2]`,
      `- ${CALL} · January 2026 [1]`,
      `- ${VISIT} · ${JANUARY} [3]`,
    ]);
    expect(await chatting().lines('/who Muqtada al-Sadr')).toEqual([
      '# Muqtada al-Sadr',
      'Statements:',
      `- ${WARNING} · 21 January 2026 (inferred) [1]`,
    ]);
  });

  test('of somebody without statements and actions, shows the facts that name them', async () => {
    expect(await chatting().lines('/who Mazloum Abdi')).toEqual([
      '# Mazloum Abdi',
      'Mentioned in:',
      `- ${CALL} · January 2026 [1]`,
    ]);
  });

  test('an unknown name gets the nearest one', async () => {
    // An engine that finds no names: what is near is then told by letters alone.
    const engine = { ...createEngine(compile(knowledge)), names: () => [] };
    const reply = await chatting({ engine }).send('/who Shamari');
    expect(reply.actions).toEqual([
      {
        kind: 'call',
        label: 'Abdul Amir al-Shammari',
        call: { command: 'who', args: { name: 'Abdul Amir al-Shammari' } },
      },
    ]);
    expect(await chatting({ engine }).lines('/who Shamari')).toEqual([
      'The sources do not name “Shamari”. Did you mean Abdul Amir al-Shammari?',
    ]);
    expect(await chatting({ engine }).lines('/who Napoleon')).toEqual([
      'The sources do not name “Napoleon”.',
    ]);
  });
});

describe('claims', () => {
  test('shows facts in tension side by side, then the others by speaker', async () => {
    expect(await chatting().lines('/claims border security')).toEqual([
      '# Border security',
      `${SECURED} [1]`,
      'In tension with this, the sources also say:',
      `- ${UNEASE} [2]`,
      `- ${WARNING} [3]`,
      'officials:',
      `- ${RED_LINE} [4]`,
    ]);
  });

  test.each([
    ['/claims weather', 'The sources contain no claims about Weather.'],
    ['/claims weathr', 'There is no topic “weathr”. Did you mean Weather?'],
  ])('%s', async (text, sentence) => {
    expect(await chatting().lines(text)).toEqual([sentence]);
  });
});

test('sources lists title, publisher, author, date, link and the number of facts', async () => {
  const reply = await chatting().send('/sources');
  expect(reply.blocks[1]).toEqual({
    kind: 'list',
    ordered: false,
    items: [
      [
        { kind: 'link', text: 'Iraq on alert', url: 'https://example.org/iraq' },
        { kind: 'text', text: ` — The Amargi · A Columnist · published ${JANUARY} · 7 facts` },
      ],
      [
        { kind: 'text', text: 'Daily bulletin', style: 'strong' },
        { kind: 'text', text: ' — Example Agency · published 30 December 2025 · 1 fact' },
      ],
    ],
  });
});

describe('fact', () => {
  test('shows everything about it', async () => {
    expect(await chatting().lines('/fact infiltration-warning')).toEqual([
      '# infiltration-warning',
      `${WARNING} [1]`,
      '- Said by: Muqtada al-Sadr',
      '- Status: claimed (a person or group in the source says this)',
      '- When: 21 January 2026 (inferred) — no date is given',
      '- Added: 1 February 2026',
      '- Topics: The threat',
      '- Names: Muqtada al-Sadr',
      '- Source: “Iraq on alert”, The Amargi · paragraph 19',
      'In tension with this:',
      `- ${SECURED} [2]`,
    ]);
  });

  test('says first that it was retracted', async () => {
    expect((await chatting().lines('/fact taken-back'))[2]).toBe(
      'This is no longer valid. It was withdrawn on 1 March 2026: the agency withdrew it',
    );
  });

  test('shows its correction, and the fact that it corrects', async () => {
    expect((await chatting().lines('/fact ten-escaped')).slice(1, 4)).toEqual([
      `${TEN} [1]`,
      'This is no longer valid. It was corrected by:',
      `- ${TWELVE} [2]`,
    ]);
    expect((await chatting().lines('/fact twelve-escaped')).slice(-2)).toEqual([
      'This corrects:',
      `- ${TEN} [2]`,
    ]);
  });

  test.each([
    ['red-lin', 'There is no fact “red-lin”. Did you mean red-line?'],
    ['nothing-like-it', 'There is no fact “nothing-like-it”.'],
  ])('%s is unknown', async (id, sentence) => {
    expect(await chatting().lines(`/fact ${id}`)).toEqual([sentence]);
  });

  test('is found in any letter case', async () => {
    expect((await chatting().lines('/fact RED-LINE'))[0]).toBe('# red-line');
  });
});

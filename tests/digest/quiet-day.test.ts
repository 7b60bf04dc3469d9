import { describe, expect, test } from 'vitest';
import { quietDay } from '../../src/digest/quiet-day.ts';
import type { Gap, Knowledge } from '../../src/knowledge/model.ts';
import { knowledge } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const gap = (id: string, more: Partial<Gap> = {}): Gap => ({
  id,
  text: { en: `No source tells ${id}.` },
  questions: {},
  names: [],
  nearest: [],
  ...more,
});
const KNOWN: Knowledge = {
  ...knowledge,
  gaps: [gap('one', { since: '2026-03-01' }), gap('two', { nearest: ['phone-call'] })],
};

function on(day: string, more: Partial<Parameters<typeof quietDay>[1]> = {}) {
  const now = new Date(`${day}T05:00:00Z`);
  return { knowledge: KNOWN, topics: [], language: 'en', zone: 'Asia/Baghdad', now, ...more };
}

describe('weekly', () => {
  test.each([
    ['the day after a post', '2026-11-22', false],
    ['six days after', '2026-11-17', false],
    ['seven days after', '2026-11-16', true],
    ['long after', undefined, true],
  ])('%s', (_, lastPost, isPosted) => {
    expect(quietDay('weekly', on('2026-11-23'), lastPost) !== undefined).toBe(isPosted);
  });

  const said = (more = {}) => {
    const reply = quietDay('weekly', on('2026-11-23', more), undefined);
    return reply ? linesOf(reply).slice(1) : [];
  };

  test('says since when all is quiet, how many questions are open, and how to stop it', () => {
    expect(said({ closings: [{ gap: 'one', fact: 'phone-call' }] })).toEqual([
      'Quiet since 1 March 2026. 1 of 2 known questions still have no answer.',
      'This comes once a week. To stop it: /digest change quiet:nothing',
    ]);
    expect(said()[0]).toBe('Quiet since 1 March 2026. 2 known questions still have no answer.');
  });

  test('goes by the topics, and says nothing of questions where there are none', () => {
    expect(said({ topics: ['diplomacy'], knowledge })[0]).toBe('Quiet since 1 February 2026.');
  });
});

describe('useful', () => {
  const shown = (day: string, more = {}) => {
    const reply = quietDay('useful', on(day, more), undefined);
    return { lines: reply ? linesOf(reply).slice(1) : [], facts: reply?.citations.map(({ fact }) => fact) };
  };
  const days = Array.from({ length: 12 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`);

  test('has a gap, a name and a topic in turn, and another one of its kind the next time', () => {
    const labels = days.map((day) => shown(day).lines[1] ?? '');
    const isGap = (label: string) => label === 'Still not known';
    expect(labels.filter(isGap)).toHaveLength(4);
    for (const [n, label] of labels.entries()) expect(isGap(label)).toBe(isGap(labels[n + 3] ?? label));
    const others = labels.filter((label) => !isGap(label));
    expect(new Set(others).size).toBeGreaterThan(4);
    const gaps = days.filter((_, n) => isGap(labels[n] ?? '')).map((day) => shown(day).lines[2]);
    expect(new Set(gaps)).toEqual(
      new Set(['- No source tells one. · open since 1 March 2026', '- No source tells two.']),
    );
  });

  test('is the same whenever it is composed on a day', () => {
    const late = { now: new Date('2026-12-01T20:00:00Z') };
    expect(shown('2026-12-01', late)).toEqual(shown('2026-12-01'));
  });

  test('cites only what it shows', () => {
    for (const day of days) expect(shown(day).facts?.length).toBeLessThanOrEqual(2);
  });

  test('with topics chosen, has only what is on them', () => {
    for (const day of days) {
      const { lines, facts } = shown(day, { topics: ['diplomacy'] });
      expect(facts?.every((fact) => fact === 'phone-call')).toBe(true);
      expect(lines.join()).not.toContain('tells one');
    }
  });

  test('with nothing of any kind, says that nothing is new', () => {
    const empty = { ...KNOWN, facts: [], gaps: [] };
    expect(shown('2026-12-01', { knowledge: empty }).lines).toEqual(['Nothing new since the last digest.']);
  });
});

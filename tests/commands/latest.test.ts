import { describe, expect, test } from 'vitest';
import { MemoryReaders } from '../../src/chat/readers.ts';
import type { Fact, Knowledge, Source } from '../../src/knowledge/model.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { chatting } from '../chatting.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const RETRACTED = { date: '2026-11-21', reason: { en: 'withdrawn', ar: 'مسحوب' } };
const AGENCY: Source = {
  ...factNamed('ten-escaped').source,
  id: 'agency',
  title: 'Wire',
  added: '2026-11-22',
};

function fresh(id: string, more: Partial<Fact> = {}): Fact {
  const text = { en: `Fact ${id}.`, ar: `معلومة ${id}.` };
  return { ...factNamed('phone-call'), id, text, questions: {}, added: '2026-11-22', ...more };
}

/** The fixture with facts added, and others changed. */
function later(added: readonly Fact[], changed: Readonly<Record<string, Partial<Fact>>> = {}): Knowledge {
  const sources = new Set([...knowledge.sources, ...added.map(({ source }) => source)]);
  const facts = knowledge.facts.map((fact) => ({ ...fact, ...changed[fact.id] }));
  return { ...knowledge, sources: [...sources], facts: [...facts, ...added] };
}

/** A reader's chat whose knowledge the test sets. */
function reading() {
  const readers = new MemoryReaders();
  const state = { now: knowledge };
  const chat = chatting({ readers, current: () => state.now });
  return { ...chat, readers, state };
}

const factsIn = ({ citations }: Reply) => citations.map(({ fact }) => fact);
const titleOf = (reply: Reply) => linesOf(reply)[0];
/** Presses the button for the rest. */
const rest = ({ actions }: Reply) =>
  actions.flatMap((action) => (action.kind === 'call' ? [action.call] : []));

describe('the first look', () => {
  test('shows the five newest facts, how many there are, and a button for the next', async () => {
    const { send } = reading();
    const first = await send('/latest');
    expect(titleOf(first)).toBe('# The newest of 8 facts');
    expect(factsIn(first)).toHaveLength(5);
    expect(first.actions.map(({ label }) => label)).toEqual(['3 more']);
    const [call] = rest(first);
    if (!call) throw new Error('there is no button');
    const second = await send({ kind: 'call', call });
    expect(titleOf(second)).toBe('# 6–8 of 8');
    expect(new Set([...factsIn(first), ...factsIn(second)]).size).toBe(8);
    expect(second.actions).toEqual([]);
  });

  test('has no fact about a source itself', async () => {
    const { send, state } = reading();
    state.now = later([fresh('photo', { topics: ['about-article'] })]);
    expect(factsIn(await send('/latest'))).not.toContain('photo');
  });
});

describe('a later look', () => {
  test('goes by what was known at the last one, not by the day', async () => {
    const { send, state } = reading();
    state.now = later([fresh('one')]);
    await send('/latest');
    state.now = later([fresh('one'), fresh('two')]);
    expect(factsIn(await send('/latest'))).toEqual(['two']);
    const nothing = await send('/latest');
    expect(linesOf(nothing).slice(0, 2)).toEqual([
      'Nothing new since 22 November 2026.',
      'The newest known:',
    ]);
    expect(factsIn(nothing)).toEqual(expect.arrayContaining(['one']));
  });

  test('is each reader’s own', async () => {
    const { send, state } = reading();
    await send('/latest', { user: 'ann' });
    state.now = later([fresh('one')]);
    expect(factsIn(await send('/latest', { user: 'ann' }))).toEqual(['one']);
    expect(titleOf(await send('/latest', { user: 'ben' }))).toBe('# The newest of 9 facts');
  });

  test('tells what was corrected, withdrawn and changed, by kind', async () => {
    const { send, state } = reading();
    await send('/latest');
    state.now = later([fresh('mended', { supersedes: 'phone-call' })], {
      'red-line': { retracted: RETRACTED },
      unease: { status: 'claimed' },
    });
    const reply = await send('/latest');
    expect(titleOf(reply)).toBe('# New since 22 November 2026 · 1 corrected · 1 changed · 1 withdrawn');
    expect(factsIn(reply)).toEqual(['mended', 'phone-call', 'red-line', 'unease']);
    expect(linesOf(reply).filter((line) => /^(?:Corrected|Withdrawn|Changed)/.test(line))).toEqual([
      'Corrected',
      'Withdrawn: no longer valid',
      'Changed',
    ]);
  });

  test('shows a screenful by source, and the rest behind a button that still works after this look', async () => {
    const { send, state } = reading();
    await send('/latest');
    const many = Array.from({ length: 9 }, (_, n) =>
      fresh(`wire-${n}`, { source: AGENCY, paragraph: n + 1 }),
    );
    state.now = later([...many, fresh('old-source')]);
    const first = await send('/latest');
    expect(titleOf(first)).toBe('# New since 22 November 2026 · 1 new source · 10 new');
    expect(linesOf(first)).toContain('New · Iraq on alert — The Amargi');
    expect(first.actions.map(({ label }) => label)).toEqual(['5 more']);
    await send('/latest');
    const [call] = rest(first);
    if (!call) throw new Error('there is no button');
    const second = await send({ kind: 'call', call });
    expect(linesOf(second)[1]).toMatch(/^New source: Wire — Example Agency · .* · 9 facts$/);
    const all = [...factsIn(first), ...factsIn(second)];
    expect(all.toSorted()).toEqual([...many.map(({ id }) => id), 'old-source'].toSorted());
  });

  test('after a page was turned shows the same list', async () => {
    const { send, state } = reading();
    await send('/latest');
    state.now = later([fresh('one')]);
    const look = await send('/latest');
    if (!look.again) throw new Error('it cannot be shown again');
    expect(factsIn(await send({ kind: 'call', call: look.again }, { pageTurn: true }))).toEqual(['one']);
  });

  test.each([
    ['by the day, of a reader of an earlier version', { latestShown: '2026-03-01' }, ['one']],
    ['by the day, if what was known is lost', { latestShown: '2026-03-01', latestSnapshot: 'lost' }, ['one']],
  ])('%s', async (_, known, facts) => {
    const { send, state, readers } = reading();
    await readers.update({ platform: 'test', chat: 'chat' }, 'reader', known);
    state.now = later([fresh('one')]);
    expect(factsIn(await send('/latest'))).toEqual(facts);
    state.now = later([fresh('one'), fresh('two')]);
    expect(factsIn(await send('/latest'))).toEqual(['two']);
  });
});

test('while the store does not answer, a reader gets the news by the day, and the failure is logged', async () => {
  const fail = () => Promise.reject(new Error('the store is away'));
  const readers = new MemoryReaders();
  await readers.update({ platform: 'test', chat: 'chat' }, 'reader', {
    latestShown: '2026-03-01',
    latestSnapshot: 'key',
  });
  const chat = chatting({ readers, news: { keep: fail, since: fail }, current: () => later([fresh('one')]) });
  expect(factsIn(await chat.send('/latest'))).toEqual(['one']);
  expect(chat.logged).toMatchObject([[{ event: 'store-failed' }, expect.anything()]]);
});

describe('since a date', () => {
  test('shows what was added, corrected and withdrawn from then on', async () => {
    const reply = await chatting().send('/latest 2025-12-31');
    expect(titleOf(reply)).toBe('# New since 31 December 2025 · 2 new sources · 8 new · 1 withdrawn');
    expect(factsIn(reply)).not.toContain('ten-escaped');
    expect(reply.actions.map(({ label }) => label)).toEqual(['4 more']);
  });

  test('does not count as a look at what is new', async () => {
    const { send } = chatting();
    await send('/latest since:2026-11-20');
    expect(titleOf(await send('/latest'))).toBe('# The newest of 8 facts');
  });

  test('with nothing new, shows the newest known and how old its source is', async () => {
    const reply = await chatting().send('/latest since:2026-11-20');
    expect(linesOf(reply).slice(0, 2)).toEqual(['Nothing new since 20 November 2026.', 'The newest known:']);
    expect(factsIn(reply)).toHaveLength(2);
    expect(reply.citations[0]?.age).toBe('10 months old');
  });
});

test.each([
  ['a list that is not kept', 'at:nothing-like-it.5', 'This list is too old. Please type /latest.'],
  ['no day', 'at:2026-13-45.2', 'This list is too old. Please type /latest.'],
  ['a place behind the end', 'at:all.999999', '# 6–8 of 8'],
  [
    'the beginning of a date',
    'since:20.1',
    '“20.1” is not a date. Please type a date like 2026-11-22, or a word like “yesterday”.',
  ],
])('%s', async (_, typed, line) => {
  expect((await chatting().lines(`/latest ${typed}`))[0]).toBe(line);
});

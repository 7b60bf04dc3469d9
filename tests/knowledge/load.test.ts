import { expect, test } from 'vitest';
import { edited, GOOD, load, SOURCE } from './folder.ts';

test('good files become knowledge', async () => {
  const knowledge = await load();
  expect(knowledge.situation).toEqual({
    id: 'border',
    title: { en: 'The border', ar: 'الحدود' },
    timeZone: 'Asia/Baghdad',
    required: ['en', 'ar'],
    asked: ['en', 'ar', 'fr'],
    topics: { patrols: { en: 'Patrols', ar: 'دوريات' } },
    events: {},
    leading: [],
  });
  const standing = { en: 'a lasting state', ar: 'وضع قائم' };
  const source = {
    id: 'paper-one',
    title: 'Patrols',
    publisher: 'Paper',
    language: 'en',
    published: {
      date: '2026-01',
      from: '2026-01-01',
      to: '2026-01-31',
      precision: 'month',
      inferred: standing,
    },
    added: '2026-01-22',
    file: 'sources/a.yaml',
  };
  expect(knowledge.sources).toEqual([source]);
  expect(knowledge.facts).toEqual([
    {
      id: 'patrols-doubled',
      source,
      paragraph: 2,
      says: { name: 'sudani', label: { en: 'Sudani', ar: 'السوداني' } },
      status: 'claimed',
      when: { date: '2026-01-21', from: '2026-01-21', to: '2026-01-21', precision: 'day' },
      added: '2026-01-22',
      names: ['iraq'],
      topics: ['patrols'],
      text: { en: 'Patrols were doubled', ar: 'ضوعفت الدوريات' },
      questions: { en: ['more patrols?'] },
      against: ['patrols-unchanged'],
      context: [],
    },
    {
      id: 'patrols-unchanged',
      source,
      paragraph: 3,
      says: { label: { en: 'one official', ar: 'مسؤول' } },
      status: 'disputed',
      when: { date: '2017', from: '2017-01-01', to: '2017-12-31', precision: 'year', inferred: standing },
      added: '2026-01-23',
      names: ['iraq'],
      topics: ['patrols'],
      text: { en: 'Patrols stayed the same', ar: 'بقيت الدوريات' },
      questions: {},
      against: ['patrols-doubled'],
      context: [],
    },
  ]);
  expect(knowledge.names[0]).toEqual({
    id: 'sudani',
    kind: 'person',
    name: { en: 'Sudani', ar: 'السوداني' },
    also: {},
    holds: ['prime-minister'],
    member: [],
    standsFor: [],
  });
  expect(knowledge.names[2]?.at).toEqual([33.3, 44.4]);
  expect(knowledge.gaps).toEqual([
    {
      id: 'how-many-guards',
      text: { en: 'No source gives a number', ar: 'لا يذكر أي مصدر رقماً' },
      questions: { en: ['how many guards?'] },
      names: [],
      nearest: ['patrols-doubled'],
    },
  ]);
  expect(knowledge.concepts).toEqual([{ id: 'patrol', words: { en: ['patrol', 'patrols'], ar: ['دورية'] } }]);
  expect(knowledge.functionWords).toEqual({
    en: {
      stop: ['the'],
      anaphora: { person: ['he'], group: [], thing: [], place: [], time: [] },
      continue: [],
      amounts: [],
      kind: { who: ['who'] },
    },
  });
});

test('gaps, vocabulary and function words may be missing, and a byte order mark may stand first', async () => {
  const knowledge = await load({
    'gaps.yaml': undefined,
    'vocabulary/movement.yaml': undefined,
    'vocabulary/function-words.yaml': undefined,
    'names.yaml': `\uFEFF${GOOD['names.yaml']}`,
  });
  expect(knowledge).toMatchObject({ gaps: [], concepts: [], functionWords: {} });
  expect(knowledge.names).toHaveLength(3);
});

test('facts stand in the order of their files, then as in the file', async () => {
  const file = (letter: string) =>
    GOOD['sources/a.yaml'].replaceAll('patrols-', `${letter}-`).replace('paper-one', `paper-${letter}`);
  const { facts } = await load({ 'sources/Z.yaml': file('z'), 'sources/10.yaml': file('ten') });
  expect(facts.map(({ id }) => id)).toEqual([
    'ten-doubled',
    'ten-unchanged',
    'z-doubled',
    'z-unchanged',
    'patrols-doubled',
    'patrols-unchanged',
  ]);
});

test('a correction and a retraction are kept', async () => {
  const { facts } = await load(
    edited(
      'sources/a.yaml',
      '    added: 2026-01-23\n',
      '    supersedes: patrols-doubled\n    retracted: { date: 2026-02-01, reason: { en: "wrong", ar: "خطأ" } }\n',
    ),
  );
  expect(facts[1]).toMatchObject({
    supersedes: 'patrols-doubled',
    retracted: { date: '2026-02-01', reason: { en: 'wrong', ar: 'خطأ' } },
    added: '2026-01-22',
  });
});

test('links between facts are read from either side', async () => {
  const { facts } = await load(edited(SOURCE, 'against: [', 'context: [patrols-doubled]\n    against: ['));
  expect(facts.map(({ against, context }) => [against, context])).toEqual([
    [['patrols-unchanged'], ['patrols-unchanged']],
    [['patrols-doubled'], ['patrols-doubled']],
  ]);
});

test('accounts of one event name it, and leading facts are in the order of the situation', async () => {
  const title = { en: 'The patrols', ar: 'الدوريات' };
  const { situation, facts } = await load({
    ...edited(
      'situation.yaml',
      'inferences:',
      'events:\n  doubling: { en: "The patrols", ar: "الدوريات" }\nleading: [patrols-unchanged, patrols-doubled]\ninferences:',
    ),
    ...edited(SOURCE, 'against: [', 'account-of: doubling\n    against: ['),
  });
  expect(situation.events).toEqual({ doubling: title });
  expect(situation.leading).toEqual(['patrols-unchanged', 'patrols-doubled']);
  expect(facts.map(({ accountOf }) => accountOf)).toEqual([undefined, 'doubling']);
});

test('the question that readers are offered is the first of its language that a fact answers', async () => {
  const ask = 'ask: { en: "Were patrols doubled?", ar: "هل ضوعفت الدوريات؟" }';
  const { facts } = await load(edited(SOURCE, 'questions: {', `${ask}\n    questions: {`));
  expect(facts[0]?.ask).toEqual({ en: 'Were patrols doubled?', ar: 'هل ضوعفت الدوريات؟' });
  expect(facts[0]?.questions).toEqual({
    en: ['Were patrols doubled?', 'more patrols?'],
    ar: ['هل ضوعفت الدوريات؟'],
  });
});

test('the version is that of the bytes and of the names of the files', async () => {
  const { version } = await load();
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect((await load()).version).toBe(version);
  const comment = { 'gaps.yaml': `${GOOD['gaps.yaml']}# seen\n` };
  expect((await load(comment)).version).not.toBe(version);
  const renamed = { 'sources/a.yaml': undefined, 'sources/b.yaml': GOOD['sources/a.yaml'] };
  expect((await load(renamed)).version).not.toBe(version);
});

test('aliases are followed', async () => {
  const { facts } = await load({
    'sources/a.yaml': GOOD['sources/a.yaml']
      .replace('names: [iraq]', 'names: &n [iraq]')
      .replace('names: [iraq]', 'names: *n'),
  });
  expect(facts[1]?.names).toEqual(['iraq']);
});

test('of a dispute, either side may name the other', async () => {
  const { facts } = await load({
    'sources/a.yaml': GOOD['sources/a.yaml']
      .replace('    against: [patrols-doubled]\n', '')
      .replace('    status: claimed\n', '    status: claimed\n    against: [patrols-unchanged]\n'),
  });
  expect(facts.map(({ against }) => against)).toEqual([['patrols-unchanged'], ['patrols-doubled']]);
});

import { describe, expect, test } from 'vitest';
import { deskCommands } from '../../../commands/desk/index.ts';
import type { Action, FormField, Reply } from '../../../src/reply/reply.ts';
import { chatting } from '../../chatting.ts';
import { linesOf } from '../../visible.ts';
import { DRAFT, draftWith } from '../review/drafts.ts';
import { smallStage } from './small-stage.ts';
import { ANNA, allCommands, OMAR } from './stage.ts';

/** Editors over a small knowledge into which they publish. */
async function editing(draft = DRAFT, reviewers = 1) {
  const stage = await smallStage({ reviewers });
  await stage.put(draft);
  const chat = chatting({
    commands: allCommands,
    desk: stage.desk,
    current: stage.knowledge,
    engine: stage.engine(),
  });
  const call = (command: string, args: Readonly<Record<string, string>> = {}, who: object = ANNA) =>
    chat.send({ kind: 'call', call: { command, args } }, who);
  const press = async (
    reply: Reply,
    label: string,
    more: Readonly<Record<string, string>> = {},
    who: object = ANNA,
  ): Promise<Reply> => {
    const found = actionIn(reply, label);
    if (found === undefined && actionIn(reply, 'More …'))
      return press(await press(reply, 'More …', {}, who), label, more, who);
    if (found === undefined || found.kind === 'link' || found.kind === 'copy')
      throw new Error(`no button ${label} among ${reply.actions.map((one) => one.label).join(', ')}`);
    return call(found.call.command, { ...found.call.args, ...more }, who);
  };
  const present = async () => stage.draft(draft.id);
  return { ...stage, call, press, present };
}

function actionIn({ actions }: Reply, label: string): Action | undefined {
  return actions.find((action) => action.label.includes(label));
}

/** The value that a field shows. */
function shownIn(field: FormField): string | undefined {
  if (field.kind === 'text') return field.value;
  return field.kind === 'choice' ? field.choices.find(({ isChosen }) => isChosen)?.value : undefined;
}

function fieldsOf(reply: Reply): Readonly<Record<string, string | undefined>> {
  const form = reply.actions[0];
  if (!reply.asks || form?.kind !== 'form') throw new Error('it asks for nothing');
  return Object.fromEntries(form.fields.map((field) => [field.option, shownIn(field)]));
}

const WORDS = {
  en: 'Reportedly five guards were added, an officer says.',
  ar: 'يُقال إن خمسة حراس أُضيفوا، بحسب ضابط.',
};

describe('approving', () => {
  test('asks for what is missing in the same form, and then for nothing', async () => {
    const { says: _, when: __, ...fact } = DRAFT.facts[0] ?? never();
    const { call, press, present } = await editing({ ...DRAFT, facts: [fact] });
    const card = await call('desk review');
    const asked = await press(card, 'Approve');
    expect(fieldsOf(asked)).toEqual({
      en: undefined,
      ar: undefined,
      says: undefined,
      // What is sent as it stands is meant.
      when: '2026-01-20',
      ckb: undefined,
    });
    const done = await press(asked, 'Word', { ...WORDS, says: 'an officer', when: '2026-01-20' });
    expect(linesOf(done)).toContain('Every fact of this draft is decided.');
    expect((await present()).facts[0]).toMatchObject({
      decision: 'accepted',
      says: { en: 'an officer' },
      when: { date: '2026-01-20', inferred: { en: 'the day of publication', ar: 'يوم النشر' } },
    });
  });

  test('a warning is shown on the card, and approving again confirms it', async () => {
    const { call, press, present } = await editing({ ...DRAFT, facts: DRAFT.facts.slice(0, 1) });
    const texts = { en: 'Five guards were added, an officer says.', ar: WORDS.ar };
    const told = await press(await call('desk review'), 'Approve', texts);
    expect(linesOf(told)).toContain('Check this. Approve confirms it');
    expect(linesOf(told).join('\n')).toContain('The sentence says "Reportedly", and the wording does not');
    expect((await present()).facts[0]).toMatchObject({ text: texts, decision: 'open' });
    expect(linesOf(await press(told, 'Approve'))).toContain('Every fact of this draft is decided.');
  });
});

describe('editing', () => {
  test.each<[typed: Readonly<Record<string, string>>, becomes: object]>([
    [{ says: 'السوداني' }, { says: 'sudani' }],
    [{ says: 'SUDANI' }, { says: 'sudani' }],
    [{ says: 'en: a driver; ar: سائق' }, { says: { en: 'a driver', ar: 'سائق' } }],
    [{ status: 'Reported' }, { status: 'reported' }],
    [{ names: 'Iraq, Prime minister' }, { names: ['iraq', 'prime-minister'] }],
    [{ names: '' }, { names: [] }],
    [{ topics: 'دوريات' }, { topics: ['patrols'] }],
    [{ when: '2026-01' }, { when: { date: '2026-01', inferred: { en: 'the month of publication' } } }],
    [{ when: '٢٠٢٥' }, { when: { date: '2025', inferred: { en: 'the source as a whole' } } }],
    [{ text: 'speaker: Sudani\ndate: 2026-01-20\nالأسماء: العراق' }, { says: 'sudani', names: ['iraq'] }],
  ])('%j', async (typed, becomes) => {
    const { call, press, present } = await editing();
    await press(await call('desk review'), 'Edit', typed);
    expect((await present()).facts[0]).toMatchObject(becomes);
  });

  test.each<[typed: Readonly<Record<string, string>>, sentence: string, again: object]>([
    [{ says: 'Sudanni' }, 'There is no name "Sudanni" - did you mean "Sudani"?', { says: 'Sudanni' }],
    [{ names: 'Irak' }, 'There is no name "Irak" - did you mean "Iraq"?', { names: 'Irak' }],
    [{ when: 'last week' }, '"last week" is not a date', { when: 'last week' }],
    [{ status: 'claimd' }, 'did you mean "claimed"?', { status: 'claimd' }],
    [{ topics: 'x' }, 'There is no topic "x"; the topics are patrols.', { topics: 'x' }],
  ])('%j is refused in a sentence, and is offered again', async (typed, sentence, again) => {
    const { call, press } = await editing();
    const refused = await press(await call('desk review'), 'Edit', typed);
    expect(linesOf(refused).join('\n')).toContain(sentence);
    expect(fieldsOf(await press(refused, 'Edit'))).toMatchObject(again);
  });

  test('what is sent as it was shown changes nothing', async () => {
    const { call, press, present } = await editing();
    const before = await present();
    const card = await call('desk review');
    const shown = fieldsOf(await press(card, 'Edit'));
    expect(shown).toEqual({
      says: 'en: one officer; ar: أحد الضباط',
      status: 'claimed',
      when: '2026-01-20',
      names: 'Iraq',
      topics: 'Patrols',
    });
    await press(card, 'Edit', shown as Readonly<Record<string, string>>);
    expect(await present()).toEqual(before);
  });
});

test('a fact is split, and is an account of an event that gets a title', async () => {
  const near = [{ fact: 'patrols-doubled', relation: 'account-of', why: 'the same' }] as const;
  const { call, press, present } = await editing(draftWith({ near }));
  const card = await press(await call('desk review'), 'Split');
  expect((await present()).facts.map(({ n }) => n)).toEqual([1, 3, 2]);
  const choice = await press(card, 'Account of …');
  const asked = await press(choice, '1');
  expect(asked.asks).toBe(true);
  const linked = await press(asked, 'Account of', { en: 'More guards', ar: 'حراس أكثر' });
  expect(linesOf(linked)).toContain('- Account of: patrols-doubled');
  expect((await present()).newEvents).toEqual([
    { id: 'patrols-doubled', title: { en: 'More guards', ar: 'حراس أكثر' }, facts: ['patrols-doubled'] },
  ]);
});

test('a source that lacks something comes first, and its names are changed one by one', async () => {
  const { title: _, ...source } = DRAFT.source;
  const newNames = [{ id: 'a-town', kind: 'person', name: { en: 'A town' } }] as const;
  const { call, press, present } = await editing({ ...DRAFT, source, newNames });
  const card = await call('desk review');
  expect(linesOf(card)).toEqual(
    expect.arrayContaining([
      '- Title: not found',
      '- The source has no title; add it.',
      '1. A town · person (en)',
    ]),
  );
  const refused = await press(card, 'Edit source', {
    title: 'Guards',
    url: 'nowhere',
    published: '2026-01-20',
  });
  expect(linesOf(refused).join('\n')).toContain('"nowhere" is not an address');
  expect(fieldsOf(await press(refused, 'Edit source'))).toMatchObject({ title: 'Guards', url: 'nowhere' });
  const named = await press(refused, '1. A town', { ar: 'بلدة', kind: 'مكان', role: 'en: on the road' });
  expect(linesOf(named)).toContain('1. A town · place · en: on the road (en, ar)');
  const unknown = await press(named, 'New name', { en: 'A group', kind: 'grup' });
  expect(linesOf(unknown).join('\n')).toContain('"grup" is not one of person, group');
  expect(fieldsOf(await press(unknown, 'New name'))).toMatchObject({ en: 'A group', kind: 'grup' });
  const added = await press(unknown, 'New name', { en: 'A group', kind: 'group' });
  expect((await present()).newNames).toEqual([
    { id: 'a-town', kind: 'place', name: { en: 'A town', ar: 'بلدة' }, role: { en: 'on the road' } },
    { id: 'a-group', kind: 'group', name: { en: 'A group' } },
  ]);
  // Whoever comes second with an old card overwrites nothing.
  const late = await press(card, 'Edit source', { title: 'Mine' }, OMAR);
  expect(linesOf(late)[0]).toContain('Somebody else has just changed this.');
  expect((await present()).source.title).toBe('Guards');
  expect(linesOf(await press(added, 'Facts'))[0]).toContain('1 of 2');
});

describe('published facts', () => {
  const FACT = 'patrols-doubled';
  const now = async (stage: {
    reload(): Promise<{
      readonly facts: readonly {
        readonly id: string;
        readonly supersedes?: string;
        readonly text: object;
        readonly retracted?: object;
      }[];
    }>;
  }) =>
    (await stage.reload()).facts.find(
      ({ id, supersedes }) => supersedes === FACT || id.startsWith('tripled'),
    );
  const correction = { fact: FACT, en: 'Patrols were tripled', reason: 'en: The paper gave a wrong number.' };

  test.each<[button: string, texts: Readonly<Record<string, string>>, becomes: object]>([
    ['Remove it', {}, { en: 'Patrols were tripled' }],
    ['It is still right', {}, { en: 'Patrols were tripled', ar: 'ضوعفت الدوريات' }],
    [
      'Write it too',
      { ar: 'زادت الدوريات ثلاثة أضعاف' },
      { en: 'Patrols were tripled', ar: 'زادت الدوريات ثلاثة أضعاف' },
    ],
  ])('what becomes of the other language is asked: %s', async (button, texts, becomes) => {
    const stage = await editing();
    const asked = await stage.call('desk correct', correction);
    expect(linesOf(asked)[0]).toContain('Nothing is changed yet.');
    expect(linesOf(await stage.press(asked, button, texts))).toEqual([`The fact ${FACT} is corrected.`]);
    expect((await now(stage))?.text).toEqual(becomes);
  });

  test.each<[command: string, args: Readonly<Record<string, string>>, done: string]>([
    ['desk correct', { ...correction, ar: 'زادت الدوريات ثلاثة أضعاف' }, 'is corrected'],
    ['desk retract', { fact: FACT, reason: 'en: The paper withdrew it.' }, 'is retracted'],
    ['desk into', { fact: FACT, language: 'ckb', text: 'گەشتەکان دوو هێندە کران' }, 'is saved'],
  ])('with two reviewers, another editor confirms: %s', async (command, args, done) => {
    const { call, press, reload, desk } = await editing(DRAFT, 2);
    const before = await reload();
    const waiting = await call(command, args);
    expect(linesOf(waiting)[0]).toContain(`Anna wants to change the fact ${FACT}.`);
    expect(linesOf(await press(waiting, 'Confirm'))).toEqual([
      'You have written this change yourself; another editor has to confirm it.',
    ]);
    expect((await reload()).version).toBe(before.version);
    // The other finds it among what there is to do.
    const look = await press(await call('desk drafts', {}, OMAR), 'Look at it', {}, OMAR);
    expect(linesOf(await press(look, 'Confirm', {}, OMAR)).join(' ')).toContain(done);
    expect((await reload()).version).not.toBe(before.version);
    expect((await desk.log(3)).map(({ by, did }) => `${by} ${did}`)).toContain('Omar confirm');
    expect(linesOf(await press(waiting, 'Confirm', {}, OMAR))[0]).toContain('This change is done');
  });

  test('a change without a reason, or that changes nothing, waits for nobody', async () => {
    const { call, desk } = await editing(DRAFT, 2);
    expect(linesOf(await call('desk correct', { ...correction, reason: '' }))[0]).toContain(
      'reason is missing',
    );
    const same = { fact: FACT, en: 'Patrols were doubled', reason: 'en: None.' };
    expect(linesOf(await call('desk correct', same))[0]).toContain('says already');
    expect(await desk.waiting()).toEqual([]);
  });
});

test.each(deskCommands.map(({ name }) => name))('whoever is no editor gets a sentence: %s', async (name) => {
  const { call, desk, present } = await editing();
  const before = await present();
  const { key = '' } = (await desk.next(DRAFT.id, { by: 'test:anna' })) ?? {};
  const args = {
    card: key,
    near: '1',
    id: DRAFT.id,
    fact: 'patrols-doubled',
    en: 'Mine',
    says: 'Mine',
    title: 'Mine',
  };
  const options = deskCommands.find((one) => one.name === name)?.options.map((one) => one.name) ?? [];
  const own = Object.fromEntries(Object.entries(args).filter(([option]) => options.includes(option)));
  const reply = await call(name, own, { ...ANNA, user: 'reader' });
  expect(linesOf(reply)).toEqual(['Only editors can do this; the operator of this bot lists them.']);
  expect(await present()).toEqual(before);
});

function never(): never {
  throw new Error('the draft has a fact');
}

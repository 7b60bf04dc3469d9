import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/desk/draft.ts';
import { draftFromYaml, draftToYaml } from '../../../src/desk/draft-file.ts';
import { CANDIDATE, DRAFT, draftWith } from '../../desk/review/drafts.ts';
import { run } from '../running.ts';
import { smallKnowledge } from '../small-knowledge.ts';

/** The desk over small knowledge with one draft. */
async function desk(draft: Draft = DRAFT, more: Readonly<Record<string, string>> = {}) {
  const env = { ...(await smallKnowledge()), USER: 'anna', ...more };
  const file = join(env.DATA_DIR, 'drafts', `${draft.id}.yaml`);
  await mkdir(join(env.DATA_DIR, 'drafts'));
  await writeFile(file, draftToYaml(draft));
  return {
    env,
    run: (words: readonly string[], input?: string) =>
      run(['desk', ...words], input === undefined ? { env } : { env, input }),
    review: (lines: readonly string[]) =>
      run(['desk', 'review', draft.id], { env, input: `${lines.join('\n')}\n` }),
    draft: async () => draftFromYaml(await readFile(file, 'utf8'), file),
    knowledge: (path: string) => readFile(join(env.KNOWLEDGE_DIR, path), 'utf8'),
  };
}

const WORDED = [
  'w',
  'Reportedly five guards were added, an officer says.',
  'يُقال إن خمسة حراس أُضيفوا، بحسب ضابط.',
];

describe('the review', () => {
  test('words, accepts and publishes line by line, and everything is in the log', async () => {
    const { run: desk_, review, draft, knowledge } = await desk();
    const { out } = await review([...WORDED, 'a', 'k', 'q']);
    expect(out).toContain('Every fact is decided. Type "publish" to write what is accepted.');
    expect(out).toMatch(/Kept: 1 accepted, 1 skipped\.\n$/);
    expect((await draft()).facts[0]).toMatchObject({
      decision: 'accepted',
      worded: { by: 'terminal:anna' },
      accepted: [{ by: 'terminal:anna' }],
    });
    const stopped = await desk_(['publish', DRAFT.id]);
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.out).toMatch(/Nothing was written\. Add --yes to go on\.\n$/);
    const done = await desk_(['publish', DRAFT.id, '--yes']);
    expect(done.out).toMatch(/Old answers that would change: 0 of \d+ questions\.\nPublished: 1 fact\.\n$/);
    expect(await knowledge('sources/paper-two-guards.yaml')).toContain('id: reportedly-five-guards-were');
    expect(await draft()).toMatchObject({ state: 'published' });
    const log = (await desk_(['log'])).out.replace(/^\S+ \S+ /gm, '');
    expect(log.split('\n')).toEqual([
      'terminal:anna word paper-two-guards 1 en ar',
      'terminal:anna accept paper-two-guards 1',
      'terminal:anna skip paper-two-guards 2',
      'terminal:anna publish paper-two-guards reportedly-five-guards-were',
      '',
    ]);
  });

  test.each<readonly [string, readonly string[], string, Partial<Draft['facts'][number]>]>([
    [
      'an accept without a wording',
      ['a'],
      'Not accepted yet. It has no wording; write it in your own words.',
      { decision: 'open' },
    ],
    [
      'a lost hedge',
      ['w en Five guards came.', 'a'],
      'Type "a!" to accept it all the same.',
      { decision: 'open' },
    ],
    [
      'a lost hedge that is meant',
      ['w en Five guards came.', 'a!'],
      'accepted (1 of 1)',
      { decision: 'accepted' },
    ],
    ['an unknown key', ['zz'], 'There is no key "zz".', {}],
    ['an unknown fact', ['7'], 'has no fact 7; it has 1, 2.', {}],
    ['an unknown link', ['g nobody'], 'There is no fact "nobody".', { links: {} }],
    [
      'a link to the nearest fact',
      ['g'],
      'Decided: against patrols-doubled',
      { links: { against: 'patrols-doubled' } },
    ],
    ['the same as the nearest', ['s 1'], 'fact 2', { decision: 'same', links: { same: 'patrols-doubled' } }],
    [
      'an account of a new event',
      ['o 1 en: More; ar: أكثر'],
      'account-of patrols-doubled',
      { links: { 'account-of': 'patrols-doubled' } },
    ],
    [
      'a field',
      ['e says sudani', 'e when 2026-01 inferred en: by the month'],
      'Says: sudani',
      { says: 'sudani', when: { date: '2026-01', inferred: { en: 'by the month' } } },
    ],
    ['a name as readers write it', ['e says السوداني'], 'Says: sudani', { says: 'sudani' }],
    ['a date', ['d 2026-01'], 'When: 2026-01', { when: { date: '2026-01', inferred: expect.anything() } }],
    ['the day of publication', ['d'], 'inferred: the day of publication', {}],
    ['a list', ['e names sudani, iraq'], 'Names: sudani, iraq', { names: ['sudani', 'iraq'] }],
    ['an unknown field', ['e sayz x'], 'There is no field "sayz" - did you mean "says"?', {}],
    [
      'a status that is none',
      ['e status said'],
      '"said" is not one of reported, claimed',
      { status: 'claimed' },
    ],
    ['a date that is none', ['e when Monday'], '"Monday" is not a date', {}],
    ['an undone rejection', ['r', 'u'], 'Kept: 2 open', { decision: 'open' }],
    ['nothing to undo', ['u'], 'There is nothing to undo.', {}],
    ['help', ['?'], 'split: a second fact of the same sentence', {}],
  ])('tells of %s', async (_, lines, told, fact) => {
    const near = [{ fact: 'patrols-doubled', relation: 'against', why: 'both tell of patrols' }] as const;
    const { review, draft } = await desk(draftWith({ near }));
    // The first fact is shown again at the end, whatever came next.
    const { out, errors } = await review([...lines, '1']);
    expect(errors).toBe('');
    expect(out).toContain(told);
    expect((await draft()).facts[0]).toMatchObject(fact);
  });

  test('adds names and values of the source', async () => {
    const { review, draft } = await desk();
    await review(['e name kirkuk place en: Kirkuk; ar: كركوك', 'e title Another title', 'e author']);
    expect(await draft()).toMatchObject({
      newNames: [{ id: 'kirkuk', kind: 'place', name: { en: 'Kirkuk', ar: 'كركوك' } }],
      source: { title: 'Another title' },
    });
  });

  test('shows no escape of a text from outside', async () => {
    const sentence = 'Red \u001b[31malert\u001b[0m \u202eback';
    const { review } = await desk(draftWith({ sentence, reasons: { says: 'x\u001b]0;y\u0007' } }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
    expect((await review(['q'])).out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('lists the drafts, also beside one that cannot be read', async () => {
    const { run: desk_, env } = await desk();
    await writeFile(join(env.DATA_DIR, 'drafts', 'broken.yaml'), 'id: [');
    expect((await desk_([])).out.split('\n')).toEqual([
      expect.stringMatching(/^broken · cannot be read: drafts\/broken\.yaml:1: /),
      'paper-two-guards · open · 2 open',
      '  More guards on the road',
      'Review one: npm run desk -- review ID',
      '',
    ]);
    expect((await desk_(['review', 'none'])).errors).toBe(
      'There is no draft "none"; there are broken, paper-two-guards.\n',
    );
    expect((await desk_(['review', '../x'])).errors).toContain('There is no draft "../x"');
  });
});

describe('what is published', () => {
  const accepted = draftWith({
    ...CANDIDATE,
    text: { en: 'Reportedly five guards were added.' },
    decision: 'accepted',
    accepted: [{ by: 'discord:1', at: '2026-02-04T10:00:00Z' }],
  });

  test('goes beside the folder with DESK_PUBLISH_TO=store', async () => {
    const { run: desk_, env } = await desk(accepted, { DESK_PUBLISH_TO: 'store' });
    expect(await desk_(['publish', DRAFT.id, '--yes'])).toMatchObject({ code: 0 });
    expect(await readdir(join(env.KNOWLEDGE_DIR, 'sources'))).toEqual(['a.yaml']);
    expect(await readdir(join(env.DATA_DIR, 'knowledge/sources'))).toEqual(['paper-two-guards.yaml']);
  });

  test('needs a second editor with DESK_REVIEWERS=2', async () => {
    const { run: desk_ } = await desk(accepted, { DESK_REVIEWERS: '2' });
    expect((await desk_(['publish', DRAFT.id, '--yes'])).errors).toContain(
      '- Fact 1, "accepted": A second editor has to accept it; discord:1 is not the second.',
    );
  });
});

describe('a fact', () => {
  test('is corrected, and the correction says why', async () => {
    const { run: desk_, knowledge } = await desk();
    const words = [
      'correct',
      'patrols-doubled',
      '--text',
      'Patrols were tripled.',
      '--text-ar',
      'تضاعفت الدوريات ثلاث مرات.',
    ];
    expect(await desk_(words)).toMatchObject({ code: 2 });
    const done = await desk_([...words, '--reason', 'the paper gave a wrong number', '--yes']);
    expect(done).toMatchObject({ code: 0, errors: '' });
    const text = await knowledge('sources/a.yaml');
    expect(text).toContain(`
  - id: patrols-were-tripled
    paragraph: 2
    says: sudani
    status: claimed
    when: "2026-01-21"
`);
    expect(text).toContain(`
    supersedes: patrols-doubled
    reason: { en: "the paper gave a wrong number" }
    text:
      en: "Patrols were tripled."
      ar: "تضاعفت الدوريات ثلاث مرات."
`);
    expect((await desk_([...words, '--reason', 'x', '--yes'])).errors).toBe(
      '"patrols-doubled" is corrected by "patrols-were-tripled" already; correct that one.\n',
    );
    expect((await desk_(['log'])).out).toMatch(
      / terminal:anna correct patrols-doubled patrols-were-tripled\n$/,
    );
  });

  test('is retracted once', async () => {
    const { run: desk_, knowledge } = await desk();
    const words = [
      'retract',
      'patrols-doubled',
      '--reason',
      'withdrawn by the paper',
      '--reason-ar',
      'سحبته الصحيفة',
      '--yes',
    ];
    expect(await desk_(words)).toMatchObject({ code: 0, errors: '' });
    expect(await knowledge('sources/a.yaml')).toMatch(
      /retracted: \{ date: "\d{4}-\d\d-\d\d", reason: \{ en: "withdrawn by the paper", ar: "سحبته الصحيفة" \} \}\n/,
    );
    expect((await desk_(words)).errors).toMatch(
      /^"patrols-doubled" was retracted on \d{4}-\d\d-\d\d already\.\n$/,
    );
    expect((await desk_(['retract', 'patrols-double', '--reason', 'x'])).errors).toBe(
      'There is no fact "patrols-double" - did you mean "patrols-doubled"?\n',
    );
  });

  test('is translated later', async () => {
    const { run: desk_, knowledge } = await desk();
    const { out } = await desk_(['translate', 'fr']);
    expect(out).toMatch(
      /^patrols-doubled\n {2}Patrols were doubled \(en\)\n {2}\S+\/sources\/a\.yaml:16:11\n/,
    );
    expect(out).toMatch(
      /patrols-unchanged\.says\n {2}one official \(en\)\n[\s\S]*7 texts are missing in "fr"\.\n$/,
    );
    const [first] = (await desk_(['translate', 'fr', '--json'])).out.split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      key: 'patrols-doubled',
      text: { en: 'Patrols were doubled' },
      line: 16,
    });
    const words = ['translate', 'fr', 'patrols-doubled', 'Les patrouilles ont doublé', '--yes'];
    const written = await desk_(words);
    expect(written).toMatchObject({ code: 0, errors: '' });
    expect(written.out).toContain('No fact has a text in "fr" yet; look whether you mean this language.');
    expect(await knowledge('sources/a.yaml')).toContain(
      'text: { en: "Patrols were doubled", ar: "ضوعفت الدوريات", fr: "Les patrouilles ont doublé" }\n',
    );
    expect((await desk_(words)).errors).toContain('"patrols-doubled" has a text in "fr" already');
    expect((await desk_(['translate', 'fr', 'nobody', 'x'])).errors).toContain('There is no fact "nobody"');
    expect((await desk_(['translate', 'no language'])).errors).toContain('is not a language code');
  });
});

test.each([
  [['publish'], 'Use: npm run desk -- publish ID [--yes]\n'],
  [['retract', 'x'], 'Use: npm run desk -- retract FACT --reason "…" [--reason-ar "…"] [--yes]\n'],
  [['log', '--days', '0'], '--days 0: give a whole number from 1 to 36500.\n'],
  [
    ['translate'],
    'Use: npm run desk -- translate LANGUAGE [--json]            lists what is missing in it\n',
  ],
  [['publish', 'x', '--now'], "Unknown option '--now'."],
])('%j shows how it is used', async (words, told) => {
  const { code, errors } = await run(['desk', ...words], { env: await smallKnowledge() });
  expect({ code, told: errors.slice(0, told.length) }).toEqual({ code: 2, told });
});

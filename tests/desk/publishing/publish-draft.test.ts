import { lstat, mkdir, readdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/desk/draft.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { FolderPublished } from '../../../src/desk/publishing/folder-published.ts';
import { type Preparation, prepareHere } from '../../../src/desk/publishing/preparation.ts';
import {
  type PublishingOptions,
  prepareDraft,
  published,
  write,
} from '../../../src/desk/publishing/publish-draft.ts';
import { inOrder } from '../../../src/desk/publishing/published-files.ts';
import { StorePublished } from '../../../src/desk/publishing/store-published.ts';
import { accept, accountOf, corrects, setFields, skip, word } from '../../../src/desk/review/decisions.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { temporaryFolder } from '../../app/program.ts';
import { edited, type Files, GOOD, makeFolder, SOURCE } from '../../knowledge/folder.ts';
import { ANNA, DRAFT, OMAR } from '../review/drafts.ts';

const TEXT = {
  en: 'Reportedly five guards were added, an officer says.',
  ar: 'يُقال إن خمسة حراس أُضيفوا، بحسب ضابط.',
};
const SECOND = { en: 'Traffic went on.' };

const accepted = (draft: Draft, n: number, text: Readonly<Record<string, string>>): Draft =>
  accept(word(draft, n, text, ANNA), n, OMAR);
const READY = accepted(DRAFT, 1, TEXT);
const { url: _, ...unaddressed } = READY.source;

interface Desk extends PublishingOptions {
  read(file: string): Promise<string>;
}

async function desk(changes: Files = {}): Promise<Desk> {
  const folder = await makeFolder(changes);
  return {
    folder,
    files: new FolderPublished(folder),
    now: new Date('2026-02-04T10:00:00Z'),
    reviewers: 1,
    labelled: [],
    read: (file) => readFile(join(folder, file), 'utf8'),
  };
}

async function publish(draft: Draft, options: Desk): Promise<Draft> {
  const publication = await prepareDraft(draft, options);
  await write(publication, options);
  return published(draft, publication);
}

describe('a draft', () => {
  test('becomes a source in the form that editors write, and the knowledge has it', async () => {
    const options = await desk();
    const both = accepted(READY, 2, SECOND);
    const after = await publish(both, options);
    const text = await options.read('sources/paper-two-guards.yaml');
    expect(text.replace(/ {2}text: "a{64}"\n/, '')).toMatchInlineSnapshot(`
      "source:
        id: paper-two-guards
        title: "More guards on the road"
        publisher: "Second Paper"
        language: en
        url: "https://example.org/guards"
        published: "2026-01-20"
        added: "2026-02-04"
      facts:
        # Paragraph 2
        - id: reportedly-five-guards-were
          paragraph: 2
          says: { en: "one officer", ar: "أحد الضباط" }
          status: claimed
          when: { date: "2026-01-20", inferred: day-publication }
          names: [iraq]
          topics: [patrols]
          text:
            en: "Reportedly five guards were added, an officer says."
            ar: "يُقال إن خمسة حراس أُضيفوا، بحسب ضابط."

        # Paragraph 3
        - id: traffic-went
          paragraph: 3
          says: { en: "one officer", ar: "أحد الضباط" }
          status: claimed
          when: { date: "2026-01-20", inferred: day-publication }
          names: [iraq]
          topics: [patrols]
          text:
            en: "Traffic went on."
      "
    `);
    expect(await options.read('situation.yaml')).toBe(
      `${GOOD['situation.yaml']}  day-publication: { en: "the day of publication", ar: "يوم النشر" }\n`,
    );
    expect(await options.read('names.yaml')).toBe(GOOD['names.yaml']);
    expect(after.state).toBe('published');
    expect(after.facts.map(({ id, decision }) => `${id} ${decision}`)).toEqual([
      'reportedly-five-guards-were published',
      'traffic-went published',
    ]);
    const knowledge = await loadKnowledge(options.folder);
    expect(knowledge.facts.map(({ id }) => id)).toContain('reportedly-five-guards-were');
  });

  test('brings its names, closes the gaps that its facts tell, and makes an event for two', async () => {
    const options = await desk({
      'gaps.yaml': `# What is open.\n${GOOD['gaps.yaml']}- id: another\n  text: { en: "No", ar: "لا" }\n  questions: {}\n`,
    });
    const knowledge = await loadKnowledge(options.folder);
    const newNames = [
      { id: 'kirkuk', kind: 'place', name: { en: 'Kirkuk', ar: 'كركوك' }, also: { en: ['Karkuk'] } },
      { id: 'unused', kind: 'place', name: { en: 'Nowhere' } },
    ] as const;
    const title = { en: 'More guards', ar: 'حراس أكثر' };
    let draft = setFields({ ...DRAFT, newNames }, 1, { names: ['kirkuk'], gaps: ['how-many-guards'] }, ANNA);
    draft = accountOf(draft, 1, 'patrols-doubled', ANNA, { knowledge, title });
    await publish(accepted(draft, 1, TEXT), options);
    expect(await options.read('gaps.yaml')).toBe(
      '# What is open.\n- id: another\n  text: { en: "No", ar: "لا" }\n  questions: {}\n',
    );
    expect(await options.read('names.yaml')).toBe(
      `${GOOD['names.yaml']}- id: kirkuk\n  kind: place\n  name: { en: "Kirkuk", ar: "كركوك" }\n  also:\n    en: ["Karkuk"]\n`,
    );
    expect(await options.read('situation.yaml')).toContain(
      'events:\n  patrols-doubled: { en: "More guards", ar: "حراس أكثر" }\n',
    );
    expect(await options.read(SOURCE)).toBe(
      GOOD[SOURCE].replace('["more patrols?"] }\n', '["more patrols?"] }\n    account-of: patrols-doubled\n'),
    );
  });

  test('whose source is known adds to its file, beside its paragraph, and says when', async () => {
    const options = await desk();
    const source = { ...DRAFT.source, title: 'Patrols' };
    const draft = setFields(
      corrects({ ...DRAFT, id: 'paper-one', source }, 1, 'patrols-unchanged', ANNA),
      1,
      { when: { date: '2026-01-20' } },
      ANNA,
    );
    await publish(accepted(draft, 1, TEXT), options);
    const text = await options.read(SOURCE);
    const [before = '', after = ''] = GOOD[SOURCE].split('  - id: patrols-unchanged');
    expect(text.startsWith(before)).toBe(true);
    expect(text.endsWith(`  - id: patrols-unchanged${after}`)).toBe(true);
    expect(text.slice(before.length, text.length - after.length)).toContain('added: "2026-02-04"');
    expect(text).toContain('supersedes: patrols-unchanged');
  });

  test('that is published again writes what is new alone', async () => {
    const options = await desk();
    // As if it had been killed before the draft was written.
    await publish(READY, options);
    const once = await options.read('sources/paper-two-guards.yaml');
    const after = await publish(accepted(READY, 2, SECOND), options);
    expect(after.facts.map(({ decision }) => decision)).toEqual(['published', 'published']);
    const twice = await options.read('sources/paper-two-guards.yaml');
    expect(twice.startsWith(once)).toBe(true);
    expect(twice.match(/id: traffic-went/g)).toHaveLength(1);
    expect(twice.match(/five guards/g)).toHaveLength(1);
  });

  test('keeps what is left out, and what is published cannot be decided again', async () => {
    const after = await publish(skip(READY, 2, ANNA), await desk());
    expect(after).toMatchObject({ state: 'published' });
    expect(() => word(after, 1, SECOND, ANNA)).toThrow(
      'Fact 1 is published as "reportedly-five-guards-were"',
    );
    expect(word(after, 2, SECOND, ANNA).facts[1]?.decision).toBe('skipped');
  });
});

describe('nothing is written, and everything is told at once,', () => {
  test.each<readonly [string, Draft, readonly string[]]>([
    ['where nothing is accepted', DRAFT, ['No fact of it is accepted']],
    [
      'where fields are missing',
      { ...setFields(READY, 2, { says: undefined }, ANNA), source: { text: 'x' } },
      ['The source has no title; add it.', 'The source has no day of publication; add it.'],
    ],
    [
      'where a fact is not whole',
      accept(
        word(setFields(DRAFT, 2, { says: undefined, status: undefined }, ANNA), 2, SECOND, ANNA),
        2,
        ANNA,
      ),
      ['Fact 2, "says": It has no speaker', 'Fact 2, "status": It has no status'],
    ],
    [
      'where the id is that of another source',
      { ...READY, id: 'paper-one' },
      ['The id "paper-one" belongs to another source, "Patrols"; give the draft another id.'],
    ],
    [
      'where the id is that of another source, and neither has an address',
      { ...READY, id: 'paper-one', source: unaddressed },
      ['The id "paper-one" belongs to another source, "Patrols"; give the draft another id.'],
    ],
    [
      'where check refuses a name',
      {
        ...setFields(READY, 1, { names: ['other'] }, ANNA),
        newNames: [{ id: 'other', kind: 'place', name: { en: 'Iraq' } }],
        facts: accept({ ...setFields(READY, 1, { names: ['other'] }, ANNA) }, 1, OMAR).facts,
      },
      ['The name "other", "name": the spelling "Iraq" already belongs to "iraq"'],
    ],
    [
      'where check refuses a value of the source',
      { ...READY, source: { ...READY.source, url: 'example' } },
      ['The source, "url": "example" is not a web address'],
    ],
    [
      'where a day is in the future',
      { ...READY, source: { ...READY.source, published: '2027-01-01' } },
      ['The source, "published": '],
    ],
  ])('%s', async (_, draft, sentences) => {
    const options = await desk();
    const message = await prepareDraft(draft, options).catch((error: Error) => error.message);
    for (const sentence of sentences) expect(message).toContain(`\n- ${sentence}`);
    expect(await readdir(join(options.folder, 'sources'))).toEqual(['a.yaml']);
  });

  test('where the knowledge itself has mistakes', async () => {
    const options = await desk(edited(SOURCE, 'status: claimed', 'status: said'));
    await expect(prepareDraft(READY, options)).rejects.toThrow(
      'has mistakes already, and has to be mended first:\nsources/a.yaml:12:13: "said"',
    );
  });

  test('with two reviewers, where one has seen it', async () => {
    const alone = accept(word(DRAFT, 1, TEXT, ANNA), 1, ANNA);
    await expect(prepareDraft(alone, { ...(await desk()), reviewers: 2 })).rejects.toThrow(
      'Fact 1, "accepted": A second editor has to accept it; terminal:anna is not the second.',
    );
  });
});

test('warnings are those that are new', async () => {
  const options = await desk(edited(SOURCE, ', ar: "ضوعفت الدوريات"', ''));
  const { warnings } = await prepareDraft(accepted(DRAFT, 2, SECOND), options);
  expect(warnings).toEqual([
    'Fact 2, "text": the text in "ar" is missing - readers see the original, marked',
  ]);
});

test('questions whose answers would change are told', async () => {
  const options = await desk(
    edited(SOURCE, 'questions: { en: ["more patrols?"] }', 'ask: { en: "Are there more patrols?" }'),
  );
  const draft = corrects(DRAFT, 2, 'patrols-doubled', ANNA);
  const labelled = [{ question: 'who guards the moon?' }];
  const { rehearsal } = await prepareDraft(accepted(draft, 2, { en: 'Patrols were tripled.' }), {
    ...options,
    labelled,
  });
  expect(rehearsal.asked).toBe(2);
  expect(rehearsal.changed).toMatchObject([
    { question: 'Are there more patrols?', before: { fact: 'patrols-doubled' } },
  ]);
});

describe('files in a folder', () => {
  test('that changed since they were read are not overwritten', async () => {
    const options = await desk();
    const publication = await prepareDraft(READY, options);
    await writeFile(join(options.folder, 'situation.yaml'), `${GOOD['situation.yaml']}# mine\n`);
    await expect(write(publication, options)).rejects.toThrow(
      '"situation.yaml" has changed since it was read',
    );
    expect(await options.read('situation.yaml')).toMatch(/# mine\n$/);
    expect(await left(options.folder)).toEqual([]);
  });

  test('are as they were where one cannot be put in its place', async () => {
    const options = await desk();
    const publication = await prepareDraft(READY, options);
    await mkdir(join(options.folder, 'sources/paper-two-guards.yaml'));
    await expect(write(publication, options)).rejects.toThrow(
      '"sources/paper-two-guards.yaml" in the knowledge folder cannot be written, and nothing was changed: it is a folder',
    );
    expect(await options.read('situation.yaml')).toBe(GOOD['situation.yaml']);
    expect(await left(options.folder)).toEqual([]);
  });

  test('leave valid knowledge behind, wherever it is killed', async () => {
    const options = await desk();
    const newNames = [{ id: 'kirkuk', kind: 'place', name: { en: 'Kirkuk' } }] as const;
    const draft = setFields({ ...DRAFT, newNames }, 1, { says: 'kirkuk', gaps: ['how-many-guards'] }, ANNA);
    const { changes } = await prepareDraft(accepted(draft, 1, TEXT), options);
    const order = inOrder(changes);
    expect(order.map(([path]) => path)).toEqual([
      'names.yaml',
      'situation.yaml',
      'sources/paper-two-guards.yaml',
      'gaps.yaml',
    ]);
    for (let written = 0; written <= order.length; written++) {
      const overlay = new Map(order.slice(0, written));
      await expect(loadKnowledge(options.folder, { overlay })).resolves.toBeDefined();
    }
  });

  test('behind symbolic links are written where they are', async () => {
    const options = await desk();
    const elsewhere = join(await temporaryFolder(), 'situation.yaml');
    await rename(join(options.folder, 'situation.yaml'), elsewhere);
    await symlink(elsewhere, join(options.folder, 'situation.yaml'));
    await publish(READY, options);
    expect((await lstat(join(options.folder, 'situation.yaml'))).isSymbolicLink()).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toContain('day-publication');
  });

  test('keep a byte order mark', async () => {
    const options = await desk({ 'situation.yaml': `\ufeff${GOOD['situation.yaml']}` });
    await publish(READY, options);
    expect(await options.read('situation.yaml')).toMatch(/^\ufeffid: border[\s\S]*day-publication/);
  });

  test('are not written by two at a time; what a killed process left is cleared away', async () => {
    const options = await desk();
    const publication = await prepareDraft(READY, options);
    const lock = join(options.folder, '.desk-lock');
    await writeFile(lock, '');
    await expect(write(publication, options)).rejects.toThrow('Somebody else is publishing right now');
    await utimes(lock, 0, 0);
    await writeFile(join(options.folder, '.names.yaml.00000000-0000-4000-8000-000000000000.part'), 'x');
    await write(publication, options);
    expect(await left(options.folder)).toEqual([]);
  });
});

describe('files beside a folder that cannot be written', () => {
  test('lie over it', async () => {
    const { folder, ...options } = await desk();
    const files = new FolderFiles(await temporaryFolder());
    const store = { ...options, folder, files: new StorePublished(folder, files) };
    await publish(READY, store);
    await publish(accepted({ ...DRAFT, id: 'third' }, 1, TEXT), store);
    expect(await readdir(join(folder, 'sources'))).toEqual(['a.yaml']);
    const paths = (await files.list('knowledge/')).map(({ path }) => path);
    expect(paths).toEqual([
      'knowledge/situation.yaml',
      'knowledge/sources/paper-two-guards.yaml',
      'knowledge/sources/third.yaml',
    ]);
  });

  test('keep the folder from being written below them', async () => {
    const { folder, ...options } = await desk();
    const files = new FolderFiles(await temporaryFolder());
    await publish(READY, { ...options, folder, files: new StorePublished(folder, files) });
    await expect(new FolderPublished(folder, files).read()).rejects.toThrow(
      'lie over the knowledge folder (knowledge/situation.yaml, knowledge/sources/paper-two-guards.yaml)',
    );
  });

  test('that changed since they were read are not overwritten, and what was written before is taken back', async () => {
    const { folder, ...options } = await desk();
    const files = new FolderFiles(await temporaryFolder());
    const store = { ...options, folder, files: new StorePublished(folder, files) };
    const publication = await prepareDraft(READY, store);
    await files.write('knowledge/sources/paper-two-guards.yaml', 'x', 'none');
    await expect(write(publication, store)).rejects.toThrow('has changed since it was read');
    expect((await files.list('knowledge/')).map(({ path }) => path)).toEqual([
      'knowledge/sources/paper-two-guards.yaml',
    ]);
  });
});

test.each([
  [
    'a correction',
    (fact, en) => ({ kind: 'correction', correction: { fact, text: { en }, reason: { en: 'Why' } } }),
  ],
  ['a translation', (of, text) => ({ kind: 'translation', of, language: 'ckb', text })],
] satisfies [string, (fact: string, text: string) => Preparation][])(
  '%s in the words of the source is refused, where its text is kept',
  async (_, preparationOf) => {
    const { folder, ...options } = await desk();
    const files = new FolderFiles(await temporaryFolder());
    const [fact] = DRAFT.facts;
    const sentence = fact?.sentence ?? '';
    await files.write(`texts/${DRAFT.source.text}.txt`, `A title\n${sentence}\n`, 'none');
    const kept = { ...options, folder, files: new FolderPublished(folder, files) };
    const id = (await publish(READY, kept)).facts[0]?.id ?? '';
    const present = await kept.files.read();
    await expect(prepareHere([])(preparationOf(id, sentence), { ...kept, present })).rejects.toThrow(
      '8 words in a row stand in the source',
    );
  },
);

test('who retracts a correction is told that the earlier statement counts again', async () => {
  const options = await desk();
  const correction = { fact: 'patrols-doubled', text: { en: 'Patrols tripled' }, reason: { en: 'A slip' } };
  const prepared = await prepareHere([])(
    { kind: 'correction', correction },
    { ...options, present: await options.files.read() },
  );
  await write(prepared, options);
  const retraction = { fact: prepared.id ?? '', reason: { en: 'Another slip' } };
  const present = await options.files.read();
  const { warnings } = await prepareHere([])({ kind: 'retraction', retraction }, { ...options, present });
  expect(warnings[0]).toContain('"patrols-doubled", which it had corrected, is stated again');
});

/** Files that must not be left in a folder. */
async function left(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => /\.part$|\.desk-lock$/.test(name));
}

import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { edited, type Files, GOOD, makeFolder, problemsIn, SOURCE as S } from './folder.ts';

const MOVE = 'vocabulary/movement.yaml';

const nested = (levels: number) => '['.repeat(levels);
const bomb = [
  'a: &a [x]',
  ...[...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]}, `.repeat(9)}x]`),
].join('\n');

/** Whole files that cannot be used, and the problems that they give. */
const FILES: readonly (readonly [mistake: string, files: Files, problems: readonly (string | RegExp)[]])[] = [
  ['no situation', { 'situation.yaml': undefined }, ['situation.yaml:1:1: the file is missing - create it']],
  ['no names', { 'names.yaml': undefined }, ['names.yaml:1:1: the file is missing - create it']],
  [
    'no sources',
    { [S]: undefined },
    ['sources:1:1: the folder does not exist - create it, with at least one .yaml file in it'],
  ],
  [
    'no source among the sources',
    { [S]: undefined, 'sources/notes.txt': 'x' },
    [
      'sources:1:1: the folder has no .yaml file - add at least one',
      // What is not read may be why, so it is told with the problems.
      'sources/notes.txt:1:1: this file is not read - a source is a .yaml file, and its text has the same name with .txt',
    ],
  ],
  [
    'a file for the sources',
    { [S]: undefined, sources: 'x' },
    ['sources:1:1: the folder is not a folder - create it, with at least one .yaml file in it'],
  ],
  [
    'a mistyped file',
    { 'name.yaml': '[]', 'names.yaml': undefined },
    [
      'name.yaml:1:1: this file is not read - did you mean "names.yaml"?',
      'names.yaml:1:1: the file is missing - create it',
    ],
  ],
  [
    'an empty file',
    { 'gaps.yaml': '# none yet\n' },
    ['gaps.yaml:1:1: the file is empty - fill it, or remove it'],
  ],
  [
    'a mapping for a list',
    { 'gaps.yaml': '\nid: x' },
    ['gaps.yaml:2:1: expected a list of gaps, found a mapping'],
  ],
  [
    'a list for a mapping',
    { [S]: '- x', 'gaps.yaml': undefined },
    [`${S}:1:1: expected a mapping with the fields "source" and "facts", found a list`],
  ],
  [
    'a text for a name',
    { 'gaps.yaml': '- x' },
    ['gaps.yaml:1:3: expected a gap: { id: …, text: …, questions: … }, found the text "x"'],
  ],
  [
    'two syntax errors',
    { 'gaps.yaml': '- a: "x\n- "b": \'y\n' },
    [/^gaps\.yaml:\d+:\d+: not valid YAML: .+ - /, /^gaps\.yaml:\d+:\d+: not valid YAML: .+ - /],
  ],
  [
    'a tab',
    { 'gaps.yaml': 'a:\n\tb: c\n' },
    [/^gaps\.yaml:2:1: not valid YAML: .*[Tt]ab.* - indent with spaces$/],
  ],
  [
    'a file with tabs',
    { [S]: GOOD[S].replaceAll(/^ {4}(?=\w)/gm, '\t'), 'gaps.yaml': undefined },
    [/^sources\/a\.yaml:10:1: not valid YAML: .*[Tt]ab.* - indent with spaces$/],
  ],
  [
    'what a merge leaves',
    {
      'gaps.yaml': undefined,
      ...edited(
        S,
        '    paragraph: 2\n',
        '<<<<<<< HEAD\n    paragraph: 2\n=======\n    paragraph: 3\n>>>>>>> theirs\n',
      ),
    },
    [
      `${S}:10:1: a merge left its marks here ("<<<<<<<", "=======", ">>>>>>>") - keep what is right and remove these lines`,
    ],
  ],
  [
    'a list without its field',
    { 'gaps.yaml': undefined, ...edited(S, 'facts:\n', '') },
    [
      `${S}:8:3: a list begins here among the fields of a mapping - its field is missing on the line before, such as "facts:"`,
    ],
  ],
  [
    'a quotation inside double quotes',
    { 'gaps.yaml': undefined, ...edited(S, '"Patrols were doubled"', '"Patrols were "doubled" again"') },
    [
      `${S}:16:32: the text in quotes ends before this - write quotation marks inside it as “ and ”, or as \\"`,
    ],
  ],
  [
    'an apostrophe inside single quotes',
    { 'gaps.yaml': undefined, ...edited(S, '"Patrols"', "'The army's men'") },
    [
      `${S}:3:20: the text in quotes ends before this - write an apostrophe inside it as ’, or put the text in double quotes`,
    ],
  ],
  [
    'a colon in a text without quotes',
    { 'gaps.yaml': undefined, ...edited(S, '"Patrols"', 'Iraq: on alert') },
    [
      `${S}:3:10: the text has a colon followed by a space, which would begin another field - put it in quotes: "Iraq: on alert"`,
    ],
  ],
  [
    'a colon in a text without quotes, between braces',
    { 'gaps.yaml': undefined, ...edited(S, '"one official"', 'one: official') },
    [
      `${S}:20:17: the text has a colon followed by a space, which would begin another field - put it in quotes`,
    ],
  ],
  [
    'two documents',
    { 'gaps.yaml': '[]\n---\n[]\n' },
    [/^gaps\.yaml:2:1: not valid YAML: .*multiple documents.* - keep one document a file/],
  ],
  [
    'an unknown tag',
    { 'gaps.yaml': '!gaps []\n' },
    [/^gaps\.yaml:1:1: not valid YAML: Unresolved tag: !gaps - remove the tag/],
  ],
  [
    'an alias to nothing',
    { 'gaps.yaml': '- id: *nothing\n' },
    [
      /^gaps\.yaml:1:7: cannot follow the YAML aliases: Unresolved alias.*nothing - write the values out instead$/,
    ],
  ],
  [
    'an alias bomb',
    { 'gaps.yaml': bomb },
    [/^gaps\.yaml:2:8: cannot follow the YAML aliases: Excessive alias count/],
  ],
  [
    'an alias to itself',
    { 'gaps.yaml': '&a [*a]' },
    ['gaps.yaml:1:5: expected a gap: { id: …, text: …, questions: … }, found a list'],
  ],
  [
    'deep nesting',
    { 'gaps.yaml': nested(100_000) },
    [/^gaps\.yaml:1:\d+: cannot be read as YAML: it is nested too deeply - /],
  ],
  [
    'a byte that is not UTF-8',
    { 'gaps.yaml': Buffer.from('efbbbf2320efbfbd c3a9 0a23 c3a9 e9 0a'.replaceAll(' ', ''), 'hex') },
    ['gaps.yaml:2:3: the byte 0xE9 is not UTF-8 - save the file in the encoding UTF-8'],
  ],
  [
    'a character cut off at the end',
    { 'gaps.yaml': Buffer.from([0x23, 0x20, 0xd8]) },
    ['gaps.yaml:1:3: the byte 0xD8 is not UTF-8 - save the file in the encoding UTF-8'],
  ],
  [
    'a file of more than 10 MB',
    { 'gaps.yaml': new Uint8Array(10 * 1024 * 1024 + 1) },
    ['gaps.yaml:1:1: the file is larger than 10 MB - split it into several'],
  ],
  [
    'a correction in a circle',
    {
      ...edited(S, 'added: 2026-01-23', 'supersedes: third'),
      'sources/b.yaml': third('supersedes: patrols-unchanged'),
    },
    [
      `${S}:27:17: "supersedes" leads back to where it began: "patrols-unchanged" -> "third" -> "patrols-unchanged" - remove one of them`,
    ],
  ],
  [
    'a missing section',
    { [S]: GOOD[S].slice(0, GOOD[S].indexOf('facts:')), 'gaps.yaml': undefined },
    [`${S}:1:1: the field "facts" is missing - add it`],
  ],
  [
    'a wrong word and a wrong language in one concept',
    { [MOVE]: '- { id: patrol, en: [1], e: [x] }' },
    [
      `${MOVE}:1:22: expected text, found the number 1 - put it in quotes: "1"`,
      `${MOVE}:1:26: "e" is not a language code - use a code such as "en", "ar" or "ckb"`,
    ],
  ],
  [
    'a repeated field, the last of which is wrong',
    edited(S, 'paragraph: 2', 'paragraph: 2\n    paragraph: 0'),
    [
      `${S}:11:5: the field "paragraph" stands twice in this mapping - remove one of them`,
      `${S}:11:16: a paragraph is a whole number from 1 (the title) on`,
    ],
  ],
  [
    'a mistake behind an alias, at the anchor',
    {
      [S]: GOOD[S].replace('names: [iraq]', 'names: &n [iraq]').replace('[patrols-doubled]', '*n'),
    },
    [`${S}:14:16: unknown fact "iraq" - facts are defined in sources/`],
  ],
  [
    'an id given twice in a file',
    {
      [S]: GOOD[S]
        .replace('id: patrols-unchanged', 'id: patrols-doubled')
        .replace('status: disputed', 'status: claimed')
        .replace('    against: [patrols-doubled]\n', ''),
    },
    [`${S}:18:9: the id "patrols-doubled" already belongs to the fact in ${S}:9:9 - choose another`],
  ],
  [
    'ids of another file',
    {
      'sources/b.yaml': third('')
        .replace('id: third', 'id: patrols-doubled')
        .replace('id: paper-two', 'id: paper-one'),
    },
    [
      `sources/b.yaml:2:7: the id "paper-one" already belongs to the source in ${S}:2:7 - choose another`,
      `sources/b.yaml:9:9: the id "patrols-doubled" already belongs to the fact in ${S}:9:9 - choose another`,
    ],
  ],
  [
    'a concept of another file',
    { 'vocabulary/z.yaml': '- { id: patrol, en: [x] }' },
    [`vocabulary/z.yaml:1:9: the id "patrol" already belongs to the concept in ${MOVE}:1:9 - choose another`],
  ],
];

/** A second source with one fact. */
function third(line: string): string {
  return GOOD[S]
    .slice(0, GOOD[S].indexOf('  - id: patrols-unchanged'))
    .replace('paper-one', 'paper-two')
    .replace('patrols-doubled', 'third')
    .concat(line === '' ? '' : `    ${line}\n`);
}

describe('what cannot be read is refused, and hides nothing else', () => {
  test.each(FILES)('%s', async (_, files, problems) => {
    const found = await problemsIn(await makeFolder(files));
    expect(found).toEqual(
      problems.map((problem) => (typeof problem === 'string' ? problem : expect.stringMatching(problem))),
    );
  });

  test('a missing folder', async () => {
    expect(await problemsIn('/no/such/folder')).toEqual([
      '.:1:1: the knowledge folder "/no/such/folder" does not exist - KNOWLEDGE_DIR names the folder',
    ]);
  });

  test('a folder where a file should be', async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'sources/b.yaml'));
    expect(await problemsIn(folder)).toEqual([
      'sources/b.yaml:1:1: this is not a file - rename it or move it away',
    ]);
  });

  // The superuser reads everything.
  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const folder = await makeFolder();
    await chmod(join(folder, 'gaps.yaml'), 0);
    expect(await problemsIn(folder)).toEqual([
      'gaps.yaml:1:1: the file cannot be read (EACCES) - check its permissions',
    ]);
  });
});

test('all problems of all files show at once, in the order of files and lines', async () => {
  const folder = await makeFolder({
    ...edited('situation.yaml', 'Asia/Baghdad', 'Nowhere'),
    ...edited('gaps.yaml', 'nearest: [patrols-doubled]', 'nearest: [patrols-tripled]'),
    [S]: GOOD[S]
      .replace('paragraph: 2', 'paragraph: 0\n    colour: red')
      .replace('says: sudani', 'says: sudany')
      .replace('added: 2026-01-23', 'added: soon'),
    'sources/b.yaml': 'source: {',
  });
  expect(await problemsIn(folder)).toEqual([
    // The facts of b.yaml are not known, so that no fact is called unknown.
    'situation.yaml:3:12: "Nowhere" is not a time zone - use an IANA name such as "Asia/Baghdad"',
    `${S}:10:16: a paragraph is a whole number from 1 (the title) on`,
    expect.stringContaining(`${S}:11:5: unknown field "colour"`),
    `${S}:12:11: unknown name "sudany" - did you mean "sudani"? names are defined in names.yaml`,
    expect.stringContaining(`${S}:28:12: "soon" is not a date`),
    expect.stringMatching(/^sources\/b\.yaml:1:\d+: not valid YAML/),
  ]);
});

test('the error tells all problems in its message', async () => {
  const folder = await makeFolder({ 'names.yaml': undefined, 'situation.yaml': undefined });
  await expect(loadKnowledge(folder)).rejects.toThrow(
    'names.yaml:1:1: the file is missing - create it\nsituation.yaml:1:1: the file is missing - create it',
  );
});

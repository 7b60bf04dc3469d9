import { describe, expect, test } from 'vitest';
import { checkKnowledge, loadKnowledge } from '../../src/knowledge/load.ts';
import { formatProblem } from '../../src/knowledge/problems.ts';
import { edited, type Files, GOOD, makeFolder, problemsIn, SOURCE as S } from './folder.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const NAMES = 'names.yaml';

async function warningsIn(files: Files): Promise<readonly string[]> {
  const { warnings } = await checkKnowledge(await makeFolder(files), { now: NOW });
  return warnings.map(formatProblem);
}

/** A second source like the first, with one fact. */
function another(changes: readonly (readonly [from: string, to: string])[] = []): Files {
  let text = GOOD[S]
    .slice(0, GOOD[S].indexOf('  - id: patrols-unchanged'))
    .replace('paper-one', 'paper-two')
    .replace('id: patrols-doubled', 'id: walls')
    .replace('Patrols were doubled', 'The wall along the river is finished')
    .replace('ضوعفت الدوريات', 'اكتمل الجدار على طول النهر')
    .replace('more patrols?', 'is the wall finished?');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    text = text.replace(from, () => to);
  }
  return { 'sources/b.yaml': text };
}

/** What an editor can hardly mean, and the one line that `check` prints. */
const MISTAKES: readonly (readonly [mistake: string, files: Files, warning: string])[] = [
  [
    'a paragraph beyond the text',
    { 'sources/a.txt': 'Patrols\n\nOne line\n' },
    `${S}:19:16: the text of the source has 2 paragraphs, the title among them - is the number right?`,
  ],
  [
    'words copied from the text',
    {
      'sources/a.txt':
        'Patrols\nSaid: “they were doubled along every river road of the west last week”.\nMore\n',
      ...edited(S, 'Patrols were doubled', 'They were doubled along every river road of the west'),
    },
    `${S}:16:17: 8 words in a row stand in the source: "they were doubled along every river road of" - say it in your own words`,
  ],
  [
    'a text in one of two languages',
    edited(S, ', ar: "ضوعفت الدوريات"', ''),
    `${S}:16:11: the text in "ar" is missing - readers see the original, marked`,
  ],
  [
    'a speaker in one of two languages',
    edited(S, 'en: "one official", ', ''),
    `${S}:20:11: the text in "en" is missing - readers see the original, marked`,
  ],
  [
    'a reason in one of two languages',
    edited(S, 'added: 2026-01-23', 'retracted: { date: 2026-02-01, reason: { en: "withdrawn" } }'),
    `${S}:27:44: the text in "ar" is missing - readers see the original, marked`,
  ],
  [
    'a reason of a correction in one of two languages',
    edited(S, 'added: 2026-01-23', 'supersedes: patrols-doubled\n    reason: { en: "a slip" }'),
    `${S}:28:13: the text in "ar" is missing - readers see the original, marked`,
  ],
  [
    'an inference in one of two languages',
    edited('situation.yaml', ', ar: "وضع قائم"', ''),
    'situation.yaml:8:13: the text in "ar" is missing - readers see the original, marked',
  ],
  [
    'a name in one of two languages',
    edited(NAMES, ', ar: "العراق"', ''),
    'names.yaml:3:34: the text in "ar" is missing - readers see the original, marked',
  ],
  [
    'a quotation that the source does not have',
    {
      'sources/a.txt': 'Patrols\nThey were doubled, he said: "for good".\nMore\n',
      ...edited(S, 'Patrols were doubled', 'Patrols were “tripled”'),
    },
    `${S}:16:17: the quotation "tripled" does not stand in the source - quote its words, or take the quotation marks away`,
  ],
  [
    'a quotation of another paragraph',
    {
      'sources/a.txt': 'Patrols\nThey were doubled, he said.\nThat is “for good”, he said.\n',
      ...edited(S, 'Patrols were doubled', 'Patrols were doubled «for good»'),
    },
    `${S}:16:17: the quotation "for good" stands in paragraph 3 of the source, not in 2 - is the number right?`,
  ],
  [
    'a placeholder',
    edited(S, 'ضوعفت الدوريات', 'TODO'),
    `${S}:16:45: "TODO" stands for a text that is still to be written - write it`,
  ],
  [
    'a placeholder in Arabic',
    edited(S, 'ضوعفت الدوريات', 'بحاجة إلى ترجمة'),
    `${S}:16:45: "بحاجة إلى ترجمة" stands for a text that is still to be written - write it`,
  ],
  [
    'a text of dots',
    edited(S, '"Patrols were doubled"', '"…"'),
    `${S}:16:17: "…" stands for a text that is still to be written - write it`,
  ],
  [
    'a text in another script',
    edited(S, 'ar: "ضوعفت الدوريات"', 'ar: "Patrols are more"'),
    `${S}:16:45: the text under "ar" is not in its script - were two languages swapped?`,
  ],
  [
    'Arabic under Sorani',
    edited(S, 'ar: "ضوعفت الدوريات"', 'ar: "ضوعفت الدوريات", ckb: "ضوعفت الدوريات على الحدود أيضاً"'),
    `${S}:16:68: the text under "ckb" is spelled like Arabic - were two languages swapped?`,
  ],
  [
    'French under English',
    {
      ...edited(S, 'Patrols were doubled', 'Les patrouilles de la frontière et des villes'),
      'vocabulary/function-words.yaml':
        'en: { stop: [the, of, and, was, were] }\nfr: { stop: [les, de, la, et, des, dans] }\n',
    },
    `${S}:16:17: the text under "en" is in "fr", by its words - were two languages swapped?`,
  ],
  [
    'curly quotes in the place of straight ones',
    edited(S, 'publisher: "Paper"', 'publisher: “Paper”'),
    `${S}:4:14: the curly quotes are a part of this text - put it in straight ones: "Paper"`,
  ],
  [
    'a text that # cuts',
    edited(S, 'title: "Patrols"', 'title: Patrol #2 is back'),
    `${S}:3:10: the text ends before "#", which begins a comment - put the whole text in quotes`,
  ],
  [
    'added before it was published',
    edited(S, 'added: 2026-01-22', 'added: 2025-12-31'),
    `${S}:7:10: "2025-12-31" is before the source was published (2026-01) - write the day on which it was added`,
  ],
  [
    'a fact that was added before its source was published',
    edited(S, 'added: 2026-01-23', 'added: 2025-01-23'),
    `${S}:27:12: "2025-01-23" is before the source was published (2026-01) - write the day on which it was added`,
  ],
  [
    'happened after publication',
    edited(S, 'when: 2026-01-21', 'when: 2026-02-01'),
    `${S}:13:11: "2026-02-01" is after the source was published (2026-01) - a plan happened when it was told of`,
  ],
  [
    'a question of two facts',
    another([['is the wall finished?', 'More patrols']]),
    `sources/b.yaml:17:23: "patrols-doubled" has this question as well, in ${S}:17:23 - leave it to one`,
  ],
  [
    'a question of a fact and a gap',
    edited('gaps.yaml', 'how many guards?', 'more patrols?'),
    `gaps.yaml:3:21: "patrols-doubled" has this question as well, in ${S}:17:23 - leave it to one`,
  ],
  [
    'a misspelt publisher',
    {
      ...edited(S, 'publisher: "Paper"', 'publisher: "The Daily Paper"'),
      ...another([['publisher: "Paper"', 'publisher: "The Dialy Paper"']]),
    },
    `sources/b.yaml:4:14: "The Dialy Paper" is nearly "The Daily Paper" in ${S}:4:14 - write one publisher one way`,
  ],
  [
    'the statement of another fact',
    {
      ...edited(S, 'Patrols were doubled', 'The wall along the river is now finished'),
      ...another(),
    },
    `sources/b.yaml:16:17: "patrols-doubled" says nearly the same, in ${S}:16:17 - keep one, or link them, such as with "supersedes"`,
  ],
  [
    'reported, though somebody says it',
    edited(S, 'status: claimed', 'status: reported'),
    `${S}:11:11: the status is "reported", which means that the source itself states it, but "sudani" says it - write "claimed", or let the publisher say it`,
  ],
  [
    'reported, though words without a name say it',
    {
      ...edited(S, 'status: disputed', 'status: reported'),
      [NAMES]: `${GOOD[NAMES]}- { id: paper, kind: voice, name: { en: "Paper", ar: "الورقة" } }\n`,
    },
    `${S}:20:11: the status is "reported", which means that the source itself states it, but somebody else says it - write "claimed", or let the publisher say it`,
  ],
  [
    'no names',
    edited(S, 'names: [iraq]', 'names: []'),
    `${S}:14:12: no names - list whom and what the fact speaks of, the main subject first`,
  ],
  [
    'a name twice',
    edited(S, 'names: [iraq]', 'names: [iraq, iraq]'),
    `${S}:14:19: "iraq" stands twice in this list - remove one`,
  ],
  [
    'the name of a language',
    edited(S, 'language: en', 'language: english'),
    `${S}:5:13: "english" is the code of no known language - write "en"`,
  ],
  [
    'a person twice',
    {
      [NAMES]: `${GOOD[NAMES]}\
- { id: abdi, kind: person, name: { en: "Mazloum Abdi", ar: "مظلوم عبدي" } }
- { id: abdi-2, kind: person, name: { en: "Mazlum al-Abdi", ar: "مظلوم العبدي" } }
`,
    },
    `${NAMES}:5:43: "abdi" in ${NAMES}:4:41 seems to be the same person - keep one entry, with both spellings`,
  ],
  [
    'a folder in sources/',
    { 'sources/old/x.yaml': 'x' },
    'sources/old:1:1: this folder is not read - move its files up, or away',
  ],
  [
    'a stray text in sources/',
    { 'sources/notes.txt': 'x' },
    'sources/notes.txt:1:1: this file is not read - a source is a .yaml file, and its text has the same name with .txt',
  ],
  [
    'another ending',
    { 'sources/b.yml': 'x' },
    'sources/b.yml:1:1: this file is not read - let its name end in ".yaml"',
  ],
  [
    'a mistyped file',
    { 'gap.yaml': '[]' },
    'gap.yaml:1:1: this file is not read - did you mean "gaps.yaml"?',
  ],
];

describe('what can hardly be meant', () => {
  test.each(MISTAKES)('%s is accepted, with a warning', async (_, files, warning) => {
    expect(await warningsIn(files)).toEqual([warning]);
    await loadKnowledge(await makeFolder(files));
  });

  test('good files have no warnings', async () => {
    expect(await warningsIn({})).toEqual([]);
    expect(await warningsIn({ ...another(), 'sources/a.txt': 'Patrols\nA\nB\n' })).toEqual([]);
  });

  test.each<[what: string, files: Files]>([
    [
      'statements that are linked',
      {
        ...edited(S, 'Patrols were doubled', 'The wall along the river is now finished'),
        ...another([['    status: claimed\n', '    status: claimed\n    against: [patrols-doubled]\n']]),
      },
    ],
    [
      'what the publisher reports',
      {
        ...edited(S, 'says: sudani\n    status: claimed', 'says: paper\n    status: reported'),
        [NAMES]: `${GOOD[NAMES]}- { id: paper, kind: voice, name: { en: "Paper", ar: "الورقة" } }\n`,
      },
    ],
    [
      'words of the paragraph in quotation marks',
      {
        'sources/a.txt': 'Patrols\nThey "were doubled on the long river roads for good", he said.\nMore\n',
        ...edited(S, 'Patrols were doubled', 'Patrols “Were doubled […] for good”'),
      },
    ],
    ['a short quotation in a statement', edited(S, 'Patrols were doubled', 'Patrols were “doubled”')],
    ['a comment after a text', edited(S, 'title: "Patrols"', 'title: Patrols # as printed')],
    [
      'the article’s own title',
      {
        ...edited(S, 'title: "Patrols"', 'title: "Why patrols on every river road of the west were doubled"'),
        'sources/a.txt': 'Why patrols on every river road of the west were doubled\nA\nB\n',
      },
    ],
  ])('nor have %s', async (_, files) => {
    expect(await warningsIn(files)).toEqual([]);
  });
});

test('the text that is kept by its hash counts before the one beside the source', async () => {
  const hash = 'a'.repeat(64);
  const folder = await makeFolder({
    'sources/a.txt': 'Patrols\nA\nB\n',
    ...edited(S, '  added:', `  text: ${hash}\n  added:`),
  });
  const warnings = async (kept: string | undefined) =>
    (await checkKnowledge(folder, { textOf: async (asked) => (asked === hash ? kept : undefined) })).warnings;
  expect((await warnings('Patrols\nA\n')).map(({ message }) => message)).toEqual([
    'the text of the source has 2 paragraphs, the title among them - is the number right?',
  ]);
  expect(await warnings(undefined)).toEqual([]);
});

describe('a date of what has been done that lies in the future', () => {
  const rows: readonly (readonly [what: string, from: string, to: string, problem: string])[] = [
    [
      'published',
      'published: { date: "2026-01", inferred: standing }',
      'published: "2062-02-03"',
      `${S}:6:14: "2062-02-03" is in the future, but says when something was published - write the day on which it was`,
    ],
    [
      'added',
      'added: 2026-01-22',
      'added: "2062-02-04"',
      `${S}:7:10: "2062-02-04" is in the future, but says when something was added - write the day on which it was`,
    ],
    [
      'added, of a fact',
      'added: 2026-01-23',
      'added: 2036-01-23',
      `${S}:27:12: "2036-01-23" is in the future, but says when something was added - write the day on which it was`,
    ],
    [
      'retracted',
      'added: 2026-01-23',
      'retracted: { date: 2027-01-01, reason: { en: "wrong", ar: "خطأ" } }',
      `${S}:27:24: "2027-01-01" is in the future, but says when something was retracted - write the day on which it was`,
    ],
  ];
  test.each(rows)('%s is refused', async (_, from, to, problem) => {
    expect(await problemsIn(await makeFolder(edited(S, from, to)), NOW)).toEqual([problem]);
  });

  test('since when a gap is open is refused', async () => {
    const gaps = `${GOOD['gaps.yaml']}  since: "2036-01-23"\n`;
    expect(await problemsIn(await makeFolder({ 'gaps.yaml': gaps }), NOW)).toEqual([
      expect.stringMatching(
        /^gaps\.yaml:\d+:10: "2036-01-23" is in the future, but says when something was found/,
      ),
    ]);
  });

  test('without the present, as at a start on a machine whose clock is wrong, it is not', async () => {
    const folder = await makeFolder(edited(S, 'added: 2026-01-23', 'added: 2036-01-23'));
    expect((await loadKnowledge(folder)).facts).toHaveLength(2);
  });

  test('today is not in the future, wherever it begins', async () => {
    const files = edited(S, 'added: 2026-01-23', 'added: 2026-11-23');
    expect((await loadKnowledge(await makeFolder(files), { now: NOW })).facts).toHaveLength(2);
  });
});

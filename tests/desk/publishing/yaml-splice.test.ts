import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { factLines, localized, nameLines, quoted, word } from '../../../src/desk/publishing/entries.ts';
import { addField, addItem, removeItem, replaceValue } from '../../../src/desk/publishing/yaml-splice.ts';

const LIST = `# People first.
- id: one # behind
  at: [1, 2]

# Then places.
- id: two
  text: |
    of two
    lines

# The end.
`;

describe('a new item', () => {
  test('comes last, with the blank line that parts the others', () => {
    expect(addItem(LIST, [], ['id: three', 'at: []'])).toBe(
      LIST.replace('    lines\n', '    lines\n\n- id: three\n  at: []\n'),
    );
  });

  test('comes after another, under a comment', () => {
    expect(addItem(LIST, [], ['id: three'], { after: 0, comment: 'New' })).toBe(
      LIST.replace('[1, 2]\n', '[1, 2]\n\n# New\n- id: three\n'),
    );
  });

  test('comes first', () => {
    expect(addItem(LIST, [], ['id: three'], { after: -1 })).toBe(
      LIST.replace('- id: one', '- id: three\n\n- id: one'),
    );
  });

  test.each([
    ['an empty list', '# Nothing yet.\n[]\n', [], '# Nothing yet.\n- id: x\n'],
    ['an empty list in a field', 'facts: []\nmore: 1\n', ['facts'], 'facts:\n  - id: x\nmore: 1\n'],
    ['an empty file', '# Nothing yet.', [], '# Nothing yet.\n- id: x\n'],
    ['a file without a last line break', '- id: a', [], '- id: a\n- id: x\n'],
    ['lines that end as on Windows', '- id: a\r\n', [], '- id: a\r\n- id: x\r\n'],
    ['a list that is indented', 'facts:\n    - id: a\n', ['facts'], 'facts:\n    - id: a\n    - id: x\n'],
    ['items that begin below their dash', '-\n  id: a\n', [], '-\n  id: a\n- id: x\n'],
  ])('goes into %s', (_, text, path, changed) => {
    expect(addItem(text, path, ['id: x'])).toBe(changed);
  });

  test.each([
    ['a list on one line', '[{ id: a }]\n'],
    ['broken YAML', '- id: [\n'],
    ['a mapping', 'id: a\n'],
  ])('is refused by %s', (_, text) => {
    expect(() => addItem(text, [], ['id: x'])).toThrow('written in a way that the desk cannot add to');
  });
});

describe('an item goes', () => {
  test('with the blank line above it, and the comments stay', () => {
    expect(removeItem(LIST, [], 0)).toBe(LIST.replace('- id: one # behind\n  at: [1, 2]\n', ''));
    expect(removeItem('- a\n\n- b\n\n- c\n', [], 1)).toBe('- a\n\n- c\n');
    expect(removeItem('- a\n- b\n- c\n', [], 1)).toBe('- a\n- c\n');
  });

  test('and leaves an empty list', () => {
    expect(removeItem('# Gaps.\n- a\n', [], 0)).toBe('# Gaps.\n[]\n');
  });
});

describe('a field', () => {
  test.each([
    [
      'a block',
      'facts:\n  - id: a\n    text:\n      en: "x" # so\n',
      ['facts', 0],
      'facts:\n  - id: a\n    text:\n      en: "x" # so\n    minor: true\n',
    ],
    [
      'a line',
      '- { id: a, text: { en: x } } # so\n',
      [0],
      '- { id: a, text: { en: x }, minor: true } # so\n',
    ],
    ['a field that is missing', 'a: 1\n', ['events'], 'a: 1\nevents:\n  minor: true\n'],
    ['an empty mapping', 'events: {}\na: 1\n', ['events'], 'events:\n  minor: true\na: 1\n'],
  ])('is added to %s', (_, text, path, changed) => {
    expect(addField(text, path, 'minor', 'true')).toBe(changed);
  });

  test('gets another value', () => {
    expect(replaceValue('a: { en: "x", ar: "y" } # so\n', ['a', 'ar'], '"z"')).toBe(
      'a: { en: "x", ar: "z" } # so\n',
    );
  });
});

/** A file of items in many forms, with comments and blank lines between. */
const files = fc
  .array(
    fc.record({
      above: fc.constantFrom('', '\n', '# A comment.\n', '\n# Two:\n# lines\n', '\n\n'),
      item: fc.constantFrom(
        ['- id: ID', '  text: { en: "x", ar: "س" }'],
        ['- { id: ID, text: "a # b" } # behind'],
        ['- id: ID', '  text:', '    en: >', '      folded', '      text', '    ar: س'],
        ['- id: ID # behind', '  list:', '  - 1', '  - 2', '  # within'],
        ["- 'ID'"],
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ above, item }, i) => above + item.join('\n').replace('ID', `item-${i}`)).join('\n'),
  );

test('whatever the file is, all lines of it stay, in their order', () => {
  fc.assert(
    fc.property(files, fc.boolean(), fc.nat(), (file, ends, seed) => {
      const text = ends ? `${file}\n` : file;
      const { length } = parse(text) as unknown[];
      const changed = addItem(text, [], ['id: new-one', 'text: "y"'], { after: seed % length });
      const added = changed.split('\n').filter((line) => /new-one|text: "y"/.test(line));
      expect(added).toEqual(['- id: new-one', '  text: "y"']);
      const left = changed.split('\n').filter((line) => line.trim() !== '' && !added.includes(line));
      expect(left).toEqual(text.split('\n').filter((line) => line.trim() !== ''));
      const index = (parse(changed) as { id?: string }[]).findIndex((item) => item.id === 'new-one');
      const back = removeItem(changed, [], index);
      expect(parse(back)).toEqual(parse(text));
      expect(back.split('\n').filter((line) => line.trim() !== '')).toEqual(left);
    }),
  );
});

test('whatever the words are, they are read as they were written', () => {
  const texts = fc.string({ unit: 'binary', minLength: 1 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(parse(quoted(one))).toBe(one);
      expect(parse(localized({ en: one, ar: other }))).toEqual({ en: one, ar: other });
    }),
  );
  for (const id of ['null', 'true', '1-2', 'no', '1e3', 'a-b', 'zh-Hans', '0'])
    expect(parse(word(id))).toBe(id);
});

test('entries have the order and the quotes of the files', () => {
  const text = { en: 'A "road" is shut.', ar: 'طريق مغلق.' };
  const fact = factLines({
    ...{
      id: 'road',
      paragraph: 2,
      says: { en: 'one officer' },
      status: 'claimed',
      names: ['iraq'],
      topics: [],
      text,
    },
    ...{
      when: { date: '2026-01', inferred: 'about' },
      added: '2026-02-01',
      against: ['other'],
      accountOf: 'event',
    },
  });
  expect(fact.join('\n')).toMatchInlineSnapshot(`
    "id: road
    paragraph: 2
    says: { en: "one officer" }
    status: claimed
    when: { date: "2026-01", inferred: about }
    added: "2026-02-01"
    names: [iraq]
    topics: []
    against: [other]
    account-of: event
    text:
      en: "A \\"road\\" is shut."
      ar: "طريق مغلق.""
  `);
  const name = nameLines({
    id: 'x',
    kind: 'group',
    name: { en: 'X' },
    also: { en: ['Ex', 'Y'], ar: [] },
    role: { en: 'z' },
  });
  expect(name.join('\n')).toMatchInlineSnapshot(`
    "id: x
    kind: group
    name: { en: "X" }
    also:
      en: ["Ex", "Y"]
    role: { en: "z" }"
  `);
});

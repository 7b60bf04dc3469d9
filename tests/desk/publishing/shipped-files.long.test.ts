import { expect, test } from 'vitest';
import type { Draft } from '../../../src/desk/draft.ts';
import { draftChanges } from '../../../src/desk/publishing/draft-changes.ts';
import { readPresent } from '../../../src/desk/publishing/published-files.ts';
import { accept, link, setFields, word } from '../../../src/desk/review/decisions.ts';
import { KNOWLEDGE_DIR, loadReal } from '../../query/real.ts';
import { ANNA, DRAFT, OMAR } from '../review/drafts.ts';

test('of the shipped files, every line stays but the gaps that go', async () => {
  const { knowledge } = await loadReal();
  const { texts } = await readPresent(KNOWLEDGE_DIR);
  const gaps = knowledge.gaps.slice(1, 3).map(({ id }) => id);
  const known = knowledge.facts.find(({ accountOf }) => accountOf === undefined);
  const [source] = knowledge.sources;
  if (known === undefined || source === undefined) throw new Error('the shipped knowledge has facts');
  const filed: Draft = {
    ...DRAFT,
    ...{ id: source.id, source: { ...DRAFT.source, title: source.title } },
    newNames: [
      { id: 'example-person', kind: 'person', name: { en: 'Example Person' } },
      { id: 'example-place', kind: 'place', name: { en: 'Example Place' }, role: { en: 'Example town' } },
    ],
    newEvents: [{ id: 'example', title: { en: 'Example' }, facts: [known.id] }],
  };
  const names = ['example-person', 'example-place'];
  const fields = { gaps, names, topics: ['history'], paragraph: 5, id: 'example-fact' };
  const set = link(setFields(filed, 1, fields, ANNA), 1, { 'account-of': 'example' }, ANNA);
  const ready = accept(word(set, 1, { en: 'Example words.' }, ANNA), 1, OMAR);
  const changes = draftChanges(ready, { knowledge, texts, today: '2026-12-01', reviewers: 1 });
  expect(changes.gaps).toEqual(gaps);

  const changed = [...changes.files].map(([path, after]) => {
    const before = texts.get(path) ?? '';
    if (path === 'gaps.yaml') {
      const entries = before.split(/^(?=- id: )/m);
      const left = entries.filter((entry) => !gaps.some((id) => entry.startsWith(`- id: ${id}\n`)));
      expect(after).toBe(left.join(''));
      return path;
    }
    const lines = before.split('\n');
    // The old lines in their order, with the new ones between.
    const added = after.split('\n').filter((line) => {
      if (line !== lines[0]) return true;
      lines.shift();
      return false;
    });
    expect(lines).toEqual([]);
    return [path, ...added].join('\n');
  });
  expect(changed).toMatchInlineSnapshot(`
    [
      "names.yaml
    - id: example-person
      kind: person
      name: { en: "Example Person" }
    - id: example-place
      kind: place
      name: { en: "Example Place" }
      role: { en: "Example town" }",
      "situation.yaml
      example: { en: "Example" }
      day-publication: { en: "the day of publication", ar: "يوم النشر" }",
      "sources/amargi-iraq-high-alert.yaml
        account-of: example
      - id: example-fact
        paragraph: 5
        says: { en: "one officer", ar: "أحد الضباط" }
        status: claimed
        when: { date: "2026-01-20", inferred: day-publication }
        added: "2026-12-01"
        names: [example-person, example-place]
        topics: [history]
        account-of: example
        text:
          en: "Example words."
    ",
      "gaps.yaml",
    ]
  `);
});

import type { Act, Draft, DraftFact } from '../../../src/desk/draft.ts';

/** A moment of one editor and of another. */
export const ANNA: Act = { by: 'terminal:anna', at: '2026-02-04T10:00:00Z' };
export const OMAR: Act = { by: 'discord:2', at: '2026-02-04T10:05:00Z' };

/** A candidate that lacks nothing but its wording, for the knowledge of `tests/knowledge/folder.ts`. */
export const CANDIDATE: DraftFact = {
  n: 1,
  paragraph: 2,
  sentence: 'Reportedly at least five more guards now stand on the long road to the north, one officer said.',
  text: {},
  decision: 'open',
  says: { en: 'one officer', ar: 'أحد الضباط' },
  status: 'claimed',
  when: { date: '2026-01-20', inferred: { en: 'the day of publication', ar: 'يوم النشر' } },
  names: ['iraq'],
  topics: ['patrols'],
  keep: ['five', 'Reportedly'],
  near: [],
  gaps: [],
  links: {},
  accepted: [],
  reasons: {},
};

export const DRAFT: Draft = {
  id: 'paper-two-guards',
  state: 'open',
  origin: { kind: 'address', at: 'https://example.org/guards' },
  source: {
    title: 'More guards on the road',
    publisher: 'Second Paper',
    language: 'en',
    url: 'https://example.org/guards',
    published: '2026-01-20',
    text: 'a'.repeat(64),
  },
  reasons: {},
  notes: [],
  newNames: [],
  facts: [CANDIDATE, { ...CANDIDATE, n: 2, paragraph: 3, sentence: 'The road stayed open.', keep: [] }],
};

/** The draft with its first fact changed. */
export function draftWith(fact: Partial<DraftFact>, draft: Partial<Draft> = {}): Draft {
  const [, ...others] = DRAFT.facts;
  return { ...DRAFT, ...draft, facts: [{ ...CANDIDATE, ...fact }, ...others] };
}

import { describe, expect, test } from 'vitest';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { chatting } from '../chatting.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { CALL } from './fixture-lines.ts';

/** The fixture with a correction of the phone call, retracted on 20 November 2026. */
const retracted: Knowledge = {
  ...knowledge,
  facts: [
    ...knowledge.facts,
    {
      ...factNamed('phone-call'),
      id: 'phoned-twice',
      text: { en: 'Sudani phoned Mazloum Abdi twice.', ar: 'اتصل السوداني بمظلوم عبدي مرتين.' },
      supersedes: 'phone-call',
      added: '2026-11-10',
      questions: {},
      retracted: { date: '2026-11-20', reason: { en: 'the agency withdrew it', ar: 'سحبته الوكالة' } },
    },
  ],
};

describe('a retracted correction: the original is valid again', () => {
  test.each([
    ['/ask Whom did Sudani phone?'],
    ['/timeline'],
    ['/who Mazloum Abdi'],
    ['/latest at:all.5'],
    ['/check Sudani phoned Mazloum Abdi about regional security.'],
  ])('in %s', async (typed) => {
    const shown = (await chatting({ knowledge: retracted }).lines(typed)).join('\n');
    expect(shown).toContain('Sudani phoned Mazloum Abdi about regional security.');
    expect(shown).not.toContain('twice');
  });

  test('/latest says that it replaces the correction', async () => {
    expect(await chatting({ knowledge: retracted }).lines('/latest 2026-11-15')).toEqual([
      '# New since 15 November 2026 · 1 corrected',
      'Corrected',
      `- ${CALL} · January 2026 [1] This replaces: Sudani phoned Mazloum Abdi twice. [2] · the agency withdrew it`,
    ]);
  });

  test('/fact shows the original as valid, and the correction as withdrawn', async () => {
    const { lines } = chatting({ knowledge: retracted });
    expect((await lines('/fact phone-call')).join('\n')).not.toContain('no longer valid');
    const correction = await lines('/fact phoned-twice');
    expect(correction[1]).toBe(
      'This is no longer valid. It was withdrawn on 20 November 2026: the agency withdrew it',
    );
    expect(correction.slice(-3, -1)).toEqual(['This corrects:', `- ${CALL} [2]`]);
  });
});

test('/fact shows no fact as in tension that is no longer valid', async () => {
  const { against } = factNamed('fully-secured');
  const [opponent = ''] = against;
  const facts = knowledge.facts.map((fact) =>
    fact.id === opponent ? { ...fact, retracted: { date: '2026-11-20', reason: { en: 'withdrawn' } } } : fact,
  );
  const { text } = factNamed(opponent);
  const shownBefore = (await chatting().lines('/fact fully-secured')).join('\n');
  expect(shownBefore).toContain(text['en']);
  const shownAfter = (
    await chatting({ knowledge: { ...knowledge, facts } }).lines('/fact fully-secured')
  ).join('\n');
  expect(shownAfter).not.toContain(text['en']);
});

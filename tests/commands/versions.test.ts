import { expect, test } from 'vitest';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { chatting } from '../chatting.ts';
import { factNamed, knowledge } from '../fixture.ts';

const CALL = factNamed('phone-call');

function version(id: string, supersedes: string, fact: Partial<Fact>): Fact {
  return { ...CALL, id, supersedes, text: { en: `Sudani phoned ${id}.` }, questions: {}, ...fact };
}

/** The phone call, corrected twice; the second correction has a reason in English alone. */
const corrected: Knowledge = {
  ...knowledge,
  facts: [
    ...knowledge.facts,
    version('twice', 'phone-call', { added: '2026-11-10', reason: { en: 'a slip', ar: 'سهو' } }),
    version('thrice', 'twice', { added: '2026-11-20', reason: { en: 'the agency corrected itself' } }),
  ],
};

test('/fact of the valid version shows every earlier one, and when and why it was corrected', async () => {
  const lines = await chatting({ knowledge: corrected }).lines('/fact thrice');
  const from = lines.indexOf('This corrects:');
  expect(lines.slice(from + 1, from + 3)).toEqual([
    expect.stringMatching(
      /^- Sudani phoned twice\. .* · Corrected on 20 November 2026: the agency corrected itself$/,
    ),
    expect.stringMatching(/^- Sudani phoned Mazloum Abdi .* · Corrected on 10 November 2026: a slip$/),
  ]);
});

test('/fact of an earlier version shows what has become of it', async () => {
  const text = (await chatting({ knowledge: corrected }).lines('/fact phone-call')).join('\n');
  expect(text).toContain('This is no longer valid. It was corrected by:\n- Sudani phoned thrice.');
  expect(text).toMatch(
    /Sudani phoned twice\. .* · Corrected on 20 November 2026: the agency corrected itself\n/,
  );
  expect(text).toContain('Corrected on 10 November 2026: a slip');
});

test('a reason that is not translated is marked', async () => {
  const text = (await chatting({ knowledge: corrected }).lines('/fact thrice', { language: 'ar' })).join(
    '\n',
  );
  expect(text).toContain('the agency corrected itself (بالإنجليزية)');
  expect(text).toContain('صُحّحت في 10 تشرين الثاني/نوفمبر 2026: سهو');
  expect(text).not.toContain('سهو (');
});

test('/latest tells why', async () => {
  const text = (await chatting({ knowledge: corrected }).lines('/latest 2026-11-15')).join('\n');
  expect(text).toContain('· the agency corrected itself');
});

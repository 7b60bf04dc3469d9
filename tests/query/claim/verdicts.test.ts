import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DifferenceKind, Verdict } from '../../../src/query/types.ts';
import { anyText } from '../any-text.ts';
import { loadReal, type Real } from '../real.ts';
import { smallEngine } from '../small.ts';

const small = smallEngine();

describe('a clause gets the verdict that the facts support', () => {
  test.each<[clause: string, verdict: Verdict, difference?: DifferenceKind]>([
    ['Sudani phoned Mazloum Abdi', 'in-sources'],
    ['Mazloum Abdi was phoned by the prime minister', 'in-sources'],
    ['اتصل السوداني هاتفياً بمظلوم عبدي', 'in-sources'],
    ['Twelve detainees escaped', 'in-sources'],
    ['Breaking: twelve detainees escaped', 'in-sources'],
    ['Shammari said the border with Syria is fully secured by layers of troops', 'in-sources'],
    ['Sadr phoned Mazloum Abdi', 'differs', 'name'],
    ['Fifteen detainees escaped', 'differs', 'number'],
    ['Twelve detainees were killed', 'differs', 'verb'],
    ['The prime minister did not inspect troops at al-Qaim', 'differs', 'negation'],
    ['Mass violence marked the years from 2015 to 2017', 'differs', 'date'],
    ['Sudani phoned Mazloum Abdi about regional security and zeppelins', 'in-part'],
    ['The border with Syria is fully secured by layers of troops', 'disputed'],
    ['The border with Syria is not secured by layers of troops', 'disputed', 'negation'],
    ['Bananas are blue', 'not-in-sources'],
    ['Sudani', 'not-in-sources'],
    ['Sudani phoned the zoo', 'not-in-sources'],
    ['!?', 'not-in-sources'],
  ])('%s: %s', (clause, verdict, difference) => {
    const checked = small.check(clause);
    expect(checked.map((each) => [each.verdict, each.difference?.kind])).toEqual(
      clause === '!?' ? [] : [[verdict, difference]],
    );
  });

  test('with what the sources have instead', () => {
    const [number, name] = small.check('Fifteen detainees escaped. Sadr phoned Mazloum Abdi.');
    expect(number?.difference).toEqual({ kind: 'number', claimed: 'Fifteen', stated: { words: 'Twelve' } });
    expect(name?.difference).toEqual({ kind: 'name', claimed: 'Sadr', stated: { names: ['sudani'] } });
  });

  test('with both sides where it is disputed', () => {
    const [checked] = small.check('The border with Syria is fully secured by layers of troops.');
    expect(checked?.facts.map(({ id }) => id)).toEqual(['fully-secured']);
    expect(checked?.against.map(({ id }) => id)).toEqual(['unease', 'infiltration-warning']);
  });

  test('and a pronoun means the person of the clause before', () => {
    const verdicts = small.check('Sadr warned that fighters could slip into Iraq. He phoned Mazloum Abdi.');
    expect(verdicts[1]?.verdict).toBe('differs');
  });
});

test('a clause that is too long says so', () => {
  expect(small.check(`Sudani ${'very '.repeat(1_000)}often phoned`)).toMatchObject([
    { verdict: 'not-in-sources', tooLong: 2_000 },
  ]);
});

describe('over the shipped knowledge', () => {
  let real: Real;
  beforeAll(async () => {
    real = await loadReal();
  });

  test.each<[clause: string, verdict: Verdict]>([
    ['Iraq has closed its border with Syria', 'not-in-sources'],
    ['PM Sudani travelled to al-Qaim', 'in-sources'],
    ['Sudani did not visit al-Qaim', 'differs'],
    ['ISIS was defeated in Iraq in 2019', 'differs'],
    ['The interior minister said the border is not secured', 'differs'],
    ['A senior ISIS leader was arrested in Mosul on 21 January', 'differs'],
    ['The ISIS commander was killed in Kirkuk', 'differs'],
    ['Hundreds of detainees escaped', 'differs'],
    ['Thousands of ISIS prisoners escaped from SDF jails in Syria after the American withdrawal', 'in-part'],
    ['The border is not secure', 'disputed'],
    ['The international community intervened to stop the fighting in Syria', 'not-in-sources'],
    ['Mazloum Abdi ordered Sudani to secure the border', 'not-in-sources'],
    ['Sudani flew to Syria', 'not-in-sources'],
    ['Sudani refused to visit al-Qaim', 'differs'],
    ['Iraqi authorities promised the Peshmerga full logistical support', 'in-sources'],
    ['اعتقلت وزارة الدفاع قيادياً في داعش في الموصل', 'differs'],
  ])('%s: %s', (clause, verdict) => {
    expect(real.engine.check(clause).map((each) => each.verdict)).toEqual([verdict]);
  });

  test.each([
    'The Peshmerga promised support to the army',
    'ISIS freed thousands of militants',
    'The SDF attacked the prisons',
    'ISIS arrested a senior operative in Kirkuk',
  ])('who does it counts: %s', (clause) => {
    expect(real.engine.check(clause).map((each) => each.verdict)).not.toContain('in-sources');
  });

  test('a fact in its own words is never denied, and with a word that nobody knows never whole', () => {
    const facts = real.knowledge.facts.filter(({ text }) => text['en'] !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.stringMatching(/^[b-df-hj-np-tv-z]{6,9}$/), (fact, word) => {
        const text = (fact.text['en'] ?? '').replace(/\.$/, '');
        for (const { verdict, statement } of real.engine.check(`${text} with ${word}`)) {
          if (statement.includes(word)) expect(verdict).not.toMatch(/^(?:in-sources|disputed)$/);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('any text is checked without a failure', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { statement } of real.engine.check(text)) expect(text).toContain(statement);
      }),
      { numRuns: 25 },
    );
  });
});

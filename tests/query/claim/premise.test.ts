import { beforeAll, describe, expect, test } from 'vitest';
import { loadReal, type Real } from '../real.ts';

let real: Real;
beforeAll(async () => {
  real = await loadReal();
});

describe('what a question wrongly takes for granted is never answered as if it were so', () => {
  test.each([
    'why was the ISIS commander killed in kirkuk',
    'why did the seventh division run away from anbar',
    'so shammari admitted the border has collapsed right',
    'when did al-Sudani fly to damascus',
    'when was the border with Syria closed?',
  ])('%s', (question) => {
    expect(real.engine.ask({ text: question }).outcome).not.toBe('answered');
  });

  test('and the answer says which word differs, and what the sources say', () => {
    const { missing, outcome } = real.engine.ask({ text: 'why was the ISIS commander killed in kirkuk' });
    expect(outcome).toBe('not-in-sources');
    expect(missing).toMatchObject({
      kind: 'false-premise',
      difference: { kind: 'verb', claimed: 'killed' },
      fact: { paragraph: 24 },
    });
  });
});

describe('a detail that the nearest fact lacks is not answered by it', () => {
  test.each([
    'how many soldiers does the Seventh Division have around al-qaim',
    'how long did the phone call of Sudani and Abdi last?',
    'what is the name of the regional analyst?',
  ])('%s', (question) => {
    expect(real.engine.ask({ text: question }).outcome).not.toBe('answered');
  });
});

test('a slip of the thumb is no word that the sources lack', () => {
  const { missing } = real.engine.ask({ text: 'waht did the iterior minster say abuot the boarder' });
  expect(missing?.kind).not.toBe('unknown-words');
});

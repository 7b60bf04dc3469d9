import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/desk/draft.ts';
import { createDrafter } from '../../../src/desk/drafting/draft-article.ts';
import { compileReal } from '../../query/real.ts';

const compiled = await compileReal();
// Looking for closed gaps takes most of the time, and nothing here is about them.
const closedGaps = compiled.knowledge.gaps.map(({ id }) => ({
  gap: id,
  fact: '',
  answers: 0,
  asked: 0,
  closed: true,
}));
const draft = createDrafter({ ...compiled, closedGaps });

function drafted(language: string, paragraphs: readonly string[]): Draft {
  return draft(
    { paragraphs, language, publisher: 'Example Daily', published: '2026-01-22', reasons: {} },
    { origin: { kind: 'file' }, textHash: '0'.repeat(64), now: '2026-01-23T00:00:00Z' },
  );
}

function namesIn(language: string, sentence: string): readonly string[] {
  return (
    drafted(language, ['Title of it all', sentence]).facts.find(({ paragraph }) => paragraph === 2)
      ?.names ?? ['no fact']
  );
}

describe('known names', () => {
  test.each([
    ['en', 'Forty people were taken to the Imam Hussein Hospital in Basra.', 'fuad-hussein'],
    ['en', 'Radio Rafidain FM broadcast 40 songs in Basra.', 'foreign-minister'],
    ['en', 'Scholars of the Smith Middle East Center counted 40 ships.', 'region'],
    ['ar', 'وافتُتح في البصرة مستشفى الإمام الحسين بسعة 300 سرير.', 'fuad-hussein'],
    ['tr', 'Abdi Bey Caddesi’nde dün 40 kişi yürüdü.', 'mazloum-abdi'],
    ['tr', 'Türkiye Dışişleri Bakanı dün 40 gemiyi gezdi.', 'foreign-minister'],
    ['ar', 'وزار القائم بأعمال السفير الأردني 40 سفينة في البصرة.', 'charge-daffaires'],
    ['en', 'The former prime minister visited 40 ships in Basra.', 'sudani'],
    ['ar', 'وزار وزير الداخلية اللبناني 40 سفينة في البصرة.', 'interior-minister'],
    ['ar', 'وزار عبد الأمير الشمري 40 سفينة في البصرة.', 'mazloum-abdi'],
    ['ar', 'وزار سكان ربيعة 40 سفينة في البصرة.', 'ahmad-al-rubaye'],
    ['en', 'The Turkish security forces stopped 40 ships.', 'iraqi-security-forces'],
  ])('%s: in "%s" nobody means %s', (language, sentence, id) => {
    const names = namesIn(language, sentence);
    expect(names).not.toContain('no fact');
    expect(names).not.toContain(id);
  });

  test.each([
    ['en', 'Forty Islamic State detainees were counted in Basra.', 'isis-detainees'],
    ['en', 'Forty camps stand in the northeast of Syria.', 'northeast-syria'],
    ['en', 'The security forces stopped 40 ships.', 'iraqi-security-forces'],
    ['en', 'The interior minister visited 40 ships.', 'shammari'],
    ['en', 'The Iraqi premier visited 40 ships.', 'sudani'],
  ])('%s: "%s" speaks of %s', (language, sentence, id) => {
    expect(namesIn(language, sentence)).toContain(id);
  });
});

describe('new names', () => {
  test.each([
    ['The ships came to Ain Salma airbase on Monday.', 'Ain Salma', 'place'],
    ['The ships came from Kumar district on Monday.', 'Kumar', 'place'],
    ['Forty ships were counted by the Delta Observatory on Monday.', 'Delta Observatory', 'group'],
  ])('in "%s" %s is a %s', (sentence, name, kind) => {
    const { newNames } = drafted('en', ['Title of it all', sentence]);
    expect(newNames.find((each) => each.name['en'] === name)?.kind).toBe(kind);
  });
});

describe('what is no new name', () => {
  test.each([
    ['en', 'Some 40 ships were shown to the Ministers of Defense and Interior on Monday.'],
    ['en', 'Some 40 ships were stopped by the Kurdish-led Syrian Democratic Forces on Monday.'],
    ['tr', 'İran Dışişleri Bakanı dün 40 gemiyi gezdi.'],
  ])('%s: %s', (language, sentence) => {
    const names = drafted(language, ['Title of it all', sentence]).newNames.map(({ name }) => name[language]);
    expect(names.filter((name) => name !== undefined && sentence.includes(name))).toEqual([]);
  });
});

describe('who speaks, of those whom the text names', () => {
  test.each([
    ['en', ['Halbousi: Baghdad must count its ships before the spring.'], 'halbousi'],
    ['ar', ['السوداني: لن نسمح بعودة السفن إلى الميناء.'], 'sudani'],
    ['ar', ['وأكد وزير الداخلية، عبد الأمير الشمري، أن السفن وصلت.'], 'shammari'],
    ['ar', ['قال فؤاد حسين إن السفن وصلت. ودعا الشركات إلى شراء المزيد.'], 'fuad-hussein'],
    [
      'ar',
      ['قال وزير الدفاع إن السفن وصلت.', 'وزار وزير الداخلية عبد الأمير الشمري البصرة، وأكد أن الميناء آمن.'],
      'shammari',
    ],
    ['en', ['Sudani’s line is the opposite; he says the ships have left.'], 'sudani'],
    ['en', ['Sudani’s media office said in a readout that 40 ships had left.'], 'prime-minister-office'],
  ])('%s: %s', (language, paragraphs, says) => {
    expect(drafted(language, ['Title of it all', ...paragraphs]).facts.at(-1)?.says).toBe(says);
  });

  test('"we" outside of quotation marks is the source itself', () => {
    const { facts } = drafted('en', [
      'Title of it all',
      'A captain said that 40 ships had left Basra.',
      'We counted eleven ships in Basra on Monday.',
    ]);
    expect(facts.at(-1)?.says).toEqual({ en: 'Example Daily' });
  });
});

describe('speakers that a text names before', () => {
  test.each([
    [
      'The interior ministry spoke. Fuad Hussein visited Basra. The Minister said 40 ships had left.',
      'fuad-hussein',
    ],
    ['Sudani visited Basra. His office called the visit useful and short.', 'prime-minister-office'],
    ['Muqtada al-Sadr visited Basra. The cleric wants the ships gone.', 'sadr'],
  ])('%s', (paragraph, says) => {
    expect(drafted('en', ['Title of it all', paragraph]).facts.at(-1)?.says).toBe(says);
  });

  test('"it" is the agency that the sentence is about', () => {
    const { facts } = drafted('en', [
      'Title of it all',
      '“We left,” said a doctor in Basra.',
      'The river agency has sent 40 ships to Basra, it said.',
    ]);
    expect(facts.at(-1)?.says).toEqual({ en: 'The river agency' });
  });
});

describe('what is worth no fact', () => {
  test.each([
    'Two ships stand in Basra. (Photo: A. Person)',
    'The port did not respond to a request for comment.',
    'For further information, contact the press desk in Basra.',
    'I walked along the port of Basra last week.',
    'Correction: an earlier version put the port in Mosul.',
    'More at 9 PM.',
  ])('%s', (sentence) => {
    const { facts } = drafted('en', ['Title of it all', 'Forty ships left Basra on Monday.', sentence]);
    expect(
      facts.filter(({ paragraph, sentence: own }) => paragraph === 3 && own !== 'Two ships stand in Basra.'),
    ).toEqual([]);
  });
});

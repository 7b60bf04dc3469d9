import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/desk/article.ts';
import { createDrafter } from '../../../src/desk/drafting/draft-article.ts';
import { loadReal } from '../../query/real.ts';

const { knowledge, compiled } = await loadReal();
// Looking for closed gaps takes most of the time; one test does.
const drafter = createDrafter({
  ...compiled,
  closedGaps: knowledge.gaps.map(({ id }) => ({ gap: id, fact: '', answers: 0, asked: 0, closed: true })),
});
const ids = new Set(knowledge.names.map(({ id }) => id));
const facts = new Set(knowledge.facts.map(({ id }) => id));
const gaps = new Set(knowledge.gaps.map(({ id }) => id));

function draft(paragraphs: readonly string[], article: Partial<Article> = {}) {
  return drafter(
    {
      publisher: 'Example Daily',
      language: 'en',
      published: '2026-01-22',
      paragraphs,
      reasons: {},
      ...article,
    },
    { origin: { kind: 'file' }, textHash: 'f'.repeat(64), now: '2026-01-23T00:00:00Z' },
  );
}

/** A body after a title that says nothing. */
function body(language: string, ...paragraphs: readonly string[]) {
  return draft(['…', ...paragraphs], { language }).facts;
}

describe('speaker and status', () => {
  test.each([
    ['en', 'The defence ministry said a man was arrested in Kirkuk.', 'defense-ministry', 'claimed'],
    [
      'en',
      'The raid went ahead, with the defence ministry saying two men were held.',
      'defense-ministry',
      'claimed',
    ],
    [
      'en',
      'The Syrian Democratic Forces said 120 men were caught, according to local media.',
      'sdf',
      'claimed',
    ],
    ['en', 'Two men were caught in Mosul, according to one officer.', { en: 'one officer' }, 'claimed'],
    [
      'en',
      'The president of the Taqadum Party has urged Iraqi leaders to stand together.',
      'halbousi',
      'claimed',
    ],
    ['en', 'Analysts say the prisons in Syria have long been a weak point.', { en: 'Analysts' }, 'analysis'],
    ['en', 'Troops arrived in al-Qaim with 40 vehicles.', { en: 'Example Daily' }, 'reported'],
    ['en', 'The visit suggests deep unease in Baghdad.', { en: 'Example Daily' }, 'analysis'],
    ['ar', 'أعلنت وزارة الدفاع العراقية اعتقال رجل في كركوك.', 'defense-ministry', 'claimed'],
    ['ar', 'وبحسب مصدر طبي، أصيب ثلاثة في الموصل.', { ar: 'مصدر طبي' }, 'claimed'],
    ['ar', 'وحذر مقتدى الصدر من تسلل المسلحين إلى العراق.', 'sadr', 'claimed'],
    ['ckb', 'وەزارەتی بەرگریی عێراق ڕایگەیاند پیاوێک لە کەرکووک گیراوە.', 'defense-ministry', 'claimed'],
    [
      'tr',
      'Irak Savunma Bakanlığı, Kerkük’te bir kişinin yakalandığını açıkladı.',
      'defense-ministry',
      'claimed',
    ],
    ['fr', 'Selon un officier, deux hommes sont recherchés à Mossoul.', { fr: 'un officier' }, 'claimed'],
  ])('%s: %s', (language, sentence, says, status) => {
    expect(body(language, sentence)).toMatchObject([{ sentence, says, status, text: {}, decision: 'open' }]);
  });

  test('a pronoun, a body and a quotation that goes on mean who spoke before', () => {
    const found = body(
      'en',
      'The defence ministry said a man was arrested in Kirkuk. The man had led a cell of ISIS, the ministry added.',
      'One officer told Example Daily that 40 posts would be built. He said the road to Mosul was closed. "We will not leave Mosul. Nobody passes here at night."',
    );
    expect(found.map(({ says }) => says)).toEqual([
      ...['defense-ministry', 'defense-ministry'],
      ...Array(found.length - 2).fill({ en: 'One officer' }),
    ]);
    expect(found).toHaveLength(6);
  });

  test.each([
    [
      'a role that opens an article',
      ['The deputy governor of Anbar received us in Ramadi on Sunday.', '“We count 40 posts,” he said.'],
      { en: 'The deputy governor of Anbar' },
    ],
    [
      'who spoke, and not whom the sentence names first',
      [
        'In a call with SDF chief Mazloum Abdi, al-Sudani said that Syria must stay whole.',
        'He spoke of 40 camps near the border.',
      ],
      'sudani',
    ],
    [
      'the holder of an office',
      [
        'His Excellency the Minister of Interior inspected 52 towers near al-Qaim.',
        'The towers near al-Qaim, His Excellency noted, see 40 kilometres.',
      ],
      'interior-minister',
    ],
  ])('a pronoun means %s', (_, paragraphs, says) => {
    expect(body('en', ...paragraphs).at(-1)?.says).toEqual(says);
  });

  test('a body of another land is not the known one', () => {
    const [fact] = body('en', 'The Turkish defence ministry said 40 men were held near Mosul.');
    expect(fact?.says).toEqual({ en: 'The Turkish defence ministry' });
    expect(fact?.names).not.toContain('defense-ministry');
  });
});

describe('names', () => {
  test.each([
    ['en', 'Mr. al-Sudani met border guards in Al Qaim.', ['sudani', 'border-guards', 'al-qaim']],
    ['en', 'A shopkeeper called Khaled Hussein left Mosul.', ['mosul']],
    ['ar', 'في بيان صدر عن المكتب، شهدت الموصل تقدم القوات.', ['mosul']],
    ['ar', 'ارتفع العدد في الموصل خلال السنة الماضية إلى 40.', ['mosul']],
  ])('%s: %s', (language, sentence, names) => {
    const [fact] = body(language, sentence);
    expect(fact?.names.filter((name) => ids.has(name))).toEqual(names);
  });

  test('new names have a kind, an id and likely spellings', () => {
    const { newNames, facts: found } = draft([
      '…',
      'The Desert Watch Agency opened an office in Wadi al-Example near Mosul.',
    ]);
    expect(newNames).toMatchObject([
      { id: 'desert-watch-agency', kind: 'group', name: { en: 'Desert Watch Agency' } },
      { id: 'wadi-al-example', kind: 'place', also: { en: expect.arrayContaining(['Wadi Al Example']) } },
    ]);
    expect(found[0]?.names).toEqual(['mosul', 'desert-watch-agency', 'wadi-al-example']);
  });
});

test('a short form and an abbreviation belong to the whole name, wherever it stands', () => {
  const { newNames, facts: found } = draft([
    '…',
    'DWA counted forty trucks near Mosul.',
    'The Desert Watch Agency (DWA) said on Tuesday that forty more had come to Mosul.',
  ]);
  expect(newNames).toMatchObject([{ id: 'desert-watch-agency', also: { en: ['DWA'] } }]);
  expect(found.map(({ names }) => names.includes('desert-watch-agency'))).toEqual([true, true]);
  expect(found[1]?.says).toBe('desert-watch-agency');
});

test('the caption of a picture is no fact, in all its sentences', () => {
  const found = body(
    'en',
    'Border guards walk along the wall near al-Qaim on 21 January 2026. Photo: AFP',
    'Border guards found a tunnel near al-Qaim on Tuesday.',
  );
  expect(found.map(({ paragraph }) => paragraph)).toEqual([3]);
});

test('numbers and hedges are kept, parts of dates are not', () => {
  const [fact] = body('en', 'At least 1,200 men reportedly fled parts of Mosul on 21 January 2026.');
  expect(fact?.keep).toEqual(['At least', '1,200', 'reportedly', 'parts of']);
});

describe('near facts', () => {
  test.each([
    [
      'en',
      'The defence ministry said it had arrested a senior ISIS operative in Kirkuk.',
      'kirkuk-arrest',
      'same',
    ],
    ['ar', 'قال وزير الداخلية الشمري إن الحدود مع سوريا مؤمنة بالكامل.', 'shammari-border-secured', 'same'],
    ['en', 'A tribal leader denied that the border was secured.', 'shammari-border-secured', 'against'],
  ])('%s: %s', (language, sentence, fact, relation) => {
    const [found] = body(language, sentence);
    expect(found?.near.slice(0, 2)).toContainEqual({ fact, relation, why: expect.any(String) });
  });

  test('what no fact tells of is new', () => {
    const [fact] = body('en', 'The health ministry in Mosul opened a clinic for 40 patients.');
    expect(fact?.near.every(({ relation }) => relation === 'new')).toBe(true);
  });

  test.each([
    [
      'a denial',
      'Iraq’s borders are fully secured, the prime minister said.',
      'A tribal elder in Rutba disagreed, calling it a joke.',
      'pm-borders-fully-secured',
      'against',
    ],
    [
      'a count',
      'Thousands of detainees escaped from prisons in north-east Syria.',
      'A Western diplomat said the true figure was nearer to 900.',
      'thousands-escaped',
      'account-of',
    ],
  ])('%s leans on the sentence before it', (_, before, sentence, fact, relation) => {
    const found = body('en', `${before} ${sentence}`).at(-1);
    expect(found?.near.slice(0, 2)).toContainEqual({ fact, relation, why: expect.any(String) });
  });

  test('a sentence that leans on nothing has no fact of the one before', () => {
    const found = body(
      'en',
      'Thousands of detainees escaped from prisons in north-east Syria. The port of Basra sold 40 cranes in May.',
    ).at(-1);
    expect(found?.near.slice(0, 2).map(({ fact }) => fact)).not.toContain('thousands-escaped');
  });
});

test('a gap that a sentence answers is named', () => {
  const { facts: found } = createDrafter(compiled)(
    {
      language: 'en',
      paragraphs: ['…', 'The ministry gave the name of the senior ISIS operative arrested in Kirkuk.'],
      reasons: {},
    },
    { origin: { kind: 'file' }, textHash: 'f', now: '2026-01-23T00:00:00Z' },
  );
  expect(found.flatMap((fact) => fact.gaps)).toContain('gap-operative-name');
});

test.each([
  ['Will the raid change anything in Mosul?'],
  ['Photo: Example Daily'],
  ['Subscribe to our newsletter for news from Mosul.'],
  ['Officials in Mosul'],
  ['The port authority of Basra did not return calls.'],
  ['Turn to page 7 for the tides in Basra.'],
  ['We are closing this page for Tuesday in Basra.'],
])('left out: %s', (paragraph) => {
  expect(body('en', paragraph)).toEqual([]);
});

test('what is long is cut with a note, and a language without words of ours is noted', () => {
  const long = `The ministry said ${'that men and women from Mosul left, '.repeat(300)}today.`;
  const { facts: found, notes } = draft(['…', long, Array(450).fill('Hm.').join(' ')]);
  expect(found[0]?.sentence).toBe(long);
  expect(notes).toEqual([
    'One sentence has more than 1,000 characters; only the beginning was read, so look at the rest yourself.',
    'The text has 451 sentences; only the first 400 were read. Add the rest as a text of its own.',
  ]);
  const german = draft(['…', 'Die Armee traf am Dienstag in Mosul ein.'], { language: 'de' });
  expect(german.notes[0]).toContain('No words of "de" are known');
  expect(german.facts[0]?.names).toEqual(['mosul']);
});

test('any text: sentences are of the text, and all ids exist', () => {
  const word = fc.constantFrom(
    ...'Sudani said “the border” is secured, on Tuesday 40 men in Mosul. قال السوداني إن الحدود مؤمنة. " « » ; : ? \u200f \u0000 Irak’ın Şammari dedi according to'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.constantFrom('en', 'ar', 'ckb', 'tr', 'fr', 'de', 'x'),
      (paragraphs, language) => {
        const { facts: found, newNames } = draft(paragraphs, { language });
        const known = new Set([...ids, ...newNames.map(({ id }) => id)]);
        for (const fact of found) {
          expect(paragraphs[fact.paragraph - 1]).toContain(fact.sentence);
          expect(fact.names.every((name) => known.has(name))).toBe(true);
          expect(fact.near.every((near) => facts.has(near.fact))).toBe(true);
          expect(fact.gaps.every((gap) => gaps.has(gap))).toBe(true);
          expect(fact.topics.every((topic) => topic in knowledge.situation.topics)).toBe(true);
          if (typeof fact.says === 'string') expect(known).toContain(fact.says);
        }
      },
    ),
    { numRuns: 15 },
  );
});

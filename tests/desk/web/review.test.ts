import { describe, expect, test } from 'vitest';
import type { DraftFact } from '../../../src/desk/draft.ts';
import { publishPage } from '../../../src/platforms/web/desk/draft-pages.ts';
import { factPathOf } from '../../../src/reply/fact-address.ts';
import { textsFor } from '../../../src/text/index.ts';
import { knowledge as fixture } from '../../fixture.ts';
import { smallStage, withoutSpeaker } from '../channel/small-stage.ts';
import { DRAFT, OMAR, POST } from '../channel/stage.ts';
import { type Browser, type DeskSite, deskSite, type Shown, told } from './desk-site.ts';

const say = textsFor('en').desk;
const PAGE = `/desk/drafts/${DRAFT.id}`;
const WORDS = {
  'text-en': 'The officer says that one guard post after another was closed.',
  'text-ar': 'يقول الضابط إن نقاط الحراسة أُغلقت.',
};

async function reviewing(options?: Parameters<typeof deskSite>[0]): Promise<{
  readonly site: DeskSite;
  readonly anna: Browser;
  /** The page of the draft as Anna sees it now. */
  page(): Promise<Shown>;
  fact(n: number): Promise<DraftFact | undefined>;
}> {
  const site = await deskSite(options);
  await site.put(DRAFT);
  const anna = await site.editor('anna');
  return {
    site,
    anna,
    page: () => anna.get(PAGE),
    fact: async (n) => (await site.draft()).facts.find((each) => each.n === n),
  };
}

function textOf({ document }: Shown, part: string): string {
  return (document.querySelector(part)?.textContent ?? '').replace(/\s+/g, ' ');
}

describe('the page of a draft', () => {
  test('has a card for each fact with all that is needed to decide', async () => {
    const { page } = await reviewing();
    const shown = await page();
    expect([...shown.document.querySelectorAll('article h2')].map(({ textContent }) => textContent)).toEqual([
      '1 of 3 · open',
      '2 of 3 · open',
      '3 of 3 · open',
    ]);
    const card = textOf(shown, '#fact-1');
    for (const part of [
      DRAFT.facts[0]?.sentence,
      'The source, paragraph 2',
      'Speakeran officer',
      'Statusclaimed',
      'When2026-01-19 — Monday before publication',
      'To keepone guard post',
      'another account of it (the same order) Sudani ordered',
      'It has no wording; write it in your own words.',
    ])
      expect(card).toContain(part);
    expect(textOf(shown, 'main')).toContain('A Paper · 3 facts, 3 need you');
    expect(textOf(shown, 'main')).toContain('this seems to be near the source');
  });

  test('takes the language of the editor, and keeps it', async () => {
    const { anna } = await reviewing();
    const shown = await anna.get(`${PAGE}?lang=ar`);
    expect(shown.document.documentElement.getAttribute('dir')).toBe('rtl');
    const done = await anna.press(shown, '#fact-1', 'رفض');
    expect(done.location).toBe(`${PAGE}?lang=ar#fact-2`);
  });
});

describe('what is decided', () => {
  test('words typed and one press approve a fact, and the next one comes', async () => {
    const { site, anna, page, fact } = await reviewing();
    const done = await anna.press(await page(), '#fact-1', 'Approve', WORDS);
    expect([done.status, done.location]).toEqual([303, `${PAGE}#fact-2`]);
    expect(await fact(1)).toMatchObject({
      decision: 'accepted',
      text: { en: WORDS['text-en'], ar: WORDS['text-ar'] },
      accepted: [{ by: 'test:anna' }],
    });
    const log = await site.desk.log(2);
    expect(log.map(({ by, did, draft, n }) => [by, did, draft, n])).toEqual([
      ['Anna', 'accept', DRAFT.id, 1],
      ['Anna', 'word', DRAFT.id, 1],
    ]);
  });

  test.each<[button: string, after: Partial<DraftFact>]>([
    ['Skip', { decision: 'skipped' }],
    ['Reject', { decision: 'rejected' }],
    ['Same 1', { decision: 'same', links: { same: 'red-line' } }],
    ['Dispute 2', { decision: 'open', links: { against: 'unease' } }],
    ['Split', { decision: 'open' }],
  ])('%s', async (button, after) => {
    const { anna, page, fact, site } = await reviewing();
    const sent = anna.sent(await page(), '#fact-1', button);
    expect((await anna.post(...sent)).status).toBe(303);
    expect(await fact(1)).toMatchObject(after);
    // The same form once more, as from a page that is reloaded or pressed twice.
    await anna.post(...sent);
    expect(await fact(1)).toMatchObject(after);
    expect((await site.draft()).facts).toHaveLength(button === 'Split' ? 4 : 3);
  });

  test('is taken back', async () => {
    const { anna, page, fact } = await reviewing();
    await anna.press(await page(), '#fact-1', 'Same 1');
    await anna.press(await page(), '#fact-1', 'Take back');
    expect(await fact(1)).toMatchObject({ decision: 'open', links: {} });
  });

  test('fields are typed beside the sentence; what cannot be used is said and kept', async () => {
    const { anna, page, fact } = await reviewing();
    const typed = { 'field-when': '2026-02', 'field-says': 'en: the mayor', 'field-names': 'nobody-known' };
    const still = await anna.press(await page(), '#fact-1', 'Save', typed);
    expect([still.status, told(still)[0]]).toEqual([200, say.edit.saved]);
    expect(told(still).join(' ')).toContain('nobody-known');
    expect(still.document.querySelector('#fact-1-names')?.getAttribute('value')).toBe('nobody-known');
    expect(await fact(1)).toMatchObject({ when: { date: '2026-02' }, says: { en: 'the mayor' } });
    const done = await anna.press(still, '#fact-1', 'Save', {
      'field-names': 'sudani',
      'field-status': 'reported',
    });
    expect(done.location).toBe(`${PAGE}#fact-1`);
    expect(await fact(1)).toMatchObject({ names: ['sudani'], status: 'reported' });
  });

  test('an account of an event without a title needs one, and what was typed is given back', async () => {
    const { anna, page, fact } = await reviewing();
    const title = { 'text-en': 'An order', 'text-ar': 'أمر' };
    const [path, fields] = anna.sent(await page(), '#fact-1', 'Account of', title);
    const refused = await anna.post(path, { ...fields, 'text-en': '', 'text-ar': '' });
    expect([refused.status, told(refused)[0]]).toEqual([422, expect.stringContaining('give the event')]);
    expect((await anna.post(path, fields)).location).toBe(`${PAGE}#fact-1`);
    expect((await fact(1))?.links['account-of']).toBe('red-line');
  });

  test('texts are taken in known languages alone', async () => {
    const { anna, page, fact } = await reviewing();
    const [path, fields] = anna.sent(await page(), '#fact-1', 'Approve', WORDS);
    await anna.post(path, {
      ...fields,
      'text-__proto__': 'x',
      'text-xx"><b>': 'y',
      'field-constructor': 'z',
    });
    expect(Object.keys((await fact(1))?.text ?? {})).toEqual(['en', 'ar']);
  });
});

describe('two editors', () => {
  test('the second on a card is told who was quicker, and loses nothing of what they wrote', async () => {
    const { site, anna, page, fact } = await reviewing();
    const omar = await site.editor('omar');
    const seen = await omar.get(PAGE);
    await anna.press(await page(), '#fact-1', 'Reject');
    const late = await omar.press(seen, '#fact-1', 'Approve', { ...WORDS, 'text-en': 'What Omar wrote.' });
    expect([late.status, told(late)[0]]).toEqual([
      409,
      'Anna has just rejected this fact. Nothing of yours was saved; here it is as it stands now.',
    ]);
    expect(textOf(late, '#fact-1 .alert')).toContain('What Omar wrote.');
    expect(await fact(1)).toMatchObject({ decision: 'rejected', text: {} });
    // A press in a chat is told the same.
    expect(
      (
        await site.desk.changes(
          seen.document.querySelector('#fact-1 [name=card]')?.getAttribute('value') ?? '',
          {
            by: `test:${OMAR.user}`,
          },
        )
      )?.kind,
    ).toBe('changed');
  });

  test('at the same moment, one of them decides', async () => {
    const { site, anna, page } = await reviewing();
    const omar = await site.editor('omar');
    const one = anna.sent(await page(), '#fact-2', 'Reject');
    const other = omar.sent(await omar.get(PAGE), '#fact-2', 'Skip');
    const both = await Promise.all([anna.post(...one), omar.post(...other)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  test('with two reviewers, the author is not the second', async () => {
    const { site, anna, page, fact } = await reviewing({ reviewers: 2 });
    await anna.press(await page(), '#fact-1', 'Approve', WORDS);
    const waits = await page();
    expect(textOf(waits, '#fact-1')).toContain(say.waitsFor('Anna'));
    const own = await anna.press(waits, '#fact-1', 'Approve');
    expect([own.status, told(own)]).toEqual([409, [say.yourself]]);
    expect((await fact(1))?.accepted).toHaveLength(1);
    const omar = await site.editor('omar');
    expect((await omar.press(await omar.get(PAGE), '#fact-1', 'Approve')).status).toBe(303);
    expect((await fact(1))?.accepted.map(({ by }) => by)).toEqual(['test:anna', 'test:omar']);
  });
});

describe('the source', () => {
  test('is edited with its author, and names are added', async () => {
    const { site, anna, page } = await reviewing();
    const typed = {
      'field-author': 'A Writer',
      'field-title': 'Guards leave',
      'field-url': 'javascript:alert(1)',
    };
    const still = await anna.press(await page(), '#source', 'Save', typed);
    expect(told(still).join(' ')).toContain('is not an address');
    expect((await site.draft()).source).toMatchObject({ author: 'A Writer', title: 'Guards leave' });
    expect((await site.draft()).source.url).toBeUndefined();
    const name = { 'text-en': 'Qasim Bridge', 'field-kind': 'place', 'text-ar': 'جسر قاسم' };
    const sent = anna.sent(await page(), '#source', 'Save', name);
    expect((await anna.post(...sent)).location).toBe(`${PAGE}#source`);
    const again = await anna.post(...sent);
    expect([again.status, told(again)[0]]).toEqual([409, say.edit.sourceChanged]);
    expect((await site.draft()).newNames).toMatchObject([{ id: 'qasim-bridge', kind: 'place' }]);
  });
});

test('what drafts and editors write is never markup', async () => {
  const hostile = `"><script>alert(1)</script>'&\u202e`;
  const site = await deskSite();
  const [first] = DRAFT.facts;
  if (first === undefined) throw new Error('there is no fact');
  await site.put({
    ...DRAFT,
    notes: [hostile],
    source: { ...DRAFT.source, title: hostile, publisher: hostile, author: hostile },
    typed: { language: hostile, 'name  en': hostile },
    newNames: [{ id: 'new', kind: 'person', name: { en: hostile }, role: { en: hostile } }],
    facts: [
      {
        ...{ ...first, sentence: hostile, text: { en: hostile }, says: { en: hostile }, keep: [hostile] },
        near: [{ fact: 'red-line', relation: 'new', why: hostile }],
        typed: { when: hostile, status: hostile },
      },
    ],
  });
  const anna = await site.editor('anna');
  const drafts = await anna.get('/desk');
  const shown = await anna.get(PAGE);
  const late = await anna.press(shown, '#fact-1', 'Save', { 'field-says': hostile, 'field-when': hostile });
  const twice = await anna.press(shown, '#fact-1', 'Save', { 'field-says': hostile, 'field-when': hostile });
  for (const { html, status } of [drafts, shown, late, twice]) {
    expect([200, 409]).toContain(status);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('\u202e');
    expect(html).toContain('&lt;script&gt;');
  }
});

test('the old answers that would change are shown before anything is published', () => {
  const view = { language: 'en', chosen: undefined, knowledge: fixture, factPath: factPathOf };
  const draft = { id: 'a', code: 'abc', state: 'open', facts: 1, open: 0 } as const;
  const change = { question: 'Who <b>ordered</b> it?', before: 'red-line', after: 'new-fact' };
  const html = String(publishPage(view, { draft, changes: [change], warnings: ['Look at it.'], key: 'k' }));
  expect(html).toContain('Who &lt;b&gt;ordered&lt;/b&gt; it? <code>red-line</code> → <code>new-fact</code>');
  expect(html).toContain('Look at it.');
});

test('an article becomes published facts on the web alone, and what would change is shown first', async () => {
  const at = new Date('2026-02-04T10:00:00Z');
  const site = await deskSite({
    at,
    makeStage: (options) => smallStage({ ...options, draftArticle: withoutSpeaker }),
  });
  const anna = await site.editor('anna');
  const [added] = await site.desk.add(
    { text: POST, links: [], message: '1', date: '2026-02-04T10:00:00Z' },
    undefined,
    { from: { platform: 'test', chat: 'anna' }, user: 'anna', name: 'Anna' },
  );
  const page = `/desk/drafts/${added?.id}`;
  const early = await anna.get(`${page}/publish`);
  expect([early.status, told(early).length > 0]).toEqual([422, true]);
  const source = { 'field-publisher': 'A Paper', 'field-published': '2026-01-20', 'field-language': 'en' };
  expect((await anna.press(await anna.get(page), '#source', 'Save', source)).status).toBe(303);
  const fact = {
    'field-says': 'en: an officer; ar: ضابط',
    'text-en': 'Two guard posts stood empty, the officer says.',
    'text-ar': 'يقول الضابط إن نقطتي حراسة خاليتان.',
  };
  const worded = await anna.press(await anna.get(page), '#fact-1', 'Approve', fact);
  // The sentence says it in other words, which has to be meant.
  expect([worded.status, told(worded)[0]]).toEqual([200, say.edit.toConfirm]);
  expect((await anna.press(worded, '#fact-1', 'Approve')).location).toBe(page);
  expect(textOf(await anna.get(page), 'main')).toContain(say.allDone);
  const preview = await anna.get(`${page}/publish`);
  expect(textOf(preview, 'main')).toContain(say.noChanges);
  const seen = anna.sent(preview, 'main', 'Publish now');
  await anna.press(await anna.get(page), '#source', 'Save', { 'field-author': 'A Writer' });
  const other = await anna.post(...seen);
  expect([other.status, told(other)]).toEqual([409, [say.edit.sourceChanged]]);
  expect((await site.draft(added?.id)).state).toBe('open');
  const sent = anna.sent(other, 'main', 'Publish now');
  const published = await anna.post(...sent);
  expect(textOf(published, 'main')).toMatch(/Published\..*sources\/guards-leave-two-posts\.yaml/);
  const again = await anna.post(...sent);
  expect(again.status).not.toBe(200);
  expect((await site.desk.log(1))[0]).toMatchObject({ did: 'publish', by: 'Anna', draft: added?.id });
  expect(textOf(await anna.get(page), '#fact-1')).toContain('published');
});

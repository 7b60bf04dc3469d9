import { describe, expect, test } from 'vitest';
import { textsFor } from '../../../src/text/index.ts';
import { NOW } from '../../fixture.ts';
import { CHANNEL, DRAFT, deskStage } from '../channel/stage.ts';
import { type Browser, deskSite, type Shown, told } from './desk-site.ts';

const say = textsFor('en').desk;
const HOUR = 60 * 60 * 1_000;

/** The link of an editor, and its token. */
async function invited(site: Awaited<ReturnType<typeof deskSite>>, user = 'anna') {
  const link = await site.desk.link({ by: `test:${user}`, name: 'Anna' });
  const path = (link?.url ?? '').slice(site.url.length);
  return { path, token: path.slice('/desk/open/'.length) };
}

/** Nothing of the desk is in a page. */
function expectNothing({ status, html }: Shown, sentence: string, expected = 403): void {
  expect([status, html.includes(sentence)]).toEqual([expected, true]);
  for (const part of [DRAFT.id, DRAFT.source.title ?? '', DRAFT.facts[0]?.sentence ?? ''])
    expect(html).not.toContain(part);
}

describe('a link', () => {
  test('is signed for one editor, and a press opens the desk in that browser', async () => {
    const site = await deskSite();
    await site.put(DRAFT);
    const { path, token } = await invited(site);
    expect(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).toContain('"user":"anna"');
    const browser = site.browser();
    const asked = await browser.get(path);
    expect(asked.document.querySelector('main')?.textContent).toContain(
      'You are about to open the desk as Anna.',
    );
    expect(browser.cookie).toBe('');
    const opened = await browser.press(asked, 'main', 'Open the desk');
    expect([opened.status, opened.location]).toEqual([303, '/desk']);
    expect(opened.headers.get('set-cookie')).toMatch(
      /^desk=[\w.-]+; Max-Age=3600; Path=\/desk; HttpOnly; SameSite=Strict$/,
    );
    const drafts = await browser.get('/desk');
    expect(drafts.document.querySelector('main li')?.textContent).toContain(
      'Guards in the north 3 facts, 3 need you',
    );
    expect(drafts.document.querySelector('main')?.textContent).toContain('You edit as Anna.');
    expect((await site.desk.log(2)).map(({ by, did }) => [by, did])).toEqual([
      ['Anna', 'open'],
      ['Anna', 'link'],
    ]);
  });

  test('may be looked at by programs that draw previews, and is opened once', async () => {
    const site = await deskSite();
    const { path, token } = await invited(site);
    for (const _ of [1, 2]) expect((await site.browser().get(path)).status).toBe(200);
    await site.browser().open(site.url + path);
    expectNothing(await site.browser().get(path), say.web.refused.used);
    const again = await site.browser().post('/desk/open', { link: token });
    expectNothing(again, say.web.refused.used);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  test('is opened once, however many press at the same moment', async () => {
    const site = await deskSite();
    const { token } = await invited(site);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => site.browser().post('/desk/open', { link: token })),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([303, ...Array<number>(7).fill(403)]);
  });

  test('opens the desk on any replica, and stands in none of their files', async () => {
    const site = await deskSite();
    const other = await deskSite({ files: site.files });
    await site.put(DRAFT);
    const { token } = await invited(site);
    const browser = other.browser();
    expect((await browser.post('/desk/open', { link: token })).status).toBe(303);
    expectNothing(await site.browser().post('/desk/open', { link: token }), say.web.refused.used);
    const here = site.browser();
    here.cookie = browser.cookie;
    expect((await here.get(`/desk/drafts/${DRAFT.id}`)).status).toBe(200);
    for (const { path } of await site.files.list('')) {
      const text = (await site.files.read(path))?.text;
      expect([path, text?.includes(token)]).toEqual([path, false]);
    }
  });

  test('that somebody has changed is refused', async () => {
    const site = await deskSite();
    const { token } = await invited(site);
    const [text = '', signature = ''] = token.split('.');
    const table: Readonly<Record<string, string>> = {
      'of another editor': changed(token, ({ user: _, ...rest }) => ({ ...rest, user: 'omar' })),
      'that lasts longer': changed(token, ({ until, ...rest }) => ({ ...rest, until: Number(until) + 1 })),
      'with another last letter': token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      'without a signature': text,
      'with an empty signature': `${text}.`,
      'with a signature alone': `.${signature}`,
      'with more parts': `${token}.x`,
      'that is nearly empty': 'x.',
      'that is endless': 'x'.repeat(9_000),
    };
    for (const [what, link] of Object.entries(table)) {
      for (const page of [
        await site.browser().get(`/desk/open/${link}`),
        await site.browser().post('/desk/open', { link }),
      ]) {
        expect([what, page.headers.get('set-cookie')]).toEqual([what, null]);
        expectNothing(page, say.web.refused.forged);
      }
    }
    expect((await site.browser().get('/desk/open/%00%ff')).status).toBe(403);
  });

  test('is refused where it was signed with another key', async () => {
    const other = await deskSite({ secret: 'x'.repeat(32) });
    const site = await deskSite({ secret: 'y'.repeat(32) });
    const { token } = await invited(other);
    expectNothing(await site.browser().post('/desk/open', { link: token }), say.web.refused.forged);
  });

  test.each([
    [-1, 303],
    [0, 303],
    [1_000, 403],
  ])('that is an hour and %d ms old gives %d', async (more, status) => {
    const site = await deskSite();
    const { token } = await invited(site);
    site.at = new Date(NOW.getTime() + HOUR + more);
    const page = await site.browser().post('/desk/open', { link: token });
    expect(page.status).toBe(status);
    if (status === 403) expectNothing(page, say.web.refused.expired);
  });
});

describe('a session', () => {
  test('ends after its time, and gives back what was being written', async () => {
    const site = await deskSite();
    await site.put(DRAFT);
    const anna = await site.editor('anna');
    const page = await anna.get(`/desk/drafts/${DRAFT.id}`);
    site.at = new Date(NOW.getTime() + HOUR + 1_000);
    expectNothing(await anna.get('/desk'), say.web.refused.expired);
    const late = await anna.press(page, '#fact-1', 'Approve', { 'text-en': 'An hour of <b>work</b>' });
    expectNothing(late, say.web.refused.expired);
    expect(late.html).toContain('An hour of &lt;b&gt;work&lt;/b&gt;');
    expect((await site.draft()).facts[0]?.text).toEqual({});
  });

  test('ends when its editor is no editor any more', async () => {
    const site = await deskSite();
    await site.put(DRAFT);
    const anna = await site.editor('anna');
    const { path } = await invited(site);
    const later = await deskSite({ files: site.files, editors: [{ platform: 'test', user: 'omar' }] });
    const browser = later.browser();
    browser.cookie = anna.cookie;
    expectNothing(await browser.get(`/desk/drafts/${DRAFT.id}`), say.others);
    expectNothing(await browser.get(path), say.others);
  });

  test('is closed by its editor, and is no link', async () => {
    const site = await deskSite();
    const anna = await site.editor('anna');
    const session = anna.cookie.slice('desk='.length);
    expectNothing(await site.browser().get(`/desk/open/${session}`), say.web.refused.forged);
    const closed = await anna.press(await anna.get('/desk'), 'main', 'Close the desk');
    expect(closed.headers.get('set-cookie')).toMatch(/^desk=; Max-Age=0; Path=\/desk/);
  });

  test('that is a link is none', async () => {
    const site = await deskSite();
    const browser = site.browser();
    browser.cookie = `desk=${(await invited(site)).token}`;
    expectNothing(await browser.get('/desk'), say.web.refused.forged);
  });
});

describe('whoever is no editor', () => {
  test('is shown nothing', async () => {
    const site = await deskSite();
    await site.put(DRAFT);
    const browser = site.browser();
    const places = ['', '/', `/drafts/${DRAFT.id}`, `/drafts/${DRAFT.id}/publish`, '/nothing', '/fact'];
    const pages = [
      ...places.map((place) => browser.get(`/desk${place}`)),
      ...['fact', 'source', 'publish', 'close'].map((place) =>
        browser.post(`/desk/${place}`, { draft: DRAFT.id }),
      ),
    ];
    for (const page of await Promise.all(pages)) {
      expectNothing(page, say.web.refused.none);
      expect(page.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('gets no link from the bot', async () => {
    const { desk } = await deskStage();
    expect(desk.access({ from: CHANNEL, server: 'desk', user: 'reader' })).toBe('others');
    expect(await desk.link({ by: 'test:anna' })).toBeUndefined();
  });
});

describe('a form', () => {
  async function opened(): Promise<{
    readonly site: Awaited<ReturnType<typeof deskSite>>;
    readonly anna: Browser;
    readonly sent: ReturnType<Browser['sent']>;
  }> {
    const site = await deskSite();
    await site.put(DRAFT);
    const anna = await site.editor('anna');
    const page = await anna.get(`/desk/drafts/${DRAFT.id}`);
    return { site, anna, sent: anna.sent(page, '#fact-1', 'Reject') };
  }

  test('of another site changes nothing', async () => {
    const { site, anna, sent } = await opened();
    const table: readonly Readonly<Record<string, string>>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      {},
      { Origin: 'http://127.0.0.1' },
      { 'Sec-Fetch-Site': 'same-origin' },
    ];
    for (const headers of table) expectNothing(await anna.post(...sent, headers), say.web.refused.foreign);
    expect((await site.draft()).facts[0]?.decision).toBe('open');
  });

  test('without the letters of the session, or with those of another, changes nothing', async () => {
    const { site, anna, sent } = await opened();
    const [path, fields] = sent;
    const other = await site.editor('anna');
    const [, theirs] = other.sent(await other.get(`/desk/drafts/${DRAFT.id}`), '#fact-1', 'Reject');
    for (const form of ['', 'x', theirs['form'] ?? ''])
      expectNothing(await anna.post(path, { ...fields, form }), say.web.refused.foreign);
    const { form: _, ...rest } = fields;
    expectNothing(await anna.post(path, rest), say.web.refused.foreign);
    expect((await site.draft()).facts[0]?.decision).toBe('open');
    expect((await anna.post(path, fields)).status).toBe(303);
  });

  test('that says nothing of the desk is refused in a sentence', async () => {
    const { anna, sent } = await opened();
    const [path, fields] = sent;
    for (const act of ['', 'publish', 'same', 'account-of', '__proto__']) {
      const page = await anna.post(path, { ...fields, act });
      expect([page.status, told(page)]).toEqual([400, [say.web.refused.unread]]);
    }
    const gone = await anna.post(path, { ...fields, card: 'nothing' });
    expect([gone.status, told(gone)]).toEqual([404, [say.oldCard]]);
    expect((await anna.get('/desk/drafts/..%2f..%2fweb%2fkey')).status).toBe(404);
    expect((await anna.get('/desk/drafts/nothing')).status).toBe(404);
  });

  test('of more than 64 kB is refused, also where its length is not told', async () => {
    const { site, anna, sent } = await opened();
    const [path, fields] = sent;
    const page = await anna.post(path, { ...fields, 'text-en': 'x'.repeat(70_000) });
    expect([page.status, told(page)]).toEqual([413, [say.web.tooLarge(64)]]);
    const [address = ''] = path.split('#');
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(16_000)));
      },
    });
    const headers = {
      Origin: site.url,
      Cookie: anna.cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const request = { method: 'POST', body: chunks, headers, duplex: 'half' };
    const endless = await fetch(site.url + address, request);
    expect(endless.status).toBe(413);
  });
});

test('pages load nothing from elsewhere, are kept by nobody, and tell no other site where they are', async () => {
  const site = await deskSite();
  await site.put(DRAFT);
  const anna = await site.editor('anna');
  const page = await anna.get(`/desk/drafts/${DRAFT.id}`);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  const loaded = [...page.html.matchAll(/(?:src|action)="([^"]*)"|<link[^>]* href="([^"]*)"/g)];
  expect(loaded.length).toBeGreaterThan(5);
  for (const [, src, href] of loaded) expect(src ?? href).toMatch(/^\/(?!\/)/);
});

/** A token whose words are others, under the signature that it had. */
function changed(token: string, change: (words: Readonly<Record<string, unknown>>) => unknown): string {
  const [text = '', signature = ''] = token.split('.');
  const words: Readonly<Record<string, unknown>> = JSON.parse(Buffer.from(text, 'base64url').toString());
  return `${Buffer.from(JSON.stringify(change(words))).toString('base64url')}.${signature}`;
}

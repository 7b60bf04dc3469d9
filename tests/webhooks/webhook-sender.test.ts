import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { Timer } from '../../src/util/timer.ts';
import type { FactEvent } from '../../src/webhooks/fact-event.ts';
import { type AttemptOutcome, WebhookSender } from '../../src/webhooks/webhook-sender.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { Log } from '../stand-ins/log.ts';
import { emptyStoreFolder, temporaryFolder } from '../store/temporary.ts';
import { type Received, receiver } from './receiver.ts';

const SECRET = 'whsec_c2FuYWQgc2FuYWQgc2FuYWQgc2FuYWQg';
const KEY = Buffer.from(SECRET.slice(6), 'base64');
const NOW = new Date('2026-11-22T12:00:00Z');

/** Short waits are over at once. Longer ones, such as for an answer, are over when `late` is called. */
function waits() {
  const long = new Set<() => void>();
  const timer: Timer = (task, milliseconds) => {
    if (milliseconds > 3_000) {
      long.add(task);
      return () => long.delete(task);
    }
    const immediate = setTimeout(task);
    return () => clearTimeout(immediate);
  };
  return {
    timer,
    late() {
      for (const task of long) task();
    },
  };
}

/** A sender over a store of its own, or over that of an earlier one. */
async function sending(
  addresses: readonly string[],
  setting: { readonly store?: Store; readonly facts?: readonly Fact[] } = {},
) {
  const store = setting.store ?? (await openStore({ dataDir: await emptyStoreFolder() }));
  onTestFinished(() => store.close());
  let current: Knowledge = { ...knowledge, facts: setting.facts ?? knowledge.facts };
  let now = NOW;
  const { timer, late } = waits();
  const lines = new Log<Readonly<Record<string, unknown>>>();
  const outcomes = new Log<AttemptOutcome>();
  const log = (level: string) => (details: object, message: string) =>
    lines.add({ level, ...details, message });
  const sender = new WebhookSender({
    ...{ addresses, secret: KEY, store: store.webhooks, timer },
    knowledge: () => current,
    factPage: (id) => `https://bot.example.org/facts/${id}`,
    observe: (outcome) => outcomes.add(outcome),
    log: { error: log('error'), warn: log('warn'), info: log('info') },
    now: () => now,
  });
  onTestFinished(() => sender.stop());
  await sender.start();
  const begun = async (): Promise<void> => {
    while ((await store.webhooks.told()) === undefined) await new Promise(setImmediate);
  };
  return {
    ...{ store, sender, lines, outcomes, late, begun },
    change(...facts: readonly Fact[]) {
      const ids = facts.map(({ id }) => id);
      const others = current.facts.filter(({ id }) => !ids.includes(id));
      current = { ...current, facts: [...others, ...facts], version: crypto.randomUUID() };
    },
    pass(seconds: number) {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}

const NEW: Fact = { ...factNamed('unease'), id: 'new-fact', added: '2026-11-22', text: { en: 'It is new.' } };
const eventIn = ({ body }: Received): FactEvent => JSON.parse(body) as FactEvent;

describe('webhooks', () => {
  test('what is there at the first start is known; a new fact is sent, signed, to every address', async () => {
    const [one, two] = [await receiver(), await receiver()];
    const { begun, change, lines, outcomes } = await sending([one.url, two.url]);
    await begun();
    change(NEW);
    const [first, second] = [await one.received.waitFor(() => true), await two.received.waitFor(() => true)];
    expect(eventIn(first)).toEqual({
      type: 'fact.added',
      timestamp: NOW.toISOString(),
      data: {
        ...{ entry: 'new-fact', day: '2026-11-22' },
        fact: {
          ...{ id: 'new-fact', text: { en: 'It is new.' }, says: NEW.says.label, status: 'analysis' },
          ...{
            when: '2026-01 (inferred)',
            added: '2026-11-22',
            topics: ['border', 'analysis'],
            paragraph: 18,
          },
          source: {
            ...{ id: 'article', title: 'Iraq on alert', publisher: 'The Amargi' },
            ...{ published: '2026-01 (inferred)', url: 'https://example.org/iraq' },
          },
          page: 'https://bot.example.org/facts/new-fact',
        },
      },
    });
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).not.toBe(first.headers['webhook-id']);
    expect(first.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Sanad' });
    await outcomes.waitFor(() => true, 2);
    expect(one.received.entries).toHaveLength(1);
    expect(JSON.stringify(lines.entries)).not.toMatch(/hidden|hook\?|new-fact|whsec|c2Fu/);
  });

  const reason = { en: 'it was counted again' };
  test.each<
    [
      FactEvent['type'],
      before: readonly Fact[],
      after: readonly Fact[],
      Partial<FactEvent['data']> & { readonly id: string },
    ]
  >([
    [
      'fact.corrected',
      [],
      [{ ...NEW, supersedes: 'unease', reason }],
      { entry: 'unease', id: 'new-fact', reason, before: expect.objectContaining({ id: 'unease' }) },
    ],
    [
      'fact.withdrawn',
      [],
      [{ ...factNamed('unease'), retracted: { date: '2026-11-21', reason } }],
      { entry: 'unease', id: 'unease', day: '2026-11-21', reason },
    ],
    [
      'fact.restored',
      [],
      [{ ...factNamed('twelve-escaped'), retracted: { date: '2026-11-21', reason } }],
      {
        entry: 'ten-escaped',
        id: 'ten-escaped',
        reason,
        before: expect.objectContaining({ id: 'twelve-escaped' }),
      },
    ],
    ['fact.revised', [], [{ ...factNamed('unease'), status: 'disputed' }], { entry: 'unease', id: 'unease' }],
    [
      'fact.added',
      [],
      [
        { ...NEW, id: 'a' },
        { ...NEW, supersedes: 'a' },
      ],
      { entry: 'a', id: 'new-fact' },
    ],
  ])('%s', async (type, before, after, { id, ...data }) => {
    const { url, received } = await receiver();
    const { begun, change } = await sending([url], { facts: [...knowledge.facts, ...before] });
    await begun();
    change(...after);
    expect(eventIn(await received.waitFor(() => true))).toMatchObject({
      type,
      data: { ...data, fact: { id } },
    });
  });

  test.each<[string, Fact]>([
    ['of a source itself', { ...NEW, topics: ['about-article'] }],
    ['of a mended typo', { ...factNamed('unease'), text: { en: 'Mended.' }, minor: true }],
    [
      'of a further translation',
      { ...factNamed('unease'), text: { ...factNamed('unease').text, ckb: 'نوێ' } },
    ],
    [
      'of another spelling of the speaker',
      { ...factNamed('unease'), says: { name: 'amargi', label: { en: 'Amargi' } } },
    ],
    ['that was withdrawn before anybody was told', { ...NEW, retracted: { date: '2026-11-22', reason } }],
  ])('nothing is sent %s', async (_, fact) => {
    const { url, received } = await receiver();
    const { begun, change } = await sending([url]);
    await begun();
    change(fact);
    // A change after it arrives alone.
    change(fact, { ...NEW, id: 'after' });
    expect(eventIn(await received.waitFor(() => true)).data.entry).toBe('after');
    expect(received.entries).toHaveLength(1);
  });

  test.each<[Parameters<typeof receiver>[0] & readonly unknown[], seconds: number]>([
    [[500], 5],
    [[302], 5],
    [['broken'], 5],
    [[500, 404], 10],
    [[{ status: 429, headers: { 'retry-after': '600' } }], 600],
    [[{ status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:10:00 GMT' } }], 600],
    [[{ status: 503, headers: { 'retry-after': 'soon' } }], 5],
  ])('after the answers %j it is tried again in %d seconds, with the same id', async (answers, seconds) => {
    const { url, received } = await receiver(answers);
    const { begun, change, outcomes, pass, lines } = await sending([url]);
    await begun();
    change(NEW);
    for (const n of answers.keys()) {
      if (n > 0) pass(5);
      await outcomes.waitFor((outcome) => outcome === 'failed', n + 1);
    }
    await lines.waitFor(({ event }) => event === 'webhook-failed');
    pass(seconds - 1);
    // Two more looks.
    for (let looks = 0; looks < 20; looks += 1) await new Promise(setImmediate);
    expect(received.entries).toHaveLength(answers.length);
    pass(1);
    await outcomes.waitFor((outcome) => outcome === 'delivered');
    expect(new Set(received.entries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.entries.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.entries.map(({ headers }) => headers['webhook-signature'])).size).toBe(
      answers.length + 1,
    );
    await lines.waitFor(({ event }) => event === 'webhook-mended');
  });

  test('an address that does not answer in time is tried again; the others do not wait for it', async () => {
    const [slow, quick] = [await receiver(['silent']), await receiver()];
    const { begun, change, late, pass, outcomes } = await sending([slow.url, quick.url]);
    await begun();
    change(NEW, { ...NEW, id: 'more' });
    await quick.received.waitFor(() => true, 2);
    await slow.received.waitFor(() => true);
    late();
    await outcomes.waitFor((outcome) => outcome === 'failed');
    pass(5);
    await slow.received.waitFor(() => true, 3);
    expect(new Set(slow.received.entries.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  test('after 36 hours an event is given up, and the log says so', async () => {
    const { url, received } = await receiver(Array.from({ length: 99 }, () => 500));
    const { begun, change, pass, lines, outcomes, store } = await sending([url]);
    await begun();
    change(NEW);
    for (let attempts = 1; !outcomes.entries.includes('given-up'); attempts += 1) {
      await received.waitFor(() => true, attempts);
      await outcomes.waitFor((outcome) => outcome === 'failed', attempts);
      await new Promise(setImmediate);
      pass(60 * 60);
    }
    const line = await lines.waitFor(({ event }) => event === 'webhook-given-up');
    expect(line).toMatchObject({ level: 'error', host: new URL(url).host, why: 'status 500' });
    expect(received.entries.length).toBeGreaterThan(20);
    const far = new Date(NOW.getTime() + 1e10);
    expect(await store.webhooks.take('', far, far)).toBeUndefined();
  });

  test('an address that is gone is paused, also after a restart, until it was not named', async () => {
    const { url, received } = await receiver([410]);
    const first = await sending([url]);
    await first.begun();
    first.change(NEW);
    expect(await first.lines.waitFor(({ event }) => event === 'webhook-paused')).toMatchObject({
      level: 'error',
    });
    await first.sender.stop();
    const facts = [...knowledge.facts, NEW];
    const second = await sending([url], { store: first.store, facts });
    second.change({ ...NEW, id: 'more' });
    while ((await first.store.webhooks.told())?.some(({ entry }) => entry === 'more') !== true)
      await new Promise(setImmediate);
    await second.sender.stop();
    expect(received.entries).toHaveLength(1);
    await first.store.webhooks.paused([]);
    const third = await sending([url], { store: first.store, facts });
    third.change({ ...NEW, id: 'more' }, { ...NEW, id: 'again' });
    expect(eventIn(await received.waitFor(() => true, 2)).data.entry).toBe('again');
  });

  test('what changed while it was stopped, and what was under way, is sent after the next start', async () => {
    const { url, received } = await receiver(['silent']);
    const first = await sending([url]);
    await first.begun();
    first.change(NEW);
    await received.waitFor(() => true);
    await first.sender.stop();
    const later = { ...NEW, id: 'later' };
    const second = await sending([url], { store: first.store, facts: [...knowledge.facts, NEW, later] });
    await received.waitFor(() => true, 3);
    await second.outcomes.waitFor((outcome) => outcome === 'delivered', 2);
    const ids = received.entries.map((one) => [eventIn(one).data.entry, one.headers['webhook-id']]);
    expect(ids[1]?.[0] === 'new-fact' ? ids[1] : ids[2]).toEqual(ids[0]);
    expect(new Set(ids.map(([entry]) => entry))).toEqual(new Set(['new-fact', 'later']));
  });

  test('the example in docs/webhooks.md takes what is signed, and nothing else', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/webhooks.md'), 'utf8');
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    const file = join(await temporaryFolder(), 'example.mjs');
    await writeFile(file, code);
    const { isFromSanad } = (await import(pathToFileURL(file).href)) as {
      isFromSanad(headers: object, body: Uint8Array, secret: string, now: number): boolean;
    };
    const { url, received } = await receiver();
    const { begun, change } = await sending([url]);
    await begun();
    change({ ...NEW, text: { en: 'It is new: «é» \u{1f600}' } });
    const { headers, body } = await received.waitFor(() => true);
    const bytes = Buffer.from(body);
    const at = NOW.getTime();
    const cases: readonly (readonly [object, Uint8Array, string, number, boolean])[] = [
      [headers, bytes, SECRET, at, true],
      [headers, bytes, SECRET.slice(6), at + 299_000, true],
      [headers, bytes, SECRET, at + 301_000, false],
      [headers, bytes, SECRET.replace('c2Fu', 'c2Fv'), at, false],
      [headers, Buffer.from(`${body} `), SECRET, at, false],
      [{ ...headers, 'webhook-id': 'msg_other' }, bytes, SECRET, at, false],
      [
        { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` },
        bytes,
        SECRET,
        at,
        true,
      ],
      [{}, bytes, SECRET, at, false],
    ];
    expect(cases.map(([...args]) => isFromSanad(args[0], args[1], args[2], args[3]))).toEqual(
      cases.map(([, , , , expected]) => expected),
    );
  });
});

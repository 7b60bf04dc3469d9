import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '../../../src/app/http-server.ts';
import { Metrics } from '../../../src/app/metrics/metrics.ts';
import { type MetricsAccess, metricsEndpoint } from '../../../src/app/metrics/metrics-endpoint.ts';
import {
  observedDispatch,
  observedLedger,
  observedLimits,
  observedQuestions,
} from '../../../src/app/metrics/observed.ts';
import { readiness } from '../../../src/app/readiness.ts';
import { type Delivery, dueNow } from '../../../src/digest/ledger.ts';
import { openStore } from '../../../src/store/open.ts';
import { chatting } from '../../chatting.ts';
import { knowledge } from '../../fixture.ts';
import { emptyStoreFolder } from '../../store/temporary.ts';

const NOW = new Date('2026-02-03T00:00:00Z');

function measured(): Metrics {
  return new Metrics({
    knowledge: () => knowledge,
    readiness: async () => [
      { name: 'store', isReady: true },
      { name: 'discord', isReady: false },
    ],
    now: () => NOW,
  });
}

/** The samples of the program's own metrics, by their name with its labels. */
async function samples(metrics: Metrics): Promise<ReadonlyMap<string, number>> {
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('sanad_'));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]));
}

describe('the metrics', () => {
  test('say how much is known, how old it is, and what works', async () => {
    const found = await samples(measured());
    expect(found.get('sanad_knowledge_facts')).toBe(knowledge.facts.length);
    expect(found.get('sanad_knowledge_sources')).toBe(2);
    // The newest is of 1 February, which begins in Baghdad at 21:00 UTC of the day before.
    expect(found.get('sanad_knowledge_age_seconds')).toBe(51 * 60 * 60);
    expect(found.get('sanad_ready{part="store"}')).toBe(1);
    expect(found.get('sanad_ready{part="discord"}')).toBe(0);
    const all = await measured().registry.metrics();
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
      expect(all).toContain(name);
  });

  test('count questions, time replies and count refusals, without a word of a reader', async () => {
    const metrics = measured();
    const chat = chatting({ questionCounter: observedQuestions(metrics) });
    const limits = observedLimits(
      { take: async () => ({ wait: 1, again: false }), takeTyped: async () => false },
      metrics,
    );
    const dispatch = observedDispatch(chat.dispatch, metrics);
    const from = { platform: 'telegram', chat: 'chat-of-ann' };
    const ask = (question: string, platform = 'telegram') =>
      dispatch({
        ...{ id: 'x', from: { ...from, platform }, user: 'ann', language: 'en' },
        input: { kind: 'text', text: question },
      });
    await ask('what did Shammari say about the border?');
    await ask('what did Shammari say about the border?');
    await ask('hello');
    await ask('what did Shammari say about the border?', 'a-platform-of-tomorrow');
    await limits.take({ from, user: 'ann' });
    await limits.takeTyped({ from, user: 'ann' });
    metrics.asked('answered', 'web', 'xx-from-outside');
    const found = await samples(metrics);
    const asked = [...found].filter(([name]) => name.startsWith('sanad_questions_total'));
    expect(asked.reduce((sum, [, count]) => sum + count, 0)).toBe(4);
    expect(asked.map(([name]) => name)).toContainEqual(
      expect.stringContaining('platform="telegram",language="en"'),
    );
    expect(found.get('sanad_questions_total{outcome="answered",platform="web",language="other"}')).toBe(1);
    expect(found.get('sanad_reply_duration_seconds_count{platform="telegram"}')).toBe(3);
    expect(found.get('sanad_reply_duration_seconds_count{platform="other"}')).toBe(1);
    expect(found.get('sanad_rate_limited_total{platform="telegram"}')).toBe(2);
    expect(await metrics.registry.metrics()).not.toMatch(/ann|border\?|tomorrow|outside|Shammari/);
  });

  test('count what became of deliveries and messages, each once', async () => {
    const metrics = measured();
    const store = await openStore({ dataDir: await emptyStoreFolder() });
    onTestFinished(() => store.close());
    const ledger = observedLedger(store.ledger, metrics);
    const delivery: Delivery = {
      ...{ subject: 'a', slot: '1', kind: 'digest', to: { platform: 'telegram', chat: '1' } },
      ...dueNow(NOW),
    };
    await ledger.add(delivery);
    await ledger.beginPart(delivery, 0, NOW);
    await ledger.settlePart(delivery, 0, 'unknown');
    await ledger.end(delivery, 'partly', NOW);
    await ledger.end(delivery, 'arrived', NOW);
    expect((await ledger.get(delivery))?.state).toBe('partly');
    metrics.corrected('discord', 'edited');
    metrics.feedChecked('refused');
    metrics.webhookAttempt('gone');
    const found = await samples(metrics);
    const counts = [...found].filter(([name, count]) => /_total/.test(name) && count > 0);
    expect(Object.fromEntries(counts)).toEqual({
      'sanad_deliveries_ended_total{kind="digest",outcome="partly"}': 1,
      'sanad_messages_total{outcome="unknown"}': 1,
      'sanad_corrections_total{platform="discord",outcome="edited"}': 1,
      'sanad_feed_checks_total{outcome="refused"}': 1,
      'sanad_webhook_attempts_total{outcome="gone"}': 1,
    });
  });
});

describe('/metrics', () => {
  const TOKEN = 'a-token-of-many-letters';
  test.each<[string, MetricsAccess, Readonly<Record<string, string>>, number]>([
    ['without a token, from this machine', { isPublic: false }, {}, 200],
    ['through a proxy', { isPublic: false }, { 'x-forwarded-for': '192.0.2.1' }, 403],
    ['through another proxy', { isPublic: false }, { forwarded: 'for=192.0.2.1' }, 403],
    ['under another name', { isPublic: false }, { host: 'rebound.example:8787' }, 403],
    ['where readers come from outside', { isPublic: true }, {}, 403],
    ['without the token that is set', { isPublic: false, token: TOKEN }, {}, 401],
    ['with a wrong one', { isPublic: false, token: TOKEN }, { authorization: `Bearer ${TOKEN}x` }, 401],
    [
      'with it, through a proxy',
      { isPublic: true, token: TOKEN },
      { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.1' },
      200,
    ],
  ])('%s', async (_, access, headers, status) => {
    const { promise: address, resolve: onListening } = Promise.withResolvers<string>();
    const server = createHttpServer({
      ...{ host: '127.0.0.1', port: 0, onListening, readiness: async () => [] },
      timer: () => () => undefined,
      endpoints: [metricsEndpoint(measured(), access)],
    });
    onTestFinished(() => server.stop());
    await server.start();
    // fetch does not let a caller name the host.
    const url = `${await address}/metrics`;
    const [got, body] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      request(url, { headers: { connection: 'close', ...headers } }, async (response) =>
        resolve([response.statusCode, await text(response)]),
      )
        .on('error', reject)
        .end();
    });
    expect(got).toBe(status);
    if (status === 200) expect(body).toContain('# HELP sanad_knowledge_facts ');
    else expect(body).not.toContain('sanad_');
    if (status === 403) expect(body).toContain('METRICS_TOKEN');
  });
});

describe('readiness', () => {
  const eager = (task: () => void) => {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  };
  const never = () => new Promise<void>(() => undefined);
  test.each<[string, () => Promise<void>, boolean, Readonly<Record<string, boolean>>]>([
    ['all is well', async () => undefined, true, { knowledge: true, store: true, telegram: true }],
    [
      'the store fails',
      () => Promise.reject(new Error('away')),
      true,
      { knowledge: true, store: false, telegram: true },
    ],
    ['the store does not answer', never, true, { knowledge: true, store: false, telegram: true }],
    ['a platform is lost', async () => undefined, false, { knowledge: true, store: true, telegram: false }],
  ])('where %s', async (_, ping, connected, expected) => {
    const states = await readiness({
      knowledge: () => knowledge,
      store: { ping },
      platforms: [{ name: 'Telegram', isConnected: () => connected }],
      timer: eager,
    });
    expect(Object.fromEntries(states.map(({ name, isReady }) => [name, isReady]))).toEqual(expected);
  });
});

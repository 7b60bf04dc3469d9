import { describe, expect, test } from 'vitest';
import { servingApi } from './serving.ts';

const ASK = '/api/ask?q=who+was+arrested';

describe('the limit per address', () => {
  test('refuses with the seconds to wait, at every path of the API alike', async () => {
    const { call, post } = await servingApi({ perAddress: 2 });
    expect((await call(ASK)).status).toBe(200);
    expect((await call('/llms.txt')).status).toBe(200);
    expect((await call('/api/nothing')).status).toBe(404);
    const refused = await call(ASK);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({
      error: { code: 'too-many-requests', message: expect.stringContaining(`in ${wait} seconds`) },
    });
    expect((await post('/mcp', '{}')).status).toBe(429);
  });

  test('counts a long text by its length', async () => {
    const { post } = await servingApi({ perAddress: 4 });
    const check = (length: number) => post('/api/check', JSON.stringify({ text: 'a'.repeat(length) }));
    expect((await check(3_000)).status).toBe(200);
    expect((await check(1_001)).status).toBe(429);
  });

  const V6 = '2001:db8:1:2';
  test.each([
    ['nobody is believed without proxies', 0, ['1.1.1.1', '2.2.2.2'], true],
    ['the last entry counts behind one', 1, ['1.1.1.1', '2.2.2.2'], false],
    ['what a client adds in front does not', 1, ['9.9.9.9, 1.1.1.1', '8.8.8.8, 1.1.1.1'], true],
    ['behind two, the last but one', 2, ['1.1.1.1, 7.7.7.7', '2.2.2.2, 7.7.7.7'], false],
    ['who calls past one of two is the caller', 2, ['1.1.1.1', '2.2.2.2'], true],
    ['a network of IPv6 counts as one', 1, [`${V6}::1`, `${V6}:ffff::2`], true],
    ['its neighbours do not', 1, [`${V6}::1`, '2001:db8:1:3::1'], false],
    ['IPv4 within IPv6 is IPv4', 1, ['1.1.1.1', '::ffff:1.1.1.1'], true],
    ['what is no address is the caller', 1, ['<script>', 'unknown'], true],
  ])('%s', async (_, trustedProxies, forwarded, same) => {
    const { call } = await servingApi({ perAddress: 1, trustedProxies });
    const statuses: number[] = [];
    for (const each of forwarded)
      statuses.push((await call(ASK, { headers: { 'X-Forwarded-For': each } })).status);
    expect(statuses).toEqual([200, same ? 429 : 200]);
  });

  test('a proxy that nobody told of is warned of once', async () => {
    const { call, warnings } = await servingApi();
    await call(ASK);
    expect(warnings).toEqual([]);
    for (const each of ['1.1.1.1', '2.2.2.2']) await call(ASK, { headers: { 'X-Forwarded-For': each } });
    expect(warnings).toEqual(['proxy-unexpected']);
  });
});

describe('origins', () => {
  const FRIEND = 'https://news.example.org';
  test.each([
    [[], FRIEND, null],
    [[FRIEND], FRIEND, FRIEND],
    [[FRIEND], 'https://other.example.org', null],
    [['*'], FRIEND, '*'],
  ])('named: %j, asking: %s', async (origins, origin, allowed) => {
    const { call } = await servingApi({ origins });
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
    const preflight = await call('/api/ask', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(preflight.status).toBe(origins.length === 0 ? 405 : 204);
    const { headers: given } = await call(ASK, { headers });
    expect(given.get('access-control-allow-origin')).toBe(allowed);
    expect(given.get('access-control-allow-credentials')).toBeNull();
  });

  test('a refusal can be read there as well', async () => {
    const { call } = await servingApi({ origins: [FRIEND], perAddress: 1 });
    await call(ASK);
    const refused = await call(ASK, { headers: { Origin: FRIEND } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, FRIEND]);
  });
});

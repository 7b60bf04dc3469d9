import { Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusals } from './stand-in/rest/refusals.ts';
import { checkInteractionResponse } from './stand-in/spec/spec.ts';
import type { StandIn } from './stand-in/stand-in.ts';
import { channelIn, errorOf, restOf, started } from './stand-in-client.ts';

/** Whether bodies are held against Discord's specification. */
const CHECKED = (process.env['SPECS_DIR'] ?? '') !== '';
const SEND = 'POST /channels/{channel_id}/messages';

describe('faults of the REST API', () => {
  const post = (standIn: StandIn, rest = restOf(standIn)) =>
    rest.post(Routes.channelMessages(channelIn(standIn)), { body: { content: 'x' } });

  test('the token counts, except where the address holds one', async () => {
    const standIn = await started();
    expect(await errorOf(post(standIn, restOf(standIn, 'wrong')))).toMatchObject({
      rawError: { message: '401: Unauthorized', code: 0 },
    });
    expect(JSON.stringify(standIn.requests)).not.toContain('wrong');
    expect(await errorOf(restOf(standIn).get('/nowhere'))).toMatchObject({
      rawError: { message: '404: Not Found', code: 0 },
    });
  });

  test.each([
    ['a status', { kind: 'status', status: 500 } as const, { status: 500 }, 0],
    [
      'a status after it took effect',
      { kind: 'status', status: 502, after: true } as const,
      { status: 502 },
      1,
    ],
    ['a refusal', refusals.missingPermissions(), { status: 403, code: 50013 }, 0],
    ['a connection that ends before', { kind: 'drop' } as const, { code: 'UND_ERR_SOCKET' }, 0],
    [
      'a connection that ends after it took effect',
      { kind: 'drop', after: true } as const,
      { code: 'UND_ERR_SOCKET' },
      1,
    ],
    ['a connection that is reset', { kind: 'drop', reset: true } as const, { code: 'ECONNRESET' }, 0],
  ])('%s', async (_, fault, error, messages) => {
    const standIn = await started();
    const failing = standIn.fail(SEND, fault);
    expect(await errorOf(post(standIn))).toMatchObject(error);
    expect(standIn.messages).toHaveLength(messages);
    await post(standIn);
    expect(failing.met).toBe(1);
    expect(standIn.messages).toHaveLength(messages + 1);
  });

  test('a request that hangs until it is let go', async () => {
    const standIn = await started();
    const failing = standIn.fail(({ method }) => method === 'POST', { kind: 'hang' });
    const posted = post(standIn);
    await standIn.waitFor(({ kind }) => kind === 'request');
    expect(standIn.messages).toEqual([]);
    failing.release();
    expect(await posted).toMatchObject({ content: 'x' });
  });

  test('429: the client waits and sends again', async () => {
    const standIn = await started();
    standIn.fail(SEND, { kind: 'limited', retryAfter: 0.01 });
    standIn.fail(SEND, { kind: 'limited', retryAfter: 0.01, global: true });
    expect(await post(standIn)).toMatchObject({ content: 'x' });
    const statuses = [1, 2, 3].map((nth) => standIn.waitFor((one) => one.kind === 'answer', nth));
    expect(await Promise.all(statuses)).toMatchObject([
      { status: 429, body: { retry_after: 0.01, global: false } },
      { status: 429, body: { global: true } },
      { status: 200 },
    ]);
  });

  test('buckets empty and fill again', async () => {
    let now = 1_000_000;
    const standIn = await started({ rateLimit: { limit: 2, seconds: 5 }, now: () => now });
    const send = (channel: string) =>
      fetch(`${standIn.api}/v10/channels/${channel}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${standIn.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'x' }),
      });
    const headers = ['limit', 'remaining', 'reset', 'reset-after'].map((name) => `x-ratelimit-${name}`);
    const read = (response: Response) => headers.map((name) => response.headers.get(name));
    const channel = channelIn(standIn);
    expect(read(await send(channel))).toEqual(['2', '1', '1005.000', '5.000']);
    now += 1000;
    expect(read(await send(channel))).toEqual(['2', '0', '1005.000', '4.000']);
    const refused = await send(channel);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '4']);
    expect((await send(standIn.world.dm.channel)).status).toBe(200);
    now += 4000;
    expect((await send(channel)).status).toBe(200);
    expect(standIn.messages).toHaveLength(4);
  });
});

describe.runIf(CHECKED)('the specification', () => {
  test('a misspelt key is a problem', async () => {
    const standIn = await started();
    const body = { content: 'x', allowed_mention: { parse: [] } };
    expect(
      await errorOf(restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), { body })),
    ).toMatchObject({ status: 400 });
    expect(standIn.problems).toEqual([
      { route: SEND, errors: ['the body: has the unknown key "allowed_mention"'] },
    ]);
    expect(() => standIn.expectNoProblems()).toThrow('allowed_mention');
  });

  test.each([
    ['a message', { type: 4, data: { content: 'x', flags: 64, allowed_mentions: { parse: [] } } }, []],
    ['suggestions', { type: 8, data: { choices: [{ name: 'a', value: 'b' }] } }, []],
    ['a pong', { type: 1 }, []],
    [
      'a key that is misspelt deep inside',
      { type: 4, data: { components: [{ type: 17, components: [{ type: 10, text: 'x' }] }] } },
      [
        "/data/components/0/components/0: must have required property 'content'",
        '/data/components/0/components/0: has the unknown key "text"',
      ],
    ],
    [
      'no such kind',
      { type: 99 },
      [expect.stringContaining('/type: must be equal to one of the allowed values')],
    ],
    ['a value of the wrong type', { type: 4, data: { content: 5 } }, ['/data/content: must be string,null']],
  ])('%s', (_, body, errors) => {
    expect(checkInteractionResponse(body)).toEqual(errors);
  });
});

describe.runIf(!CHECKED)('without the specification', () => {
  test('nothing is checked', async () => {
    const standIn = await started();
    const body = { content: 'x', allowed_mention: { parse: [] } };
    await restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), { body });
    expect(standIn.problems).toEqual([]);
    expect(checkInteractionResponse({ type: 99 })).toEqual([]);
  });
});

import { type APIMessage, ButtonStyle, ComponentType, MessageFlags, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { channelIn, connected, errorOf, restOf, started } from './client.ts';
import { refusals } from './rest/refusals.ts';
import { answerErrors, checkInteractionResponse } from './spec/spec.ts';
import type { StandIn } from './stand-in.ts';

const SEND = 'POST /channels/{channel_id}/messages';

describe('faults of the REST API', () => {
  const post = (standIn: StandIn, rest = restOf(standIn)) =>
    rest.post(Routes.channelMessages(channelIn(standIn)), { body: { content: 'x' } });

  test('the token is checked, unless the path holds one', async () => {
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

  test('a request that hangs until it is released', async () => {
    const standIn = await started();
    const failing = standIn.fail(({ method }) => method === 'POST', { kind: 'hang' });
    const posted = post(standIn);
    await standIn.waitFor(({ kind }) => kind === 'request');
    expect(standIn.messages).toEqual([]);
    failing.release();
    expect(await posted).toMatchObject({ content: 'x' });
  });

  test('429: the client waits and repeats the request', async () => {
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

  test('the global limit holds for any second, except for responses to interactions', async () => {
    let now = 1_000_000;
    const standIn = await started({ globalLimit: 2, now: () => now });
    const headers = { authorization: `Bot ${standIn.token}` };
    const ask = (route: string) => fetch(`${standIn.api}/v10/${route}`, { headers });
    expect((await ask('users/@me')).status).toBe(200);
    now += 600;
    expect((await ask('users/@me')).status).toBe(200);
    const refused = await ask('applications/@me');
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { message: 'You are being rate limited.', retry_after: 0.4, global: true },
    ]);
    expect((await ask('webhooks/1/token/messages/@original')).status).toBe(404);
    now += 400;
    expect((await ask('users/@me')).status).toBe(200);
    expect((await ask('users/@me')).status).toBe(429);
  });
});

describe('Discord’s description of its API', () => {
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

describe('the stand-in’s responses fit Discord’s description', () => {
  const gallery = { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://a.png' } }] };
  const section = {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: 'x' }],
    accessory: {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: 'x',
      url: 'https://example.org',
    },
  };
  const body = {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, components: [gallery, section, { type: 14 }] }],
  };
  const files = [{ name: 'a.png', data: Buffer.from([137, 80]) }];

  test('of the application, the commands and the channels', async () => {
    const standIn = await started();
    const rest = restOf(standIn);
    const { application, guilds, dm } = standIn.world;
    const commands = [
      { name: 'ask', description: 'x', options: [{ type: 3, name: 'text', description: 'x' }] },
    ];
    await rest.put(Routes.applicationCommands(application.id), { body: commands });
    await rest.put(Routes.applicationGuildCommands(application.id, guilds[0]?.guild ?? ''), {
      body: commands,
    });
    const got = [
      ['GET /gateway/bot', Routes.gatewayBot()],
      ['GET /users/@me', Routes.user()],
      ['GET /applications/@me', Routes.currentApplication()],
      ['GET /applications/{application_id}/commands', Routes.applicationCommands(application.id)],
      [
        'GET /applications/{application_id}/guilds/{guild_id}/commands',
        Routes.applicationGuildCommands(application.id, guilds[0]?.guild ?? ''),
      ],
      ['GET /channels/{channel_id}', Routes.channel(channelIn(standIn))],
      ['GET /channels/{channel_id}', Routes.channel(dm.channel)],
    ] as const;
    for (const [route, path] of got) {
      expect([route, ...answerErrors(route, 200, await rest.get(path))]).toEqual([route]);
    }
    const direct = await rest.post(Routes.userChannels(), {
      body: { recipient_id: standIn.world.reader.id },
    });
    expect(direct).toMatchObject({ id: dm.channel });
    expect(answerErrors('POST /users/@me/channels', 200, direct)).toEqual([]);
  });

  test('of messages and of responses to interactions', async () => {
    const standIn = await started();
    await connected(standIn);
    const rest = restOf(standIn);
    const path = Routes.channelMessages(channelIn(standIn));
    const message = (await rest.post(path, { body, files })) as APIMessage;
    expect(answerErrors(SEND, 200, message)).toEqual([]);
    expect(answerErrors(SEND, 200, { ...message, author: null })).not.toEqual([]);
    standIn.say(standIn.events.message({ content: 'x', replyTo: message }));
    expect(answerErrors('GET /channels/{channel_id}/messages', 200, await rest.get(path))).toEqual([]);
    for (const interaction of [standIn.events.command('ask'), standIn.events.button(message, 'go')]) {
      const { id, token } = standIn.interact(interaction).interaction;
      const callback = `${Routes.interactionCallback(id, token)}?with_response=true` as const;
      const answer = await rest.post(callback, { body: { type: 4, data: body }, files });
      expect(
        answerErrors('POST /interactions/{interaction_id}/{interaction_token}/callback', 200, answer),
      ).toEqual([]);
      const webhook = Routes.webhook(standIn.world.application.id, token);
      const followUp = await rest.post(webhook, { body, files });
      expect(answerErrors('POST /webhooks/{webhook_id}/{webhook_token}', 200, followUp)).toEqual([]);
    }
    standIn.expectNoProblems();
  });
});

test('bodies are not checked if that is turned off', async () => {
  const standIn = await started({ checksBodies: false });
  const body = { content: 'x', allowed_mention: { parse: [] } };
  await restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), { body });
  expect(standIn.problems).toEqual([]);
});

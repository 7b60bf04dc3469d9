import { sign } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import { createKeys, signatureHeaders } from '../../stand-ins/discord/rest/http-interactions.ts';
import { buttonId, handTimer, running, textOf } from './running.ts';

const QUESTION = { question: 'who phoned Mazloum Abdi' };
const KEYS = createKeys();
/** The bot's clock stands still at this time. */
const TIME = Date.UTC(2026, 1, 1);
const now = () => new Date(TIME);

/** Sends a body as Discord would, except for these headers. */
function send(url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const signed = signatureHeaders(body, KEYS, TIME);
  return fetch(url, { method: 'POST', body, headers: { ...signed, ...headers } });
}

describe('over HTTP', () => {
  test('the answer is the response itself, without a gateway connection', async () => {
    const { standIn, serve } = await running();
    const { url } = await serve();
    const exchange = await standIn.interactOverHttp(url, standIn.events.command('ask', QUESTION));
    expect(exchange.http.status).toBe(200);
    expect(textOf(await exchange.answer())).toContain('Sudani phoned Mazloum Abdi');
    expect(standIn.sessions).toEqual([]);
    expect(standIn.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT']);
  });

  test('a ping is answered', async () => {
    const { standIn, serve } = await running();
    const { url } = await serve();
    const { http } = await standIn.interactOverHttp(url, standIn.events.ping());
    expect(http).toEqual({ status: 200, body: { type: 1 } });
  });

  test('buttons work on any replica', async () => {
    const { standIn, serve } = await running();
    const [first, second] = [await serve(), await serve()];
    const asked = await standIn.interactOverHttp(first.url, standIn.events.command('ask', QUESTION));
    const posted = await asked.answer();
    const pressed = async (url: string, { message }: typeof posted, id: string) =>
      (await standIn.interactOverHttp(url, standIn.events.button(message, id))).answer();
    const sources = await pressed(second.url, posted, buttonId(posted, 'Sources'));
    const why = await pressed(first.url, sources, buttonId(sources, 'Why this answer?'));
    expect(textOf(why)).toContain('Your question: “who phoned Mazloum Abdi”');
  });

  test('what does not fit follows after the response', async () => {
    const { standIn, serve } = await running();
    const { url } = await serve({ commands: [talkative] });
    const option = { words: 'x'.repeat(200) };
    const exchange = await standIn.interactOverHttp(url, standIn.events.command('talk', option));
    await exchange.next('follow-up', 2);
    const { returned } = exchange;
    expect(returned.map(({ kind }) => kind)).toEqual(['callback', 'follow-up', 'follow-up']);
  });

  test('an image is sent along', async () => {
    const { standIn, serve } = await running();
    const { url } = await serve({ commands: [picture] });
    const exchange = await standIn.interactOverHttp(url, standIn.events.command('picture'));
    const { files } = await exchange.answer();
    expect(files.map(({ name, type, bytes }) => [name, type, [...bytes]])).toEqual([
      ['image-1.png', 'image/png', [137, 80, 78, 71]],
    ]);
  });

  test('an answer that takes long is deferred, and then sent', async () => {
    const { standIn, serve } = await running();
    const hand = handTimer();
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow: Command = {
      ...picture,
      name: 'slow',
      run: () => promise.then(() => reply('en', [paragraph('at last')])),
    };
    const { url } = await serve({ commands: [slow], timer: hand.timer });
    const promised = standIn.interactOverHttp(url, standIn.events.command('slow'));
    await hand.untilWaiting(1);
    hand.fire();
    const exchange = await promised;
    expect(exchange.http.body).toEqual({ type: 5 });
    resolve();
    expect(textOf(await exchange.answer())).toContain('at last');
  });
});

const talkative: Command = {
  name: 'talk',
  names: {},
  description: { en: 'Says much' },
  options: [{ name: 'words', kind: 'text', names: {}, description: { en: 'Words' }, required: false }],
  run: async () =>
    reply(
      'en',
      [1, 2, 3].map(() => paragraph('word '.repeat(700))),
    ),
};

const picture: Command = {
  name: 'picture',
  names: {},
  description: { en: 'Shows a picture' },
  options: [],
  run: async () =>
    reply('en', [{ kind: 'image', png: new Uint8Array([137, 80, 78, 71]), alt: 'a map of the border' }]),
};

describe('only requests that Discord signed are accepted', () => {
  const PING = JSON.stringify({ id: '1', type: 1 });

  test.each<[string, string, Readonly<Record<string, string>>, number]>([
    ['no signature', PING, { 'x-signature-ed25519': '' }, 401],
    ['a signature that is not hexadecimal', PING, { 'x-signature-ed25519': 'z'.repeat(128) }, 401],
    ['another’s signature', PING, { 'x-signature-ed25519': '0'.repeat(128) }, 401],
    ['a signature of something else', PING, signatureHeaders('{}', KEYS, TIME), 401],
    ['a timestamp that is not the signed one', PING, { 'x-signature-timestamp': '1' }, 401],
    ['no timestamp', PING, { 'x-signature-timestamp': '' }, 401],
    ['a timestamp of ten minutes ago', PING, signatureHeaders(PING, KEYS, TIME - 600_000), 401],
    ['a timestamp in ten minutes', PING, signatureHeaders(PING, KEYS, TIME + 600_000), 401],
    ['a body that is not JSON', '{', {}, 400],
    ['a body that is not an interaction', '[1]', {}, 400],
    ['null', 'null', {}, 400],
    ['a body of two megabytes', `"${'x'.repeat(2_000_000)}"`, {}, 413],
  ])('%s', async (_, body, headers, status) => {
    const { serve } = await running();
    const { url } = await serve({ now });
    expect((await send(url, body, headers)).status).toBe(status);
    expect((await send(url, PING)).status).toBe(200);
  });

  test('a body that is not the signed one, byte for byte', async () => {
    const { serve } = await running();
    const { url } = await serve({ now });
    const timestamp = String(TIME / 1_000);
    const signature = sign(null, Buffer.from(`${timestamp}${PING}`), KEYS.private).toString('hex');
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
    expect((await send(url, `${PING} `, headers)).status).toBe(401);
  });

  /** Announces a body of which nothing comes; resolves with the status, or undefined where none comes either. */
  function announce(url: string, headers: Readonly<Record<string, string>>) {
    const upload = request(url, { method: 'POST', headers, agent: false });
    upload.on('error', () => undefined).flushHeaders();
    onTestFinished(() => void upload.destroy());
    const status = once(upload, 'response').then(([{ statusCode }]) => statusCode as number);
    // Not every test asks for it.
    status.catch(() => undefined);
    return { upload, status };
  }

  const SOMEBODYS = { ...signatureHeaders(PING, KEYS, TIME), 'x-signature-ed25519': '0'.repeat(128) };

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['no signature', { 'content-length': '100000' }, 401],
    ['an old timestamp', { ...signatureHeaders(PING, KEYS, 0), 'content-length': '1' }, 401],
    ['a length of two megabytes', { ...SOMEBODYS, 'content-length': '2000000' }, 413],
  ])('headers with %s are refused before any of the body has come', async (_, headers, status) => {
    const { serve } = await running();
    const { url } = await serve({ now });
    expect(await announce(url, headers).status).toBe(status);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['large', { 'content-length': '100000' }],
    ['of unknown length', { 'transfer-encoding': 'chunked' }],
  ])('of bodies that are %s, 16 are read at once; small ones pass them', async (_, length) => {
    const { serve } = await running();
    const { url } = await serve({ now });
    let id = 0;
    const ping = () => `${JSON.stringify({ id: `large ${id++}`, type: 1 })}${' '.repeat(70_000)}`;
    const uploads = Array.from({ length: 16 }, () => announce(url, { ...SOMEBODYS, ...length }).upload);
    await vi.waitFor(async () => expect((await send(url, ping())).status).toBe(503));
    expect((await send(url, PING)).status).toBe(200);
    for (const upload of uploads) upload.destroy();
    await vi.waitFor(async () => expect((await send(url, ping())).status).toBe(200));
    // Those that have been read leave their places.
    for (let time = 0; time < 20; time++) expect((await send(url, ping())).status).toBe(200);
  });

  test('a request that is replayed is not answered again', async () => {
    const { standIn, serve } = await running();
    const { url } = await serve({ now });
    const body = JSON.stringify(standIn.events.command('ask', QUESTION));
    const headers = signatureHeaders(body, KEYS, TIME);
    expect((await send(url, body, headers)).status).toBe(200);
    expect((await send(url, body, headers)).status).toBe(409);
  });

  test('other methods and paths give 404', async () => {
    const { serve } = await running();
    const { url } = await serve({ now });
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(new URL('/other', url), { method: 'POST' })).status).toBe(404);
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  });
});

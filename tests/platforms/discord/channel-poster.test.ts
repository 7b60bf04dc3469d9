import { describe, expect, test } from 'vitest';
import type { Recipient, Sent } from '../../../src/sending/poster.ts';
import type { Fault } from '../../stand-ins/discord/faults.ts';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import type { StandInSetting } from '../../stand-ins/discord/stand-in.ts';
import { Log } from '../../stand-ins/log.ts';
import { quickTimer } from '../../util/quick-timer.ts';
import { factsIn, firstOf, statements } from '../statements.ts';
import { type Bot, HandClock, type Running, running, textOf } from './running.ts';

const POST = 'POST /channels/{channel_id}/messages';
const LIST = 'GET /channels/{channel_id}/messages';
const OPEN = 'POST /users/@me/channels';
const START = Date.UTC(2026, 1, 1);
const KEY = 'a1b2c3d4e5f6a1b2c3d4e5f6a';

const begun = async () => true;

/** A bot over HTTP and a channel to post in. The clocks of the bot and of Discord stand still. */
async function posting(setting?: StandInSetting, perSecond = 10_000) {
  const clock = { now: START };
  const run = await running({ now: () => clock.now, ...setting });
  const config = { publicKey: run.standIn.publicKey, perSecond };
  const bot = await run.start({ config, timer: quickTimer, now: () => new Date(clock.now) });
  const [guild] = run.standIn.world.guilds;
  if (guild === undefined) throw new Error('there is a server');
  const to: Recipient = { platform: 'discord', chat: guild.channel };
  return { ...run, clock, bot, to, guild, message: firstOf(bot.discord.poster) };
}

function posts({ standIn }: Pick<Running, 'standIn'>): number {
  return standIn.requests.filter(({ route }) => route === POST).length;
}

function logText({ logged }: Bot): string {
  return JSON.stringify(logged);
}

describe('a message', () => {
  test('appears in its channel, in its thread, or in direct messages', async () => {
    const { standIn, to, guild, message } = await posting();
    standIn.world.channels.set('77', { ...guild, channel: '77' });
    const places: readonly Recipient[] = [
      to,
      { ...to, thread: '77' },
      { platform: 'discord', chat: '4711', direct: true },
    ];
    const sent: Sent[] = [];
    for (const [index, place] of places.entries()) sent.push(await message.send(place, `key${index}`, begun));
    expect(sent).toEqual(standIn.messages.map(({ message: { id } }) => ({ outcome: 'sent', message: id })));
    const channels = standIn.messages.map(({ place: { channel } }) => channel);
    expect(channels).toEqual([to.chat, '77', standIn.world.directs.get('4711')?.channel]);
    const bodies = standIn.requests.filter(({ route }) => route === POST).map(({ body }) => body);
    expect(bodies).toMatchObject([0, 1, 2].map((n) => ({ nonce: `key${n}`, enforce_nonce: true })));
    expect(bodies[0]).not.toHaveProperty('message_reference');
  });

  test('lists the facts that it cites; together the messages list all', async () => {
    const { standIn, bot, to } = await posting();
    const messages = bot.discord.poster.messages(statements(28, 150));
    expect(messages).toHaveLength(3);
    for (const [index, message] of messages.entries()) await message.send(to, `key${index}`, begun);
    const shown = standIn.messages.map((one) => factsIn(textOf(one)));
    expect(messages.map(({ facts }) => facts)).toEqual(shown);
    expect(shown.flat()).toHaveLength(28);
  });

  test('is recorded once, right before it is sent; if that fails, it is not sent', async () => {
    const run = await posting();
    run.standIn.fail(POST, { kind: 'drop' }, 2);
    const recorded: (string | undefined)[] = [];
    const record = async () => {
      recorded.push(run.standIn.requests.at(-1)?.route);
      return true;
    };
    const to = { ...run.to, direct: true as const };
    expect(await run.message.send(to, KEY, record)).toMatchObject({ outcome: 'sent' });
    expect(recorded).toEqual([OPEN]);
    expect(await run.message.send(to, KEY, async () => false)).toEqual({ outcome: 'not-sent' });
    const away = () => Promise.reject(new Error('the store is away'));
    expect(await run.message.send(to, KEY, away)).toEqual({ outcome: 'not-sent' });
    expect(posts(run)).toBe(3);
  });

  test('is sent again with the same nonce when nobody knows whether it arrived, and appears once', async () => {
    for (const fault of [
      { kind: 'drop' },
      { kind: 'drop', after: true },
      { kind: 'drop', reset: true, after: true },
      { kind: 'status', status: 500, after: true },
    ] as const) {
      const run = await posting();
      run.standIn.fail(POST, fault, 2);
      expect(await run.message.send(run.to, KEY, begun)).toMatchObject({ outcome: 'sent' });
      expect(run.standIn.messages).toHaveLength(1);
      expect(posts(run)).toBe(3);
    }
  });
});

describe('a message that cannot be sent', () => {
  const lasting = (fault: Fault) => [fault, 3] as const;
  const refused = (reason: string) => ({ outcome: 'refused', reason });
  const OUTCOMES: readonly (readonly [string, readonly (readonly [Fault, number])[], object])[] = [
    ['Discord fails', [lasting({ kind: 'status', status: 503 })], { outcome: 'unsettled' }],
    ['the connection breaks', [lasting({ kind: 'drop', after: true })], { outcome: 'unsettled' }],
    ['too many for long', [[{ kind: 'limited', retryAfter: 600 }, 1]], { outcome: 'not-sent', after: 601 }],
    ['too many for a moment', [[{ kind: 'limited', retryAfter: 0 }, 1]], { outcome: 'sent' }],
    [
      'it may be there, and then there are too many',
      [
        [{ kind: 'status', status: 500, after: true }, 1],
        [{ kind: 'limited', retryAfter: 600 }, 1],
      ],
      { outcome: 'unsettled' },
    ],
    ['no such channel', [[refusals.unknownChannel(), 1]], refused('gone')],
    ['no access', [[refusals.missingAccess(), 1]], refused('forbidden')],
    ['no permission', [[refusals.missingPermissions(), 1]], refused('forbidden')],
    ['an archived thread', [[refusals.archivedThread(), 1]], refused('forbidden')],
    ['a reader who accepts no messages', [[refusals.cannotMessageUser(), 1]], refused('forbidden')],
    ['something in the message', [[refusals.emptyMessage(), 1]], refused('rejected')],
    ['a proxy on the way', [[{ kind: 'status', status: 403, body: {} }, 1]], { outcome: 'not-sent' }],
    ['the token', [[refusals.unauthorized(), 1]], { outcome: 'not-sent' }],
  ];

  test('has the right outcome, and is logged without its text', async () => {
    const { standIn, bot, message } = await posting({ guilds: OUTCOMES.length });
    const outcomes: unknown[] = [];
    for (const [index, [name, faults]] of OUTCOMES.entries()) {
      const failing = faults.map(([fault, times]) => standIn.fail(POST, fault, times));
      const { channel: chat = '' } = standIn.world.guilds[index] ?? {};
      const sent = await message.send({ platform: 'discord', chat }, `key${index}`, begun);
      const { message: _, ...outcome } = { message: '', ...sent };
      outcomes.push([name, outcome]);
      for (const one of failing) one.release();
    }
    expect(outcomes).toEqual(OUTCOMES.map(([name, , outcome]) => [name, outcome]));
    expect(logText(bot)).toContain('Posting on Discord failed: the channel is gone');
    expect(logText(bot)).toContain('Discord wants fewer requests');
    expect(logText(bot)).not.toContain('statement');
    expect(logText(bot)).not.toContain(standIn.token);
  });

  test('is certainly not there if the direct channel could not be opened', async () => {
    const { standIn, to, message } = await posting();
    standIn.fail(OPEN, { kind: 'status', status: 500 }, 3);
    expect(await message.send({ ...to, direct: true }, KEY, begun)).toEqual({ outcome: 'not-sent' });
    standIn.fail(OPEN, refusals.unknownChannel());
    expect(await message.send({ ...to, direct: true }, KEY, begun)).toMatchObject({ reason: 'gone' });
    expect(standIn.messages).toEqual([]);
  });

  test('is certainly not there if Discord cannot be reached', async () => {
    const { standIn, clock, to, message } = await posting();
    await standIn.close();
    // A connection that was kept may still have taken this one.
    await message.send(to, 'key', begun);
    expect(await message.send(to, KEY, begun)).toEqual({ outcome: 'not-sent' });
    // What was sent before may be there.
    const since = new Date(clock.now);
    expect(await message.resume(to, KEY, since, true)).toEqual({ outcome: 'unsettled' });
    clock.now += 600_000;
    expect(await message.resume(to, KEY, since, true)).toEqual({ outcome: 'unsettled' });
  });
});

describe('a message whose outcome is unknown', () => {
  const MINUTES = 60_000;
  const UNSETTLED = { kind: 'status', status: 500, after: true } as const;
  const LOST = { kind: 'status', status: 500 } as const;

  /** Sends a message whose outcome is unknown, and lets time pass. */
  async function unsettled(fault: Fault, minutes: number, more: Partial<Recipient> = {}) {
    const run = await posting();
    const to = { ...run.to, ...more };
    const since = new Date(run.clock.now);
    run.standIn.say(run.standIn.events.message({ content: 'before', place: run.guild }));
    run.standIn.fail(POST, fault, 3);
    expect(await run.message.send(to, KEY, begun)).toEqual({ outcome: 'unsettled' });
    run.clock.now += minutes * MINUTES;
    const before = posts(run);
    return {
      ...run,
      resume: (mayResend = true) => run.message.resume(to, KEY, since, mayResend),
      ids: () => run.standIn.messages.map(({ message: { id } }) => id),
      resent: () => posts(run) - before,
    };
  }

  test.each([
    ['arrived a moment ago', UNSETTLED, 1, 'sent', 1],
    ['was lost a moment ago', LOST, 1, 'unsettled', 0],
    ['arrived long ago', UNSETTLED, 30, 'sent', 1],
    ['was lost long ago', LOST, 30, 'not-sent', 0],
  ])(
    'that %s is only looked for when it is too late to send it',
    async (_, fault, minutes, outcome, there) => {
      const run = await unsettled(fault, minutes);
      expect((await run.resume(false)).outcome).toBe(outcome);
      expect(run.resent()).toBe(0);
      expect(run.ids()).toHaveLength(there);
    },
  );

  test.each([
    ['arrived', UNSETTLED, 'sent', 1],
    ['was lost', LOST, 'unsettled', 0],
  ])(
    'that %s before the clock was set back is found, and not sent again',
    async (_, fault, outcome, there) => {
      for (const minutes of [-30, -24 * 60]) {
        const run = await unsettled(fault, minutes);
        expect((await run.resume()).outcome).toBe(outcome);
        expect(run.resent()).toBe(0);
        expect(run.ids()).toHaveLength(there);
      }
    },
  );

  test.each([
    ['arrived a moment ago', UNSETTLED, 1, 1],
    ['was lost a moment ago', LOST, 1, 1],
    ['arrived long ago', UNSETTLED, 30, 0],
    ['was lost long ago', LOST, 30, 1],
  ])('that %s appears once', async (_, fault, minutes, resent) => {
    const run = await unsettled(fault, minutes);
    const sent = await run.resume();
    expect(run.ids()).toHaveLength(1);
    expect(sent).toEqual({ outcome: 'sent', message: run.ids()[0] });
    expect(run.resent()).toBe(resent);
  });

  test.each([UNSETTLED, LOST])(
    'is searched for in direct messages, whose history is always visible (%#)',
    async (fault) => {
      const run = await unsettled(fault, 30, { chat: '4711', direct: true });
      expect(await run.resume()).toEqual({ outcome: 'sent', message: run.ids()[0] });
      expect(run.ids()).toHaveLength(1);
    },
  );

  test('is found among many later messages, and not mistaken for another bot’s', async () => {
    const run = await unsettled(UNSETTLED, 30);
    const [posted] = run.standIn.messages;
    const { components = [] } = posted?.message ?? {};
    const author = { ...run.standIn.world.reader, id: '12', bot: true };
    for (let n = 0; n < 150; n += 1) {
      run.standIn.say(run.standIn.events.message({ content: 'since', place: run.guild }));
    }
    expect(await run.resume()).toMatchObject({ message: posted?.message.id });
    const lost = await unsettled(LOST, 30);
    lost.standIn.say(
      lost.standIn.events.message({ content: '', place: lost.guild, author, more: { components } }),
    );
    expect(await lost.resume()).toMatchObject({ outcome: 'sent' });
    expect(lost.ids()).toHaveLength(1);
  });

  test.each([
    ['nobody has written', false],
    ['the history is hidden, and nobody has written since', true],
  ])('that was lost is sent again into a channel where %s', async (_, historyHidden) => {
    const run = await posting();
    const { standIn, guild, clock, to, message } = run;
    if (historyHidden) {
      standIn.say(standIn.events.message({ content: 'long before', place: guild }));
      clock.now += 30 * MINUTES;
      standIn.world.channels.set(to.chat, { ...guild, historyHidden });
    }
    const since = new Date(clock.now);
    standIn.fail(POST, LOST, 3);
    expect(await message.send(to, KEY, begun)).toEqual({ outcome: 'unsettled' });
    clock.now += 30 * MINUTES;
    expect(await message.resume(to, KEY, since, true)).toMatchObject({ outcome: 'sent' });
    expect(standIn.messages).toHaveLength(1);
    // Once it is there, whoever may not read the history is not told so.
    const again = await message.resume(to, KEY, since, true);
    expect(again.outcome).toBe(historyHidden ? 'unknown' : 'sent');
    expect(standIn.messages).toHaveLength(1);
  });

  test.each([
    ['the history is hidden', 'hidden', { outcome: 'unknown' }],
    ['the bot may no longer see the channel', refusals.missingAccess(), { outcome: 'unknown' }],
    ['the channel is gone', refusals.unknownChannel(), { outcome: 'refused', reason: 'gone' }],
    ['Discord fails', LOST, { outcome: 'unsettled' }],
    ['there are too many later messages', 'talk', { outcome: 'unknown' }],
  ] as const)('is not sent again if %s', async (_, trouble, outcome) => {
    const run = await unsettled(LOST, 3);
    const { world, events } = run.standIn;
    if (trouble === 'hidden') world.channels.set(run.to.chat, { ...run.guild, historyHidden: true });
    else if (trouble === 'talk') {
      for (let n = 0; n < 1_001; n += 1) {
        run.standIn.say(events.message({ content: 'since', place: run.guild }));
      }
    } else run.standIn.fail(LIST, trouble);
    expect(await run.resume()).toEqual(outcome);
    expect(run.resent()).toBe(0);
  });

  test('is searched for if its turn comes when Discord may have forgotten the nonce', async () => {
    const run = await unsettled(UNSETTLED, 1);
    const hanging = run.standIn.fail(POST, { kind: 'hang' });
    const before = firstOf(run.bot.discord.poster).send(run.to, 'other', begun);
    await hanging.untilMet(1);
    const resumed = run.resume();
    run.clock.now += 10 * MINUTES;
    hanging.release();
    await before;
    expect(await resumed).toMatchObject({ outcome: 'sent' });
    expect(run.resent()).toBe(1);
    expect(run.ids()).toHaveLength(2);
  });
});

describe('the bot', () => {
  test('posts nothing before it has started', async () => {
    const { bot, standIn } = await running();
    const message = firstOf(bot().discord.poster);
    const to = { platform: 'discord', chat: '1' };
    expect(await message.send(to, KEY, begun)).toEqual({ outcome: 'not-sent' });
    expect(await message.resume(to, KEY, new Date(START), true)).toEqual({ outcome: 'unsettled' });
    expect(standIn.requests).toEqual([]);
  });

  test('finishes what is under way when it stops, and begins nothing more', async () => {
    const { standIn, bot, to, message } = await posting();
    const hanging = standIn.fail(POST, { kind: 'hang' });
    const underWay = message.send(to, 'one', begun);
    const waiting = message.send(to, 'two', begun);
    await hanging.untilMet(1);
    const stopped = bot.discord.stop();
    expect(await waiting).toEqual({ outcome: 'not-sent' });
    expect(await message.send(to, 'three', begun)).toEqual({ outcome: 'not-sent' });
    hanging.release();
    expect(await underWay).toMatchObject({ outcome: 'sent' });
    await stopped;
    expect(standIn.messages).toHaveLength(1);
  });

  test('posts in many channels without a 429, and lets readers go first', async () => {
    const clock = new HandClock(START);
    const run = await running({ guilds: 170, globalLimit: 50, now: () => clock.now });
    const { standIn } = run;
    const asked = Promise.withResolvers<void>();
    const bot = await run.start({
      timer: clock.timer,
      now: () => new Date(clock.now),
      around: (dispatch) => async (inbound) => dispatch(inbound).finally(asked.resolve),
    });
    // The requests of the start count too.
    clock.pass(2_000);
    const message = firstOf(bot.discord.poster);
    const outcomes = new Log<string>();
    let begun = 0;
    const begin = async () => {
      begun += 1;
      return true;
    };
    for (const [index, { channel: chat }] of standIn.world.guilds.entries()) {
      const sent = message.send({ platform: 'discord', chat }, `key${index}`, begin);
      void sent.then(({ outcome }) => outcomes.add(outcome));
    }
    /** Resolves when all that needs neither time nor a response is done. */
    const settled = () => new Promise(setImmediate);
    /** Lets time pass only while nothing is on its way. */
    const untilSent = async (count: number) => {
      for (;;) {
        const before = begun;
        if (before > 0) await outcomes.waitFor(() => true, before);
        await settled();
        if (begun !== before) continue;
        if (begun === count) return;
        clock.next();
      }
    };
    await untilSent(50);
    standIn.say(standIn.events.message({ content: `<@${standIn.world.bot.id}> Who phoned Abdi?` }));
    await asked.promise;
    await settled();
    clock.next();
    await standIn.waitFor((happening) => happening.kind === 'message', 51);
    await untilSent(170);
    expect(new Set(outcomes.entries)).toEqual(new Set(['sent']));
    const place = standIn.messages.findIndex((posted) => textOf(posted).includes('phoned'));
    expect(place).toBe(50);
    // None was refused and sent again.
    expect(posts(run)).toBe(171);
  });
});

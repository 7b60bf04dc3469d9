import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import { serving } from '../app/program.ts';
import { textShown } from '../stand-ins/telegram/rich-texts.ts';
import { ended, inSqlite, storeIn } from './databases.ts';
import { startPlatforms } from './platforms.ts';

/** When the digests were due: on the same day, as local dates go. */
const LATE = 60_000;

test.each([true, false])(
  'a send that hangs at a stop (the platform has taken the message: %s) is settled right after the next start',
  async (isTaken) => {
    const { discord, telegram, env } = await startPlatforms(1);
    const kept = await inSqlite();
    const [guild] = discord.world.guilds;
    const chat = telegram.world.privateChat(telegram.world.person());
    const places = { discord: guild?.channel ?? '', telegram: String(chat.chat.id) };
    const at = new Date(Date.now() - LATE);
    const before = await storeIn(kept);
    for (const [platform, place] of Object.entries(places)) {
      await before.subscriptions.add({
        id: platform,
        from: { platform, chat: place },
        createdAt: at,
        state: 'active',
        refusals: 0,
        next: { date: at.toISOString().slice(0, 10), at, rules: ZONE_RULES },
        schedule: { time: at.toISOString().slice(11, 16), zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
        topics: [],
        language: 'en',
        whenEmpty: 'line',
      });
    }
    await before.close();
    const hang = { kind: 'hang', after: isTaken } as const;
    const hung = [
      discord.fail(({ route }) => route === 'POST /channels/{channel_id}/messages', hang),
      telegram.fail('sendMessage', hang),
    ];
    const first = await serving({ ...kept.env, ...env });
    while (hung.some(({ met }) => met === 0)) await setTimeout(20);
    // Its own time to stop is over before the platforms answer.
    expect(await first.end()).toBe(0);
    const second = await serving({ ...kept.env, ...env });
    await ended(kept);
    telegram.say({ chat, text: '/digest status' });
    const status = await telegram.message(chat, isTaken ? 2 : 1);
    expect(textShown(status.message)).toContain(
      'may be incomplete; the next one repeats what may be missing',
    );
    await second.end();
    for (const failing of hung) failing.release();
    const after = await storeIn(kept);
    const states = await Promise.all(
      Object.keys(places).map(async (id) => (await after.ledger.last(id, 1)).map(({ state }) => state)),
    );
    await after.close();
    // Discord tells what became of a message; Telegram does not, so there it is never sent again.
    expect(states).toEqual([['arrived'], ['partly']]);
    expect(discord.messages).toHaveLength(1);
    expect(telegram.messages(chat)).toHaveLength(isTaken ? 2 : 1);
  },
);

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLists } from '../../../src/platforms/telegram/register.ts';
import { refusals } from '../../stand-ins/telegram/refusals.ts';
import { Stage } from './bot.ts';
import { commands } from './commands.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(() => stage.close());

describe('the commands', () => {
  test('are listed per language and kind of chat, without hidden ones, fewer in groups', () => {
    const lists = commandLists(commands);
    expect(lists.map(({ scope, language }) => [scope.type, language])).toEqual([
      ['all_private_chats', ''],
      ['all_private_chats', 'ar'],
      ['all_group_chats', ''],
      ['all_group_chats', 'ar'],
    ]);
    const [own = [], arabic = [], group = []] = lists.map((list) => list.commands);
    expect(own.map(({ command }) => command)).toContain('why');
    expect(own.map(({ command }) => command)).not.toContain('vote');
    expect(group.map(({ command }) => command)).toEqual(
      own
        .map(({ command }) => command)
        .filter(
          (name) => !['fact', 'why', 'settings', 'language', 'privacy', 'forget', 'start'].includes(name),
        ),
    );
    expect(arabic[0]?.description).toMatch(/\p{Script=Arabic}/u);
  });

  test('are written once, and again only where they are different', async () => {
    const first = await stage.start();
    expect(await first.registered).toBe(4);
    await first.stop();
    expect(stage.telegram.commands()).toHaveLength(4);
    const second = await stage.start();
    expect(await second.registered).toBe(0);
    await second.stop();
    const fewer = commands.filter(({ name }) => name !== 'settings');
    expect(await (await stage.start({ commands: fewer })).registered).toBe(4);
    expect(stage.telegram.requests('setMyCommands')).toHaveLength(8);
  });

  test('that Telegram refuses keep nobody from asking', async () => {
    stage.telegram.fail('getMyCommands', refusals.tooMany(0));
    stage.telegram.fail('setMyCommands', refusals.chatNotFound());
    const bot = await stage.start();
    const { chat } = stage.reader();
    await stage.ask({ chat, text: '/sources' });
    expect(bot.ended).toEqual([]);
  });
});

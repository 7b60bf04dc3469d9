import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeCall } from '../../../src/command/call-id.ts';
import { textsFor } from '../../../src/text/index.ts';
import type { Room } from '../../stand-ins/telegram/rooms.ts';
import { notingCommands } from '../noting-commands.ts';
import { Stage, seen } from './bot.ts';

const ran: string[] = [];
const all = notingCommands(ran);
let stage: Stage;
let group: Room;

beforeAll(async () => {
  stage = await Stage.open({ mentions: true });
  await stage.start({ commands: all });
});

beforeEach(() => {
  ran.length = 0;
  group = stage.telegram.world.supergroup();
});

afterAll(() => stage.close());

const manage = all.filter((command) => command.access === 'manage');
const edit = all.filter((command) => command.access === 'edit');
const { access, desk } = textsFor('en');
const REFUSALS = [access.others, access.unknown, desk.others];

/** Somebody who neither manages the group nor edits. */
function member() {
  const user = stage.telegram.world.person();
  group.members.set(user.id, 'member');
  return user;
}

describe.each([...manage, ...edit])('whoever may not use "$name" is refused', ({ name, hidden }) => {
  test('typed in a group', async () => {
    const { text } = seen(await stage.ask({ chat: group, from: member(), text: `@sanad_bot /${name}` }));
    // What only buttons call cannot be typed.
    if (!hidden) expect(REFUSALS).toContain(text);
    expect(ran).not.toContain(name);
  });

  test('by each button that somebody can forge', async () => {
    const from = member();
    const posted = await stage.ask({ chat: group, from, text: '/sources@sanad_bot' });
    const call = encodeCall({ command: name, args: {} });
    const own = `0.${from.id.toString(36)}`;
    for (const data of ['c:', 's:', 'b:', 'f:', 'g:', 'l0:', `p${own}:`, `v${own}:`, 'p0.:', 'v0.:']) {
      const press = stage.telegram.press(posted, `${data}${call}`, from, { stale: true });
      await stage.telegram.callbackAnswer(press);
    }
    expect(ran).toEqual(['sources']);
    expect(posted.edits).toEqual([]);
    expect(stage.telegram.messages(group)).toEqual([posted]);
  });

  test('by a link', async () => {
    const { user, chat } = stage.reader();
    const payload = Buffer.from(encodeCall({ command: name, args: {} })).toString('base64url');
    await stage.ask({ chat, from: user, text: `/start ${payload}` });
    expect(ran).not.toContain(name);
  });

  test('as a guest, and while typing in another chat', async () => {
    const chat = stage.telegram.world.group({ bot: 'left' });
    const from = stage.telegram.world.person();
    await stage.telegram.guestAnswer(stage.telegram.callGuest({ chat, from, text: `@sanad_bot /${name}` }));
    await stage.telegram.inlineAnswer(stage.telegram.inlineQuery({ from, query: `/${name}` }));
    expect(ran).not.toContain(name);
  });
});

test('whoever manages a group may do what is for them, and not what is for editors', async () => {
  const admin = stage.telegram.world.person();
  group.members.set(admin.id, 'administrator');
  const typed = (name: string) => stage.ask({ chat: group, from: admin, text: `@sanad_bot /${name}` });
  const shown = manage.filter(({ hidden }) => !hidden);
  for (const { name } of shown) expect(seen(await typed(name)).text).toBe(`${name} was run`);
  for (const { name } of edit.filter(({ hidden }) => !hidden)) {
    expect(seen(await typed(name)).text).toBe(desk.others);
  }
  expect(ran).toEqual(shown.map(({ name }) => name));
});

import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { encodeCall } from '../../../src/command/call-id.ts';
import { textsFor } from '../../../src/text/index.ts';
import { notingCommands } from '../noting-commands.ts';
import { running, textOf } from './running.ts';

const { access, desk } = textsFor('en');
const MANAGER = { permissions: PermissionFlagsBits.ManageGuild };

const all = notingCommands([]);
const manage = all.filter((command) => command.access === 'manage');
const edit = all.filter((command) => command.access === 'edit');

/** A server with a bot that notes which commands it runs. */
async function noting() {
  const ran: string[] = [];
  const run = await running();
  await run.start({ commands: notingCommands(ran) });
  const { standIn } = run;
  const typed = (name: string, from = {}) => {
    const [head = '', sub] = name.split(' ');
    return standIn.interact(
      standIn.events.command(head, sub === undefined ? {} : [{ name: sub, type: 1, options: [] }], from),
    );
  };
  return { ...run, ran, typed };
}

describe('whoever neither manages the server nor edits', () => {
  test.each([
    ['manage', manage, [access.others, access.unknown]],
    ['edit', edit, [desk.others]],
  ] as const)('is refused what only others may, by every path: %s', async (_, guarded, refusals) => {
    const { standIn, ran, typed } = await noting();
    const { events, world } = standIn;
    const asked = await typed('sources').answer();
    for (const { name, hidden } of guarded) {
      const expectRefusal = (text: string, path: string) =>
        expect(refusals, `${name} by ${path}`).toContain(text);
      // A client can send commands that it is not shown.
      expectRefusal(textOf(await typed(name).answer()), 'a slash command');
      const call = encodeCall({ command: name, args: {} });
      const forms = ['form', 'cardform', 'stepform'].map((kind) => `${kind}:0:${call}`);
      const buttons = ['call', 'step', 'card'].map((kind) => `${kind}:0:${call}`);
      for (const id of [...buttons, ...forms, `page:0:${world.reader.id}:${call}`]) {
        const pressed = standIn.interact(events.button(asked.message, id));
        expectRefusal(textOf(await pressed.answer()), `the button ${id}`);
      }
      for (const id of forms) {
        const form = { type: 9, data: { custom_id: id, title: 'Forged', components: [] } };
        const sent = standIn.interact(events.submit(form, {}, { message: asked.message }));
        expectRefusal(textOf(await sent.answer()), `the form ${id}`);
      }
      const before = standIn.messages.length;
      standIn.say(events.message({ content: `<@${world.bot.id}> /${name}` }));
      await standIn.waitFor(() => standIn.messages.length > before);
      const answered = standIn.messages[before];
      // What only buttons call cannot be typed.
      if (!hidden && answered) expectRefusal(textOf(answered), 'a mention');
    }
    expect(ran).toEqual(['sources']);
  });
});

describe('whoever manages the server', () => {
  test('may do what is for them, and not what is for editors', async () => {
    const { ran, typed } = await noting();
    for (const { name } of manage)
      expect(textOf(await typed(name, MANAGER).answer())).toBe(`${name} was run`);
    for (const { name } of edit) expect(textOf(await typed(name, MANAGER).answer())).toBe(desk.others);
    expect(ran).toEqual(manage.map(({ name }) => name));
  });
});

import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { plain, startProgram } from '../desk/corrections/stage.ts';
import { textOf } from '../platforms/discord/running.ts';
import { refusals } from '../stand-ins/discord/rest/refusals.ts';
import type { Posted } from '../stand-ins/discord/state.ts';
import { TRIPLED } from './changes.ts';

const shown = (posted: Posted): string => plain(textOf(posted)).replaceAll('\n-# —', ' —');
const MANAGER = { permissions: PermissionFlagsBits.ManageGuild };

test('a board is posted and edited on Discord; that it cannot be pinned is told; deleted where the bot may not write, it is paused', async () => {
  const program = await startProgram();
  const { discord } = program;
  const { events } = discord;
  const typed = (topic: Readonly<Record<string, string>>, from = {}) =>
    discord.interact(events.command('board', topic, from)).answer();
  expect(shown(await typed({}))).toMatch(/^Only an admin/);
  discord.fail('PUT /channels/{channel_id}/messages/pins/{message_id}', refusals.missingPermissions());
  const reply = shown(await typed({ topic: 'patrols' }, MANAGER));
  expect(reply).toContain('The board is set up.');
  expect(reply).toContain('The bot may not pin messages here.');
  const board = discord.messages.find(({ via }) => via === 'channel');
  if (board === undefined) throw new Error('there is no board');
  expect(shown(board)).toMatch(/Patrols: what the sources say now/);
  expect(board.message.flags).toBeDefined();

  program.pass(0.1);
  await program.change('  - id: patrols-unchanged\n', `${TRIPLED}  - id: patrols-unchanged\n`);
  const found = await discord.waitFor(
    (one) => one.kind === 'edit' && one.posted.message.id === board.message.id,
  );
  expect(found.kind === 'edit' && shown(found.posted)).toMatch(/Corrected\*\*\n• Patrols were tripled/);

  discord.fail('PATCH /channels/{channel_id}/messages/{message_id}', refusals.unknownMessage(), 9);
  discord.fail('POST /channels/{channel_id}/messages', refusals.missingPermissions(), 9);
  program.pass(48);
  expect(await program.logged('board-paused')).toMatchObject({ platform: 'discord', trouble: 'forbidden' });
  expect(shown(await typed({ topic: 'status' }, MANAGER))).toContain('not allowed to write here');
  expect(discord.messages.filter(({ via }) => via === 'channel')).toHaveLength(1);
});

import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { type Program, plain, startProgram } from '../desk/corrections/stage.ts';
import { FURTHER_FACT } from '../knowledge/further-fact.ts';
import type { Posted as OnDiscord } from '../stand-ins/discord/state.ts';
import type { Posted, Room } from '../stand-ins/telegram/rooms.ts';
import { textOf } from './discord/running.ts';

const ALERT =
  /Alert.*Drones watch the frontier by night — Sudani \(Prime minister\) · claimed · 21 January 2026/s;
const WITHDRAWN =
  /Withdrawn: no longer valid.*Drones watch the frontier by night .* · The paper took it back/s;
const REFUSED = 'Only an admin of this server, group or channel can do this.';

/** Publishes the further fact. */
async function publish({ change }: Program): Promise<void> {
  await change('    added: 2026-01-23\n', `    added: 2026-01-23\n${FURTHER_FACT.slice(1)}`);
}

const onTelegram = ({ message }: Posted): string => plain(message.text ?? '').replaceAll('\n—', ' —');
const onDiscord = (posted: OnDiscord): string => plain(textOf(posted)).replaceAll('\n-# —', ' —');

function subcommand(
  name: string,
  given: Readonly<Record<string, string>> = {},
): APIApplicationCommandInteractionDataOption[] {
  const options = Object.entries(given).map(([option, value]) => ({
    ...{ name: option, value },
    type: ApplicationCommandOptionType.String as const,
  }));
  return [{ name, type: ApplicationCommandOptionType.Subcommand, options }];
}

test('a fact is alerted on both platforms as soon as it is published, and edited when it is withdrawn', async () => {
  const program = await startProgram();
  const { telegram, discord } = program;
  const { world } = telegram;
  const [admin, member] = [world.person(), world.person()];
  const forum = world.supergroup({ forum: true });
  forum.members.set(admin.id, 'administrator');
  forum.members.set(member.id, 'member');
  const topic = world.topic(forum);
  const channel = world.channel();
  const reader = world.privateChat(world.person());
  const said: readonly (readonly [chat: Room, more: object])[] = [
    [forum, { from: admin, topic }],
    [channel, {}],
    [reader, {}],
  ];
  for (const [chat, more] of said) {
    telegram.say({ chat, text: '/alerts on zone:Asia/Baghdad', ...more });
    expect(onTelegram(await telegram.message(chat, 1))).toContain('Alerts are on.');
  }
  telegram.say({ chat: forum, from: member, topic, text: '/alerts off' });
  expect(onTelegram(await telegram.message(forum, 2))).toBe(REFUSED);
  const command = discord.events.command(
    'alerts',
    subcommand('on', { zone: 'Asia/Baghdad', topics: 'patrols' }),
    {
      permissions: PermissionFlagsBits.ManageGuild,
    },
  );
  const on = await discord.interact(command).answer();
  expect(onDiscord(on)).toContain('22:00–07:00 (Asia/Baghdad)');

  await publish(program);
  const alerts = await Promise.all(said.map(([chat]) => telegram.message(chat, chat === forum ? 3 : 2)));
  for (const alert of alerts) expect(onTelegram(alert)).toMatch(ALERT);
  expect(alerts[0]?.message.message_thread_id).toBe(topic);
  const found = await discord.waitFor((one) => one.kind === 'message' && one.posted.via === 'channel');
  if (found.kind !== 'message') throw new Error('this is no message');
  expect(onDiscord(found.posted)).toMatch(ALERT);
  expect(found.posted.message.channel_id).toBe(on.message.channel_id);

  await program.retract('border-drones');
  for (const { message } of alerts) {
    const edit = await telegram.waitFor(
      (one) =>
        one.kind === 'edit' &&
        one.posted.message.chat.id === message.chat.id &&
        one.posted.message.message_id === message.message_id,
    );
    if (edit.kind === 'edit') expect(onTelegram(edit.posted)).toMatch(WITHDRAWN);
  }
  const edit = await discord.waitFor(
    (one) => one.kind === 'edit' && one.posted.message.id === found.posted.message.id,
  );
  if (edit.kind === 'edit') expect(onDiscord(edit.posted)).toMatch(WITHDRAWN);
  expect(said.map(([chat]) => telegram.messages(chat).length)).toEqual([3, 2, 2]);
});

describe('on Discord', () => {
  test('managers have the commands that change alerts, everybody the one that shows them, with suggestions', async () => {
    const { discord } = await startProgram();
    const listed = discord.commands().filter(({ name }) => name.startsWith('alerts'));
    expect(
      listed.map(({ name, default_member_permissions, options = [] }) => [
        name,
        default_member_permissions,
        options.map((option) => option.name),
      ]),
    ).toEqual([
      ['alerts', '32', ['status', 'on', 'change', 'off']],
      ['alerts_here', null, ['status']],
    ]);
    for (const [option, typed, value] of [
      ['most', '', '3'],
      ['hours', '', '22:00-07:00'],
      ['topics', 'patr', 'patrols'],
    ] as const) {
      const typing = discord.events.autocomplete('alerts', subcommand('on', { [option]: typed }), option, {
        permissions: PermissionFlagsBits.ManageGuild,
      });
      const { body } = await discord.interact(typing).next('callback');
      expect(body).toMatchObject({
        data: { choices: expect.arrayContaining([expect.objectContaining({ value })]) },
      });
    }
  });
});

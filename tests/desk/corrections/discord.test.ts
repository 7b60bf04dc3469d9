import { expect, test } from 'vitest';
import { buttonId, textOf } from '../../platforms/discord/running.ts';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import type { Posted } from '../../stand-ins/discord/state.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { type Program, plain, QUESTION, startProgram } from './stage.ts';

const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';
const WITHDRAWN = /Withdrawn: no longer valid\*\*\n• Patrols were doubled .* · The paper took it back/;

const shown = (posted: Posted): string => plain(textOf(posted)).replaceAll('\n-# —', ' —');

/** The message as it is when it was edited so. */
async function edited({ discord }: Program, { message }: Posted, how: RegExp): Promise<string> {
  const found = await discord.waitFor(
    (one) => one.kind === 'edit' && one.posted.message.id === message.id && how.test(shown(one.posted)),
  );
  if (found.kind !== 'edit') throw new Error('this is no edit');
  return shown(found.posted);
}

/** What the bot has written to a user directly. */
const toldTo = (posted: Posted): boolean => posted.place.guild === undefined && posted.via === 'channel';

test('answers are edited below their question; what one reader alone has seen is told to them; what was shared is edited', async () => {
  const program = await startProgram();
  const { discord } = program;
  const { events } = discord;
  const open = await discord.interact(events.command('ask', { question: QUESTION })).answer();
  const hiddenExchange = discord.interact(events.command('ask', { question: QUESTION, private: 'yes' }));
  const hidden = await hiddenExchange.answer();
  expect(hidden.ephemeral).toBe(true);
  const shared = await discord
    .interact(events.button(hidden.message, buttonId(hidden, 'Share here')))
    .answer();
  expect(shared.ephemeral).toBe(false);
  discord.say(
    events.message({ content: `<@${discord.world.bot.id}> ${QUESTION}`, mentions: [discord.world.bot] }),
  );
  const isReply = (posted: Posted): boolean => posted.via === 'channel';
  const found = await discord.waitFor((one) => one.kind === 'message' && isReply(one.posted));
  if (found.kind !== 'message') throw new Error('this is no message');

  await program.retract();
  for (const one of [open, shared, found.posted]) {
    const text = await edited(program, one, WITHDRAWN);
    expect(text).toContain('Corrected on 28 November 2026');
    expect(text.startsWith(`> ${QUESTION}`)).toBe(true);
  }
  const told = await discord.waitFor((one) => one.kind === 'message' && toldTo(one.posted));
  if (told.kind !== 'message') throw new Error('this is no message');
  expect(shown(told.posted)).toMatch(WITHDRAWN);
  expect(shown(told.posted)).not.toContain(QUESTION);
  const lines = await program.logged('correction-sent');
  expect(lines).toMatchObject({ platform: 'discord', edited: 3, told: 1 });
  expect(
    discord.messages.filter(
      ({ message }) => message.id === hidden.message.id && /Withdrawn/.test(textOf({ message } as Posted)),
    ),
  ).toEqual([]);
  expect(discord.messages.filter(toldTo)).toHaveLength(1);
});

test('what is gone is let be, what cannot be edited gets a reply, and what fails is tried again', async () => {
  const program = await startProgram();
  const { discord } = program;
  const ask = (): Promise<Posted> =>
    discord
      .interact(discord.events.command('ask', { question: QUESTION }, { user: createUser('77', 'user-77') }))
      .answer();
  const [gone, fixed, limited, late] = [await ask(), await ask(), await ask(), await ask()];
  const failing = (posted: Posted, ...how: [Parameters<typeof discord.fail>[1], number?]) =>
    discord.fail(({ route, params }) => route === EDIT && params['message_id'] === posted.message.id, ...how);
  failing(gone, refusals.unknownMessage());
  failing(fixed, refusals.missingAccess(), Number.POSITIVE_INFINITY);
  failing(limited, { kind: 'limited', retryAfter: 0.01 });
  failing(late, { kind: 'status', status: 502, after: true });
  await program.retract();
  for (const one of [limited, late]) await edited(program, one, WITHDRAWN);
  const reply = await discord.waitFor((one) => one.kind === 'message' && one.posted.via === 'channel');
  if (reply.kind !== 'message') throw new Error('this is no message');
  expect(reply.posted.message.message_reference?.message_id).toBe(fixed.message.id);
  expect(shown(reply.posted)).toMatch(WITHDRAWN);
  expect(await program.logged('correction-sent')).toMatchObject({ gone: 1, replied: 1 });
  expect(discord.messages).toHaveLength(5);
});

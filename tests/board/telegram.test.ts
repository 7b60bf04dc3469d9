import { expect, test } from 'vitest';
import { type Program, plain, startProgram } from '../desk/corrections/stage.ts';
import { badRequest, forbidden } from '../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../stand-ins/telegram/rooms.ts';
import { TRIPLED, WITHDRAWN } from './changes.ts';

const textOf = ({ message }: Posted): string => plain(message.text ?? '').replaceAll('\n—', ' —');
/** Hours, after which a board may be edited again. */
const MINUTES = 0.1;

/** Resolves with a message after an edit that shows this. */
async function edited({ telegram }: Program, { message }: Posted, shows: string | RegExp): Promise<string> {
  const found = await telegram.waitFor(
    (one) =>
      one.kind === 'edit' &&
      one.posted.message.chat.id === message.chat.id &&
      one.posted.message.message_id === message.message_id &&
      new RegExp(shows).test(textOf(one.posted)),
  );
  return found.kind === 'edit' ? textOf(found.posted) : '';
}

test('a board is posted, pinned and edited; deleted, it is made anew once, then paused; a person brings it back and stops it', async () => {
  // Where nothing is hidden, all that the bot says stands in one list of messages.
  const program = await startProgram({}, { version: '10.1' });
  const { telegram } = program;
  const { world } = telegram;
  const chat: Room = world.supergroup({ bot: 'administrator' });
  const [admin, member] = [world.person(), world.person()];
  chat.members.set(admin.id, 'administrator').set(member.id, 'member');
  telegram.say({ chat, from: member, text: '/board' });
  expect(textOf(await telegram.message(chat, 1))).toMatch(/^Only an admin/);

  telegram.say({ chat, from: admin, text: '/board' });
  const board = await telegram.message(chat, 2);
  expect(textOf(board)).toMatch(
    /^The border: what the sources say now\n• Patrols were doubled — Sudani \(Prime minister\) · claimed \[1\] · against \[2\]/,
  );
  expect(textOf(board)).not.toContain('New, corrected');
  const reply = textOf(await telegram.message(chat, 3));
  expect(reply).toContain(
    'The board is set up. It changes by itself when the facts change. Its message is pinned.',
  );
  expect(chat.pinned).toEqual(new Set([board.message.message_id]));

  program.pass(MINUTES);
  await program.change('  - id: patrols-unchanged\n', `${TRIPLED}  - id: patrols-unchanged\n`);
  const corrected = await edited(program, board, 'tripled');
  expect(corrected).toMatch(
    /Corrected\n• Patrols were tripled .* \[1\] This replaces: Patrols were doubled \[2\]/,
  );
  expect(corrected).toContain('New, corrected and withdrawn: since 27 November 2026.');

  // Somebody deletes the message, and later the next one.
  const gone = badRequest('message to edit not found');
  const deleting = telegram.fail('editMessageText', gone, Number.POSITIVE_INFINITY);
  program.pass(MINUTES);
  await program.change('  - id: patrols-unchanged\n', `  - id: patrols-unchanged\n${WITHDRAWN}`);
  const next = await telegram.message(chat, 4);
  expect(textOf(next)).toMatch(/Withdrawn: no longer valid\n• Patrols stayed the same .* · A slip/);
  program.pass(48);
  expect(await program.logged('board-paused')).toMatchObject({ platform: 'telegram', trouble: 'deleted' });
  deleting.release();

  telegram.say({ chat, from: admin, text: '/board status' });
  const status = await telegram.message(chat, 5);
  expect(textOf(status)).toContain(
    'There is a board here. It is paused because its message was deleted twice.',
  );
  telegram.press(status, 'New message', admin);
  const again = await telegram.message(chat, 6);
  expect(textOf(again)).toContain('Patrols were tripled');
  expect(textOf(again)).not.toContain('Corrected');
  expect(textOf(await telegram.message(chat, 7))).toContain('The board gets a new message.');
  telegram.say({ chat, from: admin, text: '/board off' });
  expect(textOf(await telegram.message(chat, 8))).toContain('The board is stopped.');
  program.pass(MINUTES);
  expect(await edited(program, again, 'This board was stopped')).not.toContain('tripled');
});

test('in a channel, a board whose message may not have arrived is not posted again unasked; where the bot was removed it is paused', async () => {
  const program = await startProgram();
  const { telegram } = program;
  const chat = telegram.world.channel();
  telegram.fail('sendMessage', { kind: 'drop', after: true });
  telegram.say({ chat, text: '/board patrols' });
  expect(textOf(await telegram.message(chat, 2))).toContain('It is unknown whether its message has arrived.');
  telegram.say({ chat, text: '/board' });
  const board = await telegram.message(chat, 3);
  expect(textOf(board)).toMatch(/^Patrols: what the sources say now\n/);
  await telegram.message(chat, 4);
  telegram.fail('editMessageText', forbidden('bot was kicked from the channel chat'), 9);
  telegram.fail('sendMessage', forbidden('bot was kicked from the channel chat'), 9);
  program.pass(MINUTES);
  await program.change('  - id: patrols-unchanged\n', `${TRIPLED}  - id: patrols-unchanged\n`);
  expect(await program.logged('board-paused', 2)).toMatchObject({ trouble: 'gone' });
});

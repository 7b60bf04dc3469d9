import { expect, test } from 'vitest';
import { type Program, plain, startProgram } from '../desk/corrections/stage.ts';
import { badRequest, forbidden } from '../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../stand-ins/telegram/rooms.ts';

const textOf = ({ message }: Posted): string => plain(message.text ?? '').replaceAll('\n—', ' —');

/** A group that an administrator writes in. */
function group({ telegram: { world } }: Program) {
  const chat = world.supergroup({ bot: 'administrator' });
  const admin = world.person();
  chat.members.set(admin.id, 'administrator');
  return { chat, admin };
}

/** Resolves with a message after its n-th edit. */
async function edited({ telegram }: Program, { message }: Posted, times = 1): Promise<Posted> {
  const found = await telegram.waitFor(
    (one) =>
      one.kind === 'edit' &&
      one.posted.message.chat.id === message.chat.id &&
      one.posted.message.message_id === message.message_id,
    times,
  );
  if (found.kind !== 'edit') throw new Error('this is no edit');
  return found.posted;
}

/** Types the command, and gives the board and the reply. */
async function setUp(
  { telegram }: Program,
  chat: Room,
  from: Parameters<typeof telegram.say>[0]['from'],
  typed = '/board',
) {
  const before = telegram.messages(chat).length;
  telegram.say({ chat, text: typed, ...(from ? { from } : {}) });
  return [await telegram.message(chat, before + 1), await telegram.message(chat, before + 2)] as const;
}

test('a board is set up, pinned, and edited when the knowledge changes; the marks go when the days pass', async () => {
  const program = await startProgram();
  const { chat, admin } = group(program);
  const [board, reply] = await setUp(program, chat, admin);
  console.log(textOf(board));
  console.log(textOf(reply));
  expect(chat.pinned).toEqual(new Set([board.message.message_id]));
  await program.correct();
  const now = await edited(program, board);
  console.log(textOf(now));
  program.pass(48);
  console.log(textOf(await edited(program, board, 2)));
  void badRequest;
  void forbidden;
  void plain;
});

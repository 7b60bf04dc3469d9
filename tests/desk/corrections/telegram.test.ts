import { describe, expect, test } from 'vitest';
import { badRequest, forbidden } from '../../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../../stand-ins/telegram/rooms.ts';
import { type Program, plain, QUESTION, startProgram } from './stage.ts';

/** The text of the bot's message. */
const textOf = ({ message }: Posted): string => plain(message.text ?? '').replaceAll('\n—', ' —');

/** Resolves with the bot's message after its n-th edit. */
async function edited({ telegram }: Program, { message }: Posted, times = 1): Promise<string> {
  const isIt = (posted: Posted): boolean =>
    posted.message.chat.id === message.chat.id && posted.message.message_id === message.message_id;
  const found = await telegram.waitFor((one) => one.kind === 'edit' && isIt(one.posted), times);
  if (found.kind !== 'edit') throw new Error('this is no edit');
  return textOf(found.posted);
}

/** Asks in a chat of its own, and gives the answer. */
async function ask({ telegram }: Program, chat: Room, times = 1): Promise<Posted> {
  telegram.say({ chat, text: chat.chat.type === 'private' ? QUESTION : `/ask ${QUESTION}` });
  return telegram.message(chat, times);
}

const privateChat = ({ telegram: { world } }: Program): Room => world.privateChat(world.person());

/** Lets edits fail in one chat. */
function failIn(
  { telegram }: Program,
  { chat }: Room,
  ...how: [Parameters<typeof telegram.fail>[1], number?]
) {
  return telegram.fail(
    ({ method, payload }) =>
      method === 'editMessageText' && String((payload as { chat_id?: unknown }).chat_id) === String(chat.id),
    ...how,
  );
}

test('an answer in a group is edited when its fact is corrected, and again when that is withdrawn', async () => {
  const program = await startProgram();
  const chat = program.telegram.world.supergroup();
  const answer = await ask(program, chat);
  expect(textOf(answer)).toContain('Patrols were doubled');
  await program.correct();
  const once = await edited(program, answer);
  expect(once).toContain('Corrected on 28 November 2026');
  expect(once).toMatch(
    /Corrected\n• Patrols were tripled — Sudani \(Prime minister\) · claimed · 21 January 2026 \[1\] This replaces: Patrols were doubled \[2\]/,
  );
  // It was against the statement that is no longer valid.
  expect(once).toMatch(
    /Also in this message, still valid\n• Patrols stayed the same — one official · disputed · 2017 \(inferred\) \[3\]\n/,
  );
  expect(once).toContain('Paper · par. 4 [1], 2 [2], 3 [3]');
  expect(once).not.toContain(QUESTION);

  const slip = '    retracted: { date: 2026-02-10, reason: { en: "A slip", ar: "خطأ" } }\n';
  await program.change('id: patrols-tripled\n', `id: patrols-tripled\n${slip}`);
  const twice = await edited(program, answer, 2);
  expect(twice).toMatch(/Valid again:\n• Patrols were doubled/);
  expect(twice).not.toContain('tripled');
  expect(program.telegram.messages(chat)).toHaveLength(1);
});

test('what does not fit in the message follows once, as a reply to it', async () => {
  const program = await startProgram();
  const { telegram } = program;
  const chat = telegram.world.supergroup();
  const answer = await ask(program, chat);
  await program.correct(' again and again'.repeat(235));
  const first = await edited(program, answer);
  const rest = await telegram.message(chat, 2);
  expect(first).toMatch(/^Corrected on 28 November 2026/);
  expect(first).not.toContain('Patrols stayed the same');
  expect(textOf(rest)).not.toContain('again and again and again and again and again and again again');
  expect(textOf(rest)).toContain('Patrols stayed the same');
  expect(rest.message.reply_to_message?.message_id).toBe(answer.message.message_id);
  // The further message is recorded too, and both are corrected next time.
  await program.retract('patrols-unchanged');
  expect(await edited(program, rest)).toMatch(/Withdrawn: no longer valid\n• Patrols stayed the same/);
  await edited(program, answer, 2);
});

describe('a fact is withdrawn', () => {
  test('answers and digests are edited, in private their reader is told once', async () => {
    const program = await startProgram();
    const { telegram } = program;
    const digested = privateChat(program);
    telegram.say({ chat: digested, text: '/digest subscribe 09:55 Asia/Baghdad' });
    await telegram.message(digested, 1);
    program.pass(1);
    const digest = await telegram.message(digested, 2);
    const reader = privateChat(program);
    const answers = [await ask(program, reader), await ask(program, reader, 2)];
    const forgetful = privateChat(program);
    await ask(program, forgetful);
    telegram.say({ chat: forgetful, text: '/forget me sure:yes' });
    await telegram.message(forgetful, 2);

    await program.retract();
    const told = await telegram.message(reader, 3);
    const withdrawn = /Withdrawn: no longer valid\n• Patrols were doubled .* · The paper took it back/;
    for (const one of [digest, ...answers]) expect(await edited(program, one)).toMatch(withdrawn);
    expect(textOf(told)).toMatch(withdrawn);
    expect(textOf(told)).toContain('Something in an answer that you got has been corrected.');
    expect(textOf(told)).not.toContain('Patrols stayed the same');
    expect(told.message.reply_to_message?.message_id).toBe(answers[1]?.message.message_id);
    expect(await program.logged('correction-sent')).toMatchObject({
      ...{ platform: 'telegram', edited: 3, told: 1 },
    });
    expect(telegram.messages(reader)).toHaveLength(3);
    expect(telegram.messages(digested)).toHaveLength(2);
    expect(telegram.messages(forgetful).map(({ edits }) => edits)).toEqual([[], []]);
  });

  test('what is gone is let be, what cannot be edited gets a reply, and what fails is tried again', async () => {
    const program = await startProgram();
    const { telegram } = program;
    const { world } = telegram;
    const rooms = {
      deleted: world.supergroup(),
      fixed: world.supergroup({ forum: true }),
      limited: world.supergroup(),
      broken: world.supergroup(),
      late: world.supergroup(),
      blocked: privateChat(program),
    };
    const answers = new Map<Room, Posted>();
    for (const room of Object.values(rooms)) answers.set(room, await ask(program, room));
    failIn(program, rooms.deleted, badRequest('message to edit not found'));
    failIn(program, rooms.fixed, badRequest("message can't be edited"), Number.POSITIVE_INFINITY);
    failIn(program, rooms.limited, { kind: 'limited', retryAfter: 1 });
    failIn(program, rooms.broken, { kind: 'drop' });
    failIn(program, rooms.late, { kind: 'status', status: 502, after: true });
    failIn(program, rooms.blocked, forbidden('bot was blocked by the user'));
    telegram.fail(
      ({ method, payload }) =>
        method === 'sendMessage' && (payload as { chat_id?: unknown }).chat_id === rooms.blocked.chat.id,
      forbidden('bot was blocked by the user'),
      Number.POSITIVE_INFINITY,
    );
    await program.retract();
    // Each pause is a matter of the clock.
    await program.logged('platform-call-failed', 3);
    program.pass(1);
    for (const room of [rooms.limited, rooms.broken, rooms.late]) {
      const answer = answers.get(room);
      if (answer) expect(await edited(program, answer)).toContain('The paper took it back');
    }
    const reply = await telegram.message(rooms.fixed, 2);
    expect(textOf(reply)).toContain('Corrected on 28 November 2026');
    expect(reply.message.reply_to_message?.message_id).toBe(answers.get(rooms.fixed)?.message.message_id);
    const lines = program.lines.join('\n');
    // A change that is no news makes nothing of this again.
    await program.change('text: { en: "Patrols stayed', 'minor: true\n    text: { en: "Patrols stayed');
    await program.logged('knowledge-read', 2);
    for (const room of Object.values(rooms)) {
      expect(telegram.messages(room)).toHaveLength(room === rooms.fixed ? 2 : 1);
    }
    expect(lines).not.toContain('Patrols');
  });
});

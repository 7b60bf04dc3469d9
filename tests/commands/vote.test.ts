import { expect, test } from 'vitest';
import type { Inbound } from '../../src/command/command.ts';
import { MAX_VOTES } from '../../src/command/votes.ts';
import type { Action, CommandCall } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { Stage } from '../digest/stage.ts';
import { linesOf } from '../visible.ts';

const TEXTS = textsFor('en');
/** The first button asks, those that it opens vote. */
const vote = (args: CommandCall['args']): Inbound['input'] => ({
  kind: 'call',
  call: { command: Object.keys(args).join() === 'fact' ? 'rate' : 'vote', args },
});

/** A chat whose votes are in a real store. */
async function voting() {
  const { store } = await Stage.open();
  const chat = chatting({ votes: store.votes });
  return {
    tally: () => store.votes.tally(),
    forget: () => store.forget('test', 'reader'),
    /** Presses a button of the message `m`. */
    press: (args: CommandCall['args'], more: Partial<Inbound> = {}) =>
      chat.send(vote(args), { message: 'm', ...more }),
    send: chat.send,
  };
}

const callsOf = (actions: readonly Action[]) =>
  actions.flatMap((action) => (action.kind === 'call' ? [[action.label, action.call.args]] : []));
const OPEN = [['👍 👎', { fact: 'unease' }]];

test('a vote opens with two buttons, and nothing is kept yet', async () => {
  const { press, tally } = await voting();
  const reply = await press({ fact: 'unease' });
  expect(reply).toMatchObject({ audience: 'asker', inPlace: true });
  expect(linesOf(reply)).toEqual([TEXTS.feedback.ask]);
  expect(callsOf(reply.actions)).toEqual([
    ['👍 Helpful', { helpful: 'yes', fact: 'unease' }],
    ['👎 Not helpful', { helpful: 'no', fact: 'unease' }],
  ]);
  expect(await tally()).toEqual([]);
});

test('helpful is kept and thanked for, and can be changed', async () => {
  const { press, tally } = await voting();
  const thanks = await press({ helpful: 'yes', fact: 'unease' });
  expect(thanks).toMatchObject({ audience: 'asker', inPlace: true });
  expect([linesOf(thanks), callsOf(thanks.actions)]).toEqual([[TEXTS.vote.new], OPEN]);
  expect(linesOf(await press({ helpful: 'yes', fact: 'unease' }))).toEqual([TEXTS.vote.same]);
  await press({ helpful: 'no', fact: 'unease' });
  expect(linesOf(await press({ helpful: 'yes', fact: 'unease' }))).toEqual([TEXTS.vote.changed]);
  expect(await tally()).toEqual([{ fact: 'unease', helpful: 1, unhelpful: 0, reasons: {} }]);
});

test('not helpful is kept at once, asks what was wrong, and takes a reason that can be changed', async () => {
  const { press, tally } = await voting();
  const asked = await press({ helpful: 'no', fact: 'unease' });
  expect(linesOf(asked)).toEqual([TEXTS.feedback.why]);
  expect(await tally()).toEqual([{ fact: 'unease', helpful: 0, unhelpful: 1, reasons: {} }]);
  const reasons = callsOf(asked.actions);
  expect(reasons.map(([label]) => label)).toEqual(Object.values(TEXTS.feedback.reasons));
  for (const [, args] of reasons) {
    const saved = await press(args as CommandCall['args']);
    expect([linesOf(saved), callsOf(saved.actions)]).toEqual([[TEXTS.feedback.saved], OPEN]);
  }
  expect(await tally()).toEqual([{ fact: 'unease', helpful: 0, unhelpful: 1, reasons: { unclear: 1 } }]);
});

test('a vote on a refusal has no fact, and its reason has none either', async () => {
  const { press, tally } = await voting();
  await press({ helpful: 'no' });
  const saved = await press({ helpful: 'no', reason: 'old' });
  expect(callsOf(saved.actions)).toEqual([['👍 👎', {}]]);
  expect(await tally()).toEqual([{ helpful: 0, unhelpful: 1, reasons: { old: 1 } }]);
});

test('only buttons of a message vote, and only known facts and reasons are kept', async () => {
  const { press, send, tally, forget } = await voting();
  const old = [TEXTS.wrong.oldButton];
  expect(linesOf(await send(vote({ helpful: 'yes' })))).toEqual(old);
  expect(linesOf(await press({ helpful: 'no', reason: 'wrong' }))).toEqual(old);
  await press({ helpful: 'no', fact: 'no such fact' });
  expect(linesOf(await press({ helpful: 'no', reason: 'rude' }))).toEqual(old);
  expect(await tally()).toEqual([{ helpful: 0, unhelpful: 1, reasons: {} }]);
  await forget();
  expect(linesOf(await press({ helpful: 'no', reason: 'wrong' }))).toEqual(old);
  expect(await tally()).toEqual([]);
});

test.each([
  ['en', 'You have 300 votes already'],
  ['ar', 'لديك 300 تقييم'],
  ['ckb', '300 دەنگت هەیە'],
])('a reader with the most votes is told so in %s, and keeps those', async (language, says) => {
  const { press, tally } = await voting();
  for (let n = 0; n < MAX_VOTES; n += 1) await press({ helpful: 'yes', fact: 'unease' }, { message: `${n}` });
  const refused = await press({ helpful: 'no', fact: 'unease' }, { message: 'more', language });
  expect(linesOf(refused)[0]).toContain(says);
  expect(callsOf(refused.actions).map(([, args]) => args)).toEqual([{ fact: 'unease' }]);
  expect(await tally()).toEqual([{ fact: 'unease', helpful: MAX_VOTES, unhelpful: 0, reasons: {} }]);
});

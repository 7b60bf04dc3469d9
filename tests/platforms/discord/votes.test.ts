import { ComponentType, InteractionResponseType } from 'discord.js';
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/command/command.ts';
import { call, paragraph, reply } from '../../../src/reply/build.ts';
import type { StandInSetting } from '../../stand-ins/discord/stand-in.ts';
import type { Posted } from '../../stand-ins/discord/state.ts';
import type { From } from '../../stand-ins/discord/world/events.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { handTimer, labelsOf, press, type Running, running, textOf } from './running.ts';

const every = (words: string) => ({ en: words, ar: words, ckb: words });

/** An answer with a vote. */
const answer: Command = {
  name: 'answer',
  names: every('answer'),
  description: every('An answer'),
  options: [],
  async run() {
    return reply('en', [paragraph('The border is secured.')], {
      actions: [call('Sources', 'sources'), call('👍 👎', 'rate', { fact: 'unease' })],
    });
  },
};

const WITH_ANSWER = { commands: [...commands, answer] };
const OTHER = createUser('900000000000000001', 'other');

async function answered(where: 'channel' | 'dm' = 'channel', setting: StandInSetting = {}) {
  const run = await running(setting);
  await run.start(WITH_ANSWER);
  const { events, world } = run.standIn;
  const from = where === 'dm' ? { place: world.dm } : {};
  const posted = await run.standIn.interact(events.command('answer', {}, from)).answer();
  return { run, posted, from };
}

const seen = (posted: Posted) => [textOf(posted), labelsOf(posted)];

test.each(['channel', 'dm'] as const)('a vote goes on in one message of its own: %s', async (where) => {
  const { run, posted, from } = await answered(where);
  const asked = await press(run, posted, '👍 👎', from).answer();
  expect(asked.ephemeral).toBe(true);
  expect(seen(asked)).toEqual(['Did this answer help you?', ['👍 Helpful', '👎 Not helpful']]);
  const form = await whyForm(run, asked, from);
  expect(form).toMatchObject({
    data: {
      title: 'What was wrong?',
      components: [{ component: { type: ComponentType.RadioGroup, custom_id: 'reason', required: true } }],
    },
  });
  const given = (reason: string) =>
    run.standIn
      .interact(run.standIn.events.submit(form, { reason }, { ...from, message: asked.message }))
      .answer();
  // It counts also where the form is closed.
  expect(await run.store.votes.tally()).toEqual([{ fact: 'unease', helpful: 0, unhelpful: 1, reasons: {} }]);
  const saved = await given('unclear');
  expect(saved.message.id).toBe(asked.message.id);
  expect(seen(saved)).toEqual(['Thank you. Your reason is saved.', ['👍 👎']]);
  const again = await press(run, saved, '👍 👎', from).answer();
  expect(again.message.id).toBe(asked.message.id);
  await whyForm(run, again, from);
  await given('old');
  expect(await run.store.votes.tally()).toEqual([
    { fact: 'unease', helpful: 0, unhelpful: 1, reasons: { old: 1 } },
  ]);
});

/** The form that a vote against an answer opens. */
async function whyForm(run: Running, asked: Posted, from?: From): Promise<unknown> {
  const { body } = await press(run, asked, '👎 Not helpful', from).next('callback');
  expect(body).toMatchObject({ type: InteractionResponseType.Modal });
  return body;
}

test('where Discord does not know the form, the reasons are buttons', async () => {
  const { run, posted } = await answered('channel', { knowsForms: false });
  const asked = await press(run, posted, '👍 👎').answer();
  const why = await press(run, asked, '👎 Not helpful').answer();
  expect(why.message.id).toBe(asked.message.id);
  expect(seen(why)).toEqual([
    'Thank you. What was wrong?',
    ['It is wrong', 'It is old', 'Not my question', 'It is unclear'],
  ]);
  await press(run, why, 'It is old').answer();
  expect(await run.store.votes.tally()).toEqual([
    { fact: 'unease', helpful: 0, unhelpful: 1, reasons: { old: 1 } },
  ]);
});

test('each reader has one vote on an answer, however often it is opened', async () => {
  const { run, posted } = await answered();
  for (const label of ['👍 Helpful', '👎 Not helpful', '👍 Helpful']) {
    const asked = await press(run, posted, '👍 👎').answer();
    await press(run, asked, label).next('callback');
  }
  const others = await press(run, posted, '👍 👎', { user: OTHER }).answer();
  await whyForm(run, others, { user: OTHER });
  expect(await run.store.votes.tally()).toEqual([{ fact: 'unease', helpful: 1, unhelpful: 1, reasons: {} }]);
});

test('a step that takes long is deferred and then takes the place of the one before', async () => {
  const run = await running();
  const hand = handTimer();
  let isSlow = false;
  const { promise: go, resolve } = Promise.withResolvers<void>();
  await run.start({
    ...WITH_ANSWER,
    timer: hand.timer,
    around: (dispatch) => async (inbound) => {
      if (isSlow) await go;
      return dispatch(inbound);
    },
  });
  const { events } = run.standIn;
  const posted = await run.standIn.interact(events.command('answer', {})).answer();
  const asked = await press(run, posted, '👍 👎').answer();
  isSlow = true;
  const exchange = press(run, asked, '👍 Helpful');
  await hand.untilWaiting(1);
  hand.fire();
  await exchange.next('callback');
  resolve();
  const thanked = await exchange.next('edit');
  expect(thanked.posted?.message.id).toBe(asked.message.id);
  expect(thanked.posted && textOf(thanked.posted)).toBe('Thank you. Your vote is saved.');
});

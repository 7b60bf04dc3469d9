import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/command/command.ts';
import { createWatchService } from '../../src/digest/answer-watches.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { type Chatting, chatting } from '../chatting.ts';
import { Stage } from '../digest/stage.ts';
import { linesOf } from '../visible.ts';

const UNKNOWN = 'Who guards the airport of Basra?';

/** A chat that keeps questions in a real store, with the real engine over what is known at that moment. */
async function waiting(): Promise<Chatting & { readonly stage: Stage }> {
  const stage = await Stage.open();
  let ids = 0;
  const watches = createWatchService(
    { ...stage.store, knowledge: () => stage.known, now: () => stage.now },
    () => {
      ids += 1;
      return `wait${String(ids).padStart(4, '0')}`;
    },
  );
  const chat = chatting({ watches, forget: stage.store.forget, readers: stage.store.readers });
  return { ...chat, stage };
}

/** The call of the button that has a question kept, where a reply has it. */
function offered({ actions }: Reply): Inbound['input'] | undefined {
  const found = actions.find((action) => action.label === 'Notify me when this is answered');
  return found?.kind === 'call' ? { kind: 'call', call: found.call } : undefined;
}

const KEEP: Inbound['input'] = { kind: 'call', call: { command: 'notify', args: { question: UNKNOWN } } };

describe('the button that saves a question', () => {
  test('is shown with a refusal', async () => {
    const { send } = await waiting();
    expect(offered(await send(UNKNOWN))).toEqual(KEEP);
  });

  test.each<[string, string]>([
    ['an answer', 'who phoned Mazloum Abdi?'],
    ['what asks nothing', '?!'],
    ['a refusal as of a date', `/ask as_of:2026-01-20 ${UNKNOWN}`],
  ])('does not stand under %s', async (_, question) => {
    expect(offered(await (await waiting()).send(question))).toBeUndefined();
  });

  test('is not shown where nobody can be notified later', async () => {
    expect(offered(await chatting().send(UNKNOWN))).toBeUndefined();
    expect(await chatting().lines(KEEP)).toEqual(['Questions cannot be saved here.']);
  });
});

describe('a question', () => {
  test.each<[string, Partial<Inbound>, 'here' | 'alone' | 'either', boolean]>([
    ['asked in a private chat', {}, 'here', false],
    ['that all in a server have seen', { server: 's' }, 'either', true],
    ['that only its asker has seen', { server: 's', hidden: true }, 'alone', false],
  ])('%s is saved for the reader who presses it', async (_, more, where, open) => {
    const { send, lines, stage } = await waiting();
    const reply = await send(KEEP, { ...more, user: 'presser' });
    expect(reply).toMatchObject({ audience: 'asker', personal: true });
    expect(linesOf(reply)).toEqual([textsFor('en').waiting.kept[where]]);
    const kept = await stage.store.watches.page(undefined, 10);
    expect(kept).toMatchObject([{ question: UNKNOWN, user: 'presser', language: 'en', open }]);
    expect(await lines(KEEP, { ...more, user: 'presser' })).toEqual([
      'You have already saved this question. You will get a message when the sources answer it.',
    ]);
  });

  test.each<[string, Partial<Inbound>]>([
    ['where only its managers write', { broadcast: true }],
    ['where the bot may not post', { lacks: ['Send Messages'] }],
  ])('asked %s is answered to its asker alone', async (_, more) => {
    const { lines, stage } = await waiting();
    expect(await lines(KEEP, { server: 's', ...more })).toEqual([textsFor('en').waiting.kept.alone]);
    expect(await stage.store.watches.page(undefined, 10)).toMatchObject([{ open: false }]);
  });

  test('is not saved where the bot is no member, and the reply promises nothing', async () => {
    const { send, lines, stage } = await waiting();
    expect(offered(await send(UNKNOWN, { absent: true }))).toBeUndefined();
    expect(await lines(KEEP, { absent: true })).toEqual(['Questions cannot be saved here.']);
    expect(await stage.store.watches.page(undefined, 10)).toEqual([]);
  });

  test('that the sources answer by now is answered at once', async () => {
    const { lines, stage } = await waiting();
    const question = 'who phoned Mazloum Abdi?';
    const answer = await lines({ kind: 'call', call: { command: 'notify', args: { question } } });
    expect(answer[0]).toMatch(/^Sudani phoned Mazloum Abdi/);
    expect(await stage.store.watches.page(undefined, 10)).toEqual([]);
  });

  test('is not saved beyond the limit of a reader', async () => {
    const { lines } = await waiting();
    const keep = (n: number) =>
      lines({ kind: 'call', call: { command: 'notify', args: { question: `${UNKNOWN} ${n}` } } });
    for (let n = 0; n < 10; n += 1) expect((await keep(n))[0]).toMatch(/^Your question is saved/);
    expect(await keep(10)).toEqual([
      'You have reached the limit of 10 saved questions. /forget deletes what is saved about you.',
    ]);
  });
});

describe('forget me', () => {
  test.each(['/forget', '/forget me'])(
    '%s asks first, then removes everything about this reader, and about nobody else',
    async (typed) => {
      const { send, lines, stage } = await waiting();
      await send('/language ar');
      await send(KEEP);
      await send(KEEP, { user: 'another' });
      expect(await lines(typed)).toEqual([
        'سيُحذف ما هو محفوظ عنك في كل المحادثات على هذه المنصة: لغتك وتقييماتك وأسئلتك المحفوظة وموضعك في ‎/latest ورموز الكلمات ومعرّفات الإجابات الخاصة واسمك في الموجزات والتنبيهات.',
      ]);
      const { actions, audience } = await send(typed);
      expect(audience).toBe('asker');
      expect(actions).toMatchObject([
        { label: 'حذف بياناتي', call: { command: 'forget me', args: { sure: 'yes' } } },
      ]);
      expect((await send('/help')).language).toBe('ar');
      const sure = '/forget me sure:yes';
      expect(await lines(sure)).toEqual(['حُذف ما كان محفوظاً عنك: عنصران.']);
      expect((await send('/help')).language).toBe('en');
      expect(await stage.store.watches.page(undefined, 10)).toMatchObject([{ user: 'another' }]);
      expect(await lines(sure)).toEqual(['Nothing was saved about you.']);
      expect(await lines(sure, { user: 'another' })).toEqual([
        'What was saved about you is deleted: 1 entry.',
      ]);
    },
  );

  test('ends the conversation', async () => {
    const { send, lines } = chatting();
    await send('who phoned Mazloum Abdi?');
    expect((await send('/forget me sure:yes')).personal).toBe(true);
    expect(await lines('/why')).toEqual(['No question has been asked in this chat yet.']);
  });
});

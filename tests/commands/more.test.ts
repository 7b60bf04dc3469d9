import { describe, expect, test } from 'vitest';
import { statementsShown } from '../../src/query/shown-statements.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import { chatting } from '../chatting.ts';
import { loadReal } from '../query/real.ts';

const QUESTION = 'is the border with Syria secure?';

/** A chat over the shipped knowledge, and how an answer is divided. */
async function real() {
  const { knowledge, engine } = await loadReal();
  return { ...chatting({ knowledge, engine }), ...statementsShown(engine.ask({ text: QUESTION })) };
}

function called(reply: Reply, command: string): Extract<Action, { kind: 'call' }> {
  const found = reply.actions.find((action) => action.kind === 'call' && action.call.command === command);
  if (found?.kind !== 'call') throw new Error(`no button for ${command}`);
  return found;
}

const cited = ({ citations }: Reply) => citations.map(({ n, fact }) => [n, fact]);

describe('what an answer leaves out', () => {
  test('comes with the numbers that follow, by the button and when it is typed', async () => {
    const { send, shown, left } = await real();
    const answer = await send(QUESTION);
    expect(cited(answer)).toEqual(shown.map(({ id }, index) => [index + 1, id]));
    const wanted = left.map(({ id }, index) => [shown.length + 1 + index, id]);
    expect(wanted.length).toBeGreaterThan(0);
    const { call, label } = called(answer, 'more');
    expect(label).toBe(`${left.length} more`);
    expect(cited(await send({ kind: 'call', call }))).toEqual(wanted);
    expect(cited(await send('/more'))).toEqual(wanted);
  });

  test('opens in a chat that has not seen the answer', async () => {
    const first = await real();
    const { call } = called(await first.send(QUESTION), 'more');
    const { send } = await real();
    expect(cited(await send({ kind: 'call', call })).map(([, fact]) => fact)).toEqual(
      first.left.map(({ id }) => id),
    );
  });

  test('is said to be nothing where there is nothing', async () => {
    const { lines, send } = await real();
    const { actions } = await send('who commands the SDF?');
    expect(actions.some((action) => action.kind === 'call' && action.call.command === 'more')).toBe(false);
    expect(await lines('/more')).toEqual(['Nothing more was found for this question.']);
    expect(await chatting().lines('/more')).toEqual(['No question has been asked in this chat yet.']);
  });
});

describe('the sources of an answer', () => {
  test('have each statement under its number, with its paragraph, and buttons that open them', async () => {
    const { send, lines, shown } = await real();
    const { call } = called(await send(QUESTION), 'sources');
    const opened = await send({ kind: 'call', call });
    const places = shown.map(
      ({ paragraph, text }, index) => `- paragraph ${paragraph}: ${text['en']} [${index + 1}]`,
    );
    expect(await lines({ kind: 'call', call })).toEqual(expect.arrayContaining(places));
    expect(await lines('/sources answer:yes')).toEqual(await lines({ kind: 'call', call }));
    expect(opened.actions.map((action) => action.kind === 'call' && action.call)).toEqual([
      ...shown.map(({ id }) => ({ command: 'fact', args: { id } })),
      { command: 'why', args: {} },
    ]);
  });

  test('have no “why” where no question is known', async () => {
    const first = await real();
    const { call } = called(await first.send(QUESTION), 'sources');
    const { send } = await real();
    const opened = await send({ kind: 'call', call });
    expect(opened.actions.map((action) => action.kind === 'call' && action.call.command)).not.toContain(
      'why',
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { Inbound } from '../../../src/command/command.ts';
import type { Action, Reply } from '../../../src/reply/reply.ts';
import { chatting } from '../../chatting.ts';
import { linesOf } from '../../visible.ts';
import { ANNA, allCommands, CHANNEL, type DeskStage, DRAFT, deskStage, OMAR, POST } from './stage.ts';

type Who = Partial<Inbound>;

/** A chat with editors over a desk. */
async function editing(options?: Parameters<typeof deskStage>[0]) {
  const stage = await deskStage(options);
  const chat = chatting({ commands: allCommands, desk: stage.desk });
  const press = async (
    reply: Reply,
    label: string,
    who: Who,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Reply> => {
    // What is seldom needed is behind a button of its own.
    if (!has(reply, label) && has(reply, 'More …'))
      return press(await press(reply, 'More …', who), label, who, more);
    const { call } = button(reply, label);
    return chat.send({ kind: 'call', call: { ...call, args: { ...call.args, ...more } } }, who);
  };
  return { ...stage, ...chat, press };
}

function has({ actions }: Reply, label: string): boolean {
  return actions.some((action) => action.label.includes(label));
}

function button({ actions }: Reply, label: string): Exclude<Action, { kind: 'link' | 'copy' }> {
  const found = actions.find((action) => action.label.includes(label));
  if (found === undefined || found.kind === 'link' || found.kind === 'copy') {
    throw new Error(`no button ${label} among ${actions.map((action) => action.label).join(', ')}`);
  }
  return found;
}

const WORDS = {
  en: 'The officer says that one guard post after another was closed.',
  ar: 'يقول الضابط إن نقاط الحراسة أُغلقت.',
};

describe('only editors', () => {
  const privately: Who = { from: { platform: 'test', chat: 'anna' }, user: 'anna' };
  test.each<[who: string, inbound: Who, sentence: string | undefined]>([
    ['an editor in the channel', ANNA, undefined],
    ['an editor alone with the bot', privately, undefined],
    [
      'an editor in another group',
      { ...ANNA, from: { platform: 'test', chat: 'other' } },
      'The desk works in',
    ],
    ['a reader in the channel', { ...ANNA, user: 'reader' }, 'Only editors'],
    ['a reader alone with the bot', {}, 'Only editors'],
    [
      'the same id on another platform',
      { ...ANNA, from: { platform: 'other', chat: 'desk' } },
      'Only editors',
    ],
    ['an administrator who writes as the group', { ...ANNA, user: 'desk' }, 'You write as the chat itself'],
  ])('%s', async (_, who, sentence) => {
    const { send, put, draft, desk } = await editing();
    await put(DRAFT);
    const card = await desk.next(DRAFT.id, { by: 'test:anna' });
    const calls = ['desk drafts', 'desk log', 'desk publish', 'desk word', 'desk reject', 'desk retract'].map(
      (command) => ({
        kind: 'call' as const,
        call: {
          command,
          args: command === 'desk word' || command === 'desk reject' ? { card: card?.key ?? '' } : {},
        },
      }),
    );
    for (const call of calls) {
      const [first = ''] = linesOf(await send(call, who));
      if (sentence === undefined) expect(first).not.toMatch(/Only editors|The desk works|You write as/);
      else expect(first).toContain(sentence);
    }
    const decisions = (await draft()).facts.map(({ decision }) => decision);
    if (sentence !== undefined) expect(decisions).toEqual(['open', 'open', 'open']);
  });

  test('others are not shown that there is a desk', async () => {
    const { lines, send } = await editing();
    expect((await lines('/help')).join('\n')).not.toContain('desk');
    expect((await lines('/dest')).join('\n')).not.toContain('desk');
    // Whoever presses what a group is shown gets a note, and nothing changes.
    expect(await send('/desk', { ...ANNA, user: 'reader' })).toMatchObject({
      audience: 'asker',
      actions: [],
    });
  });
});

describe('a card', () => {
  test('has the sentence, what was found in it, near facts, and what is in the way', async () => {
    const { put, send } = await editing();
    await put(DRAFT);
    const reply = await send('/desk review', ANNA);
    const shown = linesOf(reply);
    expect(shown[0]).toBe('# Guards in the north · 1 of 3 · open');
    expect(shown).toContain(DRAFT.facts[0]?.sentence);
    expect(shown).toEqual(
      expect.arrayContaining([
        '- Speaker: an officer',
        '- When: 2026-01-19 — Monday before publication',
        '- To keep: one guard post',
        expect.stringMatching(/^- 1\. another account of it \(the same order\): Sudani ordered/),
        '- It has no wording; write it in your own words.',
      ]),
    );
    expect(reply.actions.map(({ label }) => label)).toEqual([
      'Approve',
      'Same as …',
      'Reject',
      'Edit',
      'More …',
    ]);
    expect(button(reply, 'Approve').kind).toBe('form');
  });

  test('two clicks put a fact into words and approve it, and the next card comes', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    const card = await send('/desk review', ANNA);
    const asked = await press(card, 'Approve', ANNA);
    expect(asked).toMatchObject({
      asks: true,
      actions: [{ kind: 'form', fields: [{ option: 'en' }, { option: 'ar' }, { option: 'ckb' }] }],
    });
    const next = await press(asked, 'Word', ANNA, WORDS);
    expect(linesOf(next)[0]).toBe('# Guards in the north · 2 of 3 · open');
    expect((await draft()).facts[0]).toMatchObject({
      text: WORDS,
      decision: 'accepted',
      worded: { by: 'test:anna' },
      accepted: [{ by: 'test:anna' }],
    });
  });

  test('each decision is written, and when none is left it can be published', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    let card = await send('/desk review', ANNA);
    const disputed = await press(await press(card, 'Dispute …', ANNA), '1', ANNA);
    expect(linesOf(disputed).join('\n')).toContain('contradicts it: red-line');
    const chosen = await press(disputed, 'Same as …', ANNA);
    expect(linesOf(chosen)).toContain('Which known fact is it?');
    card = await press(chosen, '2', ANNA);
    card = await press(card, 'Reject', ANNA);
    card = await press(card, 'Skip', ANNA);
    expect((await draft()).facts).toMatchObject([
      { decision: 'same', links: { same: 'unease' } },
      { decision: 'rejected' },
      { decision: 'skipped' },
    ]);
    expect(linesOf(card)).toContain('Every fact of this draft is decided.');
    expect(button(card, 'Publish').call.command).toBe('desk publish');
  });

  test('several languages come in one text, or one whose language is seen', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    const card = await send('/desk review', ANNA);
    const next = await press(card, 'Approve', ANNA, { text: `en: ${WORDS.en}\nar: ${WORDS.ar}\n` });
    expect((await draft()).facts[0]?.text).toEqual(WORDS);
    await press(next, 'Approve', ANNA, { text: 'لم يعدّ أحد الخيام\nعلى الطريق' });
    expect((await draft()).facts[1]?.text).toEqual({ ar: 'لم يعدّ أحد الخيام على الطريق' });
  });

  test('a wording of 4,000 characters stays whole', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    const long = 'word '.repeat(800).trim();
    await press(await send('/desk review', ANNA), 'Approve', ANNA, { en: long });
    expect((await draft()).facts[0]?.text['en']).toBe(long);
  });
});

describe('two editors', () => {
  test('whoever is second on a card learns who was first, and overwrites nothing', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    const card = await send('/desk review', ANNA);
    await press(card, 'Approve', ANNA, WORDS);
    const before = await draft();
    for (const [label, more] of [
      ['Approve', { en: 'Mine' }],
      ['Reject', {}],
    ] as const) {
      const late = await press(card, label, OMAR, more);
      expect(linesOf(late)[0]).toBe(
        'Anna has just approved this fact. Nothing of yours was saved; here it is as it stands now.',
      );
      if (label === 'Approve') expect(linesOf(late)).toContain('- en: Mine');
      expect(linesOf(late).join('\n')).toContain('1 of 3 · approved');
    }
    // The form of an old card is not even opened.
    expect(await press(card, 'Approve', OMAR)).not.toHaveProperty('asks');
    expect(await draft()).toEqual(before);
  });

  test('at the very same moment, one of two acts is done', async () => {
    const { put, send, press, draft } = await editing();
    await put(DRAFT);
    const card = await send('/desk review', ANNA);
    const [one, other] = await Promise.all([press(card, 'Reject', ANNA), press(card, 'Skip', OMAR)]);
    const told = [one, other].filter((reply) => linesOf(reply)[0]?.includes('has just'));
    expect(told).toHaveLength(1);
    expect(['rejected', 'skipped']).toContain((await draft()).facts[0]?.decision);
  });

  test('with two reviewers, the author is not the second', async () => {
    const { put, send, press, draft, desk } = await editing({ reviewers: 2 });
    await put({ ...DRAFT, facts: DRAFT.facts.slice(0, 1) });
    const card = await send('/desk review', ANNA);
    await press(card, 'Approve', ANNA, WORDS);
    expect(await desk.next(DRAFT.id, { by: 'test:anna' })).toBeUndefined();
    const waiting = await send('/desk review', OMAR);
    expect(linesOf(waiting).join('\n')).toContain(
      'Anna has approved it. Another editor has to approve it too.',
    );
    expect(linesOf(await press(waiting, 'Approve', ANNA))).toEqual([
      'You have worded or approved this fact yourself; another editor has to approve it.',
    ]);
    expect(linesOf(await press(waiting, 'Approve', OMAR))).toContain('Every fact of this draft is decided.');
    expect((await draft()).facts[0]?.accepted.map(({ by }) => by)).toEqual(['test:anna', 'test:omar']);
  });
});

test('every act is in the log, by name, without a word of the source', async () => {
  const { put, send, press, lines, files } = await editing();
  await put(DRAFT);
  const card = await send('/desk review', ANNA);
  await press(await press(card, 'Approve', ANNA, WORDS), 'Reject', OMAR);
  const log = await lines('/desk log', ANNA);
  expect(log.slice(1)).toEqual([
    expect.stringMatching(/^- 2026-11-22 12:00 UTC Omar rejected paper-guards 2$/),
    expect.stringMatching(/Anna approved paper-guards 1$/),
    expect.stringMatching(/Anna worded paper-guards 1$/),
  ]);
  const [day] = await files.list('audit/');
  const audit = (await files.read(day?.path ?? ''))?.text ?? '';
  expect(audit).not.toMatch(/guard post|officer says/);
});

describe('what is sent', () => {
  const message = { message: '7', date: '2026-11-22T11:00:00Z' };
  const add = { kind: 'call', call: { command: 'desk add', args: {} } } as const;

  async function sent(
    stage: DeskStage & Pick<Awaited<ReturnType<typeof editing>>, 'send'>,
    material: Inbound['material'],
    who: Who = ANNA,
  ) {
    return stage.send(add, { ...who, ...(material ? { material } : {}) });
  }

  test('a forwarded post becomes a draft that knows where it is from', async () => {
    const stage = await editing();
    const reply = await sent(stage, { ...message, text: POST, links: [], forwardedFrom: 'A channel' });
    const [first = ''] = linesOf(reply);
    const [, id = ''] = /^Draft ([\w-]+): 2 facts found, 2 need you\.$/.exec(first) ?? [];
    expect((await stage.draft(id)).origin).toEqual({
      kind: 'message',
      platform: 'test',
      chat: CHANNEL.chat,
      message: '7',
      date: message.date,
      forwardedFrom: 'A channel',
    });
    // The source says too little of itself, so that comes first.
    const source = await stage.press(reply, 'Review', ANNA);
    expect(linesOf(source)).toContain('- The source has no publisher; add it.');
    expect(linesOf(await stage.press(source, 'Facts', ANNA))[0]).toContain('1 of 2');
    const again = await sent(stage, { ...message, text: POST, links: [], forwardedFrom: 'A channel' });
    expect(linesOf(again)[0]).toBe(`This is already the draft ${id}.`);
  });

  test('the post of a public channel has its publisher, address and day', async () => {
    const stage = await editing();
    const forwardedFrom = 'Road news (https://t.me/roadnews/55)';
    const reply = await sent(stage, { ...message, text: POST, links: [], forwardedFrom });
    const [, id = ''] = /^Draft ([\w-]+):/.exec(linesOf(reply)[0] ?? '') ?? [];
    expect(await stage.draft(id)).toMatchObject({
      source: {
        publisher: 'Road news',
        url: 'https://t.me/roadnews/55',
        published: message.date.slice(0, 10),
      },
      reasons: { publisher: 'of the post that was forwarded' },
    });
  });

  test.each<[what: string, material: Inbound['material'], sentence: string]>([
    ['nothing', undefined, 'Give a link or a text for the draft.'],
    ['no words', { ...message, text: '...', links: [] }, 'This message has no link, no file and no text'],
    [
      'a file that is too large',
      {
        ...message,
        text: '',
        links: [],
        file: { name: 'a.txt', size: 6 * 1024 * 1024, read: async () => new Uint8Array() },
      },
      'The file has more than 5 MB',
    ],
    [
      'a file whose size was not told',
      {
        ...message,
        text: '',
        links: [],
        file: { name: 'a.txt', read: async () => new Uint8Array(6 * 1024 * 1024) },
      },
      'The file has more than 5 MB',
    ],
    [
      'a file that cannot be loaded',
      {
        ...message,
        text: '',
        links: [],
        file: { name: 'a.txt', read: () => Promise.reject(new Error('secret')) },
      },
      'The file could not be fetched',
    ],
    [
      'a file that is no text',
      {
        ...message,
        text: '',
        links: [],
        file: { name: 'a.txt', read: async () => Buffer.from('PK\u0003\u0004\u0000\u0000\u0000') },
      },
      'a.txt',
    ],
  ])('%s: a sentence, and no draft', async (_, material, sentence) => {
    const stage = await editing();
    const reply = await sent(stage, material);
    expect(linesOf(reply)[0]).toContain(sentence);
    expect(await stage.desk.drafts()).toEqual([]);
    expect(stage.logged).toEqual([]);
  });
});

test('what cannot be done is told in a sentence', async () => {
  const { put, lines, files } = await editing();
  expect(await lines('/desk drafts', ANNA)).toEqual([expect.stringContaining('There are no drafts.')]);
  expect(await lines('/desk review nothing', ANNA)).toEqual(['There is no draft “nothing”.']);
  expect(await lines('/desk retract nothing', ANNA)).toEqual(['There is no published fact “nothing”.']);
  expect(await lines('/desk translate klingon', ANNA)).toEqual([expect.stringContaining('klingon')]);
  await put(DRAFT);
  expect((await lines('/desk publish paper', ANNA)).join(' ')).toContain(
    'This bot cannot do this from a chat.',
  );
  await files.write('drafts/broken.yaml', 'id: [', 'none');
  expect((await lines('/desk review broken', ANNA)).join(' ')).toContain('drafts/broken.yaml:1');
});

test('below a fact, editors find what corrects and retracts it', async () => {
  const { send } = await editing();
  const labels = async (who: Who) => (await send('/fact red-line', who)).actions.map(({ label }) => label);
  expect(await labels(ANNA)).toEqual(['Copy the citation', 'Correct', 'Retract']);
  expect(await labels({})).toEqual(['Copy the citation']);
  const asked = await send(
    { kind: 'call', call: { command: 'desk retract', args: { fact: 'red-line' } } },
    ANNA,
  );
  expect(asked).toMatchObject({ asks: true, actions: [{ fields: [{ option: 'reason', required: true }] }] });
});

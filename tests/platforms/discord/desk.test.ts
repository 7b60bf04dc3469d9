import {
  type APIAttachment,
  type APIUser,
  ApplicationCommandOptionType,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { smallStage, withoutSpeaker } from '../../desk/channel/small-stage.ts';
import { allCommands, DRAFT, deskStage, POST, pageAddress } from '../../desk/channel/stage.ts';
import { channelIn } from '../../stand-ins/discord/client.ts';
import type { StandInSetting } from '../../stand-ins/discord/stand-in.ts';
import { forwarded } from '../../stand-ins/discord/world/messages.ts';
import { labelsOf, press, type Running, running, textOf } from './running.ts';

const WORDS = {
  en: 'The officer says that one guard post after another was closed.',
  ar: 'يقول الضابط إن نقاط الحراسة أُغلقت.',
};

/** A channel of editors with two of them. */
async function editorsChannel(reviewers = 1, setting: StandInSetting = {}) {
  const stage = await running(setting);
  const { world } = stage.standIn;
  const person = (id: string, global_name: string): APIUser => ({
    ...world.reader,
    id,
    username: global_name.toLowerCase(),
    global_name,
  });
  const [anna, omar] = [person('200000000000000001', 'Anna'), person('200000000000000002', 'Omar')];
  const chats = [{ platform: 'discord', chat: channelIn(stage.standIn) }];
  const editors = [anna, omar].map(({ id }) => ({ platform: 'discord', user: id }));
  const links = { link: async () => ({ url: 'https://bot.example.org/desk/open/secret', minutes: 60 }) };
  const bench = await deskStage({ chats, editors, reviewers, links });
  const fetched: string[] = [];
  const get = async (address: unknown): Promise<Response> => {
    fetched.push(String(address));
    return new Response(POST);
  };
  await stage.start({ commands: allCommands, desk: bench.desk, fetch: get as typeof fetch });
  const review = async () => {
    const exchange = stage.standIn.interact(
      stage.standIn.events.command('desk', subcommand('review'), { user: anna }),
    );
    return exchange.answer();
  };
  return { ...stage, ...bench, anna, omar, reader: world.reader, review, fetched };
}

function subcommand(name: string, options: Readonly<Record<string, string>> = {}) {
  const type = ApplicationCommandOptionType.Subcommand as const;
  return [
    {
      name,
      type,
      options: Object.entries(options).map(([key, value]) => ({
        name: key,
        type: ApplicationCommandOptionType.String as const,
        value,
      })),
    },
  ];
}

/** The modal that a press opens. */
async function opened(stage: Running, card: Parameters<typeof press>[1], label: string, user: APIUser) {
  const { body } = await press(stage, card, label, { user }).next('callback');
  expect(body).toMatchObject({ type: InteractionResponseType.Modal });
  return body;
}

describe('cards', () => {
  test('two clicks a fact: a modal opens, and its submission shows the next card in the same message', async () => {
    const stage = await editorsChannel();
    const { standIn, anna, put, draft, review } = stage;
    await put({
      ...DRAFT,
      facts: DRAFT.facts.map((fact) => (fact.n === 1 ? { ...fact, text: { en: 'Before.' } } : fact)),
    });
    const card = await review();
    expect(card.ephemeral).toBe(false);
    expect(textOf(card)).toContain('1 of 3');
    const more = await press(stage, card, 'More', { user: anna }).answer();
    const modal = await opened(stage, more, 'Word', anna);
    expect(modal).toMatchObject({
      data: {
        title: 'Word fact 1',
        components: [
          { label: 'English (en)', component: { custom_id: 'en', value: 'Before.', max_length: 4_000 } },
          { component: { custom_id: 'ar' } },
          { component: { custom_id: 'ckb' } },
        ],
      },
    });
    const submitted = standIn.interact(
      standIn.events.submit(modal, WORDS, { user: anna, message: card.message }),
    );
    const { body, posted } = await submitted.next('callback');
    expect(body).toMatchObject({ type: InteractionResponseType.UpdateMessage });
    expect(posted?.message.id).toBe(card.message.id);
    expect(posted && textOf(posted)).toContain('2 of 3');
    expect((await draft()).facts[0]).toMatchObject({ text: WORDS, decision: 'accepted' });
  });

  test('a reader who presses gets a note, whatever the button; nothing changes', async () => {
    const stage = await editorsChannel();
    const { reader, put, draft, review } = stage;
    await put(DRAFT);
    const card = await review();
    for (const label of ['Reject', 'Approve', 'Edit', 'More']) {
      const note = await press(stage, card, label, { user: reader }).answer();
      expect(note.ephemeral).toBe(true);
      expect(textOf(note)).toContain('Only editors can do this');
    }
    expect(await draft()).toEqual(DRAFT);
  });

  test('two editors on one card: the second sees what the first did, and what they wrote', async () => {
    const stage = await editorsChannel();
    const { standIn, anna, omar, put, draft, review } = stage;
    await put(DRAFT);
    const card = await review();
    const modal = await opened(stage, card, 'Approve', omar);
    await press(stage, card, 'Reject', { user: anna }).next('callback');
    const late = await standIn
      .interact(standIn.events.submit(modal, { en: 'Mine.' }, { user: omar, message: card.message }))
      .answer();
    expect(textOf(late)).toContain('Anna has just rejected this fact.');
    expect(textOf(late)).toContain('Mine.');
    expect((await draft()).facts[0]).toMatchObject({ decision: 'rejected', text: {} });
  });

  test('with two reviewers, the author is told that somebody else has to approve', async () => {
    const stage = await editorsChannel(2);
    const { standIn, anna, omar, put, review } = stage;
    await put({ ...DRAFT, facts: DRAFT.facts.slice(2) });
    const more = await press(stage, await review(), 'More', { user: anna }).answer();
    const modal = await opened(stage, more, 'Word', anna);
    const first = await review();
    await standIn
      .interact(standIn.events.submit(modal, WORDS, { user: anna, message: first.message }))
      .answer();
    const again = standIn.interact(standIn.events.command('desk', subcommand('review'), { user: omar }));
    const waiting = await again.answer();
    expect(textOf(waiting)).toContain('Anna has approved it.');
    const note = await press(stage, waiting, 'Approve', { user: anna }).answer();
    expect(textOf(note)).toContain('another editor has to approve it');
    const done = await press(stage, waiting, 'Approve', { user: omar }).answer();
    expect(textOf(done)).toContain('Every fact of this draft is decided.');
    expect(labelsOf(done)).toEqual(['Publish …']);
  });

  test('a form of another version is an old button', async () => {
    const { standIn, anna } = await editorsChannel();
    const odd = standIn.events.submit(
      { data: { custom_id: 'form:later:x', components: [] } },
      {},
      { user: anna },
    );
    expect(textOf(await standIn.interact(odd).answer())).toContain('button');
  });
});

const ATTACHMENT: APIAttachment = {
  id: '300000000000000001',
  filename: 'report.txt',
  size: POST.length,
  url: 'https://cdn.discordapp.com/attachments/1/2/report.txt?ex=1',
  proxy_url: 'https://media.discordapp.net/attachments/1/2/report.txt',
  content_type: 'text/plain; charset=utf-8',
};

describe('what an editor sends in their channel becomes a draft', () => {
  test('a link, an attachment, and a forwarded message', async () => {
    const { standIn, anna, desk, draft, fetched } = await editorsChannel();
    const mention = `<@${standIn.world.bot.id}>`;
    const answerTo = async (about: Parameters<typeof standIn.events.message>[0], more: object = {}) => {
      const message = {
        ...standIn.events.message({ author: anna, mentions: [standIn.world.bot], ...about }),
        ...more,
      };
      standIn.say(message);
      const isAnswer = (one: { kind: string }) => one.kind === 'message';
      const happened = await standIn.waitFor(
        (one) =>
          isAnswer(one) &&
          one.kind === 'message' &&
          one.posted.message.message_reference?.message_id === message.id,
      );
      return happened.kind === 'message' ? textOf(happened.posted) : '';
    };
    const page = await pageAddress();
    expect(await answerTo({ content: `${mention} ${page}` })).toContain('2 facts found');
    const other = [
      'Two bridges opened',
      'Engineers finished the second bridge over the river on Sunday, a mayor said.',
    ].join('\n');
    expect(await answerTo({ content: mention }, { attachments: [ATTACHMENT] })).toContain(
      'This is already the draft',
    );
    expect(fetched).toEqual([ATTACHMENT.url]);
    await answerTo({ content: mention }, forwarded(other));
    const origins = await Promise.all((await desk.drafts()).map(async ({ id }) => (await draft(id)).origin));
    expect(origins).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ platform: 'discord', at: page }),
        expect.objectContaining({ forwardedFrom: 'channel 42', date: '2026-01-20T10:00:00.000Z' }),
      ]),
    );
  });

  test('an attachment that is not on Discord’s servers is not fetched', async () => {
    const { standIn, anna, fetched } = await editorsChannel();
    const message = {
      ...standIn.events.message({
        author: anna,
        content: `<@${standIn.world.bot.id}>`,
        mentions: [standIn.world.bot],
      }),
      attachments: [{ ...ATTACHMENT, url: 'http://169.254.169.254/latest' }],
    };
    standIn.say(message);
    const answer = await standIn.waitFor((one) => one.kind === 'message');
    expect(answer.kind === 'message' && textOf(answer.posted)).toContain('The file could not be fetched');
    expect(fetched).toEqual([]);
  });

  test('by the menu of a message, which needs no right to read', async () => {
    const { standIn, anna, reader } = await editorsChannel();
    const message = { ...standIn.events.message({ author: anna, content: '' }), attachments: [ATTACHMENT] };
    const pick = (user: APIUser) =>
      standIn.interact(standIn.events.messageCommand('Add to the desk', message, { user })).answer();
    expect(textOf(await pick(reader))).toContain('Only editors can do this');
    expect(textOf(await pick(anna))).toContain('2 facts found');
  });
});

test('the group is registered for those whom the server lets use it', async () => {
  const { standIn } = await editorsChannel();
  const group = standIn.commands().find(({ name }) => name === 'desk');
  expect(group).toMatchObject({ default_member_permissions: '32' });
  expect(group?.options?.map(({ name }) => name)).toEqual([
    'drafts',
    'add',
    'review',
    'publish',
    'correct',
    'retract',
    'translate',
    'log',
    'web',
  ]);
});

test('a link to the desk on the web is shown to the editor alone', async () => {
  const { standIn, anna, reader } = await editorsChannel();
  const ask = (user: APIUser) =>
    standIn.interact(standIn.events.command('desk', subcommand('web'), { user })).next('callback');
  const { body } = await ask(anna);
  expect(JSON.stringify(body)).toContain('https://bot.example.org/desk/open/secret');
  expect(Number((body as { data?: { flags?: number } }).data?.flags) & MessageFlags.Ephemeral).not.toBe(0);
  expect(JSON.stringify((await ask(reader)).body)).not.toContain('secret');
});

test('what an editor types as a command opens the form at once', async () => {
  const { standIn, anna } = await editorsChannel();
  const { body } = await standIn
    .interact(standIn.events.command('desk', subcommand('retract', { fact: 'red-line' }), { user: anna }))
    .next('callback');
  expect(body).toMatchObject({
    type: InteractionResponseType.Modal,
    data: { components: [{ component: { custom_id: 'reason', required: true } }] },
  });
});

describe('/desk add without anything opens a form', () => {
  const opens = async (stage: Awaited<ReturnType<typeof editorsChannel>>, user: APIUser) =>
    (
      await stage.standIn
        .interact(stage.standIn.events.command('desk', subcommand('add'), { user }))
        .next('callback')
    ).body;

  test('that takes a file, and what is written beside it as another source', async () => {
    const stage = await editorsChannel();
    const { standIn, anna, reader, fetched } = stage;
    const form = await opens(stage, anna);
    expect(form).toMatchObject({
      data: { title: 'Add a source', components: [{ label: 'Links or a text' }, { label: 'File' }] },
    });
    const submit = (user: APIUser, filled: Parameters<typeof standIn.events.submit>[1]) =>
      standIn.interact(standIn.events.submit(form, filled, { user })).answer();
    expect(textOf(await submit(reader, { file: [ATTACHMENT] }))).toContain('Only editors can do this');
    expect(fetched).toEqual([]);
    const source =
      'A bridge opened\nEngineers opened the second bridge over the river on Sunday, a mayor said.';
    const added = textOf(await submit(anna, { file: [ATTACHMENT], source }));
    expect(fetched).toEqual([ATTACHMENT.url]);
    expect(added.match(/facts? found/g)).toHaveLength(2);
    const odd = { ...ATTACHMENT, url: 'http://169.254.169.254/latest' };
    expect(textOf(await submit(anna, { file: [odd] }))).toContain('The file could not be fetched');
    const half = textOf(await submit(anna, { file: [odd], source }));
    expect(half).toContain('The file could not be fetched');
    expect(half).toContain('already the draft');
  });

  test('of text alone where Discord does not take files, which is noticed once', async () => {
    const stage = await editorsChannel(1, { knowsForms: false });
    const form = await opens(stage, stage.anna);
    expect(form).toMatchObject({ data: { components: [{ component: { custom_id: 'source' } }] } });
    const callbacks = () => stage.standIn.requests.filter(({ route }) => route?.endsWith('/callback')).length;
    expect(callbacks()).toBe(2);
    await opens(stage, stage.anna);
    expect(callbacks()).toBe(3);
  });
});

test('the status of a fact is chosen, and what a field takes stands below its label', async () => {
  const stage = await editorsChannel();
  await stage.put(DRAFT);
  expect(await opened(stage, await stage.review(), 'Edit', stage.anna)).toMatchObject({
    data: {
      components: [
        { label: 'Speaker', description: 'a name, or words' },
        { label: 'Status', component: { type: ComponentType.RadioGroup } },
        { label: 'Date', description: '2026-01-20, 2026-01 or 2026' },
        { label: 'Names' },
        { label: 'Topics' },
      ],
    },
  });
});

test('from a posted text to a published fact whose speaker was not found, and a question that it answers', async () => {
  const stage = await running();
  const { standIn } = stage;
  const anna: APIUser = {
    ...standIn.world.reader,
    id: '200000000000000001',
    username: 'anna',
    global_name: 'Anna',
  };
  const bench = await smallStage({
    chats: [{ platform: 'discord', chat: channelIn(standIn) }],
    editors: [{ platform: 'discord', user: anna.id }],
    draftArticle: withoutSpeaker,
  });
  const { desk, knowledge, engine, reload } = bench;
  await stage.start({ commands: allCommands, desk, knowledge, engine });
  const pressed = (card: Parameters<typeof press>[1], label: string) =>
    press(stage, card, label, { user: anna }).answer();
  const filled = async (
    card: Parameters<typeof press>[1],
    label: string,
    values: Readonly<Record<string, string>>,
  ) => {
    const modal = await opened(stage, card, label, anna);
    return standIn
      .interact(standIn.events.submit(modal, values, { user: anna, message: card.message }))
      .answer();
  };
  const added = await standIn
    .interact(standIn.events.command('desk', subcommand('add', { source: POST }), { user: anna }))
    .answer();
  const source = await pressed(added, 'Review');
  const mended = await filled(source, 'Edit source', { publisher: 'Road news', published: '2026-01-20' });
  expect(textOf(mended)).not.toContain('add it');

  // What cannot be used is said, and stands in the form again; what can be used is saved.
  const card = await pressed(mended, 'Facts');
  expect(labelsOf(card)).toEqual(['Approve', 'Reject', 'Edit', 'More …']);
  const words = {
    en: 'Two posts have had no guards since Monday, says an officer.',
    ar: 'موقعان بلا حراس منذ الاثنين، بحسب ضابط.',
  };
  const refused = await filled(card, 'Approve', { ...words, says: 'Sudanni' });
  expect(textOf(refused)).toContain('did you mean "Sudani"?');
  const modal = await opened(stage, refused, 'Approve', anna);
  expect(modal).toMatchObject({
    data: {
      components: [
        { component: { custom_id: 'en', value: words.en } },
        { component: { custom_id: 'ar', value: words.ar } },
        { component: { custom_id: 'says', value: 'Sudanni' } },
        { component: { custom_id: 'ckb' } },
      ],
    },
  });
  const done = await filled(refused, 'Approve', { ...words, says: 'en: an officer; ar: ضابط' });
  expect(textOf(done)).toContain('Every fact of this draft is decided.');
  const published = await pressed(await pressed(done, 'Publish'), 'Publish now');
  expect(textOf(published)).toContain('Published.');
  await reload();
  const question = standIn.events.command('ask', [
    {
      name: 'question',
      type: ApplicationCommandOptionType.String,
      value: 'Since when have posts had no guards?',
    },
  ]);
  expect(textOf(await standIn.interact(question).answer())).toContain(
    'Two posts have had no guards since Monday',
  );
});

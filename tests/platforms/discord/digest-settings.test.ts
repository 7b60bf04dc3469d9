import {
  ApplicationCommandOptionType,
  ComponentType,
  InteractionResponseType,
  type Locale,
  PermissionFlagsBits,
} from 'discord.js';
import { expect, test } from 'vitest';
import { DigestService } from '../../../src/digest/digest-service.ts';
import { chatting } from '../../chatting.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { channelIn } from '../../stand-ins/discord/client.ts';
import type { StandInSetting } from '../../stand-ins/discord/stand-in.ts';
import type { Posted } from '../../stand-ins/discord/state.ts';
import type { Filled } from '../../stand-ins/discord/world/filled-form.ts';
import { handTimer, labelsOf, press, running, textOf } from './running.ts';

const MANAGER = { permissions: PermissionFlagsBits.ManageGuild };
const LABELS = ['When', 'Days', 'Topics', 'Language', 'When nothing is new'];

/** A server in which a manager may set up digests. */
async function managing(
  setting: StandInSetting = {},
  slow?: ReturnType<typeof handTimer>,
  gate?: Promise<void>,
) {
  const run = await running(setting);
  const { standIn, store } = run;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `sub0000${ids}`;
  };
  const digests = new DigestService({ ...store, knowledge: () => knowledge, now: () => NOW, newId });
  const { dispatch } = chatting({ digests });
  await run.start({
    around: () => async (inbound) => {
      await gate;
      return dispatch(inbound);
    },
    ...(slow ? { timer: slow.timer } : {}),
  });
  const typed = (name: string, from = MANAGER) =>
    standIn.interact(
      standIn.events.command(
        'digest',
        [{ name, type: ApplicationCommandOptionType.Subcommand, options: [] }],
        from,
      ),
    );
  const submit = (form: unknown, filled: Filled, message?: Posted) =>
    standIn
      .interact(
        standIn.events.submit(form, filled, { ...MANAGER, ...(message ? { message: message.message } : {}) }),
      )
      .answer();
  const formOf = async (posted: Posted, label: string) =>
    (await press(run, posted, label, MANAGER).next('callback')).body;
  const there = () => digests.of({ platform: 'discord', chat: channelIn(standIn) });
  return { ...run, typed, submit, formOf, there };
}

/** The custom ids of a form's fields, with their kinds and what they show. */
function shown(form: unknown): unknown {
  const { data } = form as { data: { components: readonly { component: Field; label: string }[] } };
  return data.components.map(({ label, component: { type, value, options } }) => [
    label,
    KINDS.get(type),
    options === undefined
      ? (value ?? '')
      : options.filter((option) => option.default).map((option) => option.value),
  ]);
}

const KINDS: ReadonlyMap<ComponentType, string> = new Map([
  [ComponentType.TextInput, 'text'],
  [ComponentType.StringSelect, 'list'],
  [ComponentType.RadioGroup, 'radio'],
  [ComponentType.CheckboxGroup, 'boxes'],
]);

interface Field {
  readonly type: ComponentType;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly default: boolean }[];
}

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

test('one form sets a digest up, and another changes what it shows as it is', async () => {
  const { typed, submit, formOf, there } = await managing();
  const form = (await typed('subscribe').next('callback')).body;
  expect(form).toMatchObject({ type: InteractionResponseType.Modal, data: { title: 'Digest settings' } });
  const [when, days] = [
    ['When', 'text', '08:00 Asia/Baghdad'],
    ['Days', 'list', WEEK],
  ];
  expect(shown(form)).toMatchObject([
    when,
    days,
    ['Topics', expect.anything(), []],
    ['Language', 'radio', ['en']],
    ['When nothing is new', 'radio', ['weekly']],
  ]);
  const set = await submit(form, { when: '8:15 pm berlin', days: ['Monday', 'Friday'], topics: ['border'] });
  expect(textOf(set)).toContain('The digest is set up.');
  const changed = await formOf(set, 'Settings');
  expect(shown(changed)).toEqual([
    ['When', 'text', '20:15 Europe/Berlin'],
    ['Days', 'list', ['Monday', 'Friday']],
    ['Topics', expect.anything(), ['border']],
    ['Language', 'radio', ['en']],
    ['When nothing is new', 'radio', ['weekly']],
  ]);
  const told = await submit(changed, { topics: [], language: 'ar', quiet: 'nothing' }, set);
  expect(textOf(told)).toContain('The digest is changed.');
  expect(await there()).toMatchObject([
    {
      schedule: { time: '20:15', zone: 'Europe/Berlin', days: [1, 5] },
      topics: [],
      language: 'ar',
      whenEmpty: 'skip',
    },
  ]);
});

test('what is wrong is told, and stands in the form again with all that was chosen', async () => {
  const { typed, submit, formOf, there, standIn, ...run } = await managing();
  const form = (await typed('subscribe').next('callback')).body;
  const chosen = { days: ['Saturday'], topics: ['threat'], language: 'ckb', quiet: 'line' };
  const asked = await submit(form, { when: '9:30 Bagdadd', ...chosen });
  expect(textOf(asked)).toContain('Did you mean Asia/Baghdad?');
  expect(labelsOf(asked)).toEqual(['Asia/Baghdad', 'Open the form again']);
  expect(shown(await formOf(asked, 'again'))).toEqual([
    ['When', 'text', '9:30 Bagdadd'],
    ['Days', 'list', ['Saturday']],
    ['Topics', expect.anything(), ['threat']],
    ['Language', 'radio', ['ckb']],
    ['When nothing is new', 'radio', ['line']],
  ]);
  expect(await there()).toEqual([]);
  await press({ standIn, ...run }, asked, 'Asia/Baghdad', MANAGER).answer();
  expect(await there()).toMatchObject([
    {
      schedule: { time: '09:30', zone: 'Asia/Baghdad', days: [6] },
      topics: ['threat'],
      language: 'ckb',
      whenEmpty: 'line',
    },
  ]);
});

test.each([
  ['25:99 Asia/Baghdad', 'not a time', ['Open the form again']],
  ['08:00', 'time zone', ['Asia/Baghdad', 'Open the form again']],
  ['Asia/Baghdad', 'When should the digest come', ['07:00', 'Open the form again']],
  ['08:00 New Yorkk City', 'not a time zone', undefined],
  ['x'.repeat(1_000), 'not a time', ['Open the form again']],
])('%s is asked back, and nothing is set up', async (when, said, labels) => {
  const { typed, submit, there } = await managing();
  const form = (await typed('subscribe').next('callback')).body;
  const asked = await submit(form, { when });
  expect(textOf(asked)).toContain(said);
  if (labels) expect(labelsOf(asked)).toEqual(expect.arrayContaining(labels));
  expect(await there()).toEqual([]);
});

test('a form in Arabic is answered in Arabic', async () => {
  const { standIn } = await managing();
  const arabic = { place: standIn.world.dm, locale: 'ar' as Locale };
  const command = standIn.events.command('subscribe', [], arabic);
  const { body } = await standIn.interact(command).next('callback');
  const sent = standIn.events.submit(body, { topics: ['border', 'threat'] }, arabic);
  expect(textOf(await standIn.interact(sent).answer())).toContain('أُعدّ الموجز.');
});

test('only who manages the server opens or sends the form', async () => {
  const { typed, submit, there, standIn, ...run } = await managing();
  const form = (await typed('subscribe').next('callback')).body;
  const refused = 'Only an admin';
  expect(textOf(await typed('subscribe', { permissions: 0n }).answer())).toContain(refused);
  const sent = standIn.events.submit(form, {}, {});
  expect(textOf(await standIn.interact(sent).answer())).toContain(refused);
  const set = await submit(form, {});
  expect(textOf(await press({ standIn, ...run }, set, 'Settings').answer())).toContain(refused);
  expect(await there()).toHaveLength(1);
});

test('where Discord knows text inputs alone, the values are typed', async () => {
  const { typed, submit, there } = await managing({ knowsForms: false });
  const opened = (await typed('subscribe').next('callback')).body;
  expect(shown(opened)).toMatchObject(LABELS.map((label) => [label, 'text', expect.any(String)]));
  await submit(opened, { days: 'sun-thu', quiet: 'nothing', topics: 'Border security' });
  expect(await there()).toMatchObject([
    { schedule: { days: [1, 2, 3, 4, 7] }, topics: ['border'], whenEmpty: 'skip' },
  ]);
});

test('too late for a form, the buttons that ask for the time are shown', async () => {
  const hand = handTimer();
  const { promise, resolve } = Promise.withResolvers<void>();
  const { typed } = await managing({}, hand, promise);
  const exchange = typed('subscribe');
  await hand.untilWaiting(1);
  hand.fire();
  await exchange.next('callback');
  resolve();
  expect(labelsOf(await exchange.answer())).toEqual(['07:00', '08:00', '18:00']);
});

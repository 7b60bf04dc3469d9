import { describe, expect, test } from 'vitest';
import type { CommandCall, Reply } from '../../src/reply/reply.ts';
import { type Chatting, chatting } from '../chatting.ts';
import { Stage } from '../digest/stage.ts';
import { factNamed } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const manages = async () => true;
const HERE = { platform: 'paper', chat: 'c1' };

/** A chat with a real store of digests; its readers may manage it. */
async function managing(): Promise<Chatting & { readonly stage: Stage }> {
  const stage = await Stage.open();
  const chat = chatting({ digests: stage.service });
  const about = { from: HERE, manages };
  return {
    ...chat,
    stage,
    send: (input, more) => chat.send(input, { ...about, ...more }),
    lines: (input, more) => chat.lines(input, { ...about, ...more }),
  };
}

/** The calls of a reply's buttons. */
function buttonsOf({ actions }: Reply): readonly (readonly [label: string, call: CommandCall])[] {
  return actions.flatMap((action) => (action.kind === 'call' ? [[action.label, action.call] as const] : []));
}

const SUBSCRIBE = '/digest subscribe 08:00 Asia/Baghdad';
const CHOSEN = [
  '- Next post: Monday 23 November 2026, 08:00 (Asia/Baghdad)',
  '- Topics: all',
  '- Language: English (en)',
  '- When nothing is new: one line a week',
  '- ID: sub00001',
];

describe('digest subscribe', () => {
  test('sets up a digest, and shows its schedule and choices to everybody', async () => {
    const { send, lines, stage } = await managing();
    const reply = await send(SUBSCRIBE);
    expect(reply.audience).toBe('everyone');
    expect(buttonsOf(reply)).toEqual([
      ['Preview', { command: 'digest preview', args: { id: 'sub00001' } }],
      ['Pause', { command: 'digest pause', args: { id: 'sub00001' } }],
    ]);
    expect(await stage.service.of(HERE)).toMatchObject([{ state: 'active', schedule: { time: '08:00' } }]);
    expect(await lines('/digest subscribe 8am UTC')).toEqual([
      'The digest is set up. The first digest sums up what is known so far. Later ones report what is new.',
      '- When: 08:00 (UTC), every day',
      '- Next post: Monday 23 November 2026, 08:00 (UTC)',
      ...CHOSEN.slice(1, -1),
      '- ID: sub00002',
    ]);
  });

  test('takes days, topics, a language and what happens when nothing is new', async () => {
    const { lines, stage } = await managing();
    const typed = '/digest subscribe 8:15 pm berlin sun-thu ar threat, Border security always:yes';
    expect(await lines(typed)).toContain('- When: 20:15 (Europe/Berlin), Sunday to Thursday');
    expect(await stage.service.of(HERE)).toMatchObject([
      {
        schedule: { time: '20:15', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 7] },
        topics: ['border', 'threat'],
        language: 'ar',
        whenEmpty: 'line',
      },
    ]);
  });

  test.each([
    ['quiet:useful', 'useful', 'an open question, a name or a topic in turn'],
    ['quiet:nothing', 'skip', 'nothing is posted'],
    ['quiet:weekly border', 'weekly', 'one line a week'],
    ['quiet:"one line"', 'line', 'one line says so'],
    ['always:no', 'skip', 'nothing is posted'],
    ['always:no quiet:line', 'line', 'one line says so'],
  ])('with %s posts that when nothing is new', async (typed, whenEmpty, shown) => {
    const { lines, stage } = await managing();
    expect(await lines(`${SUBSCRIBE} ${typed}`)).toContain(`- When nothing is new: ${shown}`);
    expect(await stage.service.of(HERE)).toMatchObject([{ whenEmpty }]);
    expect(await lines('/digest change quiet:weekly')).toContain('- When nothing is new: one line a week');
    expect((await lines('/digest')).join('\n')).toContain('- When nothing is new: one line a week');
  });

  test('refuses a choice for quiet days that is none, and offers what was probably meant', async () => {
    const { send } = await managing();
    const reply = await send(`${SUBSCRIBE} quiet:weakly`);
    expect(linesOf(reply)[0]).toBe(
      '“weakly” is no choice for quiet days. Please type one of these: weekly, useful, line and nothing. Did you mean weekly?',
    );
    expect(buttonsOf(reply)).toMatchObject([['weekly', { args: { quiet: 'weekly' } }]]);
  });

  test('comes within a window if one is chosen, until none is', async () => {
    const { lines, stage } = await managing();
    const shown = '- Window: up to 30 minutes after its time';
    expect(await lines(`${SUBSCRIBE} within:30`)).toContain(shown);
    expect(await lines('/digest')).toContain(shown);
    expect(await stage.service.of(HERE)).toMatchObject([{ within: 30 }]);
    expect((await lines(`${SUBSCRIBE} within:1`)).join('\n')).toContain('up to 1 minute after');
    expect((await lines('/digest change within:0')).join('\n')).not.toContain('Window');
    expect((await stage.service.of(HERE))[0]).not.toHaveProperty('within');
  });

  test.each([
    ['within:181', '“181” is not a number of minutes from 0 to 180. Please type one, such as 30.', '180'],
    [
      'within:soon',
      '“soon” is not a number of minutes from 0 to 180. Please type one, such as 30.',
      undefined,
    ],
    ['within:-5', '“-5” is not a number of minutes from 0 to 180. Please type one, such as 30.', undefined],
  ])('refuses a window that is none: %s', async (typed, sentence, nearest) => {
    const { send, stage } = await managing();
    const reply = await send(`${SUBSCRIBE} ${typed}`);
    expect(linesOf(reply)[0]).toContain(sentence);
    expect(buttonsOf(reply).map(([label]) => label)).toEqual(nearest === undefined ? [] : [nearest]);
    expect(await stage.service.of(HERE)).toEqual([]);
  });

  test('is in the language of its creator, unless another is chosen', async () => {
    const { lines, stage } = await managing();
    expect(await lines(`${SUBSCRIBE} الجمعة، السبت`)).toEqual([
      'أُعدّ الموجز. يلخّص الموجز الأول ما هو معروف حتى الآن، وتذكر الموجزات اللاحقة ما هو جديد.',
      '- الموعد: 08:00 (Asia/Baghdad)، الجمعة والسبت',
      '- النشر القادم: الجمعة 27 تشرين الثاني/نوفمبر 2026، 08:00 (Asia/Baghdad)',
      '- المواضيع: الكل',
      '- اللغة: العربية (ar)',
      '- حين لا جديد: سطر واحد في الأسبوع',
      '- المعرّف: sub00001',
    ]);
    expect(await stage.service.of(HERE)).toMatchObject([{ language: 'ar' }]);
  });

  test('does not set up the same digest twice', async () => {
    const { lines, stage } = await managing();
    await lines(SUBSCRIBE);
    expect((await lines('/digest subscribe 8:00 baghdad daily'))[0]).toBe(
      'This digest is already posted here.',
    );
    expect(await stage.service.of(HERE)).toHaveLength(1);
    await lines(`${SUBSCRIBE} border`);
    expect(await stage.service.of(HERE)).toHaveLength(2);
  });

  test('resumes the same digest if it is paused, and applies the other choices', async () => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    await send('/digest pause');
    expect(await lines(SUBSCRIBE)).toEqual([
      'The digest is active again.',
      '- When: 08:00 (Asia/Baghdad), every day',
      ...CHOSEN,
    ]);
    expect(await stage.service.of(HERE)).toMatchObject([{ state: 'active', next: expect.any(Date) }]);
    const always = await lines(`${SUBSCRIBE} always:yes`);
    expect([always[0], always.at(-2)]).toEqual([
      'The digest is changed.',
      '- When nothing is new: one line says so',
    ]);
    expect((await lines(SUBSCRIBE))[0]).toBe('This digest is already posted here.');
    expect(await stage.service.of(HERE)).toMatchObject([{ whenEmpty: 'line' }]);
  });

  test('resumes the same digest after the platform refused it', async () => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    for (const day of [23, 24, 25]) {
      stage.platform.fates = ['refused'];
      await stage.at(`2026-11-${day}T05:00:00Z`);
    }
    expect(await stage.service.of(HERE)).toMatchObject([{ state: 'refused' }]);
    const shown = await lines(`${SUBSCRIBE} always:yes`);
    expect(shown[0]).toBe('The digest is active again. The digest is changed.');
    expect(shown).toContain('- Next post: Thursday 26 November 2026, 08:00 (Asia/Baghdad)');
  });

  test('sets up one digest in each language', async () => {
    const { send, stage } = await managing();
    await send(SUBSCRIBE);
    await send(`${SUBSCRIBE} language:ar`);
    expect(await stage.service.of(HERE)).toMatchObject([{ language: 'en' }, { language: 'ar' }]);
    expect(buttonsOf(await send('/digest pause')).map(([label]) => label)).toEqual([
      '08:00 (Asia/Baghdad), every day · English (en)',
      '08:00 (Asia/Baghdad), every day · العربية (ar)',
    ]);
    await send('/digest change id:sub00002 language:en');
    expect(buttonsOf(await send('/digest pause')).map(([label]) => label)).toEqual([
      'sub00001 · 08:00 (Asia/Baghdad), every day',
      'sub00002 · 08:00 (Asia/Baghdad), every day',
    ]);
  });

  test.each(['/subscribe', '/digest subscribe'])(
    '%s asks for the time, and a tap sets it up',
    async (typed) => {
      const { lines, send, stage } = await managing();
      expect(await lines(typed)).toEqual([
        'When should the digest come? The time zone is Asia/Baghdad.',
        `Or type it, for example: ${typed} 09:30 Asia/Baghdad`,
      ]);
      const [, eight] = buttonsOf(await send(typed));
      expect(buttonsOf(await send(typed)).map(([label]) => label)).toEqual(['07:00', '08:00', '18:00']);
      await send({ kind: 'call', call: eight?.[1] ?? { command: '', args: {} } });
      expect(await stage.service.of(HERE)).toMatchObject([
        { schedule: { time: '08:00', zone: 'Asia/Baghdad' }, state: 'active' },
      ]);
    },
  );

  test.each<[string, readonly Record<string, string>[]]>([
    ['/subscribe 9pm topics:border', [{ time: '9pm', zone: 'Asia/Baghdad', topics: 'border' }]],
    [
      '/subscribe berlin ar',
      ['07:00', '08:00', '18:00'].map((time) => ({ time, zone: 'Europe/Berlin', language: 'ar' })),
    ],
  ])('%s asks for what is left out, and keeps the rest', async (typed, calls) => {
    const { send, stage } = await managing();
    const buttons = buttonsOf(await send(typed));
    expect(buttons.map(([, { args }]) => args)).toMatchObject(
      calls.map(({ time, ...others }) => ({ ...others, time: time === '9pm' ? '21:00' : time })),
    );
    expect(await stage.service.of(HERE)).toEqual([]);
    for (const [, call] of buttons) await send({ kind: 'call', call });
    expect(await stage.service.of(HERE)).toHaveLength(calls.length);
  });

  test('a wrong time is named, not the word after it', async () => {
    const { lines } = await managing();
    expect((await lines('/digest subscribe 25:00 baghdad'))[0]).toMatch(/^“25:00” is not a time of day/);
  });

  test('says so when a chat has reached the limit', async () => {
    const { lines } = await managing();
    for (let hour = 0; hour < 20; hour += 1) await lines(`/digest subscribe ${hour}:00 UTC`);
    expect(await lines('/digest subscribe 20:00 UTC')).toEqual([
      'This chat has reached the limit of 20 digests. Delete one first with /digest unsubscribe.',
    ]);
  });

  test('says so when a reader has reached the limit in all chats', async () => {
    const { lines, stage } = await managing();
    const choices = {
      ...{ schedule: { time: '08:00', zone: 'UTC', days: [1] }, topics: [], language: 'en' },
      whenEmpty: 'skip' as const,
    };
    const [typed] = await lines('/digest subscribe 7:00 UTC').then(() => stage.service.of(HERE));
    const creator = (await stage.store.subscriptions.get(typed?.id ?? ''))?.creator ?? '';
    for (let n = 1; n < 200; n += 1) {
      const from = { platform: HERE.platform, chat: `other-${Math.floor(n / 20)}` };
      expect(await stage.service.subscribe(from, creator, choices)).toMatchObject({ state: 'active' });
    }
    expect(await stage.service.subscribe({ ...HERE, chat: 'next' }, creator, choices)).toBe('reader-full');
    expect(await lines('/digest subscribe 8:00 UTC')).toEqual([
      'You have set up 200 digests in all your chats, which is the limit. Delete one first with /digest unsubscribe, in the chat where it is posted.',
    ]);
    expect(await stage.service.subscribe(HERE, 'somebody else', choices)).toMatchObject({ state: 'active' });
  });

  test.each<[string, string, string, Record<string, string> | undefined]>([
    [
      'a time',
      '8 Baghdad',
      '“8” is not a time of day. Please type a time like 08:00. Did you mean 08:00?',
      { time: '08:00', zone: 'Baghdad' },
    ],
    [
      'a zone',
      '8am Bagdad',
      '“Bagdad” is not a time zone. Please type a time zone like Asia/Baghdad. Did you mean Asia/Baghdad?',
      { time: '8am', zone: 'Asia/Baghdad' },
    ],
    [
      'a zone',
      '8am أربيل',
      '«أربيل» ليست منطقة زمنية. يرجى كتابة المنطقة الزمنية هكذا: Asia/Baghdad.',
      { time: '8am', zone: 'Asia/Baghdad' },
    ],
    [
      'a day',
      '8am UTC monn',
      '“monn” is not a day of the week. Please type days like Sunday-Thursday and Monday-Friday. Did you mean Monday?',
      { time: '8am', zone: 'UTC', days: 'Monday' },
    ],
    [
      'a day before topics',
      '8am UTC sun-thr, border',
      '“sun-thr” is not a day of the week. Please type days like Sunday-Thursday and Monday-Friday. Did you mean sun-Thursday?',
      { time: '8am', zone: 'UTC', topics: 'border', days: 'sun-Thursday' },
    ],
    [
      'what stands for other days elsewhere',
      '8am UTC wek-end',
      '“wek-end” is not a day of the week. Please type days like Sunday-Thursday and Monday-Friday. Did you mean weekend?',
      { time: '8am', zone: 'UTC', days: 'weekend' },
    ],
    [
      'a word for a language',
      '8am UTC arabik',
      'Replies are not available in “arabik”. Languages: English (en) · العربية (ar) · کوردیی ناوەندی (ckb). Did you mean Arabic?',
      undefined,
    ],
    ['a topic', '8am UTC border, treat', 'There is no topic “treat”. Did you mean threat?', undefined],
    [
      'a language',
      '8am UTC language:french',
      'Replies are not available in “french”. Languages: English (en) · العربية (ar) · کوردیی ناوەندی (ckb).',
      undefined,
    ],
  ])('refuses %s that is none, and offers what was probably meant', async (_, typed, sentence, args) => {
    const { lines, send, stage } = await managing();
    const input = `/digest subscribe ${typed}`;
    expect(await lines(input)).toEqual([sentence]);
    expect(buttonsOf(await send(input)).map(([, call]) => call)).toEqual(
      args ? [{ command: 'digest subscribe', args }] : [],
    );
    expect(await stage.service.of(HERE)).toEqual([]);
  });
});

describe('what may mean several things is asked back', () => {
  const args = { time: '8am', zone: 'baghdad' };
  test.each<[string, string, readonly (readonly [label: string, args: Record<string, string>])[]]>([
    [
      '8am EST',
      '“EST” can mean several time zones. Which one do you mean?',
      [
        ['America/New_York', { time: '8am', zone: 'America/New_York' }],
        ['America/Panama', { time: '8am', zone: 'America/Panama' }],
        ['Australia/Sydney', { time: '8am', zone: 'Australia/Sydney' }],
      ],
    ],
    [
      '8am UTC weekdays',
      '“weekdays” differs between countries. Which days do you mean?',
      [
        ['Sunday to Thursday', { time: '8am', zone: 'UTC', days: 'Sunday to Thursday' }],
        ['Monday to Friday', { time: '8am', zone: 'UTC', days: 'Monday to Friday' }],
      ],
    ],
    [
      '8am baghdad always:perhaps',
      '“perhaps” is neither yes nor no. Which one do you mean?',
      [
        ['Yes', { ...args, always: 'yes' }],
        ['No', { ...args, always: 'no' }],
      ],
    ],
  ])('%s', async (typed, sentence, choices) => {
    const { lines, send, stage } = await managing();
    const input = `/digest subscribe ${typed}`;
    expect(await lines(input)).toEqual([sentence]);
    const buttons = buttonsOf(await send(input));
    expect(buttons.map(([label, call]) => [label, call.args])).toEqual(choices);
    expect(await stage.service.of(HERE)).toEqual([]);
    for (const [, call] of buttons) await send({ kind: 'call', call });
    expect(await stage.service.of(HERE)).toHaveLength(choices.length - (typed.includes('always') ? 1 : 0));
  });

  test.each([
    ['baghdad weekdays', [1, 2, 3, 4, 7]],
    ['berlin weekdays', [1, 2, 3, 4, 5]],
    ['بغداد عطلة نهاية الأسبوع', [5, 6]],
    ['بەغدا ڕۆژانی کار', [1, 2, 3, 4, 7]],
  ])('%s are the days of the country', async (typed, days) => {
    const { send, stage } = await managing();
    await send(`/digest subscribe 8am ${typed}`);
    expect(await stage.service.of(HERE)).toMatchObject([{ schedule: { days } }]);
  });

  test.each([
    ['off', 'skip'],
    ['never', 'skip'],
    ['نا', 'skip'],
    ['true', 'line'],
    ['نعم', 'line'],
  ])('always:%s is understood', async (typed, whenEmpty) => {
    const { send, stage } = await managing();
    await send(`${SUBSCRIBE} always:${typed}`);
    expect(await stage.service.of(HERE)).toMatchObject([{ whenEmpty }]);
  });
});

describe('digest status', () => {
  test("says what to type in a chat without digests, also for the group's name alone", async () => {
    const { lines } = await managing();
    const none =
      'No digest is posted here. An admin of this chat can set one up. For example: /digest subscribe 08:00 Asia/Baghdad';
    const typed = ['/digest', '/digests', '/digest status', '/digest pause', '/digest change 9am', '/stop'];
    for (const each of typed) {
      expect(await lines(each)).toEqual([none]);
    }
  });

  test('shows the state, the next post and how the latest ones ended', async () => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    stage.platform.fates = ['refused'];
    await stage.at('2026-11-23T05:00:00Z');
    stage.platform.fates = ['unknown'];
    await stage.at('2026-11-24T05:00:00Z');
    await stage.at('2026-11-25T05:00:00Z');
    await stage.at('2026-11-26T05:00:00Z');
    await stage.at('2026-11-27T23:00:00Z');
    expect(await lines('/digest')).toEqual([
      '# 08:00 (Asia/Baghdad), every day',
      '- State: active',
      '- Next post: Saturday 28 November 2026, 08:00 (Asia/Baghdad)',
      ...CHOSEN.slice(1),
      'Last posts:',
      '- 27 November 2026: missed; its content comes with the next one',
      '- 26 November 2026: nothing was new',
      '- 25 November 2026: posted',
      '- 24 November 2026: may be incomplete; the next one repeats what may be missing',
      '- 23 November 2026: could not be posted; its content comes with the next one',
    ]);
    expect((await send('/digest')).audience).toBe('everyone');
  });

  test('shows several digests, each under its schedule', async () => {
    const { lines, send } = await managing();
    await send(SUBSCRIBE);
    await send('/digest subscribe 21:00 UTC fri border');
    const all = await lines('/digest status');
    expect(all.filter((line) => line.startsWith('# '))).toEqual([
      '# 08:00 (Asia/Baghdad), every day',
      '# 21:00 (UTC), Friday',
    ]);
  });
});

describe('selecting one of several digests', () => {
  test.each(['pause', 'resume', 'unsubscribe', 'preview', 'change'])(
    '%s asks which one, with a button for each',
    async (name) => {
      const { lines, send } = await managing();
      await send(SUBSCRIBE);
      await send('/digest subscribe 21:00 UTC fri border');
      const typed = `/digest ${name}${name === 'change' ? ' 9am' : ''}`;
      const args = name === 'change' ? { time: '9am' } : {};
      const command = `digest ${name}`;
      expect(await lines(typed)).toEqual(['There are several digests here. Which one do you mean?']);
      expect(buttonsOf(await send(typed))).toEqual([
        ['08:00 (Asia/Baghdad), every day', { command, args: { ...args, id: 'sub00001' } }],
        ['21:00 (UTC), Friday · Border security', { command, args: { ...args, id: 'sub00002' } }],
      ]);
      expect((await lines(`${typed} id:sub00003`))[0]).toBe('There is no digest “sub00003” here.');
    },
  );

  test('/stop asks which one, and a tap ends it', async () => {
    const { lines, send, stage } = await managing();
    await send('/subscribe 08:00 baghdad');
    await send('/subscribe 21:00 UTC');
    expect(await lines('/stop')).toEqual(['There are several digests here. Which one do you mean?']);
    const [, second] = buttonsOf(await send('/stop'));
    expect(second?.[1]).toEqual({ command: 'stop', args: { id: 'sub00002' } });
    await send({ kind: 'call', call: second?.[1] ?? { command: '', args: {} } });
    expect(await stage.service.of(HERE)).toMatchObject([{ id: 'sub00001' }]);
  });

  test('a digest of another chat is unknown', async () => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    await send(SUBSCRIBE, { from: { platform: 'paper', chat: 'c2' } });
    expect(await lines('/digest pause sub00002')).toEqual(['There is no digest “sub00002” here.']);
    expect(await stage.service.of({ platform: 'paper', chat: 'c2' })).toMatchObject([{ state: 'active' }]);
  });
});

describe('a digest', () => {
  test('is paused and resumed', async () => {
    const { lines, send } = await managing();
    await send(SUBSCRIBE);
    expect(await lines('/digest pause')).toEqual([
      'The digest is paused. Nothing is posted until it is resumed.',
      '- When: 08:00 (Asia/Baghdad), every day',
      '- State: paused',
      ...CHOSEN.slice(1),
    ]);
    expect((await lines('/digest change 9:00')).slice(0, 3)).toEqual([
      'The digest is changed.',
      '- When: 09:00 (Asia/Baghdad), every day',
      '- State: paused',
    ]);
    await send('/digest change 8:00');
    expect((await lines('/digest'))[1]).toBe('- State: paused');
    expect(buttonsOf(await send('/digest')).map(([label]) => label)).toEqual(['Preview', 'Resume']);
    expect(await lines('/digest resume SUB00001')).toEqual([
      'The digest is active again.',
      '- When: 08:00 (Asia/Baghdad), every day',
      ...CHOSEN,
    ]);
  });

  test.each(['/digest unsubscribe', '/stop'])('is ended by %s', async (typed) => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    expect(await lines(typed)).toEqual([
      'The digest is deleted. These were its settings:',
      '- When: 08:00 (Asia/Baghdad), every day',
      ...CHOSEN.slice(1),
    ]);
    expect(await stage.service.of(HERE)).toEqual([]);
  });

  test('is changed in the given options only', async () => {
    const { lines, send } = await managing();
    await send(`${SUBSCRIBE} fri border always:yes`);
    expect(await lines('/digest change 9:30')).toEqual([
      'The digest is changed.',
      '- When: 09:30 (Asia/Baghdad), Friday',
      '- Next post: Friday 27 November 2026, 09:30 (Asia/Baghdad)',
      '- Topics: Border security',
      '- Language: English (en)',
      '- When nothing is new: one line says so',
      '- ID: sub00001',
    ]);
    const changed = await lines('/digest change topics:all always:no every day');
    expect(changed).toContain('- When: 09:30 (Asia/Baghdad), every day');
    expect(changed).toContain('- Topics: all');
    expect(changed).toContain('- When nothing is new: nothing is posted');
    expect((await lines('/digest change 9'))[0]).toContain('Did you mean 09:00?');
    expect((await lines('/digest change Bagdad'))[0]).toContain('Did you mean Asia/Baghdad?');
  });

  test('is changed by the lines of its settings, where there are no forms', async () => {
    const { send, lines, stage, dispatch } = await managing();
    await send(`${SUBSCRIBE} fri border`);
    expect(await lines('/digest change')).toEqual([
      'Reply with the lines that you change; the others stay as they are:',
      'time: 08:00 Asia/Baghdad',
      'days: Friday',
      'topics: border',
      'language: en',
      'quiet: weekly',
    ]);
    const set = (typed: string) =>
      dispatch({
        id: '1',
        from: HERE,
        user: 'manager',
        language: 'en',
        manages: async () => true,
        input: { kind: 'call', call: { command: 'digest settings', args: { id: 'sub00001', lines: typed } } },
      });
    expect(linesOf(await set('time: 9:30 berlin\nquiet: nothing'))).toContain('The digest is changed.');
    expect(linesOf(await set('الأيام: السبت'))).toContain('عُدّل الموجز.');
    expect(await stage.service.of(HERE)).toMatchObject([
      {
        schedule: { time: '09:30', zone: 'Europe/Berlin', days: [6] },
        topics: ['border'],
        language: 'en',
        whenEmpty: 'skip',
      },
    ]);
    expect(linesOf(await set('at nine'))).toEqual([
      'Reply with the lines that you change; the others stay as they are: time: days: topics: language: quiet:',
    ]);
  });

  test('asks for nothing where everybody would read it', async () => {
    const { send, lines } = await managing();
    const broadcast = { broadcast: true } as const;
    await send(SUBSCRIBE, broadcast);
    expect(await lines('/digest change', broadcast)).toEqual([
      'Or type it, for example: /digest change 09:00',
    ]);
  });

  test('is previewed as it would be now, also before there is one', async () => {
    const { lines, send, stage } = await managing();
    const first = await lines('/digest preview', { language: 'ar' });
    expect(first[0]).toBe('معاينة: هذا ما سيذكره الموجز لو نُشر الآن.');
    await send(SUBSCRIBE);
    const briefing = await lines('/digests preview');
    expect(briefing[0]).toBe('Preview: the digest would say this now.');
    expect(briefing.length).toBeGreaterThan(5);
    await stage.at('2026-11-23T05:00:00Z');
    expect((await lines('/digest preview')).length).toBeLessThan(briefing.length);
    expect((await lines('/digest preview sub00001')).length).toBeLessThan(briefing.length);
    expect(await lines('/digest preview all')).toEqual(briefing);
  });
});

describe('a reader who does not manage the chat', () => {
  test('can look and change nothing', async () => {
    const { lines, send, stage } = await managing();
    await send(SUBSCRIBE);
    const others = { manages: async () => false };
    for (const typed of [
      SUBSCRIBE,
      '/digest change 9am',
      '/digest pause',
      '/digest resume',
      '/digest unsubscribe',
      '/subscribe',
      '/stop',
    ]) {
      expect(await lines(typed, others)).toEqual([
        'Only an admin of this server, group or channel can do this.',
      ]);
    }
    expect((await lines('/digest', others))[1]).toBe('- State: active');
    expect((await lines('/digest preview', others)).length).toBeGreaterThan(1);
    expect(await stage.service.of(HERE)).toMatchObject([{ state: 'active' }]);
  });
});

describe('where nothing can be posted', () => {
  const CANNOT = 'Digests cannot be posted here. You can see what one would say now.';

  test.each([SUBSCRIBE, '/subscribe', '/stop', '/digest', '/digest pause'])(
    '%s says so, and offers a preview',
    async (typed) => {
      const chat = chatting();
      expect(await chat.lines(typed, { manages })).toEqual([CANNOT]);
      expect(buttonsOf(await chat.send(typed, { manages }))).toEqual([
        ['Preview', { command: 'digest preview', args: {} }],
      ]);
    },
  );

  test('anybody can see a first digest, on the topics and in the language that they choose', async () => {
    const { lines, send } = chatting();
    const all = await lines('/digest preview');
    expect(all[0]).toBe('Preview: the digest would say this now.');
    const some = await send('/digest preview ar border');
    expect(some.language).toBe('ar');
    const topics = some.citations.map(({ fact }) => factNamed(fact).topics);
    expect(topics.length).toBeGreaterThan(0);
    expect(topics.filter((ids) => !ids.includes('border'))).toEqual([]);
    expect((await lines('/digest preview treat'))[0]).toBe('There is no topic “treat”. Did you mean threat?');
    expect(buttonsOf(await send('/digest preview 8'))).toEqual([]);
  });
});

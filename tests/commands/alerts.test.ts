import { describe, expect, test } from 'vitest';
import { USUAL_ALERTS } from '../../src/command/alerts.ts';
import { type Chatting, chatting } from '../chatting.ts';
import { Stage } from '../digest/stage.ts';
import { linesOf } from '../visible.ts';

const HERE = { platform: 'paper', chat: 'c1' };

/** A chat with a real store; its readers may manage it. */
async function managing(): Promise<Chatting & { readonly stage: Stage }> {
  const stage = await Stage.open();
  const chat = chatting({ digests: stage.service, alerts: stage.alerts });
  const about = { from: HERE, manages: async () => true };
  return {
    ...chat,
    stage,
    send: (input, more) => chat.send(input, { ...about, ...more }),
    lines: (input, more) => chat.lines(input, { ...about, ...more }),
  };
}

const WHAT =
  'Alerts are on. New facts that editors have published are posted here at once. What comes in quiet hours, or is too much for one day, comes with the next digest, or later in one message.';
const USUAL = [
  '- Topics: all',
  '- At most: 3 alerts a day',
  '- Quiet hours: 22:00–07:00 (Asia/Baghdad)',
  '- Language: English (en)',
];

test('alerts are off, are turned on with a zone that is asked for, changed, and turned off', async () => {
  const { send, lines, stage } = await managing();
  expect(await lines('/alerts')).toEqual([
    'Alerts are off here. An admin of this chat can turn them on. For example: /alerts on zone:Asia/Baghdad',
  ]);
  const asked = await send('/alerts on most:5 border');
  expect(linesOf(asked)[0]).toBe('In which time zone are the quiet hours?');
  expect(asked.actions).toMatchObject(
    ['Asia/Baghdad', 'UTC'].map((zone) => ({
      label: zone,
      call: { command: 'alerts on', args: { most: '5', topics: 'border', zone } },
    })),
  );
  expect(await stage.alerts.of(HERE)).toBeUndefined();
  const on = await send('/alerts on baghdad');
  expect(linesOf(on).slice(0, 5)).toEqual([WHAT, ...USUAL]);
  expect(on.audience).toBe('everyone');
  expect(on.actions).toMatchObject([{ label: 'Turn off', call: { command: 'alerts off' } }]);
  expect((await lines('/alerts change hours:none topics:border most:٥ ar'))[0]).toBe(
    'The alerts are changed.',
  );
  expect(await lines('/alerts status')).toContain('- Quiet hours: none (Asia/Baghdad)');
  expect(await stage.alerts.of(HERE)).toMatchObject({
    ...{ topics: ['border'], most: 5, quiet: 'none', language: 'ar', zone: 'Asia/Baghdad' },
  });
  expect((await lines('/alerts off'))[0]).toBe('Alerts are off. These were their settings:');
  expect(await stage.alerts.of(HERE)).toBeUndefined();
  for (const again of ['/alerts off', '/alerts change most:2'])
    expect((await lines(again))[0]).toContain('Alerts are off here.');
});

test('turned on again, alerts keep what is not given', async () => {
  const { lines, stage } = await managing();
  await lines('/alerts on hours:"9 pm to 8 am" zone:UTC most:1 border');
  await lines('/alerts on most:2');
  expect(await stage.alerts.of(HERE)).toMatchObject({
    ...{ most: 2, zone: 'UTC', topics: ['border'], quiet: { from: '21:00', until: '08:00' } },
  });
});

test('the zone of the chat’s digest is taken where none is given', async () => {
  const { lines } = await managing();
  await lines('/digest subscribe 08:00 London');
  expect(await lines('/alerts on')).toContain('- Quiet hours: 22:00–07:00 (Europe/London)');
});

test('one reader may turn them on in 200 chats, and change them there; others may elsewhere', async () => {
  const { lines, stage } = await managing();
  await lines('/alerts on zone:UTC');
  const [alert] = await stage.store.alerts.page(['paper'], undefined, 1);
  const creator = alert?.creator ?? '';
  const choices = { ...USUAL_ALERTS, topics: [], language: 'en', zone: 'UTC' };
  for (let n = 1; n < 200; n += 1) {
    const from = { ...HERE, chat: `other-${n % 2}`, thread: `${n}` };
    expect(await stage.alerts.turnOn(from, creator, choices)).toMatchObject({ state: 'active' });
  }
  const elsewhere = { from: { ...HERE, chat: 'next' } };
  expect(await lines('/alerts on zone:UTC', elsewhere)).toEqual([
    'You have turned alerts on in 200 chats, which is the limit. Turn them off in one of these first with /alerts off.',
  ]);
  expect(await lines('/alerts on most:2')).toContain('- At most: 2 alerts a day');
  expect(await stage.alerts.turnOn(elsewhere.from, 'somebody else', choices)).toMatchObject({
    state: 'active',
  });
  await lines('/alerts off');
  expect((await lines('/alerts on zone:UTC', { from: { ...HERE, chat: 'another' } }))[0]).toBe(WHAT);
});

test('everything is said in the reader’s language', async () => {
  const { lines } = await managing();
  expect((await lines('/alerts on zone:baghdad', { language: 'ar' })).slice(1, 4)).toEqual([
    '- المواضيع: الكل',
    '- الحد الأقصى: 3 تنبيهات في اليوم',
    '- ساعات الهدوء: من 22:00 إلى 07:00 (Asia/Baghdad)',
  ]);
  expect(await lines('/alerts', { language: 'ckb' })).toContain('- زۆرترین: ڕۆژانە 3 ئاگاداری');
});

test('a topic can be given by a word of its title alone, as for a board', async () => {
  const { lines, stage } = await managing();
  await lines('/alerts on zone:UTC topics:security');
  expect((await stage.alerts.of(HERE))?.topics).toEqual(['border']);
});

describe('what is wrong is said, and nothing is changed', () => {
  test.each([
    ['most:0', '“0” is no number of alerts. Please type one from 1 to 10.'],
    ['most:11', '“11” is no number of alerts. Please type one from 1 to 10.'],
    ['most:many', '“many” is no number of alerts. Please type one from 1 to 10.'],
    ['hours:late', '“late” are no quiet hours. Please type them like 22:00-07:00, or “none”.'],
    ['hours:07:00-07:00', '“07:00-07:00” are no quiet hours. Please type them like 22:00-07:00, or “none”.'],
    ['zone:Bagdadd', '“Bagdadd” is not a time zone. Please type a time zone like Asia/Baghdad.'],
    ['nonsense', 'There is no topic “nonsense”.'],
    // It is near to Havana, but the option is named.
    ['topics:banana', 'There is no topic “banana”.'],
  ])('%s', async (typed, says) => {
    const { lines, stage } = await managing();
    for (const command of ['on zone:UTC', 'change'])
      expect((await lines(`/alerts ${command} ${typed}`)).join(' ')).toContain(says);
    expect(await stage.alerts.of(HERE)).toBeUndefined();
  });

  test('by whom alerts cannot be managed', async () => {
    const { lines } = await managing();
    for (const command of ['on zone:UTC', 'change most:2', 'off'])
      expect(await lines(`/alerts ${command}`, { manages: async () => false })).toEqual([
        'Only an admin of this server, group or channel can do this.',
      ]);
    expect((await lines('/alerts', { manages: async () => false }))[0]).toContain('Alerts are off here.');
  });

  test('nothing to change', async () => {
    const { lines } = await managing();
    expect(await lines('/alerts change')).toEqual(['Say what to change. For example: /alerts change most:5']);
  });

  test('where nothing can be posted', async () => {
    const { lines } = chatting();
    const about = { manages: async () => true };
    for (const command of ['', ' on zone:UTC', ' change most:2', ' off'])
      expect(await lines(`/alerts${command}`, about)).toEqual(['Alerts cannot be posted here.']);
  });
});

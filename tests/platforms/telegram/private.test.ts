import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../stand-ins/telegram/rooms.ts';
import { firstLine, Stage, seen } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(() => stage.close());

const QUESTION = 'Is the border with Syria fully secured?';
const STATEMENT = 'The border with Syria is fully secured by layers of troops.';

/** A bot, a reader, and an answer to the question. */
async function answered() {
  const bot = await stage.start();
  const { user, chat } = stage.reader();
  const answer = await stage.ask({ chat, text: QUESTION });
  return { bot, user, chat, answer };
}

/** Another process in the place of the first. */
async function restarted(bot: { stop(): Promise<void> }) {
  await bot.stop();
  return stage.start();
}

function sentText(nth = -1): Readonly<Record<string, unknown>> {
  return stage.telegram.requests('sendMessage').at(nth)?.payload ?? {};
}

describe('an answer', () => {
  test('shows the question, the statements and, folded up, the sources, without previews of links', async () => {
    const { answer } = await answered();
    const { text, buttons } = seen(answer);
    expect(text.split('\n')[0]).toBe(`› ${QUESTION}`);
    expect(text).toContain(`${STATEMENT}\n— Abdul Amir al-Shammari (interior minister) · disputed [1]`);
    expect(answer.message.entities?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['text_link', 'expandable_blockquote']),
    );
    expect(buttons.slice(0, 2)).toEqual(['Sources', '👍 👎']);
    expect(buttons.length).toBeLessThanOrEqual(4);
    expect(sentText()).toMatchObject({ link_preview_options: { is_disabled: true } });
    expect(sentText()).not.toHaveProperty('reply_parameters');
  });

  test('in Arabic is read from right to left', async () => {
    await stage.start();
    const { chat } = stage.reader({ language_code: 'ar' });
    const answer = await stage.ask({ chat, text: 'هل الحدود مع سوريا مؤمنة بالكامل؟' });
    for (const line of seen(answer)
      .text.split('\n')
      .filter((some) => some !== '')) {
      expect(line).toMatch(/^\u200f\u2067.*\u2069$/);
    }
    expect(seen(answer).buttons).toContain('المصادر');
  });
});

describe('a button opens in the place of the answer and leads back', () => {
  test.each([
    [['Sources'], 'Iraq on alert'],
    [['Sources', 'Why this answer?'], 'Found by: '],
    [['Sources', 'Fact 1'], 'fully-secured'],
  ])('%s', async (buttons, words) => {
    const { user, answer } = await answered();
    let opened = answer;
    for (const button of buttons) opened = await stage.turn(opened, button, user);
    expect(seen(opened).text).toContain(words);
    expect(seen(opened).text.split('\n')[0]).toBe(`› ${QUESTION}`);
    const back = await stage.turn(opened, '◀ Back to the answer', user);
    expect(seen(back)).toEqual(seen(answer));
  });

  test('after a restart, which forgets all readers', async () => {
    const { bot, user, answer } = await answered();
    const second = await restarted(bot);
    const sources = await stage.turn(answer, 'Sources', user);
    const opened = await stage.turn(sources, 'Why this answer?', user);
    await restarted(second);
    const back = await stage.turn(opened, '◀ Back to the answer', user);
    expect(seen(back)).toEqual(seen(answer));
  });

  test('to the answer as of its date', async () => {
    await stage.start();
    const { user, chat } = stage.reader();
    const answer = await stage.ask({ chat, text: '/ask as_of:2026-02-25 What did Sudani order?' });
    const sources = await stage.turn(answer, 'Sources', user);
    const opened = await stage.turn(sources, 'Why this answer?', user);
    const back = await stage.turn(opened, '◀ Back to the answer', user);
    expect(seen(back).text).toContain('As of 25 February 2026:');
    expect(seen(back)).toEqual(seen(answer));
  });
});

describe('a conversation', () => {
  test('goes on from the answer that is replied to, after a restart too', async () => {
    const { bot, chat, answer } = await answered();
    await stage.ask({ chat, text: 'Who phoned Mazloum Abdi?' });
    await restarted(bot);
    const further = await stage.ask({ chat, text: 'and why is it?', replyTo: answer.message });
    expect(firstLine(further)).toBe(`› ${QUESTION} › and why is it?`);
  });

  test('goes on with the question on a button, however long that is', async () => {
    const { bot, chat, user } = await answered();
    const answer = await stage.ask({ chat, text: 'What did Sudani order about the frontier?' });
    const [question = ''] = seen(answer).buttons.filter(
      (label) => label.endsWith('?') && !label.startsWith('Why'),
    );
    expect(question).not.toBe('');
    await restarted(bot);
    stage.telegram.press(answer, question, user);
    const next = await stage.telegram.message(chat, 3);
    expect(seen(next).text.split('\n')[0]?.toLowerCase()).toBe(`› ${question.toLowerCase()}`);
  });

  test('takes a message that is forwarded, and looks at what a command replies to', async () => {
    await stage.start();
    const { user, chat } = stage.reader();
    const forward_origin = { type: 'user' as const, sender_user: user, date: 1 };
    const forwarded = await stage.ask({
      chat,
      text: 'The border is fully secured.',
      more: { forward_origin },
    });
    expect(seen(forwarded).text).toContain('Checked against the sources');
    const other = stage.telegram.world.person();
    const said = stage.telegram.events.message(chat, { from: other, text: 'Sudani phoned Mazloum Abdi.' });
    const checked = await stage.ask({ chat, text: '/check', replyTo: said });
    expect(seen(checked).text).toContain('Sudani phoned Mazloum Abdi about regional security.');
    const quote = { text: 'The border is fully secured.', position: 0, is_manual: true as const };
    const quoted = await stage.ask({ chat, text: '/check', replyTo: said, more: { quote } });
    expect(seen(quoted).text).toContain('fully secured by layers of troops');
    expect(seen(quoted).text).not.toContain('Sudani phoned');
  });
});

describe('a reply longer than a message', () => {
  test('is turned page by page in its place, and opens other things from any page', async () => {
    await stage.start();
    const { user, chat } = stage.reader();
    const first = await stage.ask({ chat, text: '/long' });
    expect(seen(first).text).toContain('Page 1 of ');
    expect(seen(first).buttons).toEqual(['Next ▶', 'Sources']);
    let page: Posted = first;
    const texts = [seen(first).text];
    while (seen(page).buttons.includes('Next ▶')) {
      page = await stage.turn(page, 'Next ▶', user);
      texts.push(seen(page).text);
    }
    for (let n = 0; n < 90; n += 1) expect(texts.join('\n')).toContain(`${n + 1}. statement ${n} `);
    expect(seen(page).buttons).toEqual(['◀ Back', 'Sources']);
    expect(seen(await stage.turn(page, '◀ Back', user)).text).toBe(texts.at(-2));
  });
});

test('a picture goes with what it shows, and the text follows', async () => {
  await stage.start();
  const { chat } = stage.reader();
  stage.telegram.say({ chat, text: '/picture' });
  const [shown, text] = [await stage.telegram.message(chat, 1), await stage.telegram.message(chat, 2)];
  expect(shown.message).toMatchObject({ caption: 'A map of <the> border' });
  expect(shown.files.map(({ bytes }) => bytes.length > 50)).toEqual([true]);
  expect(seen(text).text).toBe('Below it.');
});

test('buttons that are no longer understood say so', async () => {
  const { user, answer } = await answered();
  const old = 'This button no longer works. Please ask again.';
  const pressed = stage.telegram.press(answer, 'zzz', user, { stale: true });
  expect(await stage.telegram.callbackAnswer(pressed)).toMatchObject({ text: old, alert: true });
  const gone = stage.telegram.press(answer, 'Sources', user, { inaccessible: true });
  expect(await stage.telegram.callbackAnswer(gone)).toMatchObject({ text: old, alert: true });
});

const FIRST_LINE = 'I am Sanad, a bot.';

test('starting the chat says what the bot is, a link brings what it carries, and nothing that it may not', async () => {
  await stage.start();
  const { chat } = stage.reader();
  expect(seen(await stage.ask({ chat, text: '/start' })).text).toContain(FIRST_LINE);
  const payload = Buffer.from('ask|question=Who phoned Abdi?').toString('base64url');
  expect(seen(await stage.ask({ chat, text: `/start ${payload}` })).text).toContain(
    'Sudani phoned Mazloum Abdi',
  );
  const forged = Buffer.from('language|code=ar').toString('base64url');
  expect(seen(await stage.ask({ chat, text: `/start ${forged}` })).text).toContain(FIRST_LINE);
  expect(seen(await stage.ask({ chat, text: '/start hello world' })).text).toContain(FIRST_LINE);
});

test('a choice in the settings changes them in their message, also after a restart', async () => {
  const bot = await stage.start();
  const { chat, user } = stage.reader();
  const shown = await stage.ask({ chat, text: '/settings' });
  expect(seen(shown).buttons[0]).toMatch(/^✓ English/);
  await restarted(bot);
  const changed = await stage.turn(shown, 'العربية (ar)', user);
  expect(changed.message.message_id).toBe(shown.message.message_id);
  expect(seen(changed).text).toContain('الإعدادات');
  expect(seen(changed).buttons[1]).toMatch(/^✓ العربية/);
  expect(seen(await stage.ask({ chat, text: '/privacy' })).text).toMatch(/\p{Script=Arabic}/u);
});

test('the help names commands that a tap runs', async () => {
  await stage.start();
  const { chat } = stage.reader();
  const { message } = await stage.ask({ chat, text: '/help' });
  const tapped = (message.entities ?? [])
    .filter(({ type }) => type === 'bot_command')
    .map(({ offset, length }) => message.text?.slice(offset, offset + length));
  expect(tapped).toContain('/latest');
  expect(tapped).not.toContain('/who');
});

test('a question of two scripts at full length is answered', async () => {
  const bot = await stage.start();
  const { chat } = stage.reader();
  const answer = await stage.ask({ chat, text: `who guards the border ${'=ب'.repeat(985)}` });
  expect(seen(answer).text).toMatch(/^» who guards the border .* \[…\]\n./);
  expect(bot.logged.filter((line) => line.includes('Error'))).toEqual([]);
});

test('buttons below a question that ends like a cut one work', async () => {
  await stage.start();
  const { user, chat } = stage.reader();
  const answer = await stage.ask({ chat, text: `${QUESTION} […]` });
  const opened = await stage.turn(answer, 'Sources', user);
  expect(seen(await stage.turn(opened, '◀ Back to the answer', user))).toEqual(seen(answer));
});

test('text of every kind comes back as text', async () => {
  await stage.start();
  const { chat } = stage.reader();
  const text = 'who is <b>@some_reader</b> & https://evil.example.com/x #tag &lt;i&gt; border?';
  const answer = await stage.ask({ chat, text });
  expect(seen(answer).text.split('\n')[0]).toBe(`› ${text}`);
  const kinds = answer.message.entities?.map(({ type }) => type) ?? [];
  expect(kinds.filter((kind) => /mention|url|hashtag|bold/.test(kind) && kind !== 'bold')).toEqual([]);
});

test('a question of 10,000 characters is too long, and one of 2,000 is shown whole', async () => {
  await stage.start();
  const { chat } = stage.reader();
  expect(seen(await stage.ask({ chat, text: 'x'.repeat(10_000) })).text).toBe(
    'This text is too long. Please use at most 2000 characters.',
  );
  const question = `${'the border with Syria '.repeat(90)}?`.slice(0, 1_990);
  const answer = await stage.ask({ chat, text: question });
  expect(seen(answer).text.split('\n')[0]).toBe(`› ${question.trim()}`);
  expect(answer.message.entities?.[0]?.type).toBe('expandable_blockquote');
});

test('a reader over the limit is told when to ask again, and a command that fails says so', async () => {
  const bot = await stage.start({ limits: { take: async () => ({ wait: 7, again: false }) } });
  const { chat } = stage.reader();
  expect(seen(await stage.ask({ chat, text: 'who?' })).text).toContain('Please try again in 7 seconds.');
  await bot.stop();
  const second = await stage.start();
  expect(seen(await stage.ask({ chat, text: '/broken' })).text).toContain('Something went wrong.');
  expect(second.logged.join('\n')).not.toContain('a secret of the reader');
});

test('a reader who goes on over the limit is told no more', async () => {
  let taken = 0;
  const limits = { take: async () => ({ wait: 7, again: taken++ > 0 }) };
  const bot = await stage.start({ limits });
  const { chat } = stage.reader();
  await stage.ask({ chat, text: 'who?' });
  const delivery = stage.telegram.say({ chat, text: 'who then?' });
  expect(await delivery.done).toEqual({ kind: 'confirmed' });
  await bot.stop();
  expect(stage.telegram.messages(chat)).toHaveLength(1);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import { textsFor } from '../../../src/text/index.ts';
import type { Entity } from '../../stand-ins/telegram/entities.ts';
import { messageText } from '../../stand-ins/telegram/text.ts';
import { firstLine, Stage, seen } from './bot.ts';

let stage: Stage;
let version: string;
let asked: number;

/** Counts what is asked for. */
const counting =
  (dispatch: Dispatch): Dispatch =>
  (inbound) => {
    asked += 1;
    // What is half typed is not counted as a question.
    if (inbound.from.chat === 'inline') expect(inbound.preview).toBe(true);
    return dispatch(inbound);
  };

beforeEach(async () => {
  version = '1';
  asked = 0;
  stage = await Stage.open();
  await stage.start({ version: () => version, around: counting });
});

afterEach(() => stage.close());

async function type(query: string, about: object = {}) {
  const from = stage.telegram.world.person(about);
  return stage.telegram.inlineAnswer(stage.telegram.inlineQuery({ from, query }));
}

interface Result {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly input_message_content: { readonly message_text: string; readonly entities?: readonly Entity[] };
}

function resultsOf({ results }: { readonly results: readonly object[] }): readonly Result[] {
  return results as readonly Result[];
}

describe('what is typed in any chat', () => {
  test('lists the answer to it first, then known questions near to it, all with their sources', async () => {
    const answer = await type('Is the border secured?');
    const [first, ...others] = resultsOf(answer);
    expect(first?.title).toBe('Is the border secured?');
    expect(first?.description).toContain('The border with Syria is fully secured');
    // The question that an editor wrote for the same fact would say the same again.
    expect(others.map(({ title }) => title)).not.toContain('Is the border with Syria fully secured?');
    for (const { input_message_content: content } of resultsOf(answer)) {
      expect(content).toMatchObject({ link_preview_options: { is_disabled: true } });
      expect(content.entities?.at(0)).toMatchObject({ type: 'blockquote', offset: 0 });
      const { text } = messageText({ text: content.message_text, entities: content.entities ?? [] });
      expect(text).toMatch(/par\. \d+ \[1\]/);
    }
    expect(answer).toMatchObject({ cacheTime: 3_600, personal: false });
    expect(new Set(resultsOf(answer).map(({ id }) => id)).size).toBe(answer.results.length);
  });

  test('gives the same for the same, without asking again until the knowledge changes', async () => {
    const first = await type('Is the border secured?');
    const before = asked;
    const second = await type('Is the border secured?');
    expect(second.results).toEqual(first.results);
    expect(asked).toBe(before);
    version = '2';
    const third = await type('Is the border secured?');
    expect(asked).toBe(2 * before);
    expect(resultsOf(third).map(({ id }) => id)).not.toEqual(resultsOf(first).map(({ id }) => id));
  });

  test('has no card whose choice would post that there is no answer', async () => {
    const results = resultsOf(await type('Why did Sudani visit Damascus?'));
    expect(results.map(({ title }) => title)).not.toContain('Why did Sudani visit Damascus?');
    expect(results.length).toBeGreaterThan(0);
    for (const { input_message_content: content } of results) {
      expect(content.message_text).not.toMatch(/The sources do not say|This may not answer/);
    }
  });

  test('may be nothing yet: then there are questions that are known', async () => {
    const answer = await type('', { language_code: 'ar' });
    expect(resultsOf(answer).length).toBeGreaterThan(1);
    expect(resultsOf(answer)[0]?.description).toMatch(/\p{Script=Arabic}/u);
    expect(answer).toMatchObject({ personal: true, button: { start_parameter: 'inline' } });
  });

  test('is answered in its language, whatever the phone’s', async () => {
    const [first] = resultsOf(await type('هل الحدود مؤمنة بالكامل؟', { language_code: 'en' }));
    expect(first?.description).toMatch(/\p{Script=Arabic}/u);
  });

  test('too often gets an empty list, which is kept for nobody else', async () => {
    await stage.close();
    stage = await Stage.open();
    let left = 1;
    await stage.start({ limits: { takeTyped: async () => left-- > 0 } });
    const query = 'Is the border secured?';
    expect((await type(query)).results.length).toBeGreaterThan(0);
    const refused = await type(query);
    expect(refused).toMatchObject({ results: [], cacheTime: 0, personal: true });
  });

  test('is remembered by no conversation', async () => {
    const { user, chat } = stage.reader();
    await stage.telegram.inlineAnswer(stage.telegram.inlineQuery({ from: user, query: 'Who phoned Abdi?' }));
    expect(seen(await stage.ask({ chat, text: '/why' })).text).toContain(textsFor('en').why.nothing);
  });
});

describe('an answer that was sent through inline mode', () => {
  test('leads to the private chat with its question', async () => {
    const from = stage.telegram.world.person();
    const typed = stage.telegram.inlineQuery({ from, query: 'Who phoned Abdi?' });
    const answer = await stage.telegram.inlineAnswer(typed);
    const { posted } = stage.telegram.choose({
      from,
      query: typed.query,
      result: resultsOf(answer)[0]?.id ?? '',
    });
    expect(seen(posted).text).toContain('Sudani phoned Mazloum Abdi');
    const urls = posted.message.reply_markup?.inline_keyboard
      .flat()
      .flatMap((one) => ('url' in one ? [one.url] : []));
    const payload = Buffer.from('ask|question=Who phoned Abdi?').toString('base64url');
    expect(urls).toEqual([`https://t.me/sanad_bot?start=${payload}`]);
  });

  test('is no question where the bot sees it, and can be replied to', async () => {
    const from = stage.telegram.world.person();
    const chat = stage.telegram.world.supergroup();
    const typed = stage.telegram.inlineQuery({ from, query: 'Who phoned Abdi?' });
    const answer = await stage.telegram.inlineAnswer(typed);
    const result = resultsOf(answer)[0]?.id ?? '';
    const { posted } = stage.telegram.choose({ from, query: typed.query, result, chat });
    const more = { from, text: '/ask@sanad_bot and when?', replyTo: posted.message };
    const reply = await stage.ask({ chat, ...more });
    expect(firstLine(reply)).toBe('› Who phoned Abdi? › and when?');
    expect(stage.telegram.messages(chat).filter(({ inline }) => inline === undefined)).toHaveLength(1);
  });
});

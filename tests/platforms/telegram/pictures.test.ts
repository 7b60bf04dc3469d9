import { afterEach, beforeEach, expect, test } from 'vitest';
import { DrawnPictures } from '../../../src/pictures/drawn-pictures.ts';
import { sizeOfPng } from '../../pictures/drawn.ts';
import { placed } from '../../pictures/placed.ts';
import { Stage, seen } from './bot.ts';

const pictures = new DrawnPictures({ error() {}, warn() {}, info() {} });
let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
  await stage.start({ pictures, knowledge: () => placed });
});

afterEach(() => stage.close());

test.each([
  ['/map', 'al-Qaim: 2 facts', 'al-Qaim · 2 facts'],
  ['/timeline', '2014 – 2017: [1]', '2014 – 2017'],
])(
  '%s comes with its picture, what that shows in words, and the text with its sources',
  async (typed, caption, words) => {
    const { chat } = stage.reader();
    stage.telegram.say({ chat, text: typed });
    const [shown, text] = [await stage.telegram.message(chat, 1), await stage.telegram.message(chat, 2)];
    expect(shown.files.map(({ bytes }) => sizeOfPng(bytes)[0])).toEqual([1080]);
    expect((shown.message as { readonly caption?: string }).caption).toContain(caption);
    expect(seen(text).text).toContain(words);
    expect(seen(text).text).toContain('The Amargi');
  },
);

test('where an edited question has an answer of another shape, no picture is left beside it', async () => {
  const { chat } = stage.reader();
  const { message } = stage.telegram.say({ chat, text: '/map' });
  const text = await stage.telegram.message(chat, 2);
  const standing = () =>
    stage.telegram.messages(chat).map(({ files, message }) => [files.length, message.message_id]);
  await stage.telegram.edit(chat, message, '/sources').done;
  await stage.telegram.waitFor(({ kind }) => kind === 'delete');
  expect(standing()).toEqual([[0, text.message.message_id]]);
  stage.telegram.edit(chat, message, '/timeline');
  const again = await stage.telegram.message(chat, 4);
  expect(standing()).toEqual([
    [1, again.message.message_id - 1],
    [0, again.message.message_id],
  ]);
});

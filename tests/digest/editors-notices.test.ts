import { expect, test } from 'vitest';
import { EditorsNotices } from '../../src/digest/operators/editors-notices.ts';
import { paragraph, reply } from '../../src/reply/build.ts';
import { Stage } from './stage.ts';

function noticesOn(stage: Stage) {
  const chats = ['desk', 'desk-2'].map((chat) => ({ platform: 'paper', chat }));
  return new EditorsNotices({ ...stage.store, chats, now: () => stage.now });
}

const notice = (sentence: string) => reply('en', [paragraph(sentence)]);
const told = ({ platform }: Stage) => platform.arrived.map(({ to, text }) => `${to.chat}: ${text}`);

test('a notice comes once to each channel, whoever tells it and how often, within an hour', async () => {
  const stage = await Stage.open();
  const replicas = [noticesOn(stage), noticesOn(stage)];
  await Promise.all(replicas.map((notices) => notices.tell(notice('A file has a mistake.'))));
  const added = await Promise.all(replicas.map((notices) => notices.addDue()));
  expect(added.flat()).toHaveLength(2);
  await stage.run();
  // The hour of the clock is another, but no hour has passed; nor does it matter that the program has started anew.
  stage.now = new Date('2026-11-22T12:59:59Z');
  await noticesOn(stage).tell(notice('A file has a mistake.'));
  await noticesOn(stage).tell(notice('The file is mended.'));
  await stage.run();
  expect(told(stage).toSorted()).toEqual(
    ['desk-2', 'desk'].flatMap((chat) => [
      expect.stringMatching(`${chat}: .*A file has a mistake`),
      expect.stringMatching(`${chat}: .*The file is mended`),
    ]),
  );
});

test('after an hour it comes again; across the turn of the hour it does not', async () => {
  const stage = await Stage.open();
  stage.now = new Date('2026-11-22T12:59:00Z');
  const notices = noticesOn(stage);
  await notices.tell(notice('Look.'));
  stage.now = new Date('2026-11-22T13:01:00Z');
  await notices.tell(notice('Look.'));
  await stage.run();
  expect(told(stage)).toHaveLength(2);
  stage.now = new Date('2026-11-22T14:01:00Z');
  await notices.tell(notice('Look.'));
  await stage.run();
  expect(told(stage)).toHaveLength(4);
});

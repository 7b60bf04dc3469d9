import { expect, test } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { DrawnPictures } from '../../../src/pictures/drawn-pictures.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import { sizeOfPng } from '../../pictures/drawn.ts';
import { placed } from '../../pictures/placed.ts';
import { buttonId, running, textOf } from './running.ts';

const pictures = new DrawnPictures({ error() {}, warn() {}, info() {} });

test.each(['gateway', 'http'] as const)(
  'over %s a map and a timeline come with their pictures, text and sources',
  async (way) => {
    const { standIn, start, serve } = await running();
    const setting = { pictures, knowledge: () => placed };
    const url = way === 'http' ? (await serve(setting)).url : undefined;
    if (url === undefined) await start(setting);
    const ask = async (command: string) => {
      const event = standIn.events.command(command);
      const exchange =
        url === undefined ? standIn.interact(event) : await standIn.interactOverHttp(url, event);
      return exchange.answer();
    };
    const map = await ask('map');
    expect(map.files.map(({ type, bytes }) => [type, sizeOfPng(bytes)[0]])).toEqual([['image/png', 1080]]);
    expect(JSON.stringify(map.message.components)).toContain('al-Qaim: 2 facts');
    expect(textOf(map)).toContain('al-Qaim** · 2 facts');
    expect(textOf(map)).toMatch(/The Amargi.*\[1\]/);
    const timeline = await ask('timeline');
    expect(timeline.files.map(({ bytes }) => sizeOfPng(bytes)[0])).toEqual([1080]);
    expect(JSON.stringify(timeline.message.components)).toContain('2014 – 2017: [1]');
    expect(textOf(timeline)).toContain('### 2014 – 2017');
  },
);

test('a page without a picture that takes the place of one with a picture does not keep it', async () => {
  const { standIn, serve } = await running();
  const { url } = await serve({ commands: [longWithPicture] });
  const first = await (await standIn.interactOverHttp(url, standIn.events.command('long'))).answer();
  expect(first.files).toHaveLength(1);
  const press = standIn.events.button(first.message, buttonId(first, 'Next ▶'));
  const { http } = await standIn.interactOverHttp(url, press);
  expect(http.body).toMatchObject({ type: 7, data: { attachments: [] } });
});

const longWithPicture: Command = {
  name: 'long',
  names: {},
  description: { en: 'Says much below a picture' },
  options: [],
  run: async () =>
    reply('en', [
      { kind: 'image', png: new Uint8Array([137, 80, 78, 71]), alt: 'a map' },
      ...[1, 2, 3].map(() => paragraph('word '.repeat(700))),
    ]),
};

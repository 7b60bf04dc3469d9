import { expect, test } from 'vitest';
import { DrawnPictures } from '../../../src/pictures/drawn-pictures.ts';
import { sizeOfPng } from '../../pictures/drawn.ts';
import { placed } from '../../pictures/placed.ts';
import { running } from './running.ts';
import { textOf } from './visible-text.ts';

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
    expect(textOf(map)).toContain('al-Qaim: 2 facts');
    expect(textOf(map)).toMatch(/The Amargi.*\[1\]/);
    const timeline = await ask('timeline');
    expect(timeline.files.map(({ bytes }) => sizeOfPng(bytes)[0])).toEqual([1080]);
    expect(textOf(timeline)).toContain('2014 – 2017: [1]');
  },
);

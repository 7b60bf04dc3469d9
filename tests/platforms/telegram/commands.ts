import { commands as real } from '../../../commands/index.ts';
import type { Command } from '../../../src/command/command.ts';
import { PRIVATE } from '../../../src/command/declare.ts';
import { call, paragraph, reply, text } from '../../../src/reply/build.ts';

const every = (words: string) => ({ en: words, ar: words, ckb: words });

/** A picture of one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Says more than one message holds. */
const long: Command = {
  name: 'long',
  names: every('long'),
  description: every('A long reply'),
  inGroups: true,
  options: [PRIVATE],
  async run() {
    const items = Array.from({ length: 90 }, (_, n) => [
      text(`statement ${n} and some more words that make it as long as statements mostly are`),
    ]);
    return reply('en', [{ kind: 'list', ordered: true, items }], {
      actions: [call('Sources', 'sources')],
    });
  },
};

/** Shows a picture. */
const picture: Command = {
  name: 'picture',
  names: every('picture'),
  description: every('A picture'),
  inGroups: true,
  options: [],
  async run() {
    return reply('en', [paragraph('Below it.'), { kind: 'image', png: PNG, alt: 'A map of <the> border' }]);
  },
};

/** Fails. */
const broken: Command = {
  name: 'broken',
  names: every('broken'),
  description: every('Fails'),
  inGroups: true,
  options: [],
  async run() {
    throw new Error('a secret of the reader');
  },
};

/** The commands of the project, and some for what those do not do yet. */
export const commands: readonly Command[] = [...real, long, picture, broken];

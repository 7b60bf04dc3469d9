import type { DeskWebTexts } from './desk-web-texts.ts';
import { counted } from './plural.ts';

/** What the desk says on its pages in English. */
export const deskWeb: DeskWebTexts = {
  title: 'The desk',
  link: counted('en', {
    one: 'This link opens the desk as you, once, within a minute. Do not pass it on.',
    other: 'This link opens the desk as you, once, within # minutes. Do not pass it on.',
  }),
  open: 'Open the desk',
  noPages: 'The desk has no web page here; the operator has to give the bot a public address.',
  enter: (name) => `You are about to open the desk as ${name}.`,
  once: 'The link works once, and in one browser.',
  editAs: (name) => `You edit as ${name}.`,
  close: 'Close the desk',
  closed: 'The desk is closed in this browser.',
  refused: {
    none: 'Only editors see the desk. Send the bot /desk web to get a link.',
    forged: 'This link was changed, or is not one of ours. Send the bot /desk web to get a new one.',
    expired:
      'Your time at the desk is over, or the link is too old. Send the bot /desk web to get a new one.',
    used: 'This link has been opened already. Send the bot /desk web to get a new one.',
    foreign:
      'This did not come from a page of the desk, so nothing was changed. Open the desk and do it again.',
    unread:
      'This cannot be read as a form of the desk, so nothing was changed. Open the desk and do it again.',
  },
  tooLarge: (kilobytes) =>
    `What you sent is larger than ${kilobytes} kB, so nothing was changed. Go back and shorten it.`,
  takeBack: 'Take back',
  save: 'Save',
  nextFact: 'The next fact that needs you',
  toDraft: 'To the draft',
  factPage: 'Its page',
};

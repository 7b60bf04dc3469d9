import type { BoardTexts } from './board-texts.ts';

/** What live boards say in English. */
export const board: BoardTexts = {
  title: (title) => `${title}: what the sources say now`,
  since: (date) => `New, corrected and withdrawn: since ${date}.`,
  newest: (date) => `Newest source: ${date}.`,
  changed: (moment) => `This message changes by itself. Last change: ${moment}.`,
  last: 'Last change',
  ended: (date) => `This board was stopped on ${date} and does not change any more. See /brief.`,
  rest: 'More in brief',

  words: { off: ['off', 'stop'], status: ['status'], all: ['all'] },
  nowhere: 'A board cannot be posted here. See /brief.',
  none: 'There is no board here. An admin of this chat can set one up with /board.',
  done: {
    set: 'The board is set up.',
    changed: 'The board is changed. Its message follows within a minute.',
    again: 'The board gets a new message.',
    there: 'The board is here already.',
  },
  here: 'There is a board here.',
  stopped: 'The board is stopped. Its message will say so within a minute.',
  pinned: {
    yes: 'Its message is pinned.',
    no: 'The bot may not pin messages here. You can pin the message yourself.',
  },
  states: {
    making: 'Its message is about to be posted.',
    live: 'It changes by itself when the facts change.',
    unknown: 'It is unknown whether its message has arrived. If you do not see it, ask for a new one.',
    ending: 'It is about to stop.',
  },
  paused: {
    deleted: 'It is paused because its message was deleted twice.',
    gone: 'It is paused because the bot was removed from this chat, or its thread is gone.',
    forbidden: 'It is paused because the bot is not allowed to write here.',
    rejected: 'It is paused because the platform rejected its message.',
  },
  buttons: { stop: 'Stop the board', again: 'New message' },
};

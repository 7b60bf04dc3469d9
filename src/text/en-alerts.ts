import type { AlertTexts } from './alert-texts.ts';
import { counted } from './plural.ts';

/** What is said about alerts in English. */
export const alerts: AlertTexts = {
  headline: 'Alert',
  alerted: 'Already posted here as an alert',
  off: {
    title: 'The alerts of a chat are off. Posting them failed three times in a row:',
    resume: 'Once fixed, an admin can turn them on again there with /alerts on.',
  },

  nowhere: 'Alerts cannot be posted here.',
  on: 'Alerts are on.',
  what: 'New facts that editors have published are posted here at once. What comes in quiet hours, or is too much for one day, comes with the next digest, or later in one message.',
  changed: 'The alerts are changed.',
  tooManyOfYours: counted('en', {
    one: 'You have turned alerts on in # chat, which is the limit. Turn them off there first with /alerts off.',
    other:
      'You have turned alerts on in # chats, which is the limit. Turn them off in one of these first with /alerts off.',
  }),
  nothingGiven: 'Say what to change. For example:',
  over: 'Alerts are off. These were their settings:',
  none: 'Alerts are off here. An admin of this chat can turn them on. For example:',
  where: 'In which time zone are the quiet hours?',
  most: 'At most',
  mostADay: counted('en', { one: '# alert a day', other: '# alerts a day' }),
  quiet: 'Quiet hours',
  quietHours: (from, until, zone) => `${from}–${until} (${zone})`,
  noQuiet: (zone) => `none (${zone})`,
  today: 'Posted today',
  held: 'Facts held back',
  states: { active: 'on', refused: 'off, because posting failed three times in a row' },
  wrongMost: (typed, least, most) =>
    `${typed} is no number of alerts. Please type one from ${least} to ${most}.`,
  wrongQuiet: (typed, example, none) =>
    `${typed} are no quiet hours. Please type them like ${example}, or “${none}”.`,
  buttons: { off: 'Turn off' },
};

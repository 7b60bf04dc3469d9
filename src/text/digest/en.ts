import { counted } from '../plural.ts';
import type { DigestTexts } from './texts.ts';

/** What digests say in English. */
export const digest: DigestTexts = {
  headline: (date) => `Digest of ${date}`,
  briefing: (title) => `${title}: what is known so far`,
  counts: {
    new: counted('en', { other: '# new' }),
    corrected: counted('en', { other: '# corrected' }),
    revised: counted('en', { other: '# revised' }),
    withdrawn: counted('en', { other: '# withdrawn' }),
  },
  labels: {
    new: 'New',
    corrected: 'Corrected',
    revised: 'Worded or dated anew',
    withdrawn: 'Withdrawn: no longer stands',
  },
  instead: 'It takes the place of:',
  disputed: 'What pulls against these',
  removed: counted('en', {
    one: '# earlier statement is in no source any more.',
    other: '# earlier statements are in no source any more.',
  }),
  nothing: 'Nothing new since the last digest.',
  total: (facts, sources) => `Rests on ${facts} from ${sources}.`,
  sources: counted('en', { one: '# source', other: '# sources' }),
  more: counted('en', {
    one: '# more fact stands. See /timeline, or ask.',
    other: '# more facts stand. See /timeline, or ask.',
  }),
  answered: (date) => `You asked this on ${date}, and the sources did not say. Now they do:`,
  paused: {
    title: (time, zone) =>
      `The digest at ${time} (${zone}) is paused. It could not be posted three times in a row:`,
    why: {
      gone: 'the chat or its topic is gone, or the bot was removed from it.',
      forbidden: 'the bot may not write there.',
      rejected: 'the platform did not take the message.',
    },
    resume: 'When that is mended, whoever manages the chat can let it go on with /digest resume.',
  },
};

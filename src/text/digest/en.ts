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
    revised: 'Changed: wording, speaker, status or date',
    withdrawn: 'Withdrawn: no longer stands',
  },
  instead: 'It takes the place of:',
  disputed: 'Disputed',
  removed: counted('en', {
    one: '# earlier statement is in no source any more.',
    other: '# earlier statements are in no source any more.',
  }),
  nothing: 'Nothing new since the last digest.',
  total: (facts, sources) => `Known so far: ${facts} from ${sources}.`,
  sources: counted('en', { one: '# source', other: '# sources' }),
  more: counted('en', {
    one: '# more fact. Ask, or see /timeline:',
    other: '# more facts. Ask, or see /timeline:',
  }),
  answered: (date) => `You asked this on ${date}, and the sources did not say. Now they do:`,
  answeredHere: (date) => `Somebody asked this here on ${date}, and the sources did not say. Now they do:`,
  paused: {
    title: (id, time, zone) =>
      `The digest ${id}, at ${time} (${zone}), is paused. It could not be posted three times in a row:`,
    why: {
      gone: 'the chat or its topic is gone, or the bot was removed from it.',
      forbidden: 'the bot may not write there.',
      rejected: 'the platform did not take the message.',
    },
    resume: 'When that is mended, whoever manages that chat can let it go on there with /digest resume.',
  },
};

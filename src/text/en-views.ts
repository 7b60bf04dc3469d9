import { counted } from './plural.ts';
import type { ViewTexts } from './views-texts.ts';

export const views: ViewTexts = {
  more: counted('en', { other: '# more' }),
  brief: {
    left: counted('en', { one: '# more fact is known.', other: '# more facts are known.' }),
    latest: 'What is new',
    timeline: 'Timeline',
  },
  timeline: { around: (date) => `Around ${date}`, undated: 'Time not known' },
  who: {
    members: 'Members:',
    roles: 'Role and office:',
    near: 'Did you mean:',
    mostTold: 'The sources say most about:',
  },
  claims: {
    say: counted('en', { one: '# speaker says:', other: '# speakers say:' }),
    against: counted('en', { one: 'Against it, # speaker:', other: 'Against it, # speakers:' }),
  },
  nothing: (typed) => `Nothing was found for ${typed}.`,
  closest: 'Closest facts in the sources:',
  topics: 'Topics:',
  fact: {
    beyond: counted('en', {
      zero: 'The last answer has no facts.',
      one: 'The last answer has # fact.',
      other: 'The last answer has # facts.',
    }),
    copy: 'Copy the citation',
    noAnswer: 'There is no answer in this chat yet. Please ask something first.',
    id: 'ID',
  },
};

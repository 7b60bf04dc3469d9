import type { FilesTexts } from './files-texts.ts';
import { counted } from './plural.ts';

/** What editors are told of the knowledge's files in English. */
export const files: FilesTexts = {
  broken: 'The knowledge files have mistakes',
  more: counted('en', { one: 'and # more', other: 'and # more' }),
  lastGood: 'Until they are mended, readers get the last good knowledge.',
  held: 'Until they are mended, these files are used as they last were good, and the others as they are:',
  leftOut: 'These new files are not used yet:',
  mended: 'The knowledge files have no mistakes any more. All of them are in use.',
  changed: 'Readers now get the changed knowledge:',
  added: counted('en', { one: '# fact added', other: '# facts added' }),
  corrected: counted('en', { one: '# fact corrected', other: '# facts corrected' }),
  withdrawn: counted('en', { one: '# fact withdrawn', other: '# facts withdrawn' }),
  reworded: counted('en', { one: '# fact changed', other: '# facts changed' }),
  noFacts: 'no fact is different; names, known gaps or words are',
};

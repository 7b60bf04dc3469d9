import type { ChainTexts } from './chain-texts.ts';

/** What is said in English of the chain by which a statement came to the reader. */
export const chain: ChainTexts = {
  title: 'Who has it from whom:',
  you: 'You',
  sanad: (date) => `Sanad, added on ${date}`,
  accounts: 'These accounts together:',
  origins: (count) => `${words(count)} ${count === 1 ? 'origin' : 'origins'}`,
  independent: (count) => `${words(count)} ${count === 1 ? 'origin' : 'independent origins'}`,
  atMost: (count) => `at most ${words(count)} origins (those without a name may be the same)`,
  publishers: (count) => `${words(count)} ${count === 1 ? 'publisher' : 'publishers'}`,
  both: (origins, publishers, shared) =>
    `${origins}, ${publishers}${shared === undefined ? '' : ` (all through ${shared})`}`,
};

function words(count: number): string {
  return ['no', 'one', 'two'][count] ?? String(count);
}

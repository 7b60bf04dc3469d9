import type { Migration } from 'kysely/migration';
import { up as votesAndReaders } from './001-votes-and-readers.ts';
import { up as claims } from './002-claims.ts';
import { up as digests } from './003-digests.ts';
import { up as questionCounts } from './004-question-counts.ts';

/**
 * The steps that make the tables, applied in the order of their names. One that has been released is never edited: a
 * change is a further file. There is no way down; going back is restoring a backup.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-votes-and-readers': { up: votesAndReaders },
  '002-claims': { up: claims },
  '003-digests': { up: digests },
  '004-question-counts': { up: questionCounts },
};

import type { Migration } from 'kysely/migration';
import { up as votesAndReaders } from './001-votes-and-readers.ts';
import { up as claims } from './002-claims.ts';
import { up as digests } from './003-digests.ts';
import { up as questionCounts } from './004-question-counts.ts';
import { up as seenSnapshots } from './005-seen-snapshots.ts';
import { up as reports } from './007-reports.ts';
import { up as deskFiles } from './008-desk-files.ts';
import { up as corrections } from './009-corrections.ts';
import { up as webhooks } from './010-webhooks.ts';
import { up as boards } from './011-boards.ts';
import { up as alerts } from './012-alerts.ts';
import { up as heldClaims } from './013-held-claims.ts';
import { up as replicas } from './014-replicas.ts';
import { up as within } from './014-within.ts';
import { up as voteTimes } from './015-vote-times.ts';
import { up as tidying } from './016-tidying.ts';

/**
 * The migrations that create the tables, applied in the order of their names. A released migration is never edited: each
 * change is a new file. There are no down migrations; to go back, restore a backup.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-votes-and-readers': { up: votesAndReaders },
  '002-claims': { up: claims },
  '003-digests': { up: digests },
  '004-question-counts': { up: questionCounts },
  '005-seen-snapshots': { up: seenSnapshots },
  '007-reports': { up: reports },
  '008-desk-files': { up: deskFiles },
  '009-corrections': { up: corrections },
  '010-webhooks': { up: webhooks },
  '011-boards': { up: boards },
  '012-alerts': { up: alerts },
  '013-held-claims': { up: heldClaims },
  '014-replicas': { up: replicas },
  '014-within': { up: within },
  '015-vote-times': { up: voteTimes },
  '016-tidying': { up: tidying },
};

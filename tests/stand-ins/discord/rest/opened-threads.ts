import type { Backstage } from '../backstage.ts';
import type { Place } from '../world/world.ts';
import { refusals } from './refusals.ts';

/** A message opens an archived thread, unless a moderator has locked it. */
export function openForMessage(place: Place, { world }: Pick<Backstage, 'world'>): void {
  const { thread } = place;
  if (thread?.locked) throw thread.archived ? refusals.archivedThread() : refusals.lockedThread();
  if (thread?.archived)
    world.channels.set(place.channel, { ...place, thread: { ...thread, archived: false } });
}

import { acting } from './acting.ts';
import { actionsFor } from './actions.ts';

/** Has nothing of a digest posted until it goes on. */
export const pause = acting({
  name: 'pause',
  act: (digests, from, id) => digests.pause(from, id),
  sentence: 'paused',
  actions: actionsFor,
});

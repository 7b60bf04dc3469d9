import { acting } from './acting.ts';
import { actionsFor } from './actions.ts';

/** Lets a digest that is paused go on. */
export const resume = acting({
  name: 'resume',
  act: (digests, from, id) => digests.resume(from, id),
  sentence: 'resumed',
  actions: actionsFor,
});

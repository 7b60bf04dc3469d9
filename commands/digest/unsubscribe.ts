import { acting } from './acting.ts';

/** Ends a digest. */
export const unsubscribe = acting({
  name: 'unsubscribe',
  async act(digests, from, id) {
    const was = await digests.unsubscribe(from, id);
    if (was === undefined) return undefined;
    const { next: _, ...over } = was;
    return over;
  },
  sentence: 'over',
  actions: () => [],
});

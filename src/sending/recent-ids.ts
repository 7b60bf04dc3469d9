import { LRUCache } from 'lru-cache';

/** How many events can come a second time: a gateway that resumes repeats those that it is not sure to have sent. */
const REMEMBERED = 5_000;

/** Makes a function that says whether an id comes for the first time. It remembers the latest ids only. */
export function createRecentIds(remembered = REMEMBERED): (id: string) => boolean {
  const ids = new LRUCache<string, true>({ max: remembered });
  return (id) => {
    const isNew = !ids.has(id);
    ids.set(id, true);
    return isNew;
  };
}

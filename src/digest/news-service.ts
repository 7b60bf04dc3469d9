import type { NewsService } from '../command/news-service.ts';
import type { Answer, Question } from '../query/types.ts';
import { given } from '../util/given.ts';
import { newsSince } from './news.ts';
import { Snapshots, type SnapshotsOptions } from './snapshots.ts';

/** Where snapshots are kept, and the engine that finds out which facts answer what was open. */
export interface NewsServiceOptions extends SnapshotsOptions {
  ask?(question: Question): Answer;
}

/** Makes the service that tells readers what has changed since they last looked. */
export function createNewsService(options: NewsServiceOptions): NewsService {
  const snapshots = new Snapshots(options);
  return {
    keep: () => snapshots.keep(),
    async since(key, language) {
      const seen = await snapshots.get(key);
      if (seen === undefined) return undefined;
      // A button for the rest of the list may be pressed much later.
      await snapshots.keepOn(key);
      return newsSince(seen, snapshots.known(), { topics: [], language, ...given({ ask: options.ask }) });
    },
  };
}

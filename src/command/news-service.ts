import type { News } from '../knowledge/news.ts';

/** Remembers what was known when a reader looked, and tells what has changed since. */
export interface NewsService {
  /** Keeps what is known now. @returns the key to ask with later; undefined if it cannot be kept */
  keep(): Promise<string | undefined>;
  /** What has changed for a reader of a language since a key was made; undefined if that is not kept any more. */
  since(key: string, language: string): Promise<News | undefined>;
}

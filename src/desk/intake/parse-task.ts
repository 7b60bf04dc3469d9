import { type ParsedFeed, parseFeedText } from './feed-items.ts';
import { type HtmlPage, htmlArticle } from './html-article.ts';

/** What a page or feed is parsed for, in a thread of its own. */
export type ParseTask =
  | { readonly parse: 'page'; readonly text: string; readonly now: Date; readonly address?: string }
  | { readonly parse: 'feed'; readonly text: string; readonly address: string };

export type Parsed<Task extends ParseTask> = Task extends { readonly parse: 'page' } ? HtmlPage : ParsedFeed;

/** @throws Error where it cannot be parsed */
export function parseNow<Task extends ParseTask>(task: Task): Parsed<Task> {
  const parsed =
    task.parse === 'page'
      ? htmlArticle(task.text, task.now, task.address)
      : parseFeedText(task.text, task.address);
  return parsed as Parsed<Task>;
}

/** Parses what a stranger wrote: `parseApart`, which keeps it from holding up the program. */
export type Parse = <Task extends ParseTask>(task: Task) => Promise<Parsed<Task>>;

import type { Fact } from '../knowledge/model.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import type { News } from '../knowledge/news.ts';
import { textsFor } from '../text/index.ts';
import { bullets, text } from './build.ts';
import type { NewsLines } from './news-lines.ts';
import type { Block, Line } from './reply.ts';

/** One piece of news, and the label of the group that it stands in. */
export interface NewsItem {
  readonly label: Line;
  /** Renders the line; only then is its fact cited. */
  line(): Line;
}

/** How many there are of each kind of news: "3 new", "1 corrected". */
export function newsCounts(news: News, language: string): readonly string[] {
  const texts = textsFor(language);
  const counts = { ...texts.digest.counts, ...texts.news.counts };
  const kinds = ['sources', 'new', 'corrected', 'revised', 'withdrawn', 'closed', 'disputes'] as const;
  return kinds.filter((kind) => news[kind].length > 0).map((kind) => counts[kind](news[kind].length));
}

/**
 * All news in one list: first what takes back something that the reader has seen, then what is new, by source and the
 * newest first.
 */
export function newsItems(news: News, lines: NewsLines, language: string): readonly NewsItem[] {
  const { digest, news: texts } = textsFor(language);
  const group = <Each>(
    label: string,
    each: readonly Each[],
    line: (one: Each) => Line,
  ): readonly NewsItem[] => each.map((one) => ({ label: [text(label, 'strong')], line: () => line(one) }));
  return [
    ...group(digest.labels.corrected, news.corrected, (one) => lines.corrected(one)),
    ...group(digest.labels.withdrawn, news.withdrawn, (one) => lines.withdrawn(one)),
    ...newFacts(news, lines, language),
    ...group(texts.labels.closed, news.closed, (one) => lines.closed(one)),
    ...group(digest.labels.revised, news.revised, (one) => lines.revised(one)),
    ...group(texts.labels.disputes, [...new Set(news.disputes.flat())], (one) => lines.fact(one)),
  ];
}

/** The new facts by source, the latest published first. A source that is new itself is introduced. */
function newFacts(news: News, lines: NewsLines, language: string): readonly NewsItem[] {
  const label = textsFor(language).digest.labels.new;
  const bySource = [...Map.groupBy(news.new, ({ source }) => source)].toSorted(([a], [b]) =>
    b.published.to.localeCompare(a.published.to),
  );
  return bySource.flatMap(([source, facts]) => {
    const introduced = news.sources.find((each) => each.source.id === source.id);
    const named: Line =
      bySource.length > 1
        ? [text(label, 'strong'), text(` · ${source.title} — ${source.publisher}`, 'quiet')]
        : [text(label, 'strong')];
    const above = introduced ? lines.source(introduced) : named;
    return newestFirst(facts).map((fact: Fact): NewsItem => ({ label: above, line: () => lines.fact(fact) }));
  });
}

/** Items as lists, each group under its label. */
export function inGroups(items: readonly NewsItem[]): readonly Block[] {
  return [...Map.groupBy(items, ({ label }) => JSON.stringify(label)).values()].flatMap((group) => [
    { kind: 'paragraph', spans: group[0]?.label ?? [] } as const,
    ...bullets(group.map(({ line }) => line())),
  ]);
}

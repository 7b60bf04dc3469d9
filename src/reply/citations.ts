import { textsFor } from '../text/index.ts';
import { text } from './build.ts';
import type { Citation, Line, Span } from './reply.ts';

/** The citations of one source, which is named once: "“Title”, Publisher: [1] [3] paragraph 15 · [2] paragraph 20". */
export interface SourceCitations {
  /** The first of them; all have the same title, publisher, date and link. */
  readonly citation: Citation;
  /** The cited paragraphs, in the order of their first numbers. */
  readonly places: readonly { readonly paragraph: number; readonly numbers: readonly number[] }[];
}

/** Groups citations by source, and in each source by paragraph. */
export function groupCitations(citations: readonly Citation[]): readonly SourceCitations[] {
  const sources = Map.groupBy(citations, ({ source, title, publisher, published, url }) =>
    JSON.stringify([source, title, publisher, published, url]),
  );
  return [...sources.values()].flatMap((group) => {
    const [citation] = group;
    const places = Map.groupBy(group, ({ paragraph }) => paragraph);
    return citation === undefined
      ? []
      : [
          {
            citation,
            places: Array.from(places, ([paragraph, some]) => ({
              paragraph,
              numbers: some.map(({ n }) => n),
            })),
          },
        ];
  });
}

/** Ids of the facts that the citations with these numbers cite, each once. */
export function factsOf(citations: readonly Citation[], numbers: readonly number[]): readonly string[] {
  return [...new Set(citations.flatMap(({ n, fact }) => (numbers.includes(n) ? [fact] : [])))];
}

/** Citations as lines: each source once with its date, and below it its paragraphs with their numbers. */
export function citationLines(citations: readonly Citation[], language: string): readonly Line[] {
  const texts = textsFor(language);
  return groupCitations(citations).flatMap(({ citation, places }) => {
    const { title, publisher, published, url } = citation;
    const name = texts.citation(title, publisher);
    const source: Span = url === undefined ? text(name) : { kind: 'link', text: name, url };
    const where = places.flatMap(({ paragraph, numbers }, index): readonly Span[] => [
      ...(index === 0 ? [] : [text(' ·')]),
      ...numbers.map((ref): Span => ({ kind: 'cite', ref })),
      text(` ${texts.paragraph(paragraph)}`),
    ]);
    return [published === '' ? [source] : [source, text(` · ${published}`)], where];
  });
}

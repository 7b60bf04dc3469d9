import { textsFor } from '../text/index.ts';
import { text } from './build.ts';
import type { Citation, Line, Span } from './reply.ts';

/** Ids of the facts that the citations with these numbers cite, each once. */
export function factsOf(citations: readonly Citation[], numbers: readonly number[]): readonly string[] {
  return [...new Set(citations.flatMap(({ n, fact }) => (numbers.includes(n) ? [fact] : [])))];
}

/** Ids of the facts among them that were valid when the reply was composed, each once. */
export function validFactsOf(citations: readonly Citation[], numbers: readonly number[]): readonly string[] {
  return factsOf(
    citations.filter(({ past }) => !past),
    numbers,
  );
}

/**
 * Citations as lines, one a source: its publisher, the cited paragraphs with their numbers, its date, and its age where it
 * is not new. "The Amargi · paragraph 11 [1] [3], 18 [2] · 21–31 January 2026 (inferred) · 10 months old".
 */
export function citationLines(citations: readonly Citation[], language: string): readonly Line[] {
  return citationsBySource(citations).map((cited) => sourceLine(cited, language));
}

/** A citation as a text of its own, to be put elsewhere: “Title”, Publisher, paragraph 11, January 2026 (inferred), https://… */
export function citationText(
  { title, publisher, paragraph, published, url }: Citation,
  language: string,
): string {
  const texts = textsFor(language);
  const source = publisher === '' ? texts.quote(title) : texts.citation(title, publisher);
  const parts = [source, texts.paragraph(paragraph), published, url ?? ''];
  return parts.filter((part) => part !== '').join(`${texts.comma} `);
}

/** Citations of one source: the first of them, which has what they share, and all. */
export interface SourceCitations {
  readonly first: Citation;
  readonly all: readonly Citation[];
}

/** Citations by source, in the order in which the sources are cited first. */
export function citationsBySource(citations: readonly Citation[]): readonly SourceCitations[] {
  return [...Map.groupBy(citations, ({ source }) => source).values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ first, all }];
  });
}

function sourceLine({ first, all }: SourceCitations, language: string): Line {
  const texts = textsFor(language);
  const { title, publisher, published, age, url } = first;
  const name = publisher === '' ? title : publisher;
  const source: Span = url === undefined ? text(name) : { kind: 'link', text: name, url };
  const paragraphs = [...Map.groupBy(all, ({ paragraph }) => paragraph)];
  const where = paragraphs.flatMap(([paragraph, cited], index): readonly Span[] => [
    text(index === 0 ? ` · ${texts.place(paragraph)}` : `${texts.comma} ${paragraph}`),
    ...cited.map(({ n }): Span => ({ kind: 'cite', ref: n })),
  ]);
  const dates = [published, age ?? ''].filter((date) => date !== '').map((date) => ` · ${date}`);
  return [source, ...where, ...dates.map((date) => text(date))];
}

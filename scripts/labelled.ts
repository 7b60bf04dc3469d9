import { readFileSync } from 'node:fs';
import type { Fact } from '../src/knowledge/model.ts';
import { paragraphIdOf } from '../src/query/index/indexed-facts.ts';

/** The source that a bare number means: the first labelled questions were written on it alone. */
const FIRST_SOURCE = 'amargi-iraq-high-alert';

/** A question with the paragraphs that answer it; none when the sources do not. */
export interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly kind: string;
  readonly question: string;
  readonly context?: readonly string[];
  /** As `source#paragraph`. */
  readonly paragraphs: readonly string[];
}

/** A line of a file: a paragraph is `source#paragraph`, or the number of one in the first source. */
type Line = Omit<Labelled, 'paragraphs'> & { readonly paragraphs: readonly (string | number)[] };

/** Reads labelled questions, one JSON object a line. */
export function readLabelled(file: string): Labelled[] {
  return parseLabelled(readFileSync(file, 'utf8'));
}

/**
 * The labelled questions in a text, one JSON object a line.
 *
 * @throws Error that names the line with a paragraph in neither form
 */
export function parseLabelled(text: string): Labelled[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const labelled = JSON.parse(line) as Line;
      return { ...labelled, paragraphs: labelled.paragraphs.map((each) => paragraphId(each, line)) };
    });
}

/** Whether a fact stands in a paragraph that answers the question. */
export function isAnswer(fact: Fact, { paragraphs }: Labelled): boolean {
  return paragraphs.includes(paragraphIdOf(fact));
}

function paragraphId(paragraph: string | number, line: string): string {
  if (Number.isSafeInteger(paragraph)) return `${FIRST_SOURCE}#${paragraph}`;
  if (typeof paragraph === 'string' && /^[a-z0-9-]+#[1-9]\d*$/.test(paragraph)) return paragraph;
  throw new Error(
    `the paragraph ${JSON.stringify(paragraph)} is neither a number nor source#number: ${line}`,
  );
}

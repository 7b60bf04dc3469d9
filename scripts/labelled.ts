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
  /** An answer has to cite all of them; else any one answers. */
  readonly all: boolean;
}

type Paragraph = string | number;

/**
 * A line of a file. A paragraph is `source#paragraph`, or the number of one in the `source`, or else in the first source.
 * Questions that readers wrote call paragraphs `lines`, and may have more fields, for whoever checks answers by hand.
 */
interface Line extends Omit<Labelled, 'paragraphs' | 'all'> {
  readonly paragraphs?: readonly Paragraph[];
  readonly lines?: readonly Paragraph[];
  readonly all?: boolean;
  readonly answerable?: boolean;
  readonly source?: string;
}

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
    .map(parseLine);
}

function parseLine(text: string): Labelled {
  const { id, lang, kind, question, context = [], ...rest } = JSON.parse(text) as Line;
  if (typeof question !== 'string') throw new Error(`no question: ${text}`);
  const { paragraphs = rest.lines ?? [], all = false, answerable = true, source = FIRST_SOURCE } = rest;
  return {
    id,
    lang,
    kind,
    question,
    ...(context.length > 0 && { context }),
    paragraphs: answerable ? paragraphs.map((each) => paragraphId(each, source, text)) : [],
    all,
  };
}

/** Whether a fact stands in a paragraph that answers the question. */
export function isAnswer(fact: Fact, { paragraphs }: Labelled): boolean {
  return paragraphs.includes(paragraphIdOf(fact));
}

function paragraphId(paragraph: Paragraph, source: string, line: string): string {
  if (Number.isSafeInteger(paragraph)) return `${source}#${paragraph}`;
  if (typeof paragraph === 'string' && /^[a-z0-9-]+#[1-9]\d*$/.test(paragraph)) return paragraph;
  throw new Error(
    `the paragraph ${JSON.stringify(paragraph)} is neither a number nor source#number: ${line}`,
  );
}

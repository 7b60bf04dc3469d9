import { readFileSync } from 'node:fs';
import type { Relation } from '../../src/desk/draft.ts';
import type { Status } from '../../src/knowledge/model.ts';

interface LabelledSpeaker {
  readonly name?: string;
  readonly words?: string;
}

interface LabelledWhen {
  readonly date: string;
  readonly inferred?: boolean;
}

/** What else is as right as the label; and names that may be found but need not be. */
interface AlsoRight {
  readonly worth?: readonly boolean[];
  readonly speaker?: readonly (LabelledSpeaker | null)[];
  readonly status?: readonly Status[];
  readonly when?: readonly (LabelledWhen | null)[];
  readonly names?: readonly string[];
  readonly near?: readonly string[];
  readonly relation?: readonly Relation[];
}

/** What a draft should say of a sentence. */
export interface LabelledSentence {
  readonly paragraph: number;
  readonly sentence: string;
  readonly worth: boolean;
  /** Null where the source itself states it. */
  readonly speaker: LabelledSpeaker | null;
  readonly status: Status;
  readonly when: LabelledWhen | null;
  readonly names: readonly string[];
  /** Facts of which any is right; none where no fact tells of the event. */
  readonly near: readonly string[];
  readonly relation?: Relation;
  readonly any?: AlsoRight;
}

/** An article with what a draft of it should say. */
export interface LabelledArticle {
  readonly id: string;
  readonly language: string;
  readonly published?: string;
  readonly publisher: string;
  readonly paragraphs: readonly string[];
  readonly sentences: readonly LabelledSentence[];
}

/**
 * Reads labelled articles, a JSON array.
 *
 * @throws Error where a sentence does not stand in its paragraph
 */
export function readDraftingLabels(file: string): readonly LabelledArticle[] {
  const articles = JSON.parse(readFileSync(file, 'utf8')) as LabelledArticle[];
  for (const { id, paragraphs, sentences } of articles) {
    for (const { paragraph, sentence } of sentences) {
      if (!(paragraphs[paragraph - 1] ?? '').includes(sentence))
        throw new Error(`${file}: ${id}: a labelled sentence is not in paragraph ${paragraph}`);
    }
  }
  return articles;
}

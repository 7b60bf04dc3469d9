import type { Knowledge } from '../../../knowledge/model.ts';
import type { Answer } from '../../../query/types.ts';
import { answerJson } from '../../../reply/json.ts';
import { safeJson } from './problem.ts';

/** The JSON of answers as text. The engine keeps the answers to the latest questions, and with each its text is kept. */
export class WrittenAnswers {
  readonly #texts = new WeakMap<Answer, string>();

  /** @param started the time (`performance.now()`) at which the question came */
  write(answer: Answer, knowledge: Knowledge, started: number): string {
    const text = this.#texts.get(answer) ?? this.#begin(answer, knowledge);
    return `${text}${performance.now() - started}}`;
  }

  /** The text up to the time that the answer took, which stands last. */
  #begin(answer: Answer, knowledge: Knowledge): string {
    const { tookMs: _, ...others } = answerJson(answer, { knowledge, tookMs: 0 });
    const text = `${safeJson(others).slice(0, -1)},"tookMs":`;
    this.#texts.set(answer, text);
    return text;
  }
}

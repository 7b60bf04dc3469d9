import type { Knowledge } from '../../../knowledge/model.ts';
import type { Answer } from '../../../query/types.ts';
import { answerJson } from '../../../reply/json.ts';
import { safeJson } from './problem.ts';

/**
 * The JSON of answers in UTF-8. The engine keeps the answers to the latest questions, and with each its bytes are kept: to encode
 * them takes longer than all else that is done for a question that was asked before.
 */
export class WrittenAnswers {
  readonly #beginnings = new WeakMap<Answer, Buffer>();

  /** @param started the time (`performance.now()`) at which the question came */
  write(answer: Answer, knowledge: Knowledge, started: number): Uint8Array<ArrayBuffer> {
    const beginning = this.#beginnings.get(answer) ?? this.#begin(answer, knowledge);
    return Buffer.concat([beginning, Buffer.from(`${performance.now() - started}}`)]);
  }

  /** The bytes up to the time that the answer took, which stands last. */
  #begin(answer: Answer, knowledge: Knowledge): Buffer {
    const { tookMs: _, ...others } = answerJson(answer, { knowledge, tookMs: 0 });
    const beginning = Buffer.from(`${safeJson(others).slice(0, -1)},"tookMs":`);
    this.#beginnings.set(answer, beginning);
    return beginning;
  }
}

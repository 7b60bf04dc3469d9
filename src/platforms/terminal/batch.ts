import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Question } from '../../query/types.ts';

/** A line of a batch: a question with the earlier questions of its conversation. */
const Line = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  context: z.array(z.string()).optional(),
});

/** The streams of a batch, and what answers its questions. */
export interface BatchOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Called with a sentence for each line that is not a question. */
  complain(sentence: string): void;
  /** The JSON of one answer. */
  answer(question: Question, id: string | number): object;
}

/**
 * Answers a file of questions in order: one JSON object per line in, one per line out. It holds one line at a time, so
 * that a million questions need no more memory than ten.
 * @returns how many lines were not questions
 */
export async function runBatch({ input, output, complain, answer }: BatchOptions): Promise<number> {
  let bad = 0;
  let number = 0;
  let failure: Error | undefined;
  const onError = (error: Error): void => {
    failure ??= error;
  };
  output.on('error', onError);
  input.on('error', onError);
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (failure !== undefined) break;
      if (text.trim() === '') continue;
      const line = readLine(number === 1 ? text.replace(/^\ufeff/, '') : text);
      if ('problem' in line) {
        bad++;
        complain(`line ${number}: ${line.problem}`);
        continue;
      }
      const { id, question, context } = line.value;
      const asked = { text: question, ...(context === undefined ? {} : { context }) };
      if (!output.write(`${JSON.stringify(answer(asked, id))}\n`)) await drained(output);
    }
  } finally {
    output.off('error', onError);
  }
  // The program that reads the output, such as `head`, may have read enough; that is no failure.
  if (failure !== undefined && (failure as NodeJS.ErrnoException).code !== 'EPIPE') throw failure;
  return bad;
}

function readLine(text: string): { readonly value: z.infer<typeof Line> } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'is not JSON; each line must be one object, such as {"id":"1","question":"…"}' };
  }
  const parsed = Line.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the line';
  return {
    problem: `${where} is not as it must be: an object with "id", "question" and, if any, "context", a list of texts`,
  };
}

/** Resolves when the stream takes more, or nobody reads it any more. */
function drained(output: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) output.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'error', 'close']) output.once(event, done);
  });
}

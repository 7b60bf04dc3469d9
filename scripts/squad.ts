import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { found } from '../src/knowledge/messages.ts';
import type { Article } from '../src/knowledge/plain-text.ts';
import { sentencesOf } from '../src/knowledge/sentences.ts';
import { decodeUtf8 } from '../src/knowledge/utf8.ts';

/** A question on an article. */
export interface SquadQuestion {
  readonly text: string;
  /** Number of the paragraph that it was written for, from 0. */
  readonly about: number;
  /**
   * Where the sentences that answer stand: number of the paragraph and of the sentence in it, both from 0. Several
   * where people who were asked pointed at several; none where the article does not answer.
   */
  readonly answers: readonly { readonly paragraph: number; readonly sentence: number }[];
}

/** An article with the questions on it. */
export interface SquadArticle extends Article {
  /** Code of the language of its text and its questions. */
  readonly language: string;
  readonly questions: readonly SquadQuestion[];
}

/** A file that is not in SQuAD's format; one line a problem, each with file, place and what to do. */
export class SquadError extends Error {
  override readonly name = 'SquadError';
}

const FORMAT =
  'SQuAD-format is {"data": [{"title", "paragraphs": [{"context", "qas": [{"question", "answers": [{"text", "answer_start"}], "is_impossible"}]}]}]}';
/** Problems that are listed; a file of another format has one a question. */
const MOST_PROBLEMS = 10;
const SHAPE = z.object({
  data: z.array(
    z.object({
      title: z.string().optional(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ answer_start: z.int().nonnegative() })).default([]),
              is_impossible: z.boolean().default(false),
            }),
          ),
        }),
      ),
    }),
  ),
});

type Shape = z.infer<typeof SHAPE>;
type Paragraph = Shape['data'][number]['paragraphs'][number];

/**
 * The articles of a file in the format of SQuAD 1.1 or 2.0 (Rajpurkar, Jia and Liang 2018). A question without answers
 * counts as one that the article does not answer.
 *
 * @param languageOf tells the language of an article from its text; English if left out
 * @throws SquadError
 */
export function readSquad(
  file: string,
  languageOf: (text: string) => string = () => 'en',
): readonly SquadArticle[] {
  const { data } = shapeOf(parse(file), file);
  const problems: string[] = [];
  const articles = data.map(({ title, paragraphs }, a): SquadArticle => {
    const language = languageOf(paragraphs.map(({ context }) => context).join('\n'));
    const questions = paragraphs.flatMap((paragraph, p) =>
      questionsOf(paragraph, p, language, (at, problem) =>
        problems.push(`${file}: data[${a}].paragraphs[${p}].${at}: ${problem}`),
      ),
    );
    return {
      language,
      title: title?.replaceAll('_', ' ') ?? `Article ${a + 1}`,
      paragraphs: paragraphs.map(({ context }) => context),
      questions,
    };
  });
  if (problems.length > 0) throw new SquadError(listed(problems));
  if (articles.every(({ questions }) => questions.length === 0)) {
    throw new SquadError(
      `${file}: no article has a question - give a file with questions in "qas"; ${FORMAT}.`,
    );
  }
  return articles;
}

function questionsOf(
  { context, qas }: Paragraph,
  paragraph: number,
  language: string,
  complain: (at: string, problem: string) => void,
): SquadQuestion[] {
  const sentences = sentencesOf(context, language);
  const utf16 = toUtf16(context);
  return qas.map(({ question, answers, is_impossible }, q) => {
    const held = new Set<number>();
    if (!is_impossible) {
      answers.forEach(({ answer_start }, a) => {
        const start = utf16(answer_start);
        const sentence = sentences.findLastIndex((each) => each.start <= start);
        if (start < context.length && sentence >= 0) held.add(sentence);
        else
          complain(
            `qas[${q}].answers[${a}].answer_start`,
            `${answer_start} is no place in a sentence of the "context" - count its characters from 0`,
          );
      });
    }
    return {
      text: question,
      about: paragraph,
      answers: [...held].map((sentence) => ({ paragraph, sentence })),
    };
  });
}

/** From a count of characters (code points), as SQuAD counts, to one of UTF-16 code units. */
function toUtf16(text: string): (characters: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (characters) => characters;
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  return (characters) => offsets[characters] ?? text.length;
}

function parse(file: string): unknown {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SquadError(
      `${file}: ${WHY_UNREADABLE[code ?? ''] ?? `cannot be read (${code})`} - give a file in SQuAD-format.`,
    );
  }
  const decoded = decodeUtf8(bytes);
  if ('mistake' in decoded) {
    throw new SquadError(`${file}:${decoded.place.line}:${decoded.place.column}: ${decoded.mistake}.`);
  }
  try {
    return JSON.parse(decoded.text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const [, line, column] = /line (\d+) column (\d+)/.exec(why) ?? [];
    const place = line === undefined ? file : `${file}:${line}:${column}`;
    throw new SquadError(`${place}: this is no JSON (${firstWords(why)}) - ${FORMAT}.`);
  }
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file may not be read',
};

/** What JSON.parse complains of, without the text that it quotes. */
function firstWords(complaint: string): string {
  return complaint.split(/, | in JSON| at position/)[0] ?? complaint;
}

function shapeOf(value: unknown, file: string): Shape {
  const result = SHAPE.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const place = issue.path.length === 0 ? '' : ` ${pathOf(issue.path)}:`;
    const wanted = issue.code === 'invalid_type' ? WANTED[issue.expected] : undefined;
    return `${file}:${place} expected ${wanted ?? 'a whole number from 0'}, found ${found(issue.input)}`;
  });
  throw new SquadError(`${listed(problems)}\nConvert the file first: ${FORMAT}.`);
}

/** What is wanted, by its type in JSON. */
const WANTED: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
};

/** `data[0].paragraphs[3].context`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);
}

function listed(problems: readonly string[]): string {
  const more = problems.length - MOST_PROBLEMS;
  const rest = more > 0 ? [`${more} more like these.`] : [];
  return [...problems.slice(0, MOST_PROBLEMS), ...rest].join('\n');
}

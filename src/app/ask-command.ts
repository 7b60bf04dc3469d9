import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Knowledge } from '../knowledge/model.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine } from '../query/engine.ts';
import { given } from '../util/given.ts';
import type { Arguments, TextFile } from './arguments.ts';
import { ArgumentsError } from './arguments-error.ts';
import type { Environment } from './environment.ts';
import { explainFileError } from './file-error.ts';

/**
 * Answers one question on the output.
 *
 * @returns the exit code: 2 when the text is no question
 */
export async function askQuestion(
  { question, json, text, language, asOf }: Extract<Arguments, { run: 'ask' }>,
  loaded: Compiled,
  environment: Environment,
): Promise<number> {
  const compiled = await compiledFor(text, loaded);
  const { knowledge } = compiled;
  const engine = createEngine(compiled);
  const started = performance.now();
  const answer = engine.ask({ text: question, ...given({ language, asOf }) });
  const tookMs = performance.now() - started;
  const unusable = answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long';
  if (json) {
    const { answerJson } = await import('../reply/json.ts');
    environment.output.write(`${JSON.stringify(answerJson(answer, { knowledge, tookMs }))}\n`);
    return unusable ? 2 : 0;
  }
  const { composeAnswer } = await import('../reply/answer.ts');
  const { render } = await import('../platforms/terminal/render.ts');
  const { terminalLook } = await import('../platforms/terminal/look.ts');
  const reply = composeAnswer(answer, { knowledge, now: environment.now() });
  // The program ends now, so nobody can use the actions.
  const parts = render({ ...reply, actions: [] }, terminalLook(environment.env, environment.output), []);
  (unusable ? environment.errors : environment.output).write(`${parts.join('\n\n')}\n`);
  return unusable ? 2 : 0;
}

/**
 * Answers the questions in the lines of a file.
 *
 * @returns the exit code: 1 when a line holds no question
 */
export async function askBatch(
  { file, text, language, asOf }: Extract<Arguments, { run: 'batch' }>,
  loaded: Compiled,
  environment: Environment,
): Promise<number> {
  const { answerJson } = await import('../reply/json.ts');
  const { runBatch } = await import('../platforms/terminal/batch.ts');
  const compiled = await compiledFor(text, loaded);
  const { knowledge } = compiled;
  const engine = createEngine(compiled);
  const options = given({ language, asOf });
  try {
    const bad = await runBatch({
      input: file === '-' ? environment.input : createReadStream(file),
      output: environment.output,
      complain: (sentence) => void environment.errors.write(`${sentence}\n`),
      answer: (question, id) => {
        const started = performance.now();
        const answer = engine.ask({ ...question, ...options });
        return answerJson(answer, { knowledge, id, tookMs: performance.now() - started });
      },
    });
    return bad === 0 ? 0 : 1;
  } catch (error) {
    throw explainFileError(error, `--batch ${file}`);
  }
}

/** What answers: the plain text where one is given, else the knowledge. */
export async function compiledFor(text: TextFile | undefined, loaded: Compiled): Promise<Compiled> {
  return text === undefined ? loaded : await compileText(text, loaded.knowledge);
}

/** Compiles a plain text as knowledge. The function words of the real knowledge help to understand it. */
async function compileText({ file, ...about }: TextFile, words: Knowledge): Promise<Compiled> {
  const { decodeUtf8 } = await import('../knowledge/utf8.ts');
  const { parseArticle, plainTextKnowledge } = await import('../knowledge/plain-text.ts');
  const { languageDetector } = await import('../query/text-language.ts');
  const { compile } = await import('../query/compile.ts');
  const bytes = await readFile(file).catch((error: unknown) => {
    throw explainFileError(error, `--text ${file}`);
  });
  const decoded = decodeUtf8(bytes);
  if ('mistake' in decoded) {
    throw new ArgumentsError(`${file}:${decoded.place.line}:${decoded.place.column}: ${decoded.mistake}.`);
  }
  const article = parseArticle(decoded.text);
  if (article.paragraphs.length === 0) {
    throw new ArgumentsError(
      `--text ${file}: there is no paragraph - the first line is the title, each line after it a paragraph.`,
    );
  }
  const language = about.language ?? languageDetector(words)(decoded.text);
  return compile(plainTextKnowledge([article], { ...about, words, language, file: basename(file) }));
}

import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { decodeUtf8 } from '../knowledge/utf8.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine } from '../query/engine.ts';
import type { Arguments } from './arguments.ts';
import { ArgumentsError } from './arguments-error.ts';
import { compiledFor } from './ask-command.ts';
import type { Environment } from './environment.ts';
import { explainFileError } from './file-error.ts';

/**
 * Checks a text statement by statement, on the output.
 *
 * @returns the exit code
 * @throws ArgumentsError where the file cannot be read as text, or has none
 */
export async function checkText(
  { file, json, text, language, asOf }: Extract<Arguments, { run: 'check-text' }>,
  loaded: Compiled,
  environment: Environment,
): Promise<number> {
  const checkedText = await readText(file, environment);
  const compiled = await compiledFor(text, loaded);
  const { knowledge } = compiled;
  const engine = createEngine(compiled);
  const checked = engine.check(checkedText, asOf);
  if (checked.length === 0) throw new ArgumentsError(`--check ${file}: there is no text in it to check.`);
  const [fallback = 'en'] = knowledge.situation.required;
  const shown = language ?? fallback;
  if (json) {
    const { checkedJson } = await import('../reply/json.ts');
    for (const each of checked)
      environment.output.write(`${JSON.stringify(checkedJson(each, shown, knowledge))}\n`);
    return 0;
  }
  const { composeChecked } = await import('../reply/checked.ts');
  const { render } = await import('../platforms/terminal/render.ts');
  const { terminalLook } = await import('../platforms/terminal/look.ts');
  const reply = composeChecked(checked, { knowledge, language: shown, most: checked.length });
  environment.output.write(
    `${render(reply, terminalLook(environment.env, environment.output), []).join('\n\n')}\n`,
  );
  return 0;
}

async function readText(file: string, { input }: Environment): Promise<string> {
  const bytes = await buffer(file === '-' ? input : createReadStream(file)).catch((error: unknown) => {
    throw explainFileError(error, `--check ${file}`);
  });
  const decoded = decodeUtf8(bytes);
  if ('mistake' in decoded || decoded.text.includes('\0'))
    throw new ArgumentsError(`--check ${file}: this is not a text in UTF-8.`);
  return decoded.text.replace(/^\ufeff/, '');
}

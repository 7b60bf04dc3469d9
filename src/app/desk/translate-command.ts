import { audit } from '../../desk/audit.ts';
import { write } from '../../desk/publishing/publish-draft.ts';
import { missingIn, prepareTranslation } from '../../desk/publishing/translate.ts';
import { ArgumentsError } from '../arguments-error.ts';
import { CHECKING, confirmPublication } from './confirm-publication.ts';
import { deskArguments } from './desk-arguments.ts';
import type { DeskCommand } from './desk-command.ts';
import { DeskSession } from './desk-session.ts';

const USE = `Use: npm run desk -- translate LANGUAGE [--json]            lists what is missing in it
     npm run desk -- translate LANGUAGE FACT "text" [--yes]  writes the text of a fact`;

/** `desk translate ar`: what is still to be translated. */
export const translateCommand: DeskCommand = {
  async run(words, environment) {
    const { words: given, flags } = deskArguments(words, { use: USE, flags: ['yes', 'json'] });
    const [language, of, text, ...more] = given;
    if (language === undefined || more.length > 0 || (of !== undefined && text === undefined))
      throw new ArgumentsError(USE);
    await using session = await DeskSession.start(environment);
    const options = await session.publishing();
    if (of === undefined || text === undefined) {
      await list(language, flags.has('json'), session);
      return 0;
    }
    environment.output.write(CHECKING);
    const prepared = await prepareTranslation({ language, of, text }, options);
    if (!(await confirmPublication(prepared, flags.has('yes'), environment))) return 1;
    await write(prepared, options);
    await audit(session.files, { ...session.act(), what: 'translate', detail: `${of} ${language}` });
    environment.output.write('Written.\n');
    return 0;
  },
};

async function list(language: string, json: boolean, session: DeskSession): Promise<void> {
  const { output } = session.environment;
  const { knowledgeDir } = session.config;
  const missing = await missingIn(language, await session.publishing());
  for (const { key, text, file, line, column } of missing) {
    const place = `${knowledgeDir}/${file}:${line}:${column}`;
    const [original] = Object.entries(text);
    if (json)
      output.write(`${JSON.stringify({ key, text, file: `${knowledgeDir}/${file}`, line, column })}\n`);
    else output.write(`${key}\n  ${original?.[1]} (${original?.[0]})\n  ${place}\n`);
  }
  if (!json) output.write(`${missing.length} texts are missing in "${language}".\n`);
}

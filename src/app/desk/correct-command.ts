import { audit } from '../../desk/audit.ts';
import { prepareCorrection, prepareRetraction } from '../../desk/publishing/correct.ts';
import { type Publication, write } from '../../desk/publishing/publish-draft.ts';
import { presentKnowledge } from '../../desk/publishing/rehearsal.ts';
import { type Localized, localized } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import { ArgumentsError } from '../arguments-error.ts';
import { isInteractive } from '../environment.ts';
import { askLine, CHECKING, confirmPublication } from './confirm-publication.ts';
import { deskArguments } from './desk-arguments.ts';
import type { DeskCommand } from './desk-command.ts';
import { DeskSession } from './desk-session.ts';

const CORRECT = `Use: npm run desk -- correct FACT --text "…" --text-ar "…" --reason "…" [--reason-ar "…"] [--yes]
    --source ID --paragraph N    where the source that says it now has it
    --says NAME                  id of the name that says it now
    --status STATUS              reported, claimed, disputed or analysis
On a terminal, what is left out is asked for.`;
const RETRACT = 'Use: npm run desk -- retract FACT --reason "…" [--reason-ar "…"] [--yes]';
const STATUSES = ['reported', 'claimed', 'disputed', 'analysis'] as const;

/** `desk correct FACT`: writes a fact that takes the place of another. */
export const correctCommand: DeskCommand = {
  async run(words, environment) {
    const taken = deskArguments(words, {
      ...{ use: CORRECT, flags: ['yes'], values: ['source', 'paragraph', 'says', 'status'] },
      texts: ['text', 'reason'],
    });
    const fact = only(taken.words, CORRECT);
    const status = STATUSES.find((each) => each === taken.values['status']);
    if (taken.values['status'] !== undefined && status === undefined)
      throw new ArgumentsError(`--status is one of ${STATUSES.join(', ')}.\n${CORRECT}`);
    await using session = await DeskSession.start(environment);
    const text = taken.texts['text'] ?? (await asked('The new statement', fact, session));
    const reason = taken.texts['reason'] ?? (await asked('Why, for readers', undefined, session));
    if (text === undefined || reason === undefined) throw new ArgumentsError(CORRECT);
    const { source, says } = taken.values;
    const correction = {
      ...{ fact, text, reason },
      ...given({ source, says, status, paragraph: paragraphIn(taken.values['paragraph']) }),
    };
    const options = await session.publishing();
    environment.output.write(CHECKING);
    const prepared = await prepareCorrection(correction, options);
    return finish(session, prepared, taken.flags.has('yes'), 'correct', `${fact} ${prepared.id}`);
  },
};

/** `desk retract FACT`: takes a fact back. */
export const retractCommand: DeskCommand = {
  async run(words, environment) {
    const taken = deskArguments(words, { use: RETRACT, flags: ['yes'], texts: ['reason'] });
    const fact = only(taken.words, RETRACT);
    await using session = await DeskSession.start(environment);
    const reason = taken.texts['reason'] ?? (await asked('Why, for readers', undefined, session));
    if (reason === undefined) throw new ArgumentsError(RETRACT);
    environment.output.write(CHECKING);
    const prepared = await prepareRetraction({ fact, reason }, await session.publishing());
    return finish(session, prepared, taken.flags.has('yes'), 'retract', fact);
  },
};

async function finish(
  session: DeskSession,
  publication: Publication,
  yes: boolean,
  what: string,
  detail: string,
): Promise<number> {
  if (!(await confirmPublication(publication, yes, session.environment))) return 1;
  await write(publication, await session.publishing());
  await audit(session.files, { ...session.act(), what, detail });
  session.environment.output.write('Written.\n');
  return 0;
}

/** Asks for a text in each required language; undefined where nobody sits there. */
async function asked(
  what: string,
  fact: string | undefined,
  { environment, published, config }: DeskSession,
): Promise<Localized | undefined> {
  if (!isInteractive(environment)) return undefined;
  const { texts } = await published.read();
  const { knowledge } = await presentKnowledge(config.knowledgeDir, texts, environment.now());
  const old = knowledge.facts.find(({ id }) => id === fact);
  const { required } = knowledge.situation;
  if (old !== undefined)
    environment.output.write(`It says: ${localized(old.text, required[0] ?? 'en', required)}\n`);
  const text: Record<string, string> = {};
  for (const language of required) {
    const line = await askLine(`${what} (${language}; empty: later): `, environment);
    if (line === undefined) return undefined;
    if (line.trim() !== '') text[language] = line;
  }
  return text;
}

function only(words: readonly string[], use: string): string {
  const [fact, ...more] = words;
  if (fact === undefined || more.length > 0) throw new ArgumentsError(use);
  return fact;
}

function paragraphIn(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed);
  throw new ArgumentsError(`--paragraph ${typed}: give the number of the paragraph, the title being 1.`);
}

import { audit } from '../../desk/audit.ts';
import { DeskError } from '../../desk/desk-error.ts';
import { draftToYaml } from '../../desk/draft-file.ts';
import { changeDraft, readDraft } from '../../desk/drafts.ts';
import { prepareDraft, published, write } from '../../desk/publishing/publish-draft.ts';
import { ArgumentsError } from '../arguments-error.ts';
import { type Ask, CHECKING, confirmPublication } from './confirm-publication.ts';
import { deskArguments } from './desk-arguments.ts';
import type { DeskCommand } from './desk-command.ts';
import { DeskSession } from './desk-session.ts';

const USE = 'Use: npm run desk -- publish ID [--yes]';

/** `desk publish ID`: writes the accepted facts of a draft into the knowledge. */
export const publishCommand: DeskCommand = {
  async run(words, environment) {
    const { words: ids, flags } = deskArguments(words, { use: USE, flags: ['yes'] });
    const [id, ...more] = ids;
    if (id === undefined || more.length > 0) throw new ArgumentsError(USE);
    await using session = await DeskSession.start(environment);
    return (await publishById(id, session, flags.has('yes'))) ? 0 : 1;
  },
};

/** Publishes the accepted facts of a draft, once somebody has said yes. Whether they were written. */
export async function publishById(
  id: string,
  session: DeskSession,
  yes: boolean,
  ask?: Ask,
): Promise<boolean> {
  const { files, environment } = session;
  const draft = await readDraft(files, id);
  const options = await session.publishing();
  environment.output.write(CHECKING);
  const publication = await prepareDraft(draft, options, await session.textOf(draft));
  if (!(await confirmPublication(publication, yes, environment, ask))) return false;
  if (draftToYaml(await readDraft(files, id)) !== draftToYaml(draft)) {
    throw new DeskError(
      'draft-changed',
      `The draft "${id}" has changed since you looked, so nothing was written. Publish it again.`,
    );
  }
  await write(publication, options);
  await changeDraft(files, id, (present) => published(present, publication));
  const facts = [...publication.ids.values()];
  await audit(files, { ...session.act(), what: 'publish', draft: id, detail: facts.join(' ') });
  environment.output.write(`Published: ${facts.length} ${facts.length === 1 ? 'fact' : 'facts'}.\n`);
  return true;
}

import { draftIds, readDraft } from '../../desk/drafts.ts';
import { presentKnowledge } from '../../desk/publishing/rehearsal.ts';
import { safe } from '../../reply/safe.ts';
import { SanadError } from '../../util/sanad-error.ts';
import { ArgumentsError } from '../arguments-error.ts';
import { deskArguments } from './desk-arguments.ts';
import type { DeskCommand } from './desk-command.ts';
import { DeskSession } from './desk-session.ts';
import { LineReader } from './review/line-reader.ts';
import { Review, tally } from './review/review-session.ts';

const USE = 'Use: npm run desk -- review [ID]    without an id, lists the drafts';

/** `desk` and `desk review ID`: the review in the terminal. */
export const reviewCommand: DeskCommand = {
  async run(words, environment) {
    const { words: ids } = deskArguments(words, { use: USE });
    const [id, ...more] = ids;
    if (more.length > 0) throw new ArgumentsError(USE);
    await using session = await DeskSession.start(environment);
    if (id === undefined) await list(session);
    else {
      const draft = await readDraft(session.files, id);
      const { texts } = await session.published.read();
      const { knowledge } = await presentKnowledge(session.config.knowledgeDir, texts, environment.now());
      using reader = new LineReader(environment);
      await new Review(session, reader, draft, knowledge, await session.textOf(draft)).run();
    }
    return 0;
  },
};

async function list({ files, environment: { output } }: DeskSession): Promise<void> {
  const ids = await draftIds(files);
  if (ids.length === 0) output.write('There are no drafts. Make one: npm run desk -- add FILE or URL\n');
  for (const id of ids) {
    try {
      const draft = await readDraft(files, id);
      output.write(`${id} · ${draft.state} · ${tally(draft)}\n  ${safe(draft.source.title ?? 'no title')}\n`);
    } catch (error) {
      // One file that cannot be read does not hide the others.
      if (!(error instanceof SanadError)) throw error;
      output.write(`${id} · cannot be read: ${safe(error.message)}\n`);
    }
  }
  if (ids.length > 0) output.write('Review one: npm run desk -- review ID\n');
}

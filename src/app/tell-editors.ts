import type { EditorsChannel } from '../desk/channel/editors-channel.ts';
import { knowledgeStateReply } from '../desk/channel/knowledge-state.ts';
import type { KnowledgeState } from '../knowledge/knowledge-state.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { describeError, type Log } from '../util/log.ts';
import { editorsLanguage } from './editors-language.ts';

/** Tells editors in their channels what becomes of the files, in the first language of the situation that we write. */
export function tellEditors(
  state: KnowledgeState,
  {
    knowledge,
    editors,
    log,
  }: {
    readonly knowledge: Pick<Knowledge, 'situation'>;
    /** None where no channel is set. */
    readonly editors: EditorsChannel | undefined;
    readonly log: Log;
  },
): void {
  const language = editorsLanguage(knowledge);
  editors
    ?.tell(knowledgeStateReply(state, language))
    .catch((error: unknown) =>
      log.warn(
        { event: 'knowledge-telling-failed', state: state.kind, ...describeError(error) },
        'editors could not be told what became of the knowledge files',
      ),
    );
}

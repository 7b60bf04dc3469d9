import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import { bullets, heading, notice, reply, text } from '../../src/reply/build.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { quoted } from '../../src/reply/text.ts';
import { textsFor } from '../../src/text/index.ts';
import { allDone, cardReply } from './card.ts';
import { cardCall } from './card-actions.ts';
import { waitingParts } from './changes.ts';
import { atDesk, editorIn, FOR_EDITORS } from './options.ts';
import { sourceReply } from './source.ts';

/** So many drafts have a button. */
const MOST_BUTTONS = 5;

/** Lists the drafts, those that need an editor first. */
export const drafts: Command = {
  name: 'desk drafts',
  ...worded('deskDrafts'),
  ...FOR_EDITORS,
  options: [],
  run: atDesk(async (_, { language }, desk) => {
    const say = textsFor(language).desk;
    const all = await desk.drafts();
    const waiting = waitingParts(await desk.waiting(), language);
    if (all.length === 0 && waiting.actions.length === 0) return notice(language, [say.noDrafts]);
    const lines = all.map(({ id, title, state, facts, open }) => [
      text(id, 'code'),
      ...(title === undefined ? [] : [text(` ${title}`)]),
      text(
        ` — ${state === 'open' ? `${say.facts(facts)}, ${say.waiting(open)}` : say.state[state]}`,
        'quiet',
      ),
    ]);
    const actions = all
      .filter(({ state }) => state === 'open')
      .slice(0, MOST_BUTTONS)
      .map(({ code, id, title }) => cardCall(title ?? id, 'desk next', { id: code }));
    return reply(language, [heading(say.drafts), ...bullets(lines), ...waiting.blocks], {
      actions: [...actions, ...waiting.actions],
    });
  }),
};

/** Shows the next card that needs the editor. */
export const review: Command = {
  name: 'desk review',
  ...worded('deskReview'),
  ...FOR_EDITORS,
  options: [option('id', 'text', 'draft')],
  run: atDesk(async ({ id }, context, desk) => {
    const draft = await desk.draft(id);
    if (draft === undefined) return noSuchDraft(id, context);
    const source = draft.state === 'open' ? await desk.source(draft.id) : undefined;
    if (source !== undefined && source.problems.length > 0) return sourceReply(source, context, desk);
    const card = await desk.next(draft.id, editorIn(context));
    return card === undefined ? allDone(draft, context) : cardReply(card, context);
  }),
};

/** The same for a button. */
export const next: Command = { ...review, name: 'desk next', hidden: true };

/** Says that there is no such draft, or none at all. */
export function noSuchDraft(id: string | undefined, { language }: CommandContext): Reply {
  const texts = textsFor(language);
  const sentence = id === undefined ? texts.desk.noDrafts : texts.desk.unknownDraft(quoted(id, texts));
  return notice(language, [sentence]);
}

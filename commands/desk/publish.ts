import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { PublishPreview } from '../../src/command/desk-service.ts';
import { bullets, heading, labelled, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Line, Reply } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';
import { cardCall } from './card-actions.ts';
import { noSuchDraft } from './drafts.ts';
import { atDesk, CARD, editorIn, FOR_BUTTONS, FOR_EDITORS } from './options.ts';

/** Shows what publishing a draft would change, with the button that does it. */
export const publish: Command = {
  name: 'desk publish',
  ...worded('deskPublish'),
  ...FOR_EDITORS,
  options: [option('id', 'text', 'draft')],
  run: atDesk(async ({ id }, context, desk) => {
    const draft = await desk.draft(id);
    if (draft === undefined) return noSuchDraft(id, context);
    return previewReply(await desk.preview(draft.id), context);
  }),
};

/** Publishes what was shown. */
export const confirm: Command = {
  name: 'desk confirm',
  ...FOR_BUTTONS,
  options: [CARD],
  run: atDesk(async ({ card: key = '' }, context, desk) => {
    const { language } = context;
    const say = textsFor(language).desk;
    const published = await desk.publish(key, editorIn(context));
    if ('changes' in published) return previewReply(published, context);
    const files = published.map((file) => [text(file, 'code')]);
    return reply(language, [paragraph(say.published), ...labelled(say.files, files)]);
  }),
};

function changeLine({ question, before, after }: PublishPreview['changes'][number]): Line {
  return [text(`${question} `), text(before, 'code'), text(' → '), text(after, 'code')];
}

function previewReply(
  { draft, changes, warnings, key }: PublishPreview,
  { language }: CommandContext,
): Reply {
  const say = textsFor(language).desk;
  const lines = (sentences: readonly string[]) => sentences.map((sentence) => [text(sentence)]);
  const blocks = [
    heading(draft.title ?? draft.id),
    paragraph(say.willPublish(draft.id)),
    ...(changes.length === 0 ? [paragraph(say.noChanges)] : labelled(say.changes, changes.map(changeLine))),
    ...(warnings.length === 0 ? [] : [paragraph(text(say.warnings, 'strong')), ...bullets(lines(warnings))]),
  ];
  return reply(language, blocks, {
    actions: [
      cardCall(say.buttons.confirm, 'desk confirm', { card: key }),
      cardCall(say.buttons.card, 'desk next', { id: draft.code }),
    ],
  });
}

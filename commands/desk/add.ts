import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { AddedDraft, DeskService } from '../../src/command/desk-service.ts';
import { LARGEST_FILE, linksIn, type Material } from '../../src/command/material.ts';
import { notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Block, Reply } from '../../src/reply/reply.ts';
import { inEveryLanguage, textsFor } from '../../src/text/index.ts';
import { cardCall } from './card-actions.ts';
import { atDesk, editorIn, FOR_EDITORS } from './options.ts';

/** Makes drafts of a link, a file, a forwarded post or a text. */
export const add: Command = {
  name: 'desk add',
  ...worded('deskAdd'),
  ...FOR_EDITORS,
  asksBack: true,
  options: [option('source', 'text', 'source')],
  onMessage: { label: inEveryLanguage(({ desk }) => desk.toDesk), option: 'source' },
  run: atDesk(async ({ source = '' }, context, desk) => {
    const { inbound, language } = context;
    const say = textsFor(language).desk;
    const material = inbound.material ?? typedMaterial(source, context);
    if (material === undefined) return notice(language, [say.nothing]);
    const { file } = material;
    if (file === undefined) return added(await desk.add(material, undefined, inbound), context, desk);
    const tooLarge = notice(language, [say.tooLarge(LARGEST_FILE / 1024 / 1024)]);
    if ((file.size ?? 0) > LARGEST_FILE) return tooLarge;
    const data = await file.read().catch(() => undefined);
    if (data === undefined) return notice(language, [say.noFile]);
    if (data.byteLength > LARGEST_FILE) return tooLarge;
    return added(await desk.add(material, data, inbound), context, desk);
  }),
};

/** What was typed behind the command. */
function typedMaterial(source: string, { inbound, now }: CommandContext): Material | undefined {
  if (source.trim() === '') return undefined;
  return { text: source, links: linksIn(source), message: inbound.id, date: now().toISOString() };
}

async function added(
  drafts: readonly AddedDraft[],
  context: CommandContext,
  desk: DeskService,
): Promise<Reply> {
  const { language } = context;
  const say = textsFor(language).desk;
  const blocks: Block[] = [];
  const actions: Action[] = [];
  for (const draft of drafts) {
    const open = draft.open === 0 ? say.none : say.waiting(draft.open);
    blocks.push(
      paragraph(draft.isNew ? say.found(draft.id, say.facts(draft.facts), open) : say.again(draft.id)),
      ...draft.notes.map((note) => paragraph(text(note, 'quiet'))),
    );
    const card = await desk.next(draft.id, editorIn(context));
    if (card === undefined) continue;
    const label =
      drafts.length === 1 ? say.buttons.first : `${say.buttons.first}: ${draft.title ?? draft.id}`;
    actions.push(cardCall(label, 'desk next', { id: draft.code }));
  }
  return reply(language, blocks, { actions });
}

import type { Command, CommandContext } from '../../src/command/command.ts';
import { option, worded } from '../../src/command/declare.ts';
import type { AddedDraft, DeskService } from '../../src/command/desk-service.ts';
import { LARGEST_FILE, linksIn, type Material, type MaterialFile } from '../../src/command/material.ts';
import { asking, formButton, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Block, Form, Reply } from '../../src/reply/reply.ts';
import { inEveryLanguage, textsFor } from '../../src/text/index.ts';
import { SanadError } from '../../src/util/sanad-error.ts';
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
    const { material: sent } = inbound;
    const typed = typedMaterial(source, context);
    // A file of a form has no text of its own: what is written beside it is another source.
    const materials = [sent, sent === undefined || sent.text === '' ? typed : undefined].flatMap(
      (one) => one ?? [],
    );
    if (materials.length === 0)
      return asking(language, [paragraph(say.nothing)], formButton(say.addTitle, addForm(language)));
    const drafts: AddedDraft[] = [];
    const refused: string[] = [];
    for (const material of materials) {
      const taken = await takeIn(material, context, desk);
      drafts.push(...(taken.drafts ?? []));
      refused.push(...(taken.refused ?? []));
    }
    return drafts.length === 0 ? notice(language, refused) : added(drafts, refused, context, desk);
  }),
};

/** The drafts of a material, or why there are none. */
async function takeIn(
  material: Material,
  { inbound, language }: CommandContext,
  desk: DeskService,
): Promise<{ readonly drafts?: readonly AddedDraft[]; readonly refused?: readonly string[] }> {
  const say = textsFor(language).desk;
  const data = material.file === undefined ? undefined : await loaded(material.file);
  if (data === 'too-large') return { refused: [say.tooLarge(LARGEST_FILE / 1024 / 1024)] };
  if (data === 'failed') return { refused: [say.noFile] };
  try {
    return { drafts: await desk.add(material, data, inbound) };
  } catch (error) {
    if (!(error instanceof SanadError)) throw error;
    return { refused: [error.message, ...(error.mend === undefined ? [] : [error.mend])] };
  }
}

/** The bytes of a file, or why there are none. */
async function loaded(file: MaterialFile): Promise<Uint8Array | 'too-large' | 'failed'> {
  if ((file.size ?? 0) > LARGEST_FILE) return 'too-large';
  const data = await file.read().catch(() => 'failed' as const);
  return data !== 'failed' && data.byteLength > LARGEST_FILE ? 'too-large' : data;
}

function addForm(language: string): Form {
  const say = textsFor(language).desk;
  return {
    title: say.addTitle,
    call: { command: 'desk add', args: {} },
    fields: [
      { kind: 'text', option: 'source', label: say.addText, long: true },
      { kind: 'file', option: 'file', label: say.addFile, hint: say.addFileHint },
    ],
  };
}

/** What was typed behind the command. */
function typedMaterial(source: string, { inbound, now }: CommandContext): Material | undefined {
  if (source.trim() === '') return undefined;
  return { text: source, links: linksIn(source), message: inbound.id, date: now().toISOString() };
}

async function added(
  drafts: readonly AddedDraft[],
  refused: readonly string[],
  context: CommandContext,
  desk: DeskService,
): Promise<Reply> {
  const { language } = context;
  const say = textsFor(language).desk;
  const blocks: Block[] = refused.map((sentence) => paragraph(sentence));
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

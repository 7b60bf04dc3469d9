import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import { DeskError } from '../desk-error.ts';
import { type Draft, draftPath } from '../draft.ts';
import { draftToYaml } from '../draft-file.ts';
import { type AlreadyIn, alreadyIn } from './already-in.ts';
import { articleFrom } from './article-from.ts';
import { draftHeads } from './draft-heads.ts';
import type { Intake, TakeInDeps, TakenIn } from './intake.ts';
import { keepText, textHash } from './texts.ts';

/**
 * Makes a draft of what comes in and keeps it, with its text. What is in already is refused, unless `anyway`; a page that has
 * changed since becomes a new draft, with a note that says where.
 *
 * @throws only what nobody expects; whatever an editor can mend is a refusal
 */
export async function takeIn(intake: Intake, deps: TakeInDeps): Promise<TakenIn> {
  return refusing(async () => {
    const { draft, paragraphs, known } = await drafted(intake, deps);
    if (known?.kind === 'same' && !intake.anyway)
      return { outcome: 'refused', code: 'already-in', sentence: known.sentence, known };
    return { outcome: 'drafted', draft: await keep(draft, paragraphs, deps), ...given({ known }) };
  });
}

/** The same, but nothing is kept: what is in already has a note in its draft. */
export async function preview(intake: Intake, deps: TakeInDeps): Promise<TakenIn> {
  return refusing(async () => {
    const { draft, known } = await drafted(intake, deps);
    return { outcome: 'drafted', draft, ...given({ known }) };
  });
}

async function refusing(task: () => Promise<TakenIn>): Promise<TakenIn> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return {
      outcome: 'refused',
      code: error.code,
      sentence: [error.message, error.mend].filter(Boolean).join(' '),
    };
  }
}

/** The draft of an intake, not yet kept. */
interface Drafted {
  readonly draft: Draft;
  readonly paragraphs: readonly string[];
  readonly known?: AlreadyIn;
}

async function drafted(intake: Intake, deps: TakeInDeps): Promise<Drafted> {
  const { files, now } = deps;
  const knowledge = deps.knowledge();
  const { article, notes } = await articleFrom(intake, deps);
  const heads = await draftHeads(files);
  const beside = await deps.textsBeside?.();
  const { sources } = knowledge;
  const texts = { files, sources, drafts: heads, ...given({ beside }) };
  const known = await alreadyIn(article, texts, deps.compare);
  const hash = textHash(article.paragraphs);
  const taken = new Set([...sources, ...heads].map(({ id }) => id));
  const about = { origin: intake.origin, textHash: hash, now: now(), taken };
  const draft = await deps.draftArticle(article, about);
  const sentences = known === undefined ? [] : [known.sentence];
  return {
    draft: {
      ...draft,
      reasons: reasonsOf(draft, article),
      notes: [...sentences, ...(intake.notes ?? []), ...notes, ...draft.notes],
    },
    paragraphs: article.paragraphs,
    ...given({ known }),
  };
}

/** A language that the drafting had to take where the text does not tell is a guess. */
function reasonsOf({ source, reasons }: Draft, article: Article): Draft['reasons'] {
  if (article.language !== undefined || source.language === undefined) return reasons;
  return { ...reasons, language: `a guess: ${reasons['language'] ?? 'the text does not tell'}` };
}

/** Keeps a draft with its text. The text comes first, so that no draft is without one. */
async function keep(draft: Draft, paragraphs: readonly string[], { files }: TakeInDeps): Promise<Draft> {
  await keepText(files, paragraphs);
  for (let number = 1; ; number++) {
    const numbered: Draft = number === 1 ? draft : { ...draft, id: `${draft.id}-${number}` };
    const written = await files.write(draftPath(numbered.id), draftToYaml(numbered), 'none');
    // Somebody else may have made a draft of this id meanwhile.
    if (written !== undefined) return numbered;
  }
}

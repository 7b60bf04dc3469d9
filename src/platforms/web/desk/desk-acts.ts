import type {
  CardAct,
  CardOutcome,
  DeskService,
  EditorRef,
  SourceOutcome,
} from '../../../command/desk-service.ts';
import type { Html } from '../html.ts';
import { type DeskView, draftPath, sayOf } from './desk-view.ts';
import { draftPage } from './draft-pages.ts';
import type { CardNews } from './fact-card.ts';
import type { Typed } from './posted-form.ts';

/** The page of a draft; undefined if there is no such draft. */
export async function draftView(
  view: DeskView,
  desk: DeskService,
  { id, editor, news }: { readonly id: string; readonly editor: EditorRef; readonly news?: CardNews },
): Promise<Html | undefined> {
  const draft = await desk.draft(id);
  const source = draft && (await desk.source(draft.id));
  if (draft === undefined || source === undefined) return undefined;
  const cards = await desk.cards(draft.id, editor);
  return draftPage(view, { draft, source, cards, ...(news === undefined ? {} : { news }) });
}

/** Where an editor goes on after an act, or what is told on the page of the draft, with its HTTP status. */
export type AfterAct =
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'tell'; readonly draft: string; readonly status: 200 | 409; readonly news: CardNews }
  | { readonly kind: 'gone' };

/** What follows from an act on a fact. @param typed what was written with it */
export function afterFact(outcome: CardOutcome, act: CardAct, typed: Typed, view: DeskView): AfterAct {
  const say = sayOf(view);
  switch (outcome.kind) {
    case 'gone':
      return outcome;
    case 'done': {
      const { draft, next } = outcome;
      return { kind: 'go', path: draftPath(draft.id) + (next === undefined ? '' : `#fact-${next.n}`) };
    }
    case 'stays': {
      const { card, told } = outcome;
      const { draft, n } = card;
      // Approving was not enough where something may not be meant.
      const held = act.kind === 'word' && told.length === 0 ? card.toConfirm : [];
      if (told.length + held.length === 0) return { kind: 'go', path: `${draftPath(draft.id)}#fact-${n}` };
      const sentences = held.length > 0 ? [say.edit.toConfirm, ...held] : [say.edit.saved, ...told];
      return { kind: 'tell', draft: draft.id, status: 200, news: { n, sentences } };
    }
    case 'yourself': {
      const { draft, n } = outcome.card;
      return { kind: 'tell', draft: draft.id, status: 409, news: { n, sentences: [say.yourself] } };
    }
    case 'changed': {
      const { by = say.somebody, did = 'word', card } = outcome;
      const sentences = [say.changed(by, say.did[did])];
      return {
        kind: 'tell',
        draft: card.draft.id,
        status: 409,
        news: { n: card.n, sentences, yours: typed },
      };
    }
    default:
      return outcome satisfies never;
  }
}

/** What follows from a change of a source. @param typed what was written with it */
export function afterSource(outcome: SourceOutcome, typed: Typed, view: DeskView): AfterAct {
  const say = sayOf(view);
  switch (outcome.kind) {
    case 'gone':
      return outcome;
    case 'stays': {
      const { draft } = outcome.card;
      if (outcome.told.length === 0) return { kind: 'go', path: `${draftPath(draft.id)}#source` };
      const sentences = [say.edit.saved, ...outcome.told];
      return { kind: 'tell', draft: draft.id, status: 200, news: { n: 0, sentences } };
    }
    case 'changed': {
      const news = { n: 0, sentences: [say.edit.sourceChanged], yours: typed };
      return { kind: 'tell', draft: outcome.card.draft.id, status: 409, news };
    }
    default:
      return outcome satisfies never;
  }
}

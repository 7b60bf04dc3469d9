import type { DeskCard, DraftSummary, PublishPreview, SourceCard } from '../../../command/desk-service.ts';
import { type Html, markup } from '../html.ts';
import {
  ADDRESSES,
  alertBox,
  button,
  type DeskView,
  deskDocument,
  deskLink,
  draftPath,
  line,
  listed,
  postForm,
  sayOf,
  sentence,
} from './desk-view.ts';
import { type CardNews, factCard, isUndecided } from './fact-card.ts';
import { sourcePart } from './source-part.ts';

/** The drafts, those that need an editor first. */
export function draftsPage(view: DeskView, drafts: readonly DraftSummary[]): Html {
  const say = sayOf(view);
  const items = drafts.map((draft) => {
    const link = deskLink(view, draftPath(draft.id), draft.title ?? draft.id);
    return markup`<li>${link} <span class="quiet">${line(view, stateOf(view, draft))}</span></li>`;
  });
  return deskDocument(view, ADDRESSES.drafts, say.web.title, [
    markup`<h1>${say.drafts}</h1>`,
    items.length === 0 ? markup`<p>${say.noDrafts}</p>` : markup`<ul class="drafts">${items}</ul>`,
  ]);
}

/** A draft with all that its page shows. */
export interface ShownDraft {
  readonly draft: DraftSummary;
  readonly source: SourceCard;
  readonly cards: readonly DeskCard[];
  /** What is told after something was done to a fact, or to the source (0). */
  readonly news?: CardNews;
}

/** The page of a draft: its source, and a card for each fact. */
export function draftPage(view: DeskView, { draft, source, cards, news }: ShownDraft): Html {
  const say = sayOf(view);
  const first = cards.find(isUndecided);
  const told = news?.n === 0 ? news : undefined;
  const { language } = source.values;
  return deskDocument(view, draftPath(draft.id), draft.title ?? draft.id, [
    markup`<h1>${line(view, draft.title ?? draft.id)}</h1>`,
    markup`<p>${line(view, [publisherOf(source), stateOf(view, draft)].filter(Boolean).join(' · '))}</p>`,
    ...listed(say.notes, source.notes.map(sentence), 'page'),
    ...(told === undefined ? [] : [alertBox(view, told.sentences, told.yours)]),
    markup`<ul class="actions">${[
      ...(first === undefined
        ? []
        : [deskLink(view, `${draftPath(draft.id)}#fact-${first.n}`, say.web.nextFact)]),
      ...(draft.state === 'open'
        ? [deskLink(view, `${draftPath(draft.id)}/publish`, say.buttons.publish)]
        : []),
      deskLink(view, ADDRESSES.drafts, say.drafts),
    ].map((link) => markup`<li>${link}</li>`)}</ul>`,
    sourcePart(view, source, told !== undefined),
    ...(draft.state === 'open' && draft.open === 0 ? [markup`<p>${say.allDone}</p>`] : []),
    ...cards.map((card) => factCard(view, card, language || undefined, news)),
  ]);
}

/** What publishing a draft would change, with the button that does it. */
export function publishPage(
  view: DeskView,
  { draft, changes, warnings, key }: PublishPreview,
  before: readonly string[] = [],
): Html {
  const say = sayOf(view);
  const answers = changes.map(
    ({ question, before: old, after }) =>
      markup`${line(view, question)} <code>${old}</code> → <code>${after}</code>`,
  );
  const title = draft.title ?? draft.id;
  return deskDocument(view, `${draftPath(draft.id)}/publish`, title, [
    markup`<h1>${line(view, title)}</h1>`,
    ...(before.length === 0 ? [] : [alertBox(view, before)]),
    markup`<p>${line(view, say.willPublish(draft.id))}</p>`,
    ...(answers.length === 0 ? [markup`<p>${say.noChanges}</p>`] : listed(say.changes, answers, 'page')),
    ...listed(say.warnings, warnings.map(sentence), 'page'),
    postForm(view, ADDRESSES.publish, { preview: key, draft: draft.id }, [
      button(say.buttons.confirm, undefined, { isMain: true }),
    ]),
    markup`<p>${deskLink(view, draftPath(draft.id), say.web.toDraft)}</p>`,
  ]);
}

/** After a draft was published. */
export function publishedPage(view: DeskView, draft: string, files: readonly string[]): Html {
  const say = sayOf(view);
  return deskDocument(view, ADDRESSES.drafts, say.web.title, [
    markup`<h1>${say.published}</h1>`,
    ...listed(
      say.files,
      files.map((file) => markup`<code>${file}</code>`),
      'page',
    ),
    markup`<p>${deskLink(view, draftPath(draft), say.web.toDraft)}</p>`,
  ]);
}

function stateOf(view: DeskView, { state, facts, open }: DraftSummary): string {
  const say = sayOf(view);
  return state === 'open' ? `${say.facts(facts)}, ${say.waiting(open)}` : say.state[state];
}

function publisherOf({ values }: SourceCard): string {
  return values['publisher'] ?? '';
}

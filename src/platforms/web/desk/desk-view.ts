import type { DeskSession } from '../../../command/desk-sessions.ts';
import type { Knowledge, Localized } from '../../../knowledge/model.ts';
import { inLanguage as textIn } from '../../../reply/text.ts';
import { direction, languageName, type Texts, textLanguages, textsFor } from '../../../text/index.ts';
import { DESK_STYLE } from '../assets.ts';
import { htmlDocument, inLanguage } from '../document.ts';
import { type Html, lineText, markup } from '../html.ts';
import { NOTHING, type Typed } from './posted-form.ts';

/** With what the pages of the desk are drawn for somebody. */
export interface DeskView {
  readonly language: string;
  /** The language that the editor chose. */
  readonly chosen: string | undefined;
  /** Left out for whoever is not shown the desk. */
  readonly session?: DeskSession;
  readonly knowledge: Knowledge;
  /** Address of the page of a published fact. */
  factPath(id: string): string;
}

/** Where forms are sent. */
export const ADDRESSES = {
  drafts: '/desk',
  open: '/desk/open',
  close: '/desk/close',
  fact: '/desk/fact',
  source: '/desk/source',
  publish: '/desk/publish',
} as const;

export function draftPath(id: string): string {
  return `/desk/drafts/${encodeURIComponent(id)}`;
}

export function sayOf({ language }: DeskView): Texts['desk'] {
  return textsFor(language).desk;
}

/** A text on a line of its own, or within one. */
export function line(view: DeskView, text: string): Html {
  return lineText(text, direction(view.language));
}

/** A sentence that may be in another language than the page, such as what the desk refuses; it is read in its own direction. */
export function sentence(text: string): Html {
  return markup`<span dir="auto">${text}</span>`;
}

/** A text of the knowledge in the editor's language. */
export function local({ language, knowledge }: DeskView, text: Localized): string {
  return textIn(text, language, knowledge);
}

/** An address of the desk in the language that the editor chose. */
export function addressIn({ chosen }: DeskView, path: string): string {
  const [page = '', place] = path.split('#');
  return inLanguage(page, chosen) + (place === undefined ? '' : `#${place}`);
}

/** A link within the desk, which the browser loads as a page of its own. */
export function deskLink(view: DeskView, path: string, label: string): Html {
  return markup`<a href="${addressIn(view, path)}" data-load>${line(view, label)}</a>`;
}

/** A form that changes something. @param hidden values that it carries besides */
export function postForm(
  view: DeskView,
  path: string,
  hidden: Readonly<Record<string, string>>,
  content: readonly Html[],
): Html {
  const all = Object.entries({ ...hidden, form: view.session?.formToken ?? '' });
  return markup`<form method="post" action="${addressIn(view, path)}">
${all.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
${content.map((part) => markup`${part}\n`)}</form>`;
}

/** A button of a form. @param name what it is called for whoever does not see beside what it stands */
export function button(label: string, act?: string, { isMain = false, name = '' } = {}): Html {
  const value = act !== undefined && markup` name="act" value="${act}"`;
  return markup`<button${value}${isMain && markup` class="main"`}${name !== '' && markup` aria-label="${name}"`}>${label}</button>`;
}

/** A list under a heading; nothing where there are no items. @param place in the page itself, or in a card */
export function listed(
  title: string,
  items: readonly Html[],
  place: 'page' | 'card' = 'card',
): readonly Html[] {
  const heading = place === 'page' ? markup`<h2>${title}</h2>` : markup`<h3>${title}</h3>`;
  return items.length === 0
    ? []
    : [heading, markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`];
}

/** Sentences that somebody has to see first. @param yours what they wrote and was not saved, to be copied */
export function alertBox(view: DeskView, sentences: readonly string[], yours: Typed = NOTHING): Html {
  const lines = sentences.map((text) => markup`<p>${sentence(text)}</p>`);
  const labels: Readonly<Record<string, string>> = sayOf(view).edit.fields;
  const written = [
    ...Object.entries(yours.texts).map(([code, text]) => [languageName(code), text] as const),
    ...Object.entries(yours.fields).map(([field, text]) => [labels[field] ?? field, text] as const),
  ].filter(([, text]) => text !== '');
  const rows = written.map(([label, text]) => markup`<dt>${label}</dt><dd dir="auto">${text}</dd>`);
  return markup`<div class="alert" role="alert">${lines}${
    rows.length > 0 && markup`<p>${sayOf(view).yours}</p><dl>${rows}</dl>`
  }</div>`;
}

/** The languages in which facts are worded: those that the situation requires, then others of the bot. */
export function wordingLanguages({ knowledge: { situation } }: DeskView): readonly string[] {
  return [...new Set([...situation.required, ...textLanguages])];
}

/** A whole page of the desk. */
export function deskDocument(view: DeskView, path: string, title: string, main: readonly Html[]): Html {
  const { language, chosen, session } = view;
  const say = sayOf(view);
  const close = postForm(view, ADDRESSES.close, {}, [button(say.web.close)]);
  const editor =
    session &&
    markup`<footer class="editor"><p>${line(view, say.web.editAs(session.name))}</p>${close}</footer>`;
  return htmlDocument(
    {
      ...{ title, language, chosen, path },
      navigation: session === undefined ? [] : [{ path: ADDRESSES.drafts, label: say.web.title }],
      more: [
        markup`<meta name="robots" content="noindex">\n`,
        markup`<link rel="stylesheet" href="${DESK_STYLE.path}">\n`,
      ],
    },
    [...main, ...(editor === undefined ? [] : [editor])],
  );
}

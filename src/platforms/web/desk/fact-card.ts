import type { DeskCard } from '../../../command/desk-service.ts';
import { textsFor } from '../../../text/index.ts';
import { type Html, markup } from '../html.ts';
import { FACT_FIELDS, textFields, typedField } from './desk-fields.ts';
import {
  ADDRESSES,
  alertBox,
  button,
  type DeskView,
  line,
  listed,
  local,
  postForm,
  sayOf,
  sentence,
} from './desk-view.ts';
import type { Typed } from './posted-form.ts';

/** What is told with the card of a fact after something was done to it. */
export interface CardNews {
  readonly n: number;
  readonly sentences: readonly string[];
  /** What the editor wrote and was not saved. */
  readonly yours?: Typed;
}

/** Whether some editor has to look at a fact. */
export function isUndecided({ decision, waitsFor }: DeskCard): boolean {
  return decision === 'open' || waitsFor !== undefined;
}

/** A fact of a draft with its sentence, what is proposed, and all that can be done with it. */
export function factCard(
  view: DeskView,
  card: DeskCard,
  sourceLanguage: string | undefined,
  news: CardNews | undefined,
): Html {
  const say = sayOf(view);
  const id = `fact-${card.n}`;
  const title = `${say.position(card.position, card.draft.facts)} · ${say.decision[card.decision]}`;
  const language = sourceLanguage !== undefined && markup` lang="${sourceLanguage}"`;
  const told = news?.n === card.n && alertBox(view, news.sentences, news.yours);
  const source = markup`<p class="quiet" id="${id}-from">${line(view, say.sentence(card.paragraph))}</p>
<blockquote dir="auto"${language}>${card.sentence}</blockquote>`;
  const all = [
    source,
    ...proposal(view, card),
    ...(card.decision === 'published' ? [] : forms(view, card, id)),
  ];
  const body =
    isUndecided(card) || told
      ? all
      : [
          markup`<details><summary dir="auto">${shownText(view, card)}</summary>${all.map((part) => markup`${part}\n`)}</details>`,
        ];
  return markup`<article class="card ${card.decision}" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${told}
${body.map((part) => markup`${part}\n`)}</article>`;
}

/** The wording of a fact, or its sentence while it has none. */
function shownText(view: DeskView, card: DeskCard): string {
  return Object.keys(card.text).length === 0 ? card.sentence : local(view, card.text);
}

function proposal(view: DeskView, card: DeskCard): readonly Html[] {
  const say = sayOf(view);
  const { text, problems, toConfirm, waitsFor } = card;
  const wordings = Object.entries(text).map(
    ([code, value]) =>
      markup`<bdi class="quiet">${code}:</bdi> <span lang="${code}" dir="auto">${value}</span>`,
  );
  return [
    ...listed(say.wording, wordings),
    markup`<dl>${details(view, card).map(([label, value]) => markup`<dt>${label}</dt><dd>${line(view, value)}</dd>`)}</dl>`,
    ...nearFacts(view, card),
    ...listed(say.problems, problems.map(sentence)),
    ...listed(say.edit.toConfirm, toConfirm.map(sentence)),
    ...(waitsFor === undefined
      ? []
      : [markup`<p><strong>${line(view, say.waitsFor(waitsFor))}</strong></p>`]),
  ];
}

function details(view: DeskView, card: DeskCard): readonly (readonly [string, string])[] {
  const texts = textsFor(view.language);
  const say = texts.desk;
  const { speaker, status, when, names, topics, keep, links } = card;
  const inferred = when?.inferred === undefined ? '' : ` — ${local(view, when.inferred)}`;
  const rows: readonly (readonly [string, string])[] = [
    [say.speaker, speaker === undefined ? say.notFound : local(view, speaker)],
    [say.status, status === undefined ? say.notFound : texts.status[status]],
    [say.when, when === undefined ? say.notFound : when.date + inferred],
    [say.names, names.map((name) => local(view, name)).join(' · ')],
    [say.topics, topics.map((topic) => local(view, topic)).join(' · ')],
    [say.keep, keep.join(' · ')],
    [say.relation.same, links.same ?? ''],
    [say.relation.against, links.against ?? ''],
    [say.edit.buttons.account, links['account-of'] ?? ''],
  ];
  return rows.filter(([, value]) => value !== '');
}

/** The nearest known facts, each with what the drafted one may be to it. */
function nearFacts(view: DeskView, card: DeskCard): readonly Html[] {
  const say = sayOf(view);
  const items = card.near.flatMap(({ fact: id, relation, why, event }, index): readonly Html[] => {
    const fact = view.knowledge.facts.find((one) => one.id === id);
    if (fact === undefined) return [];
    const near = String(index + 1);
    const statement = local(view, fact.text);
    const name = (label: string) => ({ name: `${label} ${near}` });
    const acts =
      card.decision === 'published'
        ? []
        : [
            postForm(view, `${ADDRESSES.fact}#fact-${card.n}`, { ...carried(card), near }, [
              button(say.buttons.same, 'same', name(say.buttons.same)),
              button(say.buttons.dispute, 'against', name(say.buttons.dispute)),
              ...(event === undefined
                ? []
                : [button(say.edit.buttons.account, 'account-of', name(say.edit.buttons.account))]),
            ]),
            ...(event === undefined ? [eventForm(view, card, near)] : []),
          ];
    const reason = why === '' ? '' : ` (${why})`;
    return [
      markup`<li><strong>${line(view, `${say.relation[relation]}${reason}`)}</strong> <span dir="auto">${statement}</span>
<a href="${view.factPath(id)}" data-load aria-label="${`${say.web.factPage} ${near}`}">${say.web.factPage}</a>
${acts}</li>`,
    ];
  });
  return items.length === 0 ? [] : [markup`<h3>${say.near}</h3>`, markup`<ol class="near">${items}</ol>`];
}

/** Makes a fact an account of an event that has no title yet. */
function eventForm(view: DeskView, card: DeskCard, near: string): Html {
  const { edit } = sayOf(view);
  const form = postForm(view, `${ADDRESSES.fact}#fact-${card.n}`, { ...carried(card), near }, [
    ...textFields(view, `event-${card.n}-${near}`, {}),
    button(edit.buttons.account, 'account-of'),
  ]);
  return markup`<details><summary>${edit.buttons.accountOf}</summary><p>${edit.eventTitle}</p>${form}</details>`;
}

/** The forms of a fact: its wording with what it lacks, its fields, and what is decided with one press. */
function forms(view: DeskView, card: DeskCard, id: string): readonly Html[] {
  const say = sayOf(view);
  const address = `${ADDRESSES.fact}#${id}`;
  const { decision, missing, values } = card;
  const isReady = Object.keys(card.text).length > 0 && missing.length === 0 && card.problems.length === 0;
  const approve = button(say.buttons.approve, isReady ? 'accept' : 'word', { isMain: true });
  const word = [
    ...textFields(view, `${id}-word`, card.text),
    ...missing.map((field) => typedField(view, `${id}-word`, field, values[field])),
  ];
  const edited = FACT_FIELDS.map((field) => typedField(view, id, field, values[field]));
  const once = [
    button(say.buttons.skip, 'skip'),
    button(say.buttons.reject, 'reject'),
    button(say.edit.buttons.split, 'split'),
    ...(decision === 'open' ? [] : [button(say.web.takeBack, 'reopen')]),
  ];
  return [
    ...(isReady
      ? [
          ...(decision === 'accepted' && card.waitsFor === undefined
            ? []
            : [postForm(view, address, carried(card), [approve])]),
          markup`<details><summary>${say.buttons.word}</summary>${postForm(view, address, carried(card), [...word, button(say.web.save, 'word')])}</details>`,
        ]
      : [postForm(view, address, carried(card), [...word, approve])]),
    markup`<details><summary>${say.edit.buttons.edit}</summary>${postForm(view, address, carried(card), [...edited, button(say.web.save, 'edit')])}</details>`,
    postForm(view, address, carried(card), once),
  ];
}

function carried({ key, draft }: DeskCard): Readonly<Record<string, string>> {
  return { card: key, draft: draft.id };
}

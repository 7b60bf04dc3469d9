import type { CommandContext } from '../../src/command/command.ts';
import type { DeskCard, DraftSummary } from '../../src/command/desk-service.ts';
import { statementsFor } from '../../src/command/statements-for.ts';
import type { Localized } from '../../src/knowledge/model.ts';
import { bullets, heading, labelled, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Action, Block, Line, Reply } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { cardActions, cardCall } from './card-actions.ts';

/** A fact of a draft with all that an editor needs to decide. @param before what is told above it */
export function cardReply(
  card: DeskCard,
  context: CommandContext,
  before: readonly Block[] = [],
  actions: readonly Action[] = cardActions(card, context),
): Reply {
  const { language, knowledge } = context;
  const texts = textsFor(language);
  const say = texts.desk;
  const statements = statementsFor(context);
  const title = card.draft.title ?? card.draft.id;
  const place = `${say.position(card.position, card.draft.facts)} · ${say.decision[card.decision]}`;
  const near = card.near.flatMap(({ fact: id, relation, why }, index): readonly Line[] => {
    const fact = knowledge.facts.find((one) => one.id === id);
    if (fact === undefined) return [];
    const mark = text(`${index + 1}. ${say.relation[relation]}${why === '' ? '' : ` (${why})`}: `, 'strong');
    return [[mark, ...statements.line(fact)]];
  });
  const blocks: readonly Block[] = [
    ...before,
    heading(`${title} · ${place}`),
    ...(card.position === 1 ? labelled(say.notes, card.notes.map(plain)) : []),
    paragraph(text(`${say.sentence(card.paragraph)}:`, 'quiet')),
    { kind: 'quote', spans: [text(card.sentence)] },
    ...labelled(say.wording, textLines(card.text)),
    ...bullets(detailsOf(card, context)),
    ...labelled(say.near, near),
    ...labelled(say.problems, card.problems.map(plain)),
    ...labelled(say.edit.toConfirm, card.toConfirm.map(plain)),
    ...(card.waitsFor === undefined ? [] : [paragraph(text(say.waitsFor(card.waitsFor), 'strong'))]),
  ];
  return {
    ...reply(language, blocks, { citations: statements.citations, actions }),
    again: { command: 'desk show', args: { card: card.key } },
  };
}

export function plain(value: string): Line {
  return [text(value)];
}

/** A text per language, each with its code. */
export function textLines(texts: Localized): readonly Line[] {
  return Object.entries(texts).map(([language, value]) => [text(`${language}: `, 'quiet'), text(value)]);
}

function detailsOf(card: DeskCard, { language, knowledge }: CommandContext): readonly Line[] {
  const texts = textsFor(language);
  const say = texts.desk;
  const local = (value: Localized): string => inLanguage(value, language, knowledge);
  const { speaker, status, when, names, topics, keep, links } = card;
  const inferred = when?.inferred === undefined ? '' : ` — ${local(when.inferred)}`;
  const rows: readonly (readonly [string, string])[] = [
    [say.speaker, speaker === undefined ? say.notFound : local(speaker)],
    [say.status, status === undefined ? say.notFound : texts.status[status]],
    [say.when, when === undefined ? say.notFound : when.date + inferred],
    [say.names, names.map(local).join(' · ')],
    [say.topics, topics.map(local).join(' · ')],
    [say.keep, keep.join(' · ')],
    [say.relation.same, links.same ?? ''],
    [say.relation.against, links.against ?? ''],
    [say.edit.buttons.account, links['account-of'] ?? ''],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => [text(`${label}: `, 'strong'), text(value)]);
}

/** The example of an answer that has several languages. */
export function exampleOf(languages: readonly string[]): string {
  return languages.map((language) => `${language}: … (${languageName(language)})`).join(' / ');
}

/** Says that nothing is left to decide, with the button that publishes. */
export function allDone(
  draft: DraftSummary,
  { language }: CommandContext,
  before: readonly Block[] = [],
): Reply {
  const { desk } = textsFor(language);
  const blocks = [...before, heading(draft.title ?? draft.id), paragraph(desk.allDone)];
  const actions =
    draft.state === 'open' ? [cardCall(desk.buttons.publish, 'desk publish', { id: draft.code })] : [];
  return reply(language, blocks, { actions });
}

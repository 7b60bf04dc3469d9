import type { Command, CommandContext } from '../src/command/command.ts';
import { PRIVATE, required, worded } from '../src/command/declare.ts';
import { factOf } from '../src/command/options.ts';
import { suggestion } from '../src/command/problems.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { accountsBeside } from '../src/knowledge/accounts.ts';
import { originsOf } from '../src/knowledge/chain.ts';
import { correctionOf, currentFacts, earlierVersions } from '../src/knowledge/current-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { statementsShown } from '../src/query/shown-statements.ts';
import { fold } from '../src/query/words/fold.ts';
import { bullets, call, labelled, notice, paragraph, reply, text } from '../src/reply/build.ts';
import { chainBlocks, originsBlocks } from '../src/reply/chain.ts';
import { citationText } from '../src/reply/citations.ts';
import { showDate, showMoment } from '../src/reply/dates.ts';
import type { Action, Block, Line, Reply } from '../src/reply/reply.ts';
import type { Statements } from '../src/reply/statements.ts';
import { markedText, quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { nearest } from '../src/util/edit-distance.ts';
import { correctionActions } from './desk/corrections.ts';
import { lastAnswer } from './last-answer.ts';

/** Shows one fact: who says it, its status and times, what is against it, other accounts, and whether it is still valid. */
export const fact: Command = {
  name: 'fact',
  ...worded('fact'),
  readOnly: true,
  keepsNumbers: true,
  options: [required('id', 'fact', 'fact'), PRIVATE],
  async run({ id: typed = '' }, context) {
    const { knowledge } = context;
    const found = factOf(typed, knowledge);
    if (found) return factReply(found, context);
    const number = numberIn(typed);
    return number === undefined ? unknownFact(typed, context) : numberedFact(number, context);
  },
};

/** The number of a fact in the last answer, in digits of any script: "3", "#3", "[3]". */
function numberIn(typed: string): number | undefined {
  const [, digits] = /^[#[(]*(\d{1,4})[\])]*$/.exec(fold(typed).trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The fact with this number in the last reply that cited facts, or how many facts that has. */
function numberedFact(number: number, context: CommandContext): Reply {
  const { language, knowledge } = context;
  const say = textsFor(language).views.fact;
  const ids = numberedIds(context);
  if (ids === undefined) return notice(language, [say.noAnswer]);
  const found = knowledge.facts.find(({ id }) => id === ids[number]);
  return found
    ? factReply(found, context)
    : notice(language, [say.beyond(Math.max(...Object.keys(ids).map(Number)))]);
}

/** Ids of facts by their numbers: those of the last reply, and what an answer has left out. */
function numberedIds(context: CommandContext): Readonly<Record<number, string>> | undefined {
  const { cited } = context.reader;
  const answer = lastAnswer(context);
  const { shown, left } = answer ? statementsShown(answer) : { shown: [], left: [] };
  const ofAnswer = Object.fromEntries([...shown, ...left].map(({ id }, index) => [index + 1, id]));
  if (cited === undefined) return shown.length > 0 ? ofAnswer : undefined;
  return cited[1] === shown[0]?.id ? { ...ofAnswer, ...cited } : cited;
}

/** Says that there is no such fact, with buttons for the one that is spelled alike, or for those nearest to its words. */
function unknownFact(typed: string, { knowledge, language, ask }: CommandContext): Reply {
  const texts = textsFor(language);
  const near = nearest(
    typed,
    knowledge.facts.map(({ id }) => id),
  );
  const sentence = texts.wrong.fact(quoted(typed, texts));
  if (near) return suggestion(language, sentence, near, '', [call(near, 'fact', { id: near })]);
  const { statements, related } = ask({ text: typed.replaceAll('-', ' ') });
  const offered = [...statements, ...related].slice(0, MOST_OFFERED);
  const buttons = offered.map(({ id }) => call(id, 'fact', { id }));
  return suggestion(language, sentence, undefined, offered.length > 0 ? texts.views.closest : '', buttons);
}

/** Facts that are offered where none is spelled alike. */
const MOST_OFFERED = 3;

function factReply(found: Fact, context: CommandContext): Reply {
  const { knowledge, language } = context;
  const texts = textsFor(language);
  const statements = statementsFor(context);
  const current = currentFacts(knowledge.facts);
  const against = current.filter(({ id }) => found.against.includes(id));
  const accounts = accountsBeside(found, current).filter((other) => !against.includes(other));
  // A judgement is no account of its own.
  const told = [found, ...accounts].filter(({ status }) => status !== 'analysis');
  const versions = [found, ...earlierVersions(found, knowledge.facts)];
  const listed = (label: string, facts: readonly Fact[]): readonly Block[] =>
    labelled(
      label,
      facts.map((other) => statements.line(other)),
    );
  const blocks: readonly Block[] = [
    { kind: 'quote', spans: statements.bareLine(found) },
    ...invalidBlocks(found, statements, context),
    ...bullets(details(found, context)),
    ...chainBlocks(found, language, knowledge),
    ...listed(texts.answer.against, against),
    ...listed(texts.answer.accounts, accounts),
    ...(told.length > 1 && current.includes(found)
      ? originsBlocks(originsOf(told, knowledge.names), language, knowledge)
      : []),
    ...labelled(
      texts.fact.supersedes,
      versions.slice(1).map((version, at) => versionLine(version, versions[at], statements, context)),
    ),
    paragraph(text(`${texts.views.fact.id}: `, 'quiet'), text(found.id, 'code')),
  ];
  const own = statements.citations.find(({ fact: id }) => id === found.id);
  const copy: readonly Action[] = own
    ? [{ kind: 'copy', label: texts.views.fact.copy, text: citationText(own, language) }]
    : [];
  return reply(language, blocks, {
    citations: statements.citations,
    actions: [...copy, ...correctionActions(found.id, context)],
  });
}

/** A version that is no longer valid, and when and why the next one took its place. */
function versionLine(
  version: Fact,
  next: Fact | undefined,
  statements: Statements,
  { knowledge, language }: CommandContext,
): Line {
  const line = statements.line(version);
  if (next === undefined || next.retracted) return line;
  const texts = textsFor(language);
  const reason = next.reason && markedText(next.reason, language, knowledge);
  return [...line, text(` · ${texts.fact.corrected(showDate(next.added, texts), reason)}`, 'quiet')];
}

/** Says why a fact is no longer valid, and what has replaced it; empty if it is valid. */
function invalidBlocks(found: Fact, statements: Statements, context: CommandContext): readonly Block[] {
  const { knowledge, language } = context;
  const texts = textsFor(language);
  const correction = correctionOf(found, knowledge.facts);
  const later = correction ? [correction, ...earlierVersions(correction, knowledge.facts)] : [];
  // From the one that is valid back to the one after this.
  const replaced = later
    .slice(0, later.indexOf(found))
    .map((version, at) => [version, later[at - 1]] as const);
  const { retracted } = found;
  const reason =
    retracted &&
    texts.fact.retracted(showDate(retracted.date, texts), markedText(retracted.reason, language, knowledge));
  const after = later[later.indexOf(found) - 1];
  const why =
    after === undefined
      ? undefined
      : texts.fact.corrected(
          showDate(after.added, texts),
          after.reason && markedText(after.reason, language, knowledge),
        );
  return [
    ...(reason === undefined ? [] : [paragraph(text(reason, 'strong'))]),
    ...labelled(
      texts.fact.supersededBy,
      replaced.map(([version, next]) => versionLine(version, next, statements, context)),
    ),
    ...(why === undefined ? [] : [paragraph(text(why, 'quiet'))]),
  ];
}

/** Its status in words, and when it happened; the chain tells who says it. */
function details(found: Fact, { knowledge, language }: CommandContext): readonly Line[] {
  const texts = textsFor(language);
  const say = texts.fact;
  const inferred = found.when.inferred ? ` — ${markedText(found.when.inferred, language, knowledge)}` : '';
  const rows: readonly (readonly [string, string])[] = [
    [say.status, texts.statusMeans[found.status]],
    [say.when, showMoment(found.when, texts) + inferred],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => [text(`${label}: `, 'strong'), text(value)]);
}

import type { Command, CommandContext } from '../src/command/command.ts';
import { PRIVATE, required, worded } from '../src/command/declare.ts';
import { factOf } from '../src/command/options.ts';
import { suggestion } from '../src/command/problems.ts';
import { accountsBeside } from '../src/knowledge/accounts.ts';
import { correctionOf, currentFacts } from '../src/knowledge/current-facts.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { bullets, call, heading, labelled, paragraph, reply, text } from '../src/reply/build.ts';
import { showDate, showMoment } from '../src/reply/dates.ts';
import type { Block, Line } from '../src/reply/reply.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage, nameOf, quoted, speakerOf } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { nearest } from '../src/util/edit-distance.ts';

/** Shows one fact in full: its times, its status, what is against it, other accounts, and whether it is still valid. */
export const fact: Command = {
  name: 'fact',
  ...worded('fact'),
  readOnly: true,
  options: [required('id', 'fact', 'fact'), PRIVATE],
  async run({ id: typed = '' }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const found = factOf(typed, knowledge);
    if (!found) {
      const near = nearest(
        typed,
        knowledge.facts.map(({ id }) => id),
      );
      const actions = near ? [call(near, 'fact', { id: near })] : [];
      return suggestion(language, texts.wrong.fact(quoted(typed, texts)), near, '', actions);
    }
    const statements = new Statements(knowledge, language);
    const current = currentFacts(knowledge.facts);
    const against = current.filter(({ id }) => found.against.includes(id));
    const accounts = accountsBeside(found, current).filter((account) => !against.includes(account));
    const original = knowledge.facts.filter(({ id }) => id === found.supersedes);
    const blocks: readonly Block[] = [
      heading(found.id),
      { kind: 'quote', spans: statements.line(found) },
      ...invalidBlocks(found, statements, context),
      ...bullets(details(found, context)),
      ...linked(texts.fact.against, against, statements),
      ...linked(texts.answer.accounts, accounts, statements),
      ...linked(texts.fact.supersedes, original, statements),
    ];
    return reply(language, blocks, { citations: statements.citations });
  },
};

/** Says why a fact is no longer valid, and what has replaced it; empty if it is valid. */
function invalidBlocks(
  found: Fact,
  statements: Statements,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const texts = textsFor(language);
  const correction = correctionOf(found, knowledge.facts);
  const { retracted } = found;
  return [
    ...(retracted
      ? [
          paragraph(
            text(
              texts.fact.retracted(
                showDate(retracted.date, texts),
                inLanguage(retracted.reason, language, knowledge),
              ),
              'strong',
            ),
          ),
        ]
      : []),
    ...(correction ? labelled(texts.fact.supersededBy, [statements.line(correction)]) : []),
  ];
}

function details(found: Fact, { knowledge, language }: CommandContext): readonly Line[] {
  const texts = textsFor(language);
  const say = texts.fact;
  const inferred = found.when.inferred ? ` — ${inLanguage(found.when.inferred, language, knowledge)}` : '';
  const topics = found.topics.map((id) => {
    const title = knowledge.situation.topics[id];
    return title ? inLanguage(title, language, knowledge) : id;
  });
  const rows: readonly (readonly [string, string])[] = [
    [say.says, speakerOf(found, language, knowledge)],
    [say.status, texts.statusMeans[found.status]],
    [say.when, showMoment(found.when, texts) + inferred],
    [say.added, showDate(found.added, texts)],
    [say.topics, topics.join(' · ')],
    [say.names, found.names.map((id) => nameOf(id, language, knowledge)).join(' · ')],
    [
      say.source,
      `${texts.citation(found.source.title, found.source.publisher)} · ${texts.paragraph(found.paragraph)}`,
    ],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => [text(`${label}: `, 'strong'), text(value)]);
}

function linked(label: string, facts: readonly Fact[], statements: Statements): readonly Block[] {
  return labelled(
    label,
    facts.map((other) => statements.line(other)),
  );
}

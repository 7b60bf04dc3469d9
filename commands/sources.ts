import type { Command, CommandContext } from '../src/command/command.ts';
import { byButton, option, PRIVATE, worded } from '../src/command/declare.ts';
import { dateOption, isYes } from '../src/command/options.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import type { Fact, Source } from '../src/knowledge/model.ts';
import { statementsShown } from '../src/query/shown-statements.ts';
import { bullets, call, heading, notice, opening, paragraph, reply, text } from '../src/reply/build.ts';
import { showMoment } from '../src/reply/dates.ts';
import { addressInSource } from '../src/reply/fact-address.ts';
import { factsWithCodes } from '../src/reply/fact-codes.ts';
import type { Block, Line, Reply, Span } from '../src/reply/reply.ts';
import { sourceAgeLine } from '../src/reply/source-age.ts';
import { markedText } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';
import { lastAnswer } from './last-answer.ts';
import { oneSource } from './one-source.ts';

/** Lists all sources, the facts of one, or the sources of the last answer with the place of each of its statements. */
export const sources: Command = {
  name: 'sources',
  ...worded('sources'),
  readOnly: true,
  inGroups: true,
  options: [
    option('source', 'source', 'ofSource'),
    option('answer', 'flag', 'ofAnswer'),
    option('all', 'flag', 'all'),
    byButton('from', 'text', 'from'),
    byButton('as_of', 'date', 'asOf'),
    byButton('of', 'facts', 'ofFacts'),
    PRIVATE,
  ],
  async run({ source: typed, answer: isOfAnswer, as_of, of, all, from }, context) {
    const { knowledge, language } = context;
    if (typed) return oneSource(typed, { all: isYes(all), from }, context);
    const asOf = dateOption(as_of, context);
    if (asOf.problem) return asOf.problem;
    if (of !== undefined) return sourcesOf(factsWithCodes(of, knowledge.facts), context, asOf.day);
    if (!isYes(isOfAnswer)) return allSources(context);
    const answer = lastAnswer(context, asOf.day);
    if (answer === undefined) return notice(language, [textsFor(language).why.nothing]);
    return sourcesOf(statementsShown(answer).shown, context, asOf.day);
  },
};

function allSources(context: CommandContext): Reply {
  const { knowledge, language } = context;
  const { sources: say } = textsFor(language);
  if (knowledge.sources.length === 0) return notice(language, [say.none]);
  const age = sourceAgeLine(knowledge, context.now(), language);
  return reply(language, [
    heading(say.title),
    ...bullets(knowledge.sources.map((source) => sourceLine(source, context))),
    ...(age ? [paragraph(text(age, 'quiet'))] : []),
  ]);
}

/**
 * Each source of the statements of an answer, and below it where they stand; buttons open them, and say why they were found.
 */
function sourcesOf(shown: readonly Fact[], context: CommandContext, asOf?: string): Reply {
  const { language, reader } = context;
  const texts = textsFor(language);
  const statements = statementsFor(context);
  const cited = shown.map((fact) => ({ fact, cite: statements.cite(fact) }));
  const blocks = [...Map.groupBy(cited, ({ fact }) => fact.source)].flatMap(
    ([source, group]): readonly Block[] => [
      { kind: 'paragraph', spans: sourceLine(source, context) },
      ...bullets(group.map(({ fact, cite }) => placeLine(fact, cite, context))),
    ],
  );
  return reply(language, [heading(texts.sources.ofAnswer), ...blocks], {
    actions: [
      ...shown.map(({ id }, index) => call(texts.answer.factOf(index + 1), 'fact', { id })),
      ...(reader.questions.length > 0 ? [call(texts.answer.why, 'why', given({ as_of: asOf }))] : []),
    ],
  });
}

/** Where a statement stands: its paragraph, which opens the source at it where that has an address, and its number. */
function placeLine(fact: Fact, cite: Span, { knowledge, language }: CommandContext): Line {
  const place = textsFor(language).paragraph(fact.paragraph);
  const url = addressInSource(fact);
  return [
    url === undefined ? text(place) : { kind: 'link', text: place, url },
    text(`: ${markedText(fact.text, language, knowledge)}`),
    cite,
  ];
}

function sourceLine(source: Source, { knowledge, language }: CommandContext): Line {
  const texts = textsFor(language);
  const count = currentFacts(knowledge.facts).filter((fact) => fact.source.id === source.id).length;
  const title: Span = source.url
    ? { kind: 'link', text: source.title, url: source.url }
    : text(source.title, 'strong');
  const details = [
    source.publisher,
    ...(source.author ? [source.author] : []),
    texts.sources.published(showMoment(source.published, texts)),
  ];
  return [
    title,
    text(` — ${details.join(' · ')} · `),
    opening(texts.facts(count), 'sources', { source: source.id }),
    ...(source.url ? [] : [text(` · ${texts.sources.noAddress}`)]),
  ];
}

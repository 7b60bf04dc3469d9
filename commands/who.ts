import type { Command, CommandContext } from '../src/command/command.ts';
import { PRIVATE, required, worded } from '../src/command/declare.ts';
import { suggestion } from '../src/command/problems.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import type { Fact, Name } from '../src/knowledge/model.ts';
import { profileOf, sameNames } from '../src/knowledge/profile.ts';
import { call, heading, labelled, paragraph, reply, text } from '../src/reply/build.ts';
import type { Block, Line, Reply } from '../src/reply/reply.ts';
import { Statements } from '../src/reply/statements.ts';
import { inLanguage, nameOf, quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { nearest } from '../src/util/edit-distance.ts';

/** Describes a person, group or place: role, offices, statements and actions. */
export const who: Command = {
  name: 'who',
  ...worded('who'),
  readOnly: true,
  inGroups: true,
  options: [required('name', 'name', 'name'), PRIVATE],
  async run({ name: typed = '' }, context) {
    const names = context.names(typed);
    if (names.length === 0) return unknownName(typed, context);
    const { knowledge, language } = context;
    const facts = currentFacts(knowledge.facts);
    const statements = new Statements(knowledge, language);
    const blocks = names.flatMap((name) => [
      heading(inLanguage(name.name, language, knowledge)),
      ...roleBlocks(name, facts, statements, context),
      ...factBlocks(name, facts, statements, context),
    ]);
    return reply(language, blocks, { citations: statements.citations });
  },
};

/** Role, offices and groups. An office or a group is cited if a fact names both. */
function roleBlocks(
  name: Name,
  facts: readonly Fact[],
  statements: Statements,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const say = textsFor(language).who;
  const related = (label: string, ids: readonly string[]): readonly Block[] =>
    labelled(
      label,
      ids.map((id): Line => {
        const fact = facts.find(({ names }) => names.includes(id) && names.includes(name.id));
        return [text(nameOf(id, language, knowledge)), ...(fact ? [statements.cite(fact)] : [])];
      }),
    );
  return [
    ...(name.role ? [paragraph(text(inLanguage(name.role, language, knowledge), 'quiet'))] : []),
    ...related(`${say.holds}:`, name.holds),
    ...related(`${say.member}:`, name.member),
  ];
}

/** What they said and did, and where else they are mentioned. */
function factBlocks(
  name: Name,
  facts: readonly Fact[],
  statements: Statements,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const say = textsFor(language).who;
  const { about, said, mentioned } = profileOf(sameNames(name.id, knowledge.names), facts);
  const isSaid = ({ says }: Fact): boolean => says.name === name.id;
  const lines = (some: readonly Fact[]) => some.map((fact) => statements.datedLine(fact));
  const blocks = [
    ...labelled(say.said, lines([...said, ...about.filter(isSaid)])),
    ...labelled(say.did, lines(about.filter((fact) => !isSaid(fact)))),
    ...labelled(say.named, lines(mentioned)),
  ];
  const nothing = say.nothing(inLanguage(name.name, language, knowledge));
  return blocks.length > 0 ? blocks : [paragraph(nothing)];
}

function unknownName(typed: string, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language);
  const spellings = new Map(
    knowledge.names.flatMap((name) =>
      [...Object.values(name.name), ...Object.values(name.also).flat()].map((spelling) => [spelling, name]),
    ),
  );
  const found = nearest(typed, spellings.keys());
  const name = found === undefined ? undefined : spellings.get(found);
  const shown = name && inLanguage(name.name, language, knowledge);
  const sentence = texts.wrong.name(quoted(typed, texts));
  return suggestion(language, sentence, shown, '', shown ? [call(shown, 'who', { name: shown })] : []);
}

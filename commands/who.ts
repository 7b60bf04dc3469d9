import type { Command, CommandContext } from '../src/command/command.ts';
import { byButton, option, PRIVATE, required, worded } from '../src/command/declare.ts';
import { mostToldOf, namesLike } from '../src/command/near-names.ts';
import { isYes } from '../src/command/options.ts';
import { suggestion } from '../src/command/problems.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { currentFacts } from '../src/knowledge/current-facts.ts';
import { isLasting } from '../src/knowledge/events.ts';
import type { Fact, Name } from '../src/knowledge/model.ts';
import { spotOf } from '../src/knowledge/places.ts';
import { profileOf, sameNames } from '../src/knowledge/profile.ts';
import { call, heading, labelled, opening, paragraph, reply, text } from '../src/reply/build.ts';
import type { Block, Line, Reply } from '../src/reply/reply.ts';
import { moreAction, type Section, screenOf } from '../src/reply/sections.ts';
import type { Statements } from '../src/reply/statements.ts';
import { inLanguage, nameOf, quoted } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** Describes a person, group or place: role and offices, then all facts that name it. */
export const who: Command = {
  name: 'who',
  ...worded('who'),
  readOnly: true,
  inGroups: true,
  options: [
    required('name', 'name', 'name'),
    option('all', 'flag', 'all'),
    byButton('from', 'text', 'from'),
    PRIVATE,
  ],
  async run({ name: typed = '', all, from }, context) {
    const names = context.names(typed);
    if (names.length === 0) return unknownName(typed, context);
    const { knowledge, language } = context;
    const [only, ...others] = names;
    const statements = statementsFor(context);
    const profiles = names.map((name) => ({
      name,
      screen: screenOf(sectionsOf(name, context), { all: isYes(all), from }),
    }));
    const blocks = profiles.flatMap(({ name, screen }) => [
      heading(inLanguage(name.name, language, knowledge)),
      ...(screen.first === 1 ? roleBlocks(name, statements, context) : []),
      ...factBlocks(name, screen.sections, statements, context),
    ]);
    // Of several names, each has a button for its own list.
    const actions = profiles.flatMap(({ name, screen }) => {
      const args = { name: only && others.length === 0 ? typed : inLanguage(name.name, language, knowledge) };
      return moreAction(screen, 'who', args, language);
    });
    const at = only && others.length === 0 ? spotOf(only) : undefined;
    const place = only && at && { name: inLanguage(only.name, language, knowledge), at };
    return {
      ...reply(language, blocks, { citations: statements.citations, actions }),
      ...given({ place }),
    };
  },
};

/** The facts with a name: what lasts of it, what it says, what is said of it, and those that only mention it. */
function sectionsOf(name: Name, { knowledge, language }: CommandContext): readonly Section[] {
  const texts = textsFor(language);
  const ids = sameNames(name.id, knowledge.names);
  const facts = currentFacts(knowledge.facts);
  const { about, said, mentioned } = profileOf(ids, facts);
  const isSaid = ({ says }: Fact): boolean => ids.has(says.name ?? '');
  const others = about.filter((fact) => !isSaid(fact));
  if (about.length + said.length + mentioned.length === 0) {
    // Somebody who is named by facts about a source alone, such as the photographer.
    return [{ label: texts.who.named, facts: facts.filter(({ names }) => names.some((id) => ids.has(id))) }];
  }
  return [
    { label: texts.views.who.roles, facts: others.filter(isLasting) },
    { label: texts.who.said, facts: [...said, ...about.filter(isSaid)] },
    { label: texts.who.did, facts: others.filter((fact) => !isLasting(fact)) },
    { label: texts.who.named, facts: mentioned },
  ];
}

/**
 * Role, offices, groups and members. An office or a group is cited if a fact names both; it is left out if one of the
 * facts on the role tells it.
 */
function roleBlocks(
  name: Name,
  statements: Statements,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const texts = textsFor(language);
  const facts = currentFacts(knowledge.facts).toSorted((a, b) => Number(isLasting(b)) - Number(isLasting(a)));
  const linking = (id: string) => facts.find(({ names }) => names.includes(id) && names.includes(name.id));
  const isTold = (id: string): boolean => {
    const fact = linking(id);
    return fact !== undefined && fact.names[0] === name.id && isLasting(fact);
  };
  const related = (label: string, ids: readonly string[], lineOf: (id: string) => Line): readonly Block[] =>
    labelled(
      label,
      ids.map((id) => {
        const fact = linking(id);
        return [...lineOf(id), ...(fact ? [statements.cite(fact)] : [])];
      }),
    );
  const plain = (id: string): Line => {
    const label = nameOf(id, language, knowledge);
    return [opening(label, 'who', { name: label })];
  };
  const untold = (ids: readonly string[]) => ids.filter((id) => !isTold(id));
  const members = knowledge.names.filter(
    ({ id, member }) => member.includes(name.id) && linking(id) !== undefined,
  );
  const roleOf = (id: string): Line => {
    const role = members.find((member) => member.id === id)?.role;
    return role ? [text(` — ${inLanguage(role, language, knowledge)}`, 'quiet')] : [];
  };
  return [
    ...(name.role ? [paragraph(text(inLanguage(name.role, language, knowledge), 'quiet'))] : []),
    ...related(`${texts.who.holds}:`, untold(name.holds), plain),
    ...related(`${texts.who.member}:`, untold(name.member), plain),
    ...related(
      texts.views.who.members,
      members.map(({ id }) => id),
      (id) => [...plain(id), ...roleOf(id)],
    ),
  ];
}

function factBlocks(
  name: Name,
  sections: readonly Section[],
  statements: Statements,
  { knowledge, language }: CommandContext,
): readonly Block[] {
  const texts = textsFor(language);
  const line = (fact: Fact): Line => {
    if (fact.says.name === name.id) return statements.lineBelowSpeaker(fact);
    // A month that is inferred for nearly all of a source tells nothing here.
    const isKnown = fact.when.inferred === undefined || fact.when.precision === 'day';
    return isKnown && !isLasting(fact) ? statements.datedLine(fact) : statements.line(fact);
  };
  const blocks = sections.flatMap(({ label, facts }) => labelled(label, facts.map(line)));
  const nothing = texts.who.nothing(inLanguage(name.name, language, knowledge));
  return blocks.length > 0 ? blocks : [paragraph(nothing)];
}

/** Says that no source has a name, with buttons for those spelled alike, or for those of whom most is told. */
function unknownName(typed: string, { knowledge, language }: CommandContext): Reply {
  const texts = textsFor(language);
  const like = namesLike(typed, knowledge);
  const offered = (like.length > 0 ? like : mostToldOf(knowledge)).map(({ name }) =>
    inLanguage(name, language, knowledge),
  );
  const [first] = offered;
  const sentence = texts.wrong.name(quoted(typed, texts));
  const buttons = offered.map((name) => call(name, 'who', { name }));
  if (like.length === 1) return suggestion(language, sentence, first, '', buttons);
  const hint = like.length > 0 ? texts.views.who.near : texts.views.who.mostTold;
  return suggestion(language, sentence, undefined, first === undefined ? '' : hint, buttons);
}

import { currentFacts } from '../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Name } from '../knowledge/model.ts';
import { profileOf, sameNames } from '../knowledge/profile.ts';
import type { Answer } from '../query/types.ts';
import { fold } from '../query/words/fold.ts';
import { call, heading, paragraph, text } from '../reply/build.ts';
import type { Block, Reply } from '../reply/reply.ts';
import { inLanguage, quoted } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import type { CommandContext } from './command.ts';
import { nearestTopic, topicOf } from './options.ts';
import { suggestion } from './problems.ts';

/** What typed words are about, and the facts on it. */
export interface Matter {
  /** For readers. */
  readonly title: string;
  /** The facts may be about something else that comes near. */
  readonly isUnsure?: true;
  /** In the order of the sources for a topic or a name; those nearest to the words first else. */
  readonly facts: readonly Fact[];
}

/** The whole situation. */
export function wholeMatter({ knowledge, language }: CommandContext): Matter {
  const title = inLanguage(knowledge.situation.title, language, knowledge);
  return { title, facts: currentFacts(knowledge.facts) };
}

/**
 * The matter of typed words: a topic by its id or its title in any language, a name in any spelling, else the facts that
 * are nearest to the words; undefined where there are none.
 */
export function matterOf(typed: string, context: CommandContext): Matter | undefined {
  const { knowledge, language } = context;
  const facts = currentFacts(knowledge.facts);
  const topic = topicOf(typed, knowledge);
  if (topic !== undefined) return matterOfTopic(topic, facts, context);
  const answer = context.ask({ text: typed });
  const name = nameCalled(typed, answer, context);
  if (name !== undefined) {
    const title = inLanguage(name.name, language, knowledge);
    const { about, said, mentioned } = profileOf(sameNames(name.id, knowledge.names), facts);
    const named = new Set([...about, ...said, ...mentioned]);
    return { title, facts: facts.filter((fact) => named.has(fact)) };
  }
  const meant = topicWith(typed, knowledge);
  if (meant !== undefined) return matterOfTopic(meant, facts, context);
  // A mistyped topic is not taken for words that come near to something else.
  const isTopic = answer.outcome !== 'answered' && nearestTopic(typed, knowledge) !== undefined;
  // Of a gap it is known what no source tells, and what comes nearest to it.
  const isFound = answer.outcome !== 'not-in-sources' || answer.missing?.kind === 'gap';
  if (isTopic || !isFound) return undefined;
  const near = new Set([...answer.statements, ...answer.related]);
  if (near.size === 0) return undefined;
  const isUnsure = answer.outcome === 'answered' ? undefined : true;
  return { title: quoted(typed, textsFor(language)), facts: [...near], ...given({ isUnsure }) };
}

/** What stands above the facts on a matter: its title, or the title given, and that they may not be about it. */
export function matterHeading(
  { title, isUnsure }: Matter,
  language: string,
  shown = title,
): readonly Block[] {
  const closest = paragraph(text(textsFor(language).views.closest, 'quiet'));
  return [heading(shown), ...(isUnsure ? [closest] : [])];
}

function matterOfTopic(
  topic: string,
  facts: readonly Fact[],
  { knowledge, language }: CommandContext,
): Matter {
  const title = inLanguage(knowledge.situation.topics[topic] ?? {}, language, knowledge);
  return { title, facts: facts.filter(({ topics }) => topics.includes(topic)) };
}

/** The topic that words are: its id or title in any language, or words of one title alone. */
export function topicIn(typed: string, knowledge: Knowledge): string | undefined {
  return topicOf(typed, knowledge) ?? topicWith(typed, knowledge);
}

/** The one topic whose title has all of the words: "border" for "Border security". */
function topicWith(typed: string, { situation }: Knowledge): string | undefined {
  const words = wordsOf(typed);
  const found = Object.entries(situation.topics).filter(([, title]) =>
    Object.values(title).some((spelling) => {
      const inTitle = new Set(wordsOf(spelling));
      return words.length > 0 && words.every((word) => inTitle.has(word));
    }),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The name that the words are, and nothing besides. */
function nameCalled(typed: string, { form }: Answer, { knowledge, names }: CommandContext): Name | undefined {
  if (form.kind === 'profile') return knowledge.names.find(({ id }) => id === form.name);
  const wanted = fold(typed).trim();
  return names(typed).find(({ name, also }) =>
    [...Object.values(name), ...Object.values(also).flat()].some((spelling) => fold(spelling) === wanted),
  );
}

/** Says that there is nothing on some words, with a button for the topic that is spelled alike, or for some topics. */
export function noMatter(typed: string, command: string, context: CommandContext): Reply {
  const { knowledge, language } = context;
  const { topics } = knowledge.situation;
  const texts = textsFor(language);
  const button = (topic: string) =>
    call(inLanguage(topics[topic] ?? {}, language, knowledge), command, { topic });
  const spelled = nearestTopic(typed, knowledge);
  const meant = spelled === undefined ? undefined : topicOf(spelled, knowledge);
  if (spelled !== undefined && meant !== undefined) {
    return suggestion(language, texts.wrong.topic(quoted(typed, texts)), spelled, '', [button(meant)]);
  }
  const { statements, related } = context.ask({ text: typed });
  const near = [...statements, ...related].flatMap((fact) => fact.topics);
  const offered = [...new Set([...near, ...Object.keys(topics)])]
    .filter((topic) => topic !== ABOUT_SOURCE && topics[topic] !== undefined)
    .slice(0, MOST_NEAR);
  const sentence = texts.views.nothing(quoted(typed, texts));
  return suggestion(language, sentence, undefined, texts.views.topics, offered.map(button));
}

/** Topics that are offered where none is spelled alike. */
const MOST_NEAR = 3;

import type { BoardChoices, BoardStatus } from '../src/command/boards.ts';
import type { Command, CommandContext } from '../src/command/command.ts';
import { option, worded } from '../src/command/declare.ts';
import { noMatter, topicIn } from '../src/command/matter.ts';
import { fold } from '../src/query/words/fold.ts';
import { bullets, call, notice, paragraph, reply, withCommands } from '../src/reply/build.ts';
import { showInstant } from '../src/reply/dates.ts';
import type { Reply } from '../src/reply/reply.ts';
import { inLanguage } from '../src/reply/text.ts';
import { languageName, textLanguages, textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';
import { row } from './digest/show.ts';

/** Sets up a message in the chat that always shows what the sources say now; tells of it, and stops it. */
export const board: Command = {
  name: 'board',
  ...worded('board'),
  inGroups: true,
  inChannels: true,
  access: 'manage',
  options: [option('topic', 'topic', 'boardTopic')],
  async run({ topic: typed = '' }, context) {
    const { boards, inbound, language, knowledge } = context;
    const { board: say } = textsFor(language);
    if (boards === undefined) return notice(language, [withCommands(say.nowhere)]);
    if (isWord('off', typed)) {
      const wasThere = await boards.stop(inbound.from);
      return notice(language, [wasThere ? say.stopped : withCommands(say.none)]);
    }
    const before = await boards.of(inbound.from);
    if (isWord('status', typed))
      return before ? statusReply([say.here], before, context) : notice(language, [withCommands(say.none)]);
    const isForAll = isWord('all', typed);
    const topic = isForAll ? undefined : topicIn(typed, knowledge);
    if (typed.trim() !== '' && !isForAll && topic === undefined) return noMatter(typed, 'board', context);
    // Whoever types nothing more wants the board as it is.
    const asIs = before && typed.trim() === '';
    const choices = asIs ? choicesOf(before) : { language, ...given({ topic }) };
    const status = await boards.setUp(inbound.from, choices);
    return statusReply([say.done[whatWasDone(before, choices)]], status, context);
  },
};

/** Whether a word stands for something else than a topic, in any language. */
function isWord(word: 'off' | 'status' | 'all', typed: string): boolean {
  const wanted = fold(typed).trim();
  return textLanguages.some((language) =>
    textsFor(language).board.words[word].some((spelling) => fold(spelling) === wanted),
  );
}

function choicesOf({ topic, language }: BoardChoices): BoardChoices {
  return { language, ...given({ topic }) };
}

function whatWasDone(
  before: BoardStatus | undefined,
  { topic, language }: BoardChoices,
): 'set' | 'changed' | 'again' | 'there' {
  if (before === undefined) return 'set';
  if (before.state === 'paused' || before.state === 'unknown') return 'again';
  return before.topic === topic && before.language === language ? 'there' : 'changed';
}

/** What a board is about, and how it is. */
function statusReply(done: readonly string[], status: BoardStatus, context: CommandContext): Reply {
  const { language, inbound, knowledge } = context;
  const texts = textsFor(language);
  const { board: say, subscriptions } = texts;
  const { topic, state, trouble, changedAt, zone } = status;
  const isOver = state === 'paused' || state === 'unknown';
  const title = topic === undefined ? undefined : (knowledge.situation.topics[topic] ?? { en: topic });
  const sentences = [
    ...done,
    state === 'paused' ? say.paused[trouble ?? 'rejected'] : say.states[state],
    ...pinSentences(status, say.pinned),
    ...(inbound.lacks === undefined ? [] : [subscriptions.lacks(texts.listOf(inbound.lacks))]),
  ];
  const { stop, again } = say.buttons;
  return reply(
    language,
    [
      paragraph(sentences.join(' ')),
      ...bullets([
        row(subscriptions.topics, title ? inLanguage(title, language, knowledge) : subscriptions.allTopics),
        row(subscriptions.language, languageName(status.language)),
        ...(changedAt ? [row(say.last, showInstant(changedAt, zone, texts))] : []),
      ]),
    ],
    { actions: [...(isOver ? [call(again, 'board')] : []), call(stop, 'board', { topic: 'off' })] },
  );
}

function pinSentences(
  { pinned, state }: BoardStatus,
  say: Readonly<Record<'yes' | 'no', string>>,
): readonly string[] {
  return pinned === undefined || state !== 'live' ? [] : [say[pinned ? 'yes' : 'no']];
}

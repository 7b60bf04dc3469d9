/**
 * Measures how long replies are on a phone: `npm run lengths [-- FILE...]`. A length is the number of characters that
 * Telegram shows of a reply (the question, the statements and the sources), without its buttons.
 */
import { existsSync } from 'node:fs';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { messagesOf } from '../src/platforms/telegram/message.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { composeAnswer } from '../src/reply/answer.ts';
import { readLabelled } from './labelled.ts';

/** The judging parts of the labelled questions. */
const FILES = ['judge', 'readers-judge'].map((part) => `tests/rankings/${part}.jsonl`);
const EXAMPLE = 'is the border with Syria secure?';
/** What the same command measured before replies were made shorter. */
const BEFORE = { example: 1199, median: 783 };

const knowledge = await loadKnowledge('knowledge');
const engine = createEngine(compile(knowledge));

function lengthOf(text: string, context: readonly string[] = []): number {
  const answer = engine.ask({ text, context });
  const reply = composeAnswer(answer, { knowledge, now: new Date(), earlier: context, canVote: true });
  const { texts } = messagesOf(reply, { commands: [], owner: '' });
  return texts.reduce((total, message) => total + message.text.length, 0);
}

const files = process.argv.length > 2 ? process.argv.slice(2) : FILES.filter((file) => existsSync(file));
const lengths = files
  .flatMap((file) => readLabelled(file))
  .map(({ question, context }) => lengthOf(question, context))
  .toSorted((a, b) => a - b);
const at = (share: number): number => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
process.stdout.write(
  [
    `"${EXAMPLE}": ${lengthOf(EXAMPLE)} characters (before: ${BEFORE.example})`,
    `${lengths.length} questions: median ${at(0.5)} characters (before: ${BEFORE.median}), 90th percentile ${at(0.9)}, longest ${at(1)}`,
    '',
  ].join('\n'),
);

import { commands } from '../../commands/index.ts';
import { type ChatEngine, createDispatch } from '../chat/dispatch.ts';
import { MemoryReaders } from '../chat/readers.ts';
import { createSuggestions } from '../command/suggestions.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { terminalLook } from '../platforms/terminal/look.ts';
import { render } from '../platforms/terminal/render.ts';
import { chat } from '../platforms/terminal/transport.ts';
import { notice } from '../reply/build.ts';
import { textsFor } from '../text/index.ts';
import type { Config } from './config.ts';
import type { World } from './environment.ts';
import { createLogger } from './logger.ts';

/** Whether somebody sits at a terminal. */
export function isInteractive({ input, output }: World): boolean {
  return input.isTTY === true && output.isTTY === true;
}

/**
 * A chat on the standard streams until the input ends: with somebody at a terminal, or line by line from a pipe. It is
 * its own: nothing of it is kept, and nobody is held back.
 */
export async function converse(
  world: World,
  { logLevel, logQuestions }: Config,
  engine: ChatEngine,
  knowledge: Knowledge,
): Promise<void> {
  const interactive = isInteractive(world);
  const look = () => terminalLook(world.env, world.output);
  if (interactive) {
    const greeting = notice('en', [textsFor('en').help.greeting(knowledge.situation.title['en'] ?? '')]);
    world.output.write(`${render(greeting, look(), commands).join('\n')}\n\n`);
  }
  await chat({
    input: world.input,
    output: world.output,
    interactive,
    look,
    dispatch: createDispatch({
      knowledge: () => knowledge,
      engine: () => engine,
      commands,
      readers: new MemoryReaders(),
      log: createLogger(logLevel, world.errors),
      logQuestions,
      now: world.now,
    }),
    commands,
    suggest: createSuggestions(() => knowledge, commands),
  });
}

import { commands } from '../../commands/index.ts';
import { type ChatEngine, createDispatch } from '../chat/dispatch.ts';
import { MemoryReaders } from '../chat/readers.ts';
import { createSuggestions } from '../command/suggestions.ts';
import { firstDigests } from '../digest/first-digest.ts';
import { MemoryBlobs } from '../digest/memory-blobs.ts';
import { createNewsService } from '../digest/news-service.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { terminalLook } from '../platforms/terminal/look.ts';
import { render } from '../platforms/terminal/render.ts';
import { chat } from '../platforms/terminal/transport.ts';
import type { Engine } from '../query/engine.ts';
import { paragraph, withCommands } from '../reply/build.ts';
import { firstContact } from '../reply/first-contact.ts';
import { textsFor } from '../text/index.ts';
import type { Config } from './config.ts';
import { type Environment, isInteractive } from './environment.ts';
import { createLogger } from './logger.ts';

/**
 * A chat on the standard streams until the input ends: with somebody at a terminal, or line by line from a pipe. It
 * keeps nothing between runs and has no rate limits.
 *
 * @returns how many lines were read
 */
export async function terminalChat(
  environment: Environment,
  { logLevel, logQuestions }: Config,
  engine: ChatEngine & Pick<Engine, 'closings'>,
  knowledge: Knowledge,
): Promise<number> {
  const interactive = isInteractive(environment);
  const look = () => terminalLook(environment.env, environment.output);
  if (interactive) {
    const { blocks, ...greeting } = firstContact(knowledge, 'en');
    const lines = paragraph(...withCommands(textsFor('en').surface.start.lines));
    const parts = render({ ...greeting, blocks: [...blocks, lines] }, look(), commands);
    environment.output.write(`${parts.join('\n')}\n\n`);
  }
  const known = {
    knowledge: () => knowledge,
    closings: () => engine.closings,
    now: environment.now,
  };
  const dispatch = createDispatch({
    ...known,
    engine: () => engine,
    commands,
    firstDigest: firstDigests(known),
    readers: new MemoryReaders(),
    news: createNewsService({ ...known, blobs: new MemoryBlobs(), ask: (question) => engine.ask(question) }),
    log: createLogger(logLevel, environment.errors),
    logQuestions,
  });
  return chat({
    input: environment.input,
    output: environment.output,
    interactive,
    look,
    dispatch,
    commands,
    suggest: createSuggestions(() => knowledge, commands),
  });
}

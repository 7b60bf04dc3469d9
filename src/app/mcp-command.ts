import { Readable, type Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { localized } from '../knowledge/model.ts';
import { createLookups } from '../platforms/web/api/lookups.ts';
import { createMcpServer } from '../platforms/web/api/mcp-server.ts';
import { withAnswerCache } from '../query/answer-cache.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine } from '../query/engine.ts';
import { factPageOf } from '../reply/fact-address.ts';
import { given } from '../util/given.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import { createLogger } from './logger.ts';

/**
 * Serves the tools for assistants on the standard streams until the input ends or the program is asked to stop. Nothing but the
 * protocol is written to the output; the log goes to the error stream. The knowledge is that of the start.
 */
export async function serveMcp(
  { logLevel, publicUrl }: Config,
  compiled: Compiled,
  { input, output, errors, untilStopped }: Environment,
): Promise<void> {
  const log = createLogger(logLevel, errors);
  const { knowledge } = compiled;
  const engine = withAnswerCache(createEngine(compiled));
  const server = createMcpServer({
    lookups: createLookups({ knowledge: () => knowledge, engine: () => engine }),
    title: localized(knowledge.situation.title, 'en'),
    ...given({ factPage: publicUrl === undefined ? undefined : (id: string) => factPageOf(publicUrl, id) }),
  });
  // Without the message, which may quote what was sent.
  server.server.onerror = ({ name }) =>
    log.warn({ event: 'mcp-message-refused', error: name }, 'a message was not understood');
  const ended = Promise.withResolvers<void>();
  for (const event of ['end', 'close'] as const) input.once(event, () => ended.resolve());
  await server.connect(new StdioServerTransport(Readable.from(input), output as Writable));
  log.info({ event: 'mcp-ready' }, 'the tools are ready on the standard streams');
  await Promise.race([ended.promise, untilStopped()]);
  await server.close();
}

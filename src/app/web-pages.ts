import { fact } from '../../commands/fact.ts';
import { commands } from '../../commands/index.ts';
import { createDispatch } from '../chat/dispatch.ts';
import { MemoryReaders } from '../chat/readers.ts';
import { firstDigests } from '../digest/first-digest.ts';
import { factPages } from '../platforms/web/fact-page.ts';
import type { Log } from '../util/log.ts';
import type { Endpoint } from './http-server.ts';
import type { LiveKnowledge } from './live-knowledge.ts';

/**
 * The pages for readers. They keep nothing of a reader. They have no limits per reader, since all readers may come through one
 * proxy: a page costs little, and is cached.
 */
export function webPages(
  publicUrl: string,
  { current, now, log }: { readonly current: LiveKnowledge; now(): Date; readonly log: Log },
): Endpoint {
  const known = { knowledge: current.knowledge, closings: () => current.engine().closings, now };
  const dispatch = createDispatch({
    ...known,
    engine: current.engine,
    commands,
    firstDigest: firstDigests(known),
    readers: new MemoryReaders(1),
    log,
  });
  return factPages({
    publicUrl,
    dispatch,
    commands,
    factCall: (id) => ({ command: fact.name, args: { id } }),
    version: () => current.knowledge().version,
    isFact: (id) => current.knowledge().facts.some((each) => each.id === id),
  });
}

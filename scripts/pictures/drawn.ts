import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { createDispatch } from '../../src/chat/dispatch.ts';
import { MemoryReaders } from '../../src/chat/readers.ts';
import { firstDigests } from '../../src/digest/first-digest.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { DrawnPictures } from '../../src/pictures/drawn-pictures.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';

const silent = { error() {}, warn() {}, info() {} };

/** The pictures that the bot draws itself, by name, as PNG: a map, and a timeline in Arabic, each dark and light. */
export async function drawnPictures(): Promise<Readonly<Record<string, Uint8Array>>> {
  const knowledge = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
  const engine = createEngine(compile(knowledge));
  const known = { knowledge: () => knowledge, closings: () => engine.closings, now: () => new Date() };
  const drawn: Record<string, Uint8Array> = {};
  for (const scheme of ['dark', 'light'] as const) {
    const dispatch = createDispatch({
      ...known,
      engine: () => engine,
      commands,
      firstDigest: firstDigests(known),
      readers: new MemoryReaders(),
      pictures: new DrawnPictures(silent, scheme),
      log: silent,
    });
    for (const [name, command, language] of [
      ['map', 'map', 'en'],
      ['timeline-arabic', 'timeline', 'ar'],
    ] as const) {
      const input = { kind: 'call', call: { command, args: {} } } as const;
      const from = { platform: 'script', chat: name };
      const { blocks } = await dispatch({ id: name, from, user: 'reader', language, input });
      const image = blocks.find((block) => block.kind === 'image');
      if (image) drawn[scheme === 'dark' ? name : `${name}-light`] = image.png;
    }
  }
  return drawn;
}

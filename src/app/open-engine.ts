import { setImmediate } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import type { Knowledge } from '../knowledge/model.ts';
import { withAnswerCache } from '../query/answer-cache.ts';
import { createEngine, type Engine } from '../query/engine.ts';
import { type Packed, unpack } from '../query/packed-knowledge.ts';
import { inSlices } from '../util/in-slices.ts';

/**
 * An engine for packed knowledge. Everything that its first questions would have to wait for is made before, a little at a
 * time, so that the engine in use goes on answering.
 */
export async function openEngine(
  packed: Uint8Array,
): Promise<{ readonly knowledge: Knowledge; readonly engine: Engine }> {
  const pieces = deserialize(packed) as Packed;
  await setImmediate();
  const compiled = unpack(pieces);
  await setImmediate();
  const engine = createEngine(compiled);
  await inSlices(engine.prepare());
  return { knowledge: compiled.knowledge, engine: withAnswerCache(engine) };
}

import { join } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';

/** The folder of the knowledge that the project ships. */
export const KNOWLEDGE_DIR = join(import.meta.dirname, '../../knowledge');

/** The shipped knowledge with its engine. */
export interface Real {
  readonly knowledge: Knowledge;
  readonly compiled: Compiled;
  readonly engine: Engine;
}

let loading: Promise<Real> | undefined;

/** What the project ships; loaded once for all test files of a worker. */
export function loadReal(): Promise<Real> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Real> {
  const knowledge = await loadKnowledge(KNOWLEDGE_DIR);
  const compiled = compile(knowledge);
  return { knowledge, compiled, engine: createEngine(compiled) };
}

import { join } from 'node:path';
import { cachedCompile } from '../../src/app/knowledge-cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** The folder of the knowledge that the project ships. */
export const KNOWLEDGE_DIR = join(PROJECT, 'knowledge');

/** Where its compiled form is kept between test runs. */
export const COMPILED_DIR = join(PROJECT, 'node_modules/.cache/sanad');

/** The shipped knowledge with its engine. */
export interface Real {
  readonly knowledge: Knowledge;
  readonly compiled: Compiled;
  readonly engine: Engine;
}

/** The shipped knowledge, compiled anew only if its files, the code or a library have changed. */
export function compileReal(): Promise<Compiled> {
  return cachedCompile(KNOWLEDGE_DIR, COMPILED_DIR, async () => compile(await loadKnowledge(KNOWLEDGE_DIR)));
}

let loading: Promise<Real> | undefined;

/** What the project ships; loaded once for all test files of a worker. */
export function loadReal(): Promise<Real> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Real> {
  const compiled = await compileReal();
  return { knowledge: compiled.knowledge, compiled, engine: createEngine(compiled) };
}

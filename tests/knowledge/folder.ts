import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { formatProblem, KnowledgeError } from '../../src/knowledge/problems.ts';

/** Files by their path in the folder; undefined leaves one out. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** One source with two facts, and what they refer to. */
export const GOOD = {
  'situation.yaml': `\
id: border
title: { en: "The border", ar: "الحدود" }
time-zone: Asia/Baghdad
languages: { required: [en, ar], asked: [en, ar, fr] }
topics:
  patrols: { en: "Patrols", ar: "دوريات" }
inferences:
  standing: { en: "a lasting state", ar: "وضع قائم" }
`,
  'names.yaml': `\
- { id: sudani, kind: person, name: { en: "Sudani", ar: "السوداني" }, holds: [prime-minister] }
- { id: prime-minister, kind: office, name: { en: "Prime minister", ar: "رئيس الوزراء" } }
- { id: iraq, kind: place, name: { en: "Iraq", ar: "العراق" }, at: [33.3, 44.4] }
`,
  'gaps.yaml': `\
- id: how-many-guards
  text: { en: "No source gives a number", ar: "لا يذكر أي مصدر رقماً" }
  questions: { en: ["how many guards?"] }
  nearest: [patrols-doubled]
`,
  'sources/a.yaml': `\
source:
  id: paper-one
  title: "Patrols"
  publisher: "Paper"
  language: en
  published: { date: "2026-01", inferred: standing }
  added: 2026-01-22
facts:
  - id: patrols-doubled
    paragraph: 2
    says: sudani
    status: claimed
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "Patrols were doubled", ar: "ضوعفت الدوريات" }
    questions: { en: ["more patrols?"] }
  - id: patrols-unchanged
    paragraph: 3
    says: { en: "one official", ar: "مسؤول" }
    status: disputed
    when: { date: 2017, inferred: standing }
    names: [iraq]
    topics: [patrols]
    text: { en: "Patrols stayed the same", ar: "بقيت الدوريات" }
    against: [patrols-doubled]
    added: 2026-01-23
`,
  'vocabulary/movement.yaml': `\
- { id: patrol, en: [patrol, patrols], ar: ["دورية"] }
`,
  'vocabulary/function-words.yaml': `\
en: { stop: [the], anaphora: { person: [he] }, kind: { who: [who] } }
`,
} as const satisfies Files;

/** The one source. */
export const SOURCE = 'sources/a.yaml';

/** A file of the good knowledge. */
type GoodFile = keyof typeof GOOD;

/** The good knowledge with some files changed, in a temporary folder that goes away after the test. */
export async function makeFolder(changes: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-knowledge-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries({ ...GOOD, ...changes })) {
    if (content !== undefined) await write(folder, file, content);
  }
  return folder;
}

/** Writes one file of the folder. */
export async function write(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  // At once, so that nobody who follows the folder reads half of it.
  await writeFile(`${folder}.half`, content);
  await rename(`${folder}.half`, join(folder, file));
}

/** The knowledge in the good files with some changed. */
export async function load(changes: Files = {}): Promise<Knowledge> {
  return loadKnowledge(await makeFolder(changes));
}

/** The problems of a folder, a line each. */
export async function problemsIn(folder: string, now?: Date): Promise<readonly string[]> {
  const error = await loadKnowledge(folder, now === undefined ? {} : { now }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof KnowledgeError) return error.problems.map(formatProblem);
  throw error ?? new Error('the folder was expected to be refused');
}

/** A good file with one passage replaced, which must stand in it. */
export function edited(file: GoodFile, from: string, to: string): Files {
  const text: string = GOOD[file];
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return { [file]: text.replace(from, () => to) };
}

/** What is changed in which good file, from what to what, and the one problem that it makes. */
type Row = readonly [mistake: string, file: GoodFile, from: string, to: string, problem: string];

/** Tests that each mistake gives one problem, at its place. */
export function refuses(what: string, rows: readonly Row[]): void {
  describe(`${what} is refused`, () => {
    test.each(rows)('%s', async (_, file, from, to, problem) => {
      expect(await problemsIn(await makeFolder(edited(file, from, to)))).toEqual([problem]);
    });
  });
}

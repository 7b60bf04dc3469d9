import type { Problem } from './problems.ts';
import type { FileKind } from './schema.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** The kinds of things that have ids. */
export type Thing = 'name' | 'topic' | 'event' | 'inference' | 'source' | 'fact' | 'gap' | 'concept';

/** A parsed file, whatever its shape. */
export interface Parsed {
  readonly kind: FileKind;
  readonly yaml: YamlFile;
}

/** A value in a file. */
export interface Found {
  readonly yaml: YamlFile;
  readonly path: Path;
  readonly value: unknown;
}

/**
 * The path of values in the files of a kind: keys from the root. `*` means every item of a list or every value of a
 * mapping: `facts.*.names.*` finds each name of each fact.
 */
export type Pattern = string;

/** Paths of the places that define ids. With `byKey` the id is the last key of the path, not its value. */
const DEFINITIONS: readonly {
  readonly thing: Thing;
  readonly kind: FileKind;
  readonly at: Pattern;
  readonly byKey?: true;
}[] = [
  { thing: 'topic', kind: 'situation', at: 'topics.*', byKey: true },
  { thing: 'event', kind: 'situation', at: 'events.*', byKey: true },
  { thing: 'inference', kind: 'situation', at: 'inferences.*', byKey: true },
  { thing: 'name', kind: 'names', at: '*.id' },
  { thing: 'source', kind: 'source', at: 'source.id' },
  { thing: 'fact', kind: 'source', at: 'facts.*.id' },
  { thing: 'gap', kind: 'gaps', at: '*.id' },
  { thing: 'concept', kind: 'vocabulary', at: '*.id' },
];

/**
 * The values of all files as they were written, for checks across files. It also takes files of a wrong shape, so that
 * mistakes in shape do not hide other mistakes.
 */
export class Catalogue {
  readonly #files: readonly Parsed[];
  readonly #incomplete: ReadonlySet<FileKind>;
  readonly #given = new Map<Thing, Map<string, Found[]>>();

  /** @param incomplete - kinds of which a file could not be read or parsed */
  constructor(files: readonly Parsed[], incomplete: ReadonlySet<FileKind>) {
    this.#files = files;
    this.#incomplete = incomplete;
    for (const { thing, kind, at, byKey } of DEFINITIONS) {
      const byId = new Map<string, Found[]>();
      for (const found of this.find(kind, at)) {
        const id = byKey ? found.path.at(-1) : found.value;
        if (typeof id !== 'string') continue;
        const places = byId.get(id);
        if (places === undefined) byId.set(id, [found]);
        else places.push(found);
      }
      this.#given.set(thing, byId);
    }
  }

  /** The whole content of each file of a kind. */
  *files(kind: FileKind): Generator<Found> {
    for (const { kind: own, yaml } of this.#files) {
      if (own === kind) yield { yaml, path: [], value: yaml.value };
    }
  }

  /** The values that the pattern finds in the files of a kind, in the order of the files. */
  *find(kind: FileKind, at: Pattern): Generator<Found> {
    const steps = at.split('.');
    for (const file of this.files(kind)) yield* descend(file, steps);
  }

  /** The ids of a kind of thing, each with the places that give it. */
  given(thing: Thing): ReadonlyMap<string, readonly Found[]> {
    return this.#given.get(thing) ?? new Map();
  }

  /** Whether every file that gives ids of this kind was read, so that an id not among them is a mistake. */
  isComplete(thing: Thing): boolean {
    return DEFINITIONS.every((each) => each.thing !== thing || !this.#incomplete.has(each.kind));
  }
}

/** The value of a field of a mapping; undefined if there is none. */
export function fieldOf({ yaml, path, value }: Found, field: string): Found | undefined {
  if (!isMapping(value) || !Object.hasOwn(value, field)) return undefined;
  return { yaml, path: [...path, field], value: value[field] };
}

/** A problem with a value that was found. */
export function problemAt({ yaml, path }: Found, message: string): Problem {
  return yaml.problem(path, message);
}

/** Whether a value is a YAML mapping. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* descend(from: Found, steps: readonly string[]): Generator<Found> {
  const [step, ...rest] = steps;
  if (step === undefined) yield from;
  else if (step !== '*') {
    const field = fieldOf(from, step);
    if (field !== undefined) yield* descend(field, rest);
  } else if (Array.isArray(from.value)) {
    for (const [i, value] of from.value.entries()) {
      yield* descend({ yaml: from.yaml, path: [...from.path, i], value }, rest);
    }
  } else if (isMapping(from.value)) {
    for (const [key, value] of Object.entries(from.value)) {
      yield* descend({ yaml: from.yaml, path: [...from.path, key], value }, rest);
    }
  }
}

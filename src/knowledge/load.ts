import { assemble } from './assemble.ts';
import { Catalogue, type Parsed, problemAt, type Thing } from './catalogue.ts';
import { futureDates } from './checks/dates.ts';
import { crossCheck } from './checks/references.ts';
import { type UntranslatedText, untranslatedIn } from './checks/translations.ts';
import { warningsOf } from './checks/warnings.ts';
import { type Overlay, readFolder, readSourceTexts, type TextFile, type Unread } from './folder.ts';
import { asTyped } from './issues.ts';
import type { Knowledge } from './model.ts';
import { ParsedFiles } from './parsed-files.ts';
import { byPlace, KnowledgeError, type Problem } from './problems.ts';
import type { FileKind, Shape } from './schema.ts';
import { versionOf } from './version.ts';
import type { YamlFile } from './yaml-file.ts';

/** Knowledge as an editor checks it. */
export interface CheckedKnowledge {
  readonly knowledge: Knowledge;
  /** What is accepted, but can hardly be meant; ordered by file and line. */
  readonly warnings: readonly Problem[];
  /** A problem at the place where a thing is defined. */
  problemAt(thing: Thing, id: string, message: string): Problem | undefined;
  /** The texts that a language lacks, statements first. */
  untranslated(language: string): readonly UntranslatedText[];
}

/** What a folder is checked against besides itself. */
export interface LoadOptions {
  /** The present: dates of what has been done may not lie after it. Without it they are not compared. */
  readonly now?: Date;
  /** Takes the place of files of the folder, or adds some. */
  readonly overlay?: Overlay;
  /** Finds the text that is kept of a source, by its hash. */
  readonly textOf?: (hash: string) => Promise<string | undefined>;
}

/**
 * Everything under the knowledge folder, checked and resolved.
 *
 * @throws KnowledgeError with every problem of every file
 */
export async function loadKnowledge(folder: string, options: LoadOptions = {}): Promise<Knowledge> {
  return loadFiles(await readFolder(folder, options.overlay), options);
}

/** What files are checked with. */
export interface FileOptions extends Pick<LoadOptions, 'now'> {
  /** Files that were parsed before. */
  readonly parsed?: ParsedFiles;
}

/**
 * The knowledge in files as `readFolder` gives them.
 *
 * @throws KnowledgeError with every problem of every file
 */
export function loadFiles(items: readonly (TextFile | Unread)[], options: FileOptions = {}): Knowledge {
  return check(items, options).knowledge;
}

/**
 * The same with the warnings.
 *
 * @throws KnowledgeError with every problem of every file
 */
export async function checkKnowledge(
  folder: string,
  options: LoadOptions & Pick<FileOptions, 'parsed'> = {},
): Promise<CheckedKnowledge> {
  const { knowledge, catalogue, strays } = check(await readFolder(folder, options.overlay), options);
  const texts = await readSourceTexts(folder, knowledge.sources, options.textOf);
  return {
    knowledge,
    warnings: [...strays, ...warningsOf(catalogue, texts)].toSorted(byPlace),
    problemAt(thing, id, message) {
      const [found] = catalogue.given(thing).get(id) ?? [];
      return found && problemAt(found, message);
    },
    untranslated: (language) => untranslatedIn(catalogue, language),
  };
}

/** Everything in the files, with what was written and the files that are not read. */
function check(
  items: readonly (TextFile | Unread)[],
  { now, parsed: known = new ParsedFiles() }: FileOptions,
): {
  readonly knowledge: Knowledge;
  readonly catalogue: Catalogue;
  readonly strays: readonly Problem[];
} {
  const problems: Problem[] = [];
  const strays: Problem[] = [];
  // Not push(...): a file may have more problems than a call can take arguments.
  const report = (more: Iterable<Problem>) => {
    for (const problem of more) problems.push(problem);
  };
  const incomplete = new Set<FileKind>();
  const files: TextFile[] = [];
  const parsed: Parsed[] = [];
  for (const item of items) {
    if ('problem' in item) {
      (item.stray ? strays : problems).push(item.problem);
      if (item.kind !== undefined) incomplete.add(item.kind);
      continue;
    }
    const yaml = known.parse(item);
    files.push(item);
    report(yaml.problems);
    if (yaml.value === undefined) incomplete.add(item.kind);
    else parsed.push({ kind: item.kind, yaml });
  }

  const contents: Contents = {
    situation: [],
    names: [],
    gaps: [],
    source: [],
    vocabulary: [],
    'function-words': [],
  };
  for (const { kind, yaml } of parsed) report(collect(contents, kind, yaml, known));
  const catalogue = new Catalogue(parsed, incomplete);
  report(crossCheck(catalogue));
  if (now !== undefined) report(futureDates(catalogue, latestDay(now)));
  const [situation] = contents.situation;
  // A file that is not read may be why another is missing.
  if (problems.length > 0 || situation === undefined) throw new KnowledgeError([...problems, ...strays]);

  const knowledge = assemble(
    {
      situation: situation.content,
      names: contents.names.flatMap(({ content }) => content),
      gaps: contents.gaps.flatMap(({ content }) => content),
      sources: contents.source.map(({ file, content }) => ({ file, ...content })),
      concepts: contents.vocabulary.flatMap(({ content }) => content),
      functionWords: contents['function-words'][0]?.content ?? {},
    },
    versionOf(files),
  );
  return { knowledge, catalogue, strays };
}

/** The ISO date that it is now where the day begins first, 14 hours ahead of UTC. */
function latestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

/** The checked content of the files of each kind, in the order of their names. */
type Contents = { readonly [Kind in FileKind]: { readonly file: string; readonly content: Shape<Kind> }[] };

function collect<Kind extends FileKind>(
  contents: Contents,
  kind: Kind,
  yaml: YamlFile,
  known: ParsedFiles,
): readonly Problem[] {
  const checked = known.check(kind, yaml);
  if ('mistakes' in checked) {
    return checked.mistakes.map(({ path, message, atKey, value }) =>
      yaml.problem(path, asTyped(message, value, yaml.written(path)?.text), atKey),
    );
  }
  contents[kind].push({ file: yaml.file, content: checked.content });
  return [];
}

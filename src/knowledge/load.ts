import { assemble } from './assemble.ts';
import { Catalogue, type Parsed } from './catalogue.ts';
import { crossCheck } from './checks/references.ts';
import { readFolder, type TextFile } from './folder.ts';
import { checkShape } from './issues.ts';
import type { Knowledge } from './model.ts';
import { KnowledgeError, type Problem } from './problems.ts';
import type { FileKind, Shape } from './schema.ts';
import { versionOf } from './version.ts';
import { YamlFile } from './yaml-file.ts';

/**
 * Everything under the knowledge folder, checked and resolved.
 *
 * @throws KnowledgeError with every problem of every file
 */
export async function loadKnowledge(folder: string): Promise<Knowledge> {
  const problems: Problem[] = [];
  // Not push(...): a file may have more problems than a call can take arguments.
  const report = (more: Iterable<Problem>) => {
    for (const problem of more) problems.push(problem);
  };
  const incomplete = new Set<FileKind>();
  const files: TextFile[] = [];
  const parsed: Parsed[] = [];
  for (const item of await readFolder(folder)) {
    if ('problem' in item) {
      problems.push(item.problem);
      if (item.kind !== undefined) incomplete.add(item.kind);
      continue;
    }
    const yaml = new YamlFile(item.file, item.text);
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
  for (const { kind, yaml } of parsed) report(collect(contents, kind, yaml));
  report(crossCheck(new Catalogue(parsed, incomplete)));
  const [situation] = contents.situation;
  if (problems.length > 0 || situation === undefined) throw new KnowledgeError(problems);

  return assemble(
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
}

/** The checked content of the files of each kind, in the order of their names. */
type Contents = { readonly [Kind in FileKind]: { readonly file: string; readonly content: Shape<Kind> }[] };

function collect<Kind extends FileKind>(contents: Contents, kind: Kind, yaml: YamlFile): readonly Problem[] {
  const checked = checkShape(kind, yaml.value);
  if ('mistakes' in checked) {
    return checked.mistakes.map(({ path, message, atKey }) => yaml.problem(path, message, atKey));
  }
  contents[kind].push({ file: yaml.file, content: checked.content });
  return [];
}

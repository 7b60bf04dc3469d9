import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { formatProblem, type Problem } from '../../knowledge/problems.ts';

/** What in a file a problem is about: its id, and the field. */
interface Owner {
  readonly id: string;
  readonly field?: string;
}

/**
 * A problem of a file that is to be written, in terms of the draft that it is made from: "Fact 3, "when": …".
 *
 * @param text of the file
 * @param ids of the facts that are new, by their numbers in the draft
 */
export function inDraftTerms(
  problem: Problem,
  text: string | undefined,
  ids: ReadonlyMap<number, string>,
): string {
  const owner = text === undefined ? undefined : ownerAt(text, problem);
  if (owner === undefined) return formatProblem(problem);
  const field = owner.field === undefined ? '' : `, "${owner.field}"`;
  const [n] = [...ids].find(([, id]) => id === owner.id) ?? [];
  if (problem.file.startsWith('sources/')) {
    if (n !== undefined) return `Fact ${n}${field}: ${problem.message}`;
    if (owner.id === 'source') return `The source${field}: ${problem.message}`;
  }
  const kind = problem.file === 'situation.yaml' ? SECTIONS[owner.field ?? ''] : KINDS[problem.file];
  if (problem.file === 'situation.yaml' && kind !== undefined)
    return `The ${kind} "${owner.id}": ${problem.message}`;
  return kind === undefined
    ? formatProblem(problem)
    : `The ${kind} "${owner.id}"${field}: ${problem.message}`;
}

/** Parts of situation.yaml to which a draft adds. */
const SECTIONS: Readonly<Record<string, string>> = { events: 'event', inferences: 'inference' };
const KINDS: Readonly<Record<string, string>> = { 'names.yaml': 'name', 'gaps.yaml': 'gap' };

function ownerAt(text: string, { line, column }: Problem): Owner | undefined {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const start = lines.lineStarts[line - 1];
  if (start === undefined) return undefined;
  const offset = start + column - 1;
  const facts = isMap(contents) ? contents.get('facts', true) : contents;
  if (isSeq(facts)) {
    const item = facts.items.findLast((each) => startOf(each as Node) <= offset);
    if (item !== undefined && isMap(item)) {
      const id = item.get('id');
      const field = fieldAt(item, offset);
      return { id: String(id), ...(field === undefined ? {} : { field }) };
    }
  }
  const section = isMap(contents) ? fieldAt(contents, offset) : undefined;
  if (section !== undefined && Object.hasOwn(SECTIONS, section)) {
    const entries = isMap(contents) ? contents.get(section, true) : undefined;
    const id = entries === undefined ? undefined : fieldAt(entries as Node, offset);
    return id === undefined ? undefined : { id, field: section };
  }
  const source = isMap(contents) ? contents.get('source', true) : undefined;
  if (!isMap(source) || startOf(source) > offset) return undefined;
  const field = fieldAt(source, offset);
  return { id: 'source', ...(field === undefined ? {} : { field }) };
}

function fieldAt(map: Node, offset: number): string | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.findLast(({ key }) => startOf(key as Node) <= offset);
  return isScalar(pair?.key) ? String(pair.key.value) : undefined;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? Number.POSITIVE_INFINITY;
}

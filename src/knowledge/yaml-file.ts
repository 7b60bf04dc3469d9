import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { quote } from './messages.ts';
import type { Problem } from './problems.ts';
import { syntaxMistakes } from './yaml-syntax.ts';

/** Keys and list positions that lead from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** A value as it stands in a file. */
export interface Written {
  /** Without quotation marks. */
  readonly text: string;
  /** It stands there without quotation marks. */
  readonly plain: boolean;
  /** What follows `#` on its line. */
  readonly comment?: string;
}

// Pretty errors would repeat the position. Repeated keys are found below, because the parser's search is quadratic.
const OPTIONS = { prettyErrors: false, stringKeys: true, uniqueKeys: false, schema: 'core' } as const;

/** A YAML file as plain values, with the position of each value in its text. */
export class YamlFile {
  readonly file: string;
  /** Undefined where the text is not valid YAML, or holds nothing. */
  readonly value: unknown;
  /** Mistakes in the YAML itself. */
  readonly problems: readonly Problem[];
  readonly #text: string;
  #document: Document.Parsed | undefined;
  #firstAlias = 0;
  #lines: LineCounter | undefined;

  /** @param file - relative to the knowledge folder */
  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
    const problems: Problem[] = [];
    this.problems = problems;
    try {
      const document = parseDocument(text, OPTIONS);
      this.#document = document;
      // Errors after a stack overflow only follow from it.
      const isOverflow = document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION');
      const mistakes = syntaxMistakes(text, [...document.errors, ...document.warnings]);
      for (const { offset, message } of mistakes) {
        problems.push(this.#problem(offset, isOverflow ? TOO_DEEP : message));
        if (isOverflow) break;
      }
      for (const problem of this.#repeatedKeys(document)) problems.push(problem);
      if (document.errors.length > 0) return;
      this.value = document.toJS() ?? undefined;
      if (this.value === undefined)
        problems.push(this.#problem(0, 'the file is empty - fill it, or remove it'));
    } catch (error) {
      // The parser failed: aliases that multiply or lead nowhere, or nesting deeper than the stack.
      problems.push(this.#problem(this.#firstAlias, givenUpMessage(error)));
    }
  }

  /** A problem at the value of a path, or at its key; if there is none, at the nearest value that contains it. */
  problem(path: Path, message: string, atKey = false): Problem {
    return this.#problem(this.#offset(path, atKey), message);
  }

  #problem(offset: number, message: string): Problem {
    this.#lines ??= lineCounter(this.#text);
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line, column: col, message };
  }

  /** The value of a path as it is typed, such as `007`; undefined where a list, a mapping or nothing stands there. */
  written(path: Path): Written | undefined {
    const { node } = this.#find(path, false);
    if (!isScalar(node)) return undefined;
    const { source, type, comment } = node as Scalar & { readonly source?: string };
    return {
      text: source ?? String(node.value),
      plain: type === 'PLAIN',
      ...(typeof comment === 'string' && { comment }),
    };
  }

  #offset(path: Path, atKey: boolean): number {
    return this.#find(path, atKey).offset;
  }

  /** The value at the end of a path, and where it starts; or where the nearest value that contains it does. */
  #find(path: Path, atKey: boolean): { readonly node?: Node | null | undefined; readonly offset: number } {
    let node: Node | null | undefined = this.#document?.contents;
    let offset = start(node) ?? 0;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node) && this.#document !== undefined) node = node.resolve(this.#document);
      if (isMap<Node, Node | null>(node)) {
        // Of a repeated key, the last one counts.
        const pair = node.items.findLast(({ key }) => keyText(key) === step);
        if (pair === undefined) return { offset };
        if (atKey && depth === path.length - 1) return { offset: start(pair.key) ?? offset };
        node = pair.value;
        offset = start(node) ?? start(pair.key) ?? offset;
      } else if (isSeq<Node>(node)) {
        node = node.items[Number(step)];
        offset = start(node) ?? offset;
      } else return { offset };
    }
    return { node, offset };
  }

  #repeatedKeys(document: Document.Parsed): Problem[] {
    const problems: Problem[] = [];
    visit(document, {
      Alias: (_, alias) => {
        this.#firstAlias ||= start(alias) ?? 0;
      },
      Map: (_, map) => {
        const seen = new Set<unknown>();
        for (const { key } of map.items as { key: Node }[]) {
          const text = keyText(key);
          if (text === undefined) continue;
          const message = `the field ${quote(text)} stands twice in this mapping - remove one of them`;
          if (seen.has(text)) problems.push(this.#problem(start(key) ?? 0, message));
          seen.add(text);
        }
      },
    });
    return problems;
  }
}

const TOO_DEEP = 'cannot be read as YAML: it is nested too deeply - remove the extra brackets or indentation';

function givenUpMessage(error: unknown): string {
  if (error instanceof ReferenceError) {
    return `cannot follow the YAML aliases: ${error.message} - write the values out instead`;
  }
  return TOO_DEEP;
}

function keyText(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function start(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return lines;
}

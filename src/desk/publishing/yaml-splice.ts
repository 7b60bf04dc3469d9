import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../../knowledge/yaml-file.ts';
import { DeskError } from '../desk-error.ts';

/**
 * Changes in a YAML file that leave every byte around them as it is: comments, order, quotes and blank lines. Each change is
 * read back, and refused where the file would then say anything else than was meant.
 */

// The parser's search for repeated keys is quadratic; `check` looks for them.
const OPTIONS = { prettyErrors: false, stringKeys: true, uniqueKeys: false, schema: 'core' } as const;

/** What is put in the place of a range of the text. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where a new item of a list stands, and what stands above it. */
export interface ItemPlace {
  /** The index of the item that it comes after; -1 for the first place. Left out for the last place. */
  readonly after?: number;
  /** Comment above it, without `#`. */
  readonly comment?: string;
}

/**
 * Adds an item to a list that is written an item a line, or to an empty one.
 *
 * @param path of the list
 * @param lines of the item as YAML, the first without `- `, none indented further than its own structure needs
 */
export function addItem(text: string, path: Path, lines: readonly string[], place: ItemPlace = {}): string {
  const document = parseDocument(text, OPTIONS);
  const list = document.getIn(path, true);
  const after = place.after ?? (isSeq(list) ? list.items.length - 1 : -1);
  const meant = (value: unknown): unknown => {
    const items = (at(value, path) ?? []) as unknown[];
    return withAt(value, path, items.toSpliced(after + 1, 0, parse(lines.join('\n'), OPTIONS)));
  };
  return checked(text, document, meant, (eol) => {
    const first = isSeq(list) ? list.items[0] : undefined;
    if (isSeq(list) && isNodeOf(first)) {
      if (list.flow) throw notEditable();
      const column = columnOf(text, dashBefore(text, first));
      const isApart = list.items.length > 1 && blankBetween(text, list);
      const indent = ' '.repeat(column);
      const item = lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
      const comment = place.comment === undefined ? [] : [`${indent}# ${place.comment}`];
      if (after < 0) {
        const start = lineStart(text, dashBefore(text, first));
        return { from: start, to: start, text: joined([...comment, ...item, ...(isApart ? [''] : [])], eol) };
      }
      const end = endOfItem(text, list, after);
      const before = isApart ? [''] : [];
      return insertLines(text, end, [...before, ...comment, ...item], eol);
    }
    // An empty list, or none: `[]` goes.
    const indent = ' '.repeat(path.length * 2);
    const comment = place.comment === undefined ? [] : [`${indent}# ${place.comment}`];
    const item = [...comment, ...lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`)];
    if (isSeq(list)) return replaceEmpty(text, list, item, path.length > 0, eol);
    if (path.length === 0) return insertLines(text, text.length, item, eol);
    throw notEditable();
  });
}

/** Takes an item out of a list, with the blank lines above it where others follow it. The comments around it stay. */
export function removeItem(text: string, path: Path, index: number): string {
  const document = parseDocument(text, OPTIONS);
  const list = document.getIn(path, true);
  const meant = (value: unknown) => withAt(value, path, (at(value, path) as unknown[]).toSpliced(index, 1));
  return checked(text, document, meant, (eol) => {
    const item = isSeq(list) ? list.items[index] : undefined;
    if (!isSeq(list) || list.flow || !isNodeOf(item)) throw notEditable();
    const from = lineStart(text, dashBefore(text, item));
    const to = endOfItem(text, list, index);
    if (list.items.length === 1) {
      const indent = ' '.repeat(columnOf(text, dashBefore(text, item)));
      return { from, to, text: `${indent || (path.length === 0 ? '' : '  ')}[]${eol}` };
    }
    const blank = /(?:^|\n)((?:[ \t]*\r?\n)+)$/.exec(text.slice(0, from))?.[1] ?? '';
    const isApart = /^[ \t]*(?:\r?\n|$)/.test(text.slice(to));
    return { from: isApart ? from - blank.length : from, to, text: '' };
  });
}

/**
 * Adds a field to a mapping, as its last one; a mapping that stands on one line stays so.
 *
 * @param path of the mapping; the last of its keys may be missing, and is then written as the last field of what it is in
 * @param value as YAML on one line
 */
export function addField(text: string, path: Path, key: string, value: string): string {
  const document = parseDocument(text, OPTIONS);
  const map = document.getIn(path, true);
  const meant = (whole: unknown) =>
    withAt(whole, path, { ...(at(whole, path) as object | undefined), [key]: parse(value, OPTIONS) });
  if (map === undefined || (isMap(map) && map.items.length === 0)) {
    if (path.length !== 1) throw notEditable();
    return checked(text, document, meant, (eol) => {
      const lines = [`${String(path[0])}:`, `  ${key}: ${value}`];
      if (map === undefined) return insertLines(text, text.length, lines, eol);
      return replaceEmpty(text, map as YAMLMap, lines.slice(1), true, eol);
    });
  }
  return checked(text, document, meant, (eol) => {
    if (!isMap(map)) throw notEditable();
    const last = map.items.at(-1);
    if (last === undefined) throw notEditable();
    const end = endOfPair(last);
    if (map.flow) return { from: end, to: end, text: `, ${key}: ${value}` };
    const first = map.items[0]?.key;
    if (!isNodeOf(first)) throw notEditable();
    const indent = ' '.repeat(columnOf(text, startOf(first)));
    return insertLines(text, lineEnd(text, end), [`${indent}${key}: ${value}`], eol);
  });
}

/** Puts another value in the place of one. @param value as YAML on one line */
export function replaceValue(text: string, path: Path, value: string): string {
  const document = parseDocument(text, OPTIONS);
  const node = document.getIn(path, true);
  const meant = (whole: unknown) => withAt(whole, path, parse(value, OPTIONS));
  return checked(text, document, meant, () => {
    if (!isNodeOf(node) || (isCollection(node) && !node.flow)) throw notEditable();
    return { from: startOf(node), to: node.range?.[1] ?? 0, text: value };
  });
}

/** Makes a change, and compares what the file then says with what it should say. */
function checked(
  text: string,
  before: Document.Parsed,
  meant: (value: unknown) => unknown,
  change: (eol: string) => Splice,
): string {
  if (before.errors.length > 0) throw notEditable();
  const { from, to, text: put } = change(/\r\n/.test(text) ? '\r\n' : '\n');
  const changed = text.slice(0, from) + put + text.slice(to);
  const after = parseDocument(changed, OPTIONS);
  if (after.errors.length > 0 || !isDeepStrictEqual(plain(after), plain(meant(plain(before)))))
    throw notEditable();
  return changed;
}

/** Plain values; a file of comments alone holds nothing. */
function plain(value: unknown): unknown {
  const plainValue: unknown =
    value !== null && typeof value === 'object' && 'toJS' in value
      ? (value as { toJS(): unknown }).toJS()
      : value;
  return plainValue ?? null;
}

function notEditable(): DeskError {
  return new DeskError('file-not-editable', 'The file is written in a way that the desk cannot add to.', {
    mend: 'Write its lists with one item a line, each beginning with "- ", or change the file by hand.',
  });
}

function at(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) found = (found as Readonly<Record<string, unknown>> | undefined)?.[step];
  return found ?? undefined;
}

function withAt(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.with(Number(step), withAt(value[Number(step)], rest, put));
  const map = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { ...map, [step]: withAt(map[step], rest, put) };
}

function isNodeOf(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the text of a value ends, without the comments and blank lines behind it. */
function endOf(node: unknown): number {
  if (!isNodeOf(node)) throw notEditable();
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1) as Node | Pair | undefined;
    if (last !== undefined) return 'key' in last ? endOfPair(last) : endOf(last);
  }
  return node.range?.[1] ?? 0;
}

function endOfPair({ key, value }: Pair): number {
  const isEmpty = !isNodeOf(value) || (isScalar(value) && value.value === null && value.source === '');
  return isEmpty ? endOf(key) : endOf(value);
}

/** The start of the line after an item of a block list. */
function endOfItem(text: string, list: YAMLSeq, index: number): number {
  return lineEnd(text, endOf(list.items[index]));
}

/** The start of the next line; that of the text's end where it is the last one. */
function lineEnd(text: string, from: number): number {
  if (from > 0 && text[from - 1] === '\n') return from;
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

function lineStart(text: string, from: number): number {
  return text.lastIndexOf('\n', from - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where the dash of an item stands. */
function dashBefore(text: string, item: Node): number {
  let offset = startOf(item);
  while (offset > 0 && text[offset - 1] !== '\n' && text[offset] !== '-') offset--;
  if (text[offset] === '-' && /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset))) return offset;
  const before = text.lastIndexOf('-', startOf(item) - 1);
  if (before < 0 || !/^[ \t]*$/.test(text.slice(lineStart(text, before), before))) throw notEditable();
  return before;
}

/** Whether blank lines part the items of a list. */
function blankBetween(text: string, list: YAMLSeq): boolean {
  const second = list.items[1];
  if (!isNodeOf(second)) return false;
  return /^[ \t]*\r?\n/m.test(
    text.slice(endOfItem(text, list, 0), lineStart(text, dashBefore(text, second))),
  );
}

function insertLines(text: string, offset: number, lines: readonly string[], eol: string): Splice {
  const isOpen = offset > 0 && text[offset - 1] !== '\n';
  return { from: offset, to: offset, text: (isOpen ? eol : '') + joined(lines, eol) };
}

function joined(lines: readonly string[], eol: string): string {
  return lines.map((line) => line + eol).join('');
}

/** Puts lines in the place of `[]` or `{}`. */
function replaceEmpty(
  text: string,
  node: Node,
  lines: readonly string[],
  isField: boolean,
  eol: string,
): Splice {
  const [from = 0, to = 0] = node.range ?? [];
  const rest = text.slice(to, lineEnd(text, to));
  if (!/^[ \t]*(?:\r?\n)?$/.test(rest)) throw notEditable();
  const start = isField ? text.slice(0, from).trimEnd().length : lineStart(text, from);
  return { from: start, to: to + rest.length, text: (isField ? eol : '') + joined(lines, eol) };
}

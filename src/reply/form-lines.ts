import { paragraph, text } from './build.ts';
import type { Block } from './reply.ts';

/** The lines to fill in where there are no forms, each to be copied. */
export function linesToFill(
  rows: readonly { readonly label: string; readonly value: string; readonly hint?: string }[],
): readonly Block[] {
  return rows.map(({ label, value, hint }) =>
    paragraph(
      text(`${label}: ${value}`, 'code'),
      ...(value === '' && hint !== undefined ? [text(` (${hint})`, 'quiet')] : []),
    ),
  );
}

const LINE = /^\s*([\p{L}\p{M}][\p{L}\p{M} ]{1,29}?)\s*[:：]\s*(.*)$/u;

/** Labels at the beginning of lines, in lower case, and the options that take what follows them. */
export type LineLabels = ReadonlyMap<string, string>;

/**
 * What stands behind labels. A line without one goes on with the value before.
 * @param first the option of a text that begins without a label; undefined if there is none
 * @returns `unread` where a line belongs to no option
 */
export function readFormLines(
  typed: string,
  labels: LineLabels,
  first: () => string | undefined = () => undefined,
): Readonly<Record<string, string>> | 'unread' {
  const values: Record<string, string> = {};
  let current: string | undefined;
  for (const line of typed.split('\n')) {
    const [, label = '', rest = ''] = LINE.exec(line) ?? [];
    const option = labels.get(label.toLowerCase());
    if (option !== undefined) {
      current = option;
      values[option] = rest.trim();
    } else if (line.trim() !== '') {
      current ??= first();
      if (current === undefined) return 'unread';
      values[current] = `${values[current] ?? ''} ${line.trim()}`.trim();
    }
  }
  return values;
}

/** A column: its head, and whether it holds words rather than numbers. */
export interface Column {
  readonly head: string;
  readonly words?: true;
}

/** Plain text in columns: words to the left, numbers to the right. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ head }) => head), ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  return lines
    .map((cells) =>
      columns
        .map(({ words }, at) => {
          const cell = cells[at] ?? '';
          const width = widths[at] ?? 0;
          return words ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A measured number with three digits that count, or all before the point: 0.0416, 4.16, 416, 41,600. */
export function short(value: number): string {
  const whole = Math.abs(value) >= 100;
  return value.toLocaleString(
    'en',
    whole ? { maximumFractionDigits: 0 } : { minimumSignificantDigits: 3, maximumSignificantDigits: 3 },
  );
}

/** A whole number. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

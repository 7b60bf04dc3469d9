/** A table of the report. Every cell is a text or a number; numbers stand to the right. */
export interface Table {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly aims?: readonly Aim[];
}

/** A figure that should be so much at most. */
export interface Aim {
  readonly wanted: string;
  readonly value: number;
  readonly most: number;
}

/** The table as text in columns, and its aims below it. */
export function format({ title, heads, rows, aims = [] }: Table): string {
  const lines = [heads, ...rows].map((cells) => cells.map(cellOf));
  const widths = heads.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)));
  const texts = lines.map((cells) =>
    cells
      .map((cell, at) => (isWords(rows, at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const below = aims.map(
    ({ wanted, value, most }) => `Aim: ${wanted}: ${value <= most ? 'met' : 'missed'} (${cellOf(value)})`,
  );
  return [title, ...texts, ...below].join('\n');
}

function isWords(rows: Table['rows'], at: number): boolean {
  return typeof rows[0]?.[at] === 'string';
}

/** Whole numbers whole; other ones with three digits that count: 0.0416, 4.16, 416. */
function cellOf(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '-';
  if (Number.isInteger(cell) || Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en');
  return cell.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

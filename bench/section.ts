import { type Column, short } from './table.ts';

/** A part of the report: its title, a table, and what is to be said below it. */
export function section(title: string, body: string, below: readonly string[] = []): string {
  return [title, body, ...below].join('\n');
}

/** Columns of numbers with these heads. */
export function numbers(...heads: readonly string[]): Column[] {
  return heads.map((head) => ({ head }));
}

/** A number that should be so much at most. */
export function aim(wanted: string, value: number, most: number): string {
  return told(wanted, value, value <= most);
}

/** A number that should be so much at least. */
export function aimAbove(wanted: string, value: number, least: number): string {
  return told(wanted, value, value >= least);
}

/** Bytes as megabytes. */
export function megabytes(bytes: number): string {
  return short(bytes / 1_000_000);
}

function told(wanted: string, value: number, isMet: boolean): string {
  return `Aim: ${wanted}: ${isMet ? 'met' : 'missed'} (${short(value)})`;
}

/** One of several lines of a curve, with a value at each place. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 50;

/**
 * Values as bars on a logarithmic scale that begins one power of ten below the least: lines that grow like the places,
 * where those grow tenfold, gain a bar of the same length each time.
 */
export function curve(
  places: readonly string[],
  lines: readonly Line[],
  format: (value: number) => string,
): string {
  const all = lines.flatMap(({ values }) => values).filter((value) => value > 0);
  const floor = 10 ** (Math.floor(Math.log10(Math.min(...all))) - 1);
  const step = Math.log10(Math.max(...all) / floor) / WIDTH;
  const names = Math.max(...lines.map(({ name }) => name.length));
  const numbers = Math.max(...all.map((value) => format(value).length));
  return places
    .flatMap((place, at) => [
      place,
      ...lines.map(({ name, values }) => {
        const value = values[at] ?? Number.NaN;
        const bar = value > 0 ? '█'.repeat(Math.round(Math.log10(value / floor) / step)) : '';
        return `  ${name.padEnd(names)}  ${format(value).padStart(numbers)}  ${bar}`.trimEnd();
      }),
    ])
    .join('\n');
}

/** How many of how many. */
export interface Tally {
  right: number;
  all: number;
}

export type Figures = Map<string, Tally>;

/** Counts one more of a figure. */
export function count(figures: Figures, name: string, isRight: boolean): void {
  const tally = figures.get(name) ?? { right: 0, all: 0 };
  tally.all++;
  if (isRight) tally.right++;
  figures.set(name, tally);
}

/** The figures as lines: name, share, right of all. */
export function formatFigures(figures: Figures): string {
  const lines = [...figures].map(
    ([name, { right, all }]) =>
      `  ${name.padEnd(44)} ${((100 * right) / Math.max(1, all)).toFixed(1).padStart(5)}%  ${right} of ${all}`,
  );
  return `${lines.join('\n')}\n`;
}

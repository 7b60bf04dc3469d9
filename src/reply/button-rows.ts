/** Letters that fit into a row on a phone. The space around a button counts as some. */
const WIDTH = 36;
const AROUND = 4;

/** Arranges buttons in rows, in their order: as many in a row as fit on a phone, and a long one alone. */
export function buttonRows<Button>(
  buttons: readonly Button[],
  labelOf: (button: Button) => string,
  mostInRow: number,
): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  let width = 0;
  for (const button of buttons) {
    const wide = labelOf(button).length + AROUND;
    const last = rows.at(-1);
    if (last && last.length < mostInRow && width + wide <= WIDTH) {
      last.push(button);
      width += wide;
    } else {
      rows.push([button]);
      width = wide;
    }
  }
  return rows;
}

/** A label or a title within a limit of UTF-16 code units; three dots stand for what is left out. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

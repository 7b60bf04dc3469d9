/** Order by code unit: the same on every machine, whatever its locale; of ISO dates it is their order in time. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

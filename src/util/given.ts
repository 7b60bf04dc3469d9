/** The values that are not undefined: optional properties are left out, never set to undefined. */
export function given<Values extends object>(
  values: Values,
): { readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const there = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}

/** The values of an object without its undefined ones, for properties that are left out and never set to undefined. */
export function given<const Values extends object>(
  values: Values,
): { readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}

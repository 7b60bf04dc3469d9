/** Each feature with its weight and what it measures, as the files of weights have them. */
export type Described = Readonly<Record<string, { readonly weight: number; readonly means: string }>>;

/** Joins learned weights with the meanings of their features. */
export function described(
  meanings: Readonly<Record<string, string>>,
  weights: Readonly<Record<string, number>>,
): Described {
  return Object.fromEntries(
    Object.entries(meanings).map(([name, means]) => [name, { weight: weights[name] ?? 0, means }]),
  );
}

import type { FeatureShare } from '../types.ts';

/** Weight of each feature; one that is left out counts nothing. */
export type WeightsOf<Name extends string> = Readonly<Partial<Record<Name, number>>>;
export type ValuesOf<Name extends string> = Readonly<Record<Name, number>>;

/** A sum over features of value times weight: what ranks facts, and what decides whether the best one answers. */
export class LinearModel<Name extends string = string> {
  readonly #weights: readonly (readonly [name: Name, weight: number])[];

  /** @param meanings each feature with what it measures */
  constructor(meanings: Readonly<Record<Name, string>>, weights: WeightsOf<Name>) {
    this.#weights = namesOf(meanings).map((name) => [name, weights[name] ?? 0] as const);
  }

  score(values: ValuesOf<Name>): number {
    let score = 0;
    for (const [name, weight] of this.#weights) score += weight * values[name];
    return score;
  }

  /** The score as a chance from 0 to 1 (logistic regression). */
  chance(values: ValuesOf<Name>): number {
    return logistic(this.score(values));
  }

  /** What each feature adds to the score, the largest part first; features that add nothing are left out. */
  shares(values: ValuesOf<Name>): FeatureShare[] {
    return this.#weights
      .map(([feature, weight]) => ({ feature, value: values[feature], points: weight * values[feature] }))
      .filter(({ points }) => points !== 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  }
}

/** The names of a table of features, in its order. */
export function namesOf<Name extends string>(meanings: Readonly<Record<Name, string>>): readonly Name[] {
  return Object.keys(meanings) as Name[];
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

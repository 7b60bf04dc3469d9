import { textsFor } from '../../src/text/index.ts';

/** Numbers that reach every plural category of the three languages: zero, one, two, few, many and other. */
const NUMBERS = [0, 1, 2, 3, 11, 100, 2000];

/** Every text of a table with its path; texts with values are tried with several numbers. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const samples = path === '.listOf' ? [[['1', '2', '3']]] : NUMBERS.map((n) => [n, n, n]);
    return samples.map((sample) => [`${path}(${sample[0]})`, String(value(...sample))]);
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** All texts of a language with their paths: `.wrong.topic`, `.age.days(3)`. */
export function textsIn(language: string): readonly (readonly [path: string, text: string])[] {
  return leaves(textsFor(language), '');
}

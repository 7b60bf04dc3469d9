import { sha256 } from '#sha256';
import type { Fact } from '../knowledge/model.ts';

/**
 * Facts in the call of a button: five characters each, since a button holds 64 bytes and several ids would not fit. Two facts
 * in a billion pairs have the same code.
 */
export function factCodes(facts: readonly Fact[]): string {
  return facts.map(({ id }) => codeOf(id)).join(',');
}

/** The facts with these codes, in the order of the codes. */
export function factsWithCodes(codes: string, facts: readonly Fact[]): readonly Fact[] {
  const byCode = new Map(facts.map((fact) => [codeOf(fact.id), fact]));
  return codes.split(',').flatMap((code) => byCode.get(code) ?? []);
}

function codeOf(id: string): string {
  return sha256(id).toBase64({ alphabet: 'base64url' }).slice(0, 5);
}

import { type StatementOptions, Statements } from '../reply/statements.ts';
import { given } from '../util/given.ts';
import type { CommandContext } from './command.ts';

/** Collects the statements of a reply to a call: old sources get their age, and citations open what they cite. */
export function statementsFor(
  { knowledge, language, factPage, now }: CommandContext,
  options: Pick<StatementOptions, 'first'> = {},
): Statements {
  return new Statements(knowledge, language, { ...options, now: now(), ...given({ factPage }) });
}

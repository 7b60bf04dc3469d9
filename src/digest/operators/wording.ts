import type { VoteReason } from '../../command/votes.ts';
import type { Outcome } from '../../query/types.ts';
import { languageNameIn } from '../../text/index.ts';
import type { EndedDeliveries } from './report.ts';

/** Reports are for operators, and in English only. */

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: 'in the sources',
  unsure: 'unsure',
  'not-in-sources': 'not in the sources',
};

/** Outcomes in the order in which they are shown. */
export const OUTCOME_ORDER: readonly string[] = Object.keys(OUTCOMES);

export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome as Outcome] ?? outcome;
}

/** The English name of a language; the code may be empty, or none at all in a store that was imported. */
export function languageWords(code: string): string {
  if (code === '') return 'unknown language';
  return /^[a-z]{2,3}$/.test(code) ? languageNameIn(code, 'en') : code;
}

/** What readers found wrong. */
export const REASON_WORDS: Readonly<Record<VoteReason, string>> = {
  wrong: 'wrong',
  old: 'old',
  question: 'not my question',
  unclear: 'unclear',
};

const REFUSALS = {
  gone: 'refused: the chat is gone, or has removed the bot',
  forbidden: 'refused: the bot may not write there',
  rejected: 'refused: the platform does not take the message',
} as const;

const ENDINGS: Readonly<Record<EndedDeliveries['ended'], string>> = {
  arrived: 'arrived',
  'nothing-new': 'nothing new to send',
  missed: 'missed: it was too late',
  partly: 'unknown whether all of it arrived',
  refused: REFUSALS.rejected,
};

/** How deliveries ended, and why. */
export function endingWords({ ended, refusal }: Pick<EndedDeliveries, 'ended' | 'refusal'>): string {
  return ended === 'refused' && refusal !== undefined ? REFUSALS[refusal] : ENDINGS[ended];
}

/** Whether deliveries did not arrive, or perhaps not. */
export function hasFailed({ ended }: Pick<EndedDeliveries, 'ended'>): boolean {
  return ended !== 'arrived' && ended !== 'nothing-new';
}

/** The name of a platform. */
export function platformWords(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
}

import { currentFacts } from '../knowledge/current-facts.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { profileOf, sameNames } from '../knowledge/profile.ts';
import { statementsShown } from '../query/shown-statements.ts';
import type { Answer, Missing } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { call } from './build.ts';
import type { ComposeOptions } from './compose-options.ts';
import { factCodes } from './fact-codes.ts';
import type { Action } from './reply.ts';
import { nameOf } from './text.ts';

/**
 * At most four buttons: the statements that are left, the sources, a vote, and a question to go on with, or to be notified
 * of an answer where there is none.
 */
export function actionsFor(
  answer: Answer,
  { knowledge, next, canVote, canWait }: ComposeOptions,
): readonly Action[] {
  const { answer: labels, feedback, waiting } = textsFor(answer.language);
  const asOf = given({ as_of: answer.asOf });
  const [direct] = answer.outcome === 'answered' ? answer.statements : [];
  const { shown } = statementsShown(answer);
  return [
    ...moreOf(answer, knowledge),
    ...(shown.length > 0
      ? [
          {
            ...call(labels.sources, 'sources', { of: factCodes(shown), ...asOf }),
            typed: { command: 'sources', args: { answer: 'yes', ...asOf } },
          },
        ]
      : []),
    ...(canVote ? [call(feedback.open, 'rate', given({ fact: direct?.id }))] : []),
    ...(canWait && mayBeAnswered(answer)
      ? [call(waiting.button, 'notify', { question: answer.question })]
      : next === undefined
        ? []
        : [call(asSentence(next), 'ask', { question: next, ...asOf })]),
  ];
}

/** The button that shows what the answer has left out. */
function moreOf(answer: Answer, knowledge: Knowledge): readonly Action[] {
  const { form, language, asOf } = answer;
  const { more } = textsFor(language).answer;
  const { shown, left } = statementsShown(answer);
  if (form.kind === 'profile' && asOf === undefined) {
    const { about, said, mentioned } = profileOf(
      sameNames(form.name, knowledge.names),
      currentFacts(knowledge.facts),
    );
    const all = about.length + said.length + mentioned.length;
    const name = nameOf(form.name, language, knowledge);
    return all > shown.length ? [call(more(all - shown.length), 'who', { name })] : [];
  }
  if (form.kind === 'overview') return [call(textsFor(language).views.brief.latest, 'latest')];
  if (left.length === 0) return [];
  const args = { of: factCodes(left), from: String(shown.length + 1), ...given({ as_of: asOf }) };
  return [
    { ...call(more(left.length), 'more', args), typed: { command: 'more', args: given({ as_of: asOf }) } },
  ];
}

/** Refusals of what no source can answer later. */
const NEVER_ANSWERED: ReadonlySet<Missing['kind'] | undefined> = new Set<Missing['kind']>([
  'false-premise',
  'other-language',
  'not-yet',
]);

/** Whether a later source may answer the question: it stands for itself, is about today, and is no demand for a list. */
function mayBeAnswered({ outcome, asOf, explanation, form, missing }: Answer): boolean {
  return (
    outcome !== 'answered' &&
    asOf === undefined &&
    explanation.readAs === undefined &&
    form.kind === 'direct' &&
    !NEVER_ANSWERED.has(missing?.kind)
  );
}

/** A question with a capital letter and a question mark. */
function asSentence(question: string): string {
  const sentence = question.charAt(0).toUpperCase() + question.slice(1);
  if (/[?؟]$/.test(sentence)) return sentence;
  return `${sentence}${/\p{Script=Arabic}/u.test(sentence) ? '؟' : '?'}`;
}

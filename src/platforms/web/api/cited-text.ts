import type { JsonAnswer, JsonChecked, JsonCitation, JsonStatement } from '../../../reply/json.ts';
import type { JsonFact, JsonLatest, JsonProfiles } from '../../../reply/json-facts.ts';

/*
 * What a tool gives an assistant to read: sentences in English on what may be said, around statements in the language that
 * was asked for. No statement stands without its speaker, its status and its citation.
 */

/** The address of a fact's page, where there is one. */
export type FactPage = (id: string) => string;

interface Cited {
  readonly statements: readonly JsonStatement[];
  readonly citations: readonly JsonCitation[];
}

const STATUS: Readonly<Record<JsonStatement['status'], string>> = {
  reported: 'reported (the source itself states it)',
  claimed: 'claimed (someone in the source says it)',
  disputed: 'disputed (a source also says something against it)',
  analysis: 'analysis (a judgement of an analyst or of the author)',
};

export function answerText(answer: JsonAnswer, page: FactPage | undefined): string {
  const { outcome, statements } = answer;
  if (outcome === 'not-in-sources') {
    const related = answer.related.length === 0 ? '' : ` Nearest facts by id: ${answer.related.join(', ')}.`;
    return `NOT IN THE SOURCES: no source of Sanad tells this. Say so, and do not fill the gap in Sanad's name.\n${answer.answer}${related}`;
  }
  if (statements.length === 0) return answer.answer;
  const head =
    outcome === 'answered'
      ? 'ANSWERED: the sources answer this question.'
      : 'UNSURE: these statements come nearest and may not answer the question. Say so.';
  return [head, ...statementLines(answer, page)].join('\n');
}

export function checkedText(checked: readonly JsonChecked[], page: FactPage | undefined): string {
  return checked
    .flatMap(({ statement, verdict, differs, ...cited }) => [
      `"${statement}"`,
      `Verdict: ${verdict}.${differs === undefined ? '' : ` ${differs}`}`,
      ...statementLines(cited, page),
      '',
    ])
    .join('\n')
    .trimEnd();
}

const STANDING: Readonly<Record<JsonFact['standing'], string>> = {
  current: 'This fact is stated now.',
  corrected: 'CORRECTED: this fact is no longer stated; another has taken its place.',
  withdrawn: 'WITHDRAWN: this fact is no longer stated.',
};

export function factText(fact: JsonFact, page: FactPage | undefined): string {
  return [
    STANDING[fact.standing] + (fact.reason === undefined ? '' : ` Reason: ${fact.reason}`),
    ...(fact.correctedBy === undefined ? [] : [`Corrected by: ${fact.correctedBy}`]),
    ...named('Against it', fact.against),
    ...named('Other accounts of the same event', fact.accounts),
    ...named('Earlier versions, no longer stated', fact.corrects),
    ...statementLines(fact, page),
  ].join('\n');
}

export function latestText(latest: JsonLatest, page: FactPage | undefined): string {
  const { since, corrected, withdrawn, left, statements } = latest;
  const when = since === null ? 'The newest facts' : `New since ${since}`;
  return [
    statements.length === 0 ? `${when}: nothing.` : `${when}:`,
    ...corrected.map(({ fact, before }) => `${fact} corrects ${before}, which is no longer stated.`),
    ...named('Withdrawn, no longer stated', withdrawn),
    ...statementLines(latest, page),
    ...leftOut(left),
  ].join('\n');
}

export function profilesText(found: JsonProfiles, page: FactPage | undefined): string {
  return [
    ...found.profiles.map(
      ({ name, kind, role }) => `${name} (${kind})${role === undefined ? '' : `: ${role}`}`,
    ),
    ...(found.statements.length === 0 ? ['No fact tells of it.'] : []),
    ...statementLines(found, page),
    ...leftOut(found.left),
  ].join('\n');
}

/** Each statement with its speaker, its status, its time and where it stands. */
function statementLines({ statements, citations }: Cited, page: FactPage | undefined): readonly string[] {
  return statements.map(({ fact, text, says, status, when, citation }) => {
    const cited = citations.find(({ n }) => n === citation);
    const about = [`Says: ${says}`, `Status: ${STATUS[status]}`, `When: ${when}`].join('. ');
    const links = [cited?.url ?? undefined, page?.(fact)].filter((link) => link !== undefined);
    const source =
      cited === undefined
        ? ''
        : ` Source: "${cited.title}", ${cited.publisher}, ${cited.published}, paragraph ${cited.paragraph}.`;
    return `[${citation}] ${text} ${about}.${source} Fact: ${fact}.${links.map((link) => ` ${link}`).join('')}`;
  });
}

function named(label: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${label}: ${ids.join(', ')}`];
}

function leftOut(left: number): readonly string[] {
  return left === 0 ? [] : [`${left} more facts are left out.`];
}

import type { Catalogue } from '../catalogue.ts';
import type { Problem } from '../problems.ts';
import { datesOutOfOrder } from './dates.ts';
import { samePersons, sameStatements, sharedQuestions } from './repeats.ts';
import { againstSourceTexts, type SourceTexts } from './source-texts.ts';
import { namesOfFacts, nearlyTheSamePublisher, reportedBySomebody, unknownLanguages } from './sources.ts';
import { laterTranslations } from './translations.ts';
import { otherLanguages, placeholders, typing } from './wording.ts';

const CHECKS: readonly ((catalogue: Catalogue) => Generator<Problem>)[] = [
  datesOutOfOrder,
  laterTranslations,
  sharedQuestions,
  sameStatements,
  samePersons,
  nearlyTheSamePublisher,
  unknownLanguages,
  reportedBySomebody,
  namesOfFacts,
  placeholders,
  otherLanguages,
  typing,
];

/** Finds what is accepted, but what an editor can hardly have meant. The files must have no problems. */
export function* warningsOf(catalogue: Catalogue, texts: SourceTexts): Generator<Problem> {
  for (const check of CHECKS) yield* check(catalogue);
  yield* againstSourceTexts(catalogue, texts);
}

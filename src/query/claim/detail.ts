import type { QuestionKind } from '../../knowledge/model.ts';
import type { Claim } from './claim.ts';
import type { Comparison } from './comparison.ts';

/** Words with which a question asks what somebody or something is called, per language. */
const NAMING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:names?|named|called|by name|full name)\b/iu,
  ar: /(?:^|\s)(?:اسم|أسماء|اسماء|اسمه|اسمها|اسمهم|يسمى|تسمى)(?=\s|$|[؟?])/u,
  ckb: /(?:^|\s)(?:ناوی|ناوەکانی|ناویان)(?=\s|$|[؟?])/u,
  tr: /(?:^|\s)(?:adı|isim|ismi|isimleri|adları)(?=\s|$|[?])/iu,
  fr: /(?:^|\s)(?:noms?|s'appelle|s’appelle)(?=\s|$|[?])/iu,
};

/** Questions for an extent of time, an age, a length or a price. */
const MEASURE: Readonly<Record<string, RegExp>> = {
  en: /\bhow (?:long|old|far|big|tall|often|much)\b/iu,
  ar: /(?:كم\s+(?:استغرق|استمر|دام|عمر|طول)|(?:شكد|شگد)\s+(?:دام|طول|عمر)|كم من الوقت)/u,
  ckb: /(?:چەندی خایاند|تەمەنی چەند|چەند درێژ)/u,
  tr: /(?:ne kadar sürdü|kaç yaşında|ne kadar uzun)/iu,
  fr: /(?:combien de temps|quel âge|quelle longueur|quelle heure)/iu,
};

/**
 * Whether a question asks for a detail of which the fact says nothing: a number, a name or an extent.
 */
export function lacksDetail(claim: Claim, kind: QuestionKind, comparison: Comparison): boolean {
  const { analysis } = claim;
  const { reading } = comparison;
  const text = analysis.tokens.map(({ surface }) => surface).join(' ');
  const { language } = analysis;
  const own = reading.amounts.filter((amount) => amount.language === language);
  const amounts = reading.fact.text[language] === undefined ? reading.amounts : own;
  const hasCount = amounts.some((amount) => COUNTS.has(amount.kind));
  const isMeasured = MEASURE[language]?.test(text) ?? false;
  if (isMeasured) return !amounts.some((amount) => amount.kind === 'number' || amount.kind === 'magnitude');
  if (kind === 'how-many') return !hasCount;
  return NAMING[language]?.test(text) === true && !namesSomebody(claim, comparison);
}

const COUNTS: ReadonlySet<string> = new Set(['number', 'magnitude', 'share']);

/** Whether the fact names a person or group that the question does not. */
function namesSomebody({ parts }: Claim, { reading }: Comparison): boolean {
  const asked = new Set(parts.flatMap(({ names }) => names));
  return [...reading.named].some((id) => !asked.has(id));
}

import { amountsIn } from '../../query/claim/amounts.ts';
import { coloursOf } from '../../query/claim/polarity.ts';
import type { Analysis } from '../../query/words/analyser.ts';
import type { NearFact, Relation } from '../draft.ts';
import type { NearFacts, NearStanding } from './near-facts.ts';

/** That something said before is taken back or has changed. */
const CORRECTING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:correct(?:ed|ion|s|ing)|retract(?:ed|s|ion)|withdr(?:ew|awn|aws|awing)|revis(?:ed|es|ing)|took back|taken back|walked back|earlier (?:figure|statement|report|claim|number|count|toll|account)|previous(?:ly)? (?:figure|statement|report|claim|reported|announced|said|stated)|not .{1,40} as (?:first|earlier|previously|initially) (?:said|reported|stated|announced)|updated (?:figure|toll|count|number)|contrary to its earlier|in error|was wrong|were wrong|instead of the)\b/iu,
  ar: /(?:صحح|صححت|صحّح|تصحيح|تراجع عن|تراجعت عن|سحب تصريح|سحبت|عدل|عدّل|عدّلت|بيان سابق|تصريح سابق|رقم سابق|الرقم السابق|حصيلة سابقة|كما (?:قيل|أعلن|ذكر) سابقا|خطأ في)/u,
  ckb: /(?:ڕاستکردەوە|ڕاستی کردەوە|ڕاست کردەوە|هەڵەبوو|کشاندەوە|پاشگەز|پێشتر (?:وتی|گوتی|ڕایگەیاند))/u,
  tr: /(?:düzeltti|düzeltme|geri çekti|geri aldı|önceki (?:açıklama|rakam|beyan)|daha önce (?:açıklanan|bildirilen)|hatalı)/iu,
  fr: /\b(?:corrigé|rectifi|rétract|est revenue? sur|retiré|précédente? (?:déclaration|chiffre|bilan|annonce)|bilan (?:précédent|révisé)|contrairement à ce|par erreur)/iu,
};
const DENYING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)? (?:reports|claims|the)|dismiss(?:ed|es)|refut(?:e|ed|es)|disput(?:e|ed|es)|no (?:truth|evidence|militants?|prisoners?|detainees?|fighters?|breach)|false|untrue|baseless|unfounded|did not|was not|were not|has not|have not|is not|are not|never|nobody|none|far from|cannot|can still|not (?:fully )?(?:secured?|safe))\b/iu,
  ar: /(?:^|\s)و?(?:نفى|نفت|ينفي|تنفي|نفي|لا صحة|كذب|كذّب|رفض|دحض|لم|لن|ليس|ليست|غير صحيح|لا أساس|لا يوجد|لا توجد|ما زال بإمكان)(?:\s|$)/u,
  ckb: /(?:ڕەتی ?کردەوە|ڕەتیکردەوە|ڕەت دەکاتەوە|دوورە لە ڕاستی|نییە|نین|نەهات|نەکرا)/u,
  tr: /(?:yalanladı|reddetti|doğru değil|değil|asılsız|yok)/iu,
  fr: /\b(?:démenti|dément|nié|nie|rejeté|faux|infondé|n['’]\p{L}+ pas|ne .{1,30} pas|aucun|aucune)\b/iu,
};

/** Least nearness for each relation; figures measured on tests/drafting/work.json. */
const SAME_EVENT = 0.36;
const SAME_WORDS = 0.8;
const RELATED = 0.28;

/** How a sentence stands to facts near it, and why. */
export function relationsOf(
  near: readonly NearStanding[],
  {
    analysis,
    sentence,
    speaker,
  }: { readonly analysis: Analysis; readonly sentence: string; readonly speaker: string | undefined },
  finder: NearFacts,
): readonly NearFact[] {
  const { language, tokens } = analysis;
  const amounts = amountsIn(tokens, language).filter(({ kind }) => kind === 'number' || kind === 'magnitude');
  const corrects = CORRECTING[language]?.exec(sentence)?.[0];
  const denies = DENYING[language]?.exec(sentence)?.[0];
  const isDenied = coloursOf(tokens, language).of.has('not');
  return near.map(({ fact, nearness, shared }, at): NearFact => {
    const words = shared
      .slice(0, 4)
      .map((word) => `"${word}"`)
      .join(', ');
    const is = (relation: Relation, why: string): NearFact => ({
      fact: fact.id,
      relation,
      why: words === '' ? why : `${why}; both have ${words}`,
    });
    const own = finder.amountsOf(fact).filter(({ kind }) => kind === 'number' || kind === 'magnitude');
    const isFactDenied = finder.isDenied(fact);
    const differing =
      amounts.length > 0 &&
      own.length > 0 &&
      !amounts.some((one) => own.some((other) => other.value === one.value && other.kind === one.kind));
    if (nearness < RELATED) return is('new', 'little in common');
    if (corrects !== undefined && at < 2)
      return is('corrects', `it takes back or changes something: "${corrects}"`);
    if ((denies !== undefined || isDenied) && !isFactDenied && nearness >= SAME_EVENT && at < 2)
      return is('against', `it denies: "${denies ?? 'not'}"`);
    if (differing && nearness >= SAME_EVENT) {
      const [mine, theirs] = [amounts[0]?.surface ?? '', own[0]?.surface ?? ''];
      return is('account-of', `another number: "${mine}" beside "${theirs}"`);
    }
    const isSpeaker = speaker !== undefined && fact.says.name === speaker;
    // Told by the source itself, or by somebody new of what the fact's own source states.
    const isPlain = speaker === undefined || fact.status !== 'claimed';
    if (nearness < SAME_EVENT && !(isSpeaker && at === 0))
      return is('new', 'near, and likely another matter');
    if (isSpeaker || isPlain || nearness >= SAME_WORDS)
      return is('same', isSpeaker ? 'the same speaker says it' : 'it tells the same event');
    return is(
      'account-of',
      speaker === undefined ? 'the source itself says it here' : 'somebody else says it here',
    );
  });
}

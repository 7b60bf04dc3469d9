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
/** That somebody says of another's words that they are not so. */
const DENYING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)? (?:reports|claims|the|his|her|their|any)|dismiss(?:ed|es|ing)|refut(?:e|ed|es|ing)|disagree(?:s|d)?|dissent(?:s|ed)?|rebut(?:s|ted)|disput(?:e|ed|es|ing)|contradict(?:s|ed|ing)|(?:call|brand|describ)(?:s|es|ed|ing)? .{1,40}(?:false|untrue|baseless|unfounded|lies|a lie|rumou?rs?|exaggerated)|no truth|false|untrue|baseless|unfounded|tells? (?:another|a different) story)\b/iu,
  ar: /(?:^|\s)و?(?:نفى|نفت|ينفي|تنفي|شكك|شككت|شكّك|شكّكت|نافيا|نافياً|نافية|نفي|لا صحة|كذب|كذّب|كذبت|دحض|دحضت|فند|فنّد|فندت|غير صحيح|غير صحيحة|لا أساس|عار عن الصحة|خلافا لما|خلافاً لما)(?:\s|$)/u,
  ckb: /(?:ڕەتی ?کردەوە|ڕەتیکردەوە|ڕەتیان کردەوە|ڕەت دەکاتەوە|بەدرۆی خستەوە|دوورە لە ڕاستی|ڕاست نییە|بێ بنەمایە)/u,
  tr: /(?:yalanla|redde(?:tt|di)|doğru değil|doğru olmadığını|asılsız|gerçeği yansıtm)/iu,
  fr: /(?:^|\s|['’])(?:au contraire|le contraire|démenti\p{L}*|dément|démentent|nié|nie|nient|contesté?\p{L}*|faux|fausses?|infondée?s?|balayé)(?!\p{L})/iu,
};
/** That something is not so, in the main clause alone. */
const NEGATED: Readonly<Record<string, RegExp>> = {
  en: /\b(?:no (?:evidence|militants?|prisoners?|detainees?|fighters?|breach)|did not|was not|were not|has not|have not|is not|are not|never|nobody|none|far from|cannot|can still|not (?:fully )?(?:secured?|safe))\b/iu,
  ar: /(?:^|\s)و?(?:لم|لن|ليس|ليست|لا يوجد|لا توجد|ما زال بإمكان)(?:\s|$)/u,
  ckb: /(?:نییە|نین|نەهات|نەکرا)/u,
  tr: /(?:değil|yok)/iu,
  fr: /\b(?:n['’]\p{L}+ pas|ne .{1,30} pas|aucun|aucune)\b/iu,
};
/** What opens a clause that grants, wishes or fears; a "not" in it denies nothing. */
const SUBORDINATE: Readonly<Record<string, RegExp>> = {
  en: /\b(?:although|though|even if|so that|must|should|unless|if|lest|to make sure|while|because|without|until)\b.*$/isu,
  ar: /(?:^|\s)(?:رغم|برغم|على الرغم|مع أن|وإن|لكي|حتى لا|كي لا|ما لم|إذا|إن لم|يجب|ينبغي|لئلا|من دون|دون|غير أن|لكنه|لكنها)(?:\s.*)?$/su,
  ckb: /(?:هەرچەندە|ئەگەر|بۆ ئەوەی|نابێت|پێویستە|تا نە).*$/su,
  tr: /(?<!\p{L})(?:rağmen|eğer|diye|gerek|için|olmadıkça|ancak).*$/isu,
  fr: /(?<!\p{L})(?:bien que|quoique|même si|pour que|afin que|si|doit|doivent|faut|sans que|à moins).*$/isu,
};

/** Least nearness for each relation; figures measured on tests/drafting/work.json. */
const SAME_EVENT = 0.35;
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
  const main = sentence.replace(SUBORDINATE[language] ?? /$^/u, '');
  const negates = coloursOf(tokens, language).of.has('not') ? NEGATED[language]?.exec(main)?.[0] : undefined;
  return near.map(({ fact, nearness, shared, isCarried }, at): NearFact => {
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
    if (isCarried === true && nearness < SAME_EVENT) {
      if (corrects !== undefined) return is('corrects', `it takes back what was told before: "${corrects}"`);
      if (denies !== undefined) return is('against', `it denies what was told before: "${denies}"`);
      if (amounts.length > 0 && own.length > 0)
        return is('account-of', `another number than was told before: "${amounts[0]?.surface ?? ''}"`);
      return is('new', 'the sentence before tells of it');
    }
    if (nearness < RELATED) return is('new', 'little in common');
    if (corrects !== undefined && at < 2)
      return is('corrects', `it takes back or changes something: "${corrects}"`);
    if (denies !== undefined && !isFactDenied && at < 2 && (at === 0 || nearness >= SAME_EVENT))
      return is('against', `it denies: "${denies}"`);
    if (negates !== undefined && !isFactDenied && nearness >= SAME_EVENT && at < 2)
      return is('against', `it denies: "${negates}"`);
    if (differing && nearness >= SAME_EVENT) {
      const [mine, theirs] = [amounts[0]?.surface ?? '', own[0]?.surface ?? ''];
      return is('account-of', `another number: "${mine}" beside "${theirs}"`);
    }
    const isSpeaker = speaker !== undefined && fact.says.name === speaker;
    if (nearness < SAME_EVENT && !(isSpeaker && at === 0))
      return is('new', 'near, and likely another matter');
    return is('same', isSpeaker ? 'the same speaker says it' : 'it tells the same event');
  });
}

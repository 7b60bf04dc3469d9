import type { Status } from '../../knowledge/model.ts';
import type { DraftSpeaker } from './speakers/speaker.ts';

/** Words with which an author judges. */
const JUDGING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:we (?:think|believe|lean|expect|doubt|suspect|fear|judge|reckon|conclude|rate|would argue)|our (?:own )?(?:view|reading|guess|assessment|judge?ment|take|bet)|suggests?|underscor(?:es?|ing)|underlin(?:es?|ing)|highlights?|signals? (?:that|a|deep)|raises? (?:questions|fears|the prospect|concerns)|(?:it )?remains (?:unclear|to be seen|uncertain|open)|whether .{0,80}(?:depends?|hangs?|hinges?|rests?|turns on|remains|is unclear|is (?:an )?open)|hangs on|hinges on|looks? (?:more )?like|speaks? volumes|betrays?|smacks of|amounts? to|is a sign|are a sign|bound to|sure to|the question is|only time will tell|it is no (?:accident|coincidence|surprise|wonder)|tellingly|paradoxically|ironically|a (?:clear|tacit|stark|sobering) (?:sign|signal|reminder|admission|warning)|reminder (?:of|that)|exposes?|lays? bare|makes it (?:clear|plain)|brings? home|at stake|stakes are|existential|threatens? to|risks? (?:\w+ing)|could (?:yet|once|again|still|further|become|mean|lead|turn|draw|spread|push|complicate|undermine)|may (?:yet|prove|well|mean|signal|become)|might (?:yet|well)|likely to|unlikely|appears? (?:set|to be (?:a|an|part|aimed))|seems? to (?!show|depict|have been filmed)|dilemma|turning point|test (?:for|of)|the (?:real |main |immediate |biggest )?(?:concern|worry|danger|question|challenge|risk) (?:is|stems|for)|notabl[ey]|in a (?:notable|clear|rare) (?:sign|gesture)|is seen as|viewed as|points to|marks? a (?:shift|turning|change|sharp)|reflects?|broader|more than (?:a|an) \w+ (?:matter|question)|hardly|in effect|arguably|perhaps|no doubt|clearly)\b/iu,
  ar: /(?:(?<!\p{L})و?(?:نتوقع|نعتقد|نرى أن|نرجح|نرجّح|نميل إلى)(?!\p{L})|تقديرنا|رأينا|قراءتنا|يشير إلى أن|ما يثير|يثير (?:تساؤلات|مخاوف|القلق)|يعكس|تعكس|يدل على|يبقى السؤال|من غير الواضح|لا يزال من غير|على المحك|يكشف عن|مما يدل|يبدو أن|يبدو|على الأرجح|تهدد بإعادة|قد (?:يؤدي|تؤدي|يدفع|تدفع|يعني|تعني|يشكل|تشكل|يصبح|تصبح)|ينذر|تنذر|معضلة|وجودي|المخاوف الأكبر|القلق الأكبر|يسلط الضوء|تسلط الضوء|اختبار|يتوقف على|تتوقف على|مرهون|مرهونة|رهن ب|يوحي|توحي|ينم عن|تنم عن|مؤشر على|دليل على|لا شك|يبقى أن|تبقى الإجابة|من المرجح|من المتوقع أن)/u,
  ckb: /(?:پێدەچێت|وا دەردەکەوێت|نیشانەی|دەریدەخات|ڕوون نییە|مەترسیی گەورە|لەوانەیە ببێتە|دەوەستێتە سەر|بەندە بە|ئاماژەیە بۆ|پرسیارەکە ئەوەیە|لەوانەیە)/u,
  tr: /(?:kanımızca|bizce|görüşümüz|bize göre|gösteriyor|işaret ediyor|yansıtıyor|belirsizliğini koruyor|belirsiz(?!\p{L})|soru işareti|yol açabilir|tehdit ediyor|muhtemelen|görünüyor|tehlikesi|ikilem|sınav|bağlı olacak|bağlı|anlamına geliyor|ortaya koyuyor|açığa çıkarıyor|belirtisi|kuşkusuz|zamanla)/iu,
  fr: /\b(?:nous (?:pensons|estimons|croyons|doutons)|notre (?:avis|lecture|sentiment)|semble|semblent|suggère|suggèrent|souligne (?!que)|reflète|témoigne|révèle|reste à savoir|on ignore|menace de|pourrait (?:bien|encore|devenir|entraîner|conduire)|risque de|dilemme|enjeu|inquiétude principale|sans doute|probablement|signe d|dépend(?:ra)? (?:de|du|surtout)|en dit long|trahit|ressemble|met au jour|laisse penser|laisse présager|rappelle que|témoignent)/iu,
};
/** An analyst who counts or tells of what was done says what can be checked. */
const COUNTS =
  /\d|\b(?:thousands|hundreds|dozens|two|three|four|five|six|seven|eight|nine|ten|milliers|centaines|dizaines|binlerce|yüzlerce|onlarca)\b|آلاف|مئات|عشرات|هەزاران|سەدان|دەیان/iu;

/** The status that a sentence's attribution and hedges make likely, and why. */
export function statusOf(
  sentence: string,
  language: string,
  speaker: DraftSpeaker | undefined,
  isPublisher: boolean,
): { readonly status: Status; readonly reason: string } {
  if (speaker !== undefined && !isPublisher) {
    if (speaker.isAnalyst && !COUNTS.test(sentence))
      return { status: 'analysis', reason: 'an analyst judges' };
    return { status: 'claimed', reason: 'somebody in the source says it' };
  }
  const judging = JUDGING[language]?.exec(sentence)?.[0];
  if (judging !== undefined)
    return { status: 'analysis', reason: `the author judges: "${judging.slice(0, 40)}"` };
  return { status: 'reported', reason: 'the source itself states it' };
}

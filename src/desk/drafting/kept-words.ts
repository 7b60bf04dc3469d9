import { amountsIn } from '../../query/claim/amounts.ts';
import type { Token } from '../../query/words/fold.ts';
import { datesIn } from './dates/finder.ts';

const bounded = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');

/** Words that limit what is said, so that a wording without them would say more than the source. */
const HEDGES: Readonly<Record<string, RegExp>> = {
  en: bounded(
    'at least|at most|up to|as many as|as few as|more than|less than|fewer than|over(?= \\d)|under(?= \\d)|nearly|almost|about(?= (?:\\d|a |one|two|three|half|a dozen))|around(?= (?:\\d|a dozen))|roughly|approximately|some(?= \\d)|an estimated|reportedly|allegedly|purportedly|apparently|appears? to|seems? to|is believed to|are believed to|is said to|are said to|suspected|alleged|so-called|unconfirmed|could|may|might|possibly|probably|likely|parts of|part of|most of|many of|some of|several|a number of|not all|so far|for now|preliminary|initial reports|in part|partly|mostly|no more than',
  ),
  ar: bounded(
    'على الأقل|ما لا يقل عن|لا يقل عن|على الأكثر|أكثر من|أقل من|نحو|حوالي|قرابة|زهاء|ما يقارب|ما يصل إلى|يقدر ب\\S+|يُقدر|بحسب تقديرات|يُزعم|يزعم أن|المزعوم|المزعومة|يُعتقد|يعتقد أن|يُقال|ربما|قد|يبدو|على ما يبدو|يُرجح|يرجح|من المحتمل|المشتبه به|المشتبه بهم|أجزاء من|جزء من|بعض|معظم|عدد من|عدة|غير مؤكدة|أولية|حتى الآن|جزئيا|جزئياً',
  ),
  ckb: bounded(
    'لانیکەم|بەلایەنی کەمەوە|زیاتر لە|کەمتر لە|نزیکەی|دەوروبەری|گوایە|ڕەنگە|لەوانەیە|پێدەچێت|بەشێک لە|هەندێک|زۆربەی|ژمارەیەک|تا ئێستا|گومانلێکراو',
  ),
  tr: bounded(
    'en az|en fazla|yaklaşık|neredeyse|kadar|aşkın|\\S+(?:den|dan|ten|tan) fazla|iddia edilen|iddiaya göre|sözde|olabilir|muhtemelen|görünüyor|bazı|birçok|çoğu|bir kısmı|kısmen|şimdilik|şüpheli|henüz doğrulanmamış',
  ),
  fr: bounded(
    "au moins|au plus|plus de|moins de|environ|près de|quelque(?= \\d)|jusqu[’']à|présumés?|prétendus?|selon toute vraisemblance|apparemment|semblent?|pourraient?|peut-être|probablement|une partie d\\S+|certains|plusieurs|la plupart d\\S+|jusqu[’']ici|pour l[’']instant|non confirmée?s?|aurait|auraient",
  ),
};
const DIGITS = /(?<![\p{L}\p{N}])[\p{Nd}]+(?:[.,٬٫ \u00a0](?=\d{3}(?!\d))\p{Nd}{3}|[.,٫]\p{Nd}+)*\s?%?/gu;

/** Numbers and hedges of a sentence that the wording has to keep, in order and each once. Parts of dates are none. */
export function keptWords(sentence: string, language: string, tokens: readonly Token[]): readonly string[] {
  const dates = datesIn(sentence, language);
  const isOfDate = (at: number): boolean =>
    dates.some((date) => at >= date.at && at < date.at + date.text.length);
  const found: { readonly at: number; readonly text: string }[] = [];
  const add = (text: string, at: number): void => {
    if (text === '' || at < 0 || isOfDate(at)) return;
    if (found.some((other) => at < other.at + other.text.length && other.at < at + text.length)) return;
    found.push({ at, text });
  };
  for (const match of sentence.matchAll(DIGITS)) add(match[0].trim(), match.index);
  const hedges = HEDGES[language];
  if (hedges !== undefined) for (const match of sentence.matchAll(hedges)) add(match[0], match.index);
  let from = 0;
  for (const { kind, surface } of amountsIn(tokens, language)) {
    if (kind !== 'number' && kind !== 'magnitude' && kind !== 'share') continue;
    const at = sentence.indexOf(surface, from);
    if (at < 0) continue;
    from = at;
    add(surface, at);
  }
  return [...new Set(found.toSorted((a, b) => a.at - b.at).map(({ text }) => text))];
}

import type { DateWords } from './date-words.ts';

const YEAR = '(?:19|20)\\d\\d';
const CASE = "(?:['’]?\\p{Ll}{1,4})?";
const LAST = '(?:(?<last>geçen|geçtiğimiz) )';
const NEXT = '(?:(?<next>gelecek|önümüzdeki) )';

export const TURKISH: DateWords = {
  months: [
    'Ocak',
    'Şubat',
    'Mart',
    'Nisan',
    'Mayıs',
    'Haziran',
    'Temmuz',
    'Ağustos',
    'Eylül',
    'Ekim',
    'Kasım',
    'Aralık',
  ],
  weekdays: ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar'],
  numbers: ['bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz', 'on'],
  between: /^(?:['’]?\p{Ll}{1,4})?\s*(?:ile|[–-])\s/iu,
  from: /^/u,
  patterns: [
    ['day', `(?<y>${YEAR})-(?<mm>[01]\\d)-(?<d>[0-3]\\d)`],
    ['day', `(?<d>\\d{1,2})\\s*(?:[-–]|ile|ve)\\s*(?<d2>\\d{1,2}) M(?: (?<y>${YEAR}))?`],
    ['day', `(?<d>\\d{1,2}) M(?: (?<y>${YEAR}))?(?:(?<since>${CASE} (?:beri|bu yana)))?`],
    ['month', `M (?<y>${YEAR})`],
    ['year', `(?<y>${YEAR})[–-](?<y2>${YEAR})`],
    ['year', `(?<y>${YEAR}) (?:ile|ve) (?<y2>${YEAR}) (?:yılları )?arasında`],
    ['year', `(?<y>${YEAR})['’]?(?:[dt][ae]n)(?<since> (?:beri|bu yana|itibaren))`],
    ['year', `(?<y>${YEAR})(?:['’]?[dt][ae]\\b|\\s+yılında)`],
    [
      'month',
      "M(?:['’][dt][ae]| ayında| ayı)?(?: (?:sonunda|başında|ortasında|sonlarında|başlarında|ortalarında))(?!\\p{L})",
    ],
    ['month', "M(?:['’][dt][ae]n|[dt][ae]n| ayından)(?<since> (?:beri|bu yana|itibaren))"],
    ['month', "M(?:['’][dt][ae]| ayında)(?!\\p{L})"],
    ['weekday', `(?:${LAST}|${NEXT}|bu )?W(?: günü| akşamı| sabahı| gecesi| öğleden sonra)`],
    ['weekday', `(?:${LAST}|${NEXT})W(?!\\p{L})`],
    // "Pazar" is a market, and "cuma" a prayer too.
    ['weekday', '(?<w>pazartesi|salı|çarşamba|perşembe|cumartesi)(?!\\p{L})'],
    ['weekday', "W(?:['’]?[dt][ae]n|[dt][ae]n| gününden)(?<since> (?:beri|bu yana|itibaren))"],
    [{ unit: 'day', amount: -2 }, '(?:evvelki|evvelsi|önceki) gün'],
    [{ unit: 'day', amount: -1 }, 'dün(?: (?:akşam|gece|sabah))?'],
    [{ unit: 'day', amount: 1 }, 'yarın'],
    [{ unit: 'day', amount: 0 }, 'bugün|bu (?:sabah|akşam|gece)'],
    [{ unit: 'week', amount: -1 }, '(?:geçen|geçtiğimiz) hafta(?! \\p{L}+ günü)'],
    [{ unit: 'week', amount: 0 }, 'bu hafta'],
    [{ unit: 'week', amount: 1 }, '(?:gelecek|önümüzdeki) hafta'],
    [{ unit: 'month', amount: -1 }, '(?:geçen|geçtiğimiz) ay'],
    [{ unit: 'month', amount: 0 }, 'bu ay'],
    [{ unit: 'month', amount: 1 }, '(?:gelecek|önümüzdeki) ay'],
    [{ unit: 'year', amount: -1 }, '(?:geçen|geçtiğimiz) (?:yıl|sene)'],
    [{ unit: 'year', amount: 0 }, 'bu (?:yıl|sene)'],
    [{ unit: 'year', amount: 1 }, '(?:gelecek|önümüzdeki) (?:yıl|sene)'],
    [{ unit: 'day', amount: -1 }, 'N gün önce'],
    [{ unit: 'week', amount: -1 }, 'N hafta önce'],
    [{ unit: 'month', amount: -1 }, 'N ay önce'],
    [{ unit: 'year', amount: -1 }, 'N yıl önce'],
  ],
  past: [
    ['day', 'son N gün(?:de|dür| içinde)'],
    ['week', 'son N hafta(?:da|dır| içinde)'],
  ],
  future: /\p{L}[ae]c[ae][kğ]\p{L}*|bekleniyor|planlanıyor/iu,
  before: /(?:^|\s)(?:her|kara|kanlı)\s*$/iu,
  after: /^(?:\s+(?:namazı|hutbesi|sonra|önce)|\s+(?:sonrası|öncesi))/iu,
  saying: /(?:açıklamasında|açıklamada)\s*$/iu,
};

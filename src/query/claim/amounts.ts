import { lazy } from '../../util/lazy.ts';
import { fold, type Token } from '../words/fold.ts';

/**
 * - `number`: an exact count ("12", "nine billion")
 * - `magnitude`: an order of counts ("thousands"), as a power of ten
 * - `ordinal`: a rank ("seventh")
 * - `share`: a part of them all, 3 ("all"), 2 ("most") or 1 ("many", "some")
 * - `year`, `month` (1 to 12), `day` (of a month, beside its name)
 */
export type AmountKind = 'number' | 'magnitude' | 'ordinal' | 'share' | 'year' | 'month' | 'day';

/** An amount or a part of a date in a text. */
export interface Amount {
  readonly kind: AmountKind;
  readonly value: number;
  readonly surface: string;
  /** Place of its first word, and how many it takes. */
  readonly at: number;
  readonly length: number;
}

const words = (list: string): readonly string[] => list.split(',').map((word) => fold(word.trim()));

/** Words for 0 to 12, parted by commas; several for one number are parted by a slash. */
const UNITS: Readonly<Record<string, string>> = {
  en: 'zero,-,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve/dozen',
  ar: 'صفر,-,اثنان/اثنين/اثنتين,ثلاثة/ثلاث,أربعة/أربع,خمسة/خمس,ستة/ست,سبعة/سبع,ثمانية/ثماني,تسعة/تسع,عشرة/عشر,أحد عشر,-',
  ckb: 'سفر,-,دوو,سێ,چوار,پێنج,شەش,حەوت,هەشت,نۆ,دە,یازدە,دوازدە',
  tr: 'sıfır,-,iki,üç,dört,beş,altı,yedi,sekiz,dokuz,on,-,-',
  fr: 'zéro,-,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze',
};
/** From 13 on. */
const TEENS: Readonly<Record<string, string>> = {
  en: 'thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen',
  ckb: 'سێزدە,چواردە,پازدە,شازدە,حەڤدە,هەژدە,نۆزدە',
  fr: 'treize,quatorze,quinze,seize,-,-,-',
};
const TENS: Readonly<Record<string, string>> = {
  en: 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety',
  ar: 'عشرون/عشرين,ثلاثون/ثلاثين,أربعون/أربعين,خمسون/خمسين,ستون/ستين,سبعون/سبعين,ثمانون/ثمانين,تسعون/تسعين',
  ckb: 'بیست,سی,چل,پەنجا,شەست,حەفتا,هەشتا,نەوەد',
  tr: 'yirmi,otuz,kırk,elli,altmış,yetmiş,seksen,doksan',
  fr: 'vingt,trente,quarante,cinquante,soixante,-,-,-',
};
/** Words that multiply: hundred, thousand, million, billion. */
const SCALES: Readonly<Record<string, string>> = {
  en: 'hundred,thousand/k,million/mn,billion/bn',
  ar: 'مئة/مائة/مية,ألف,مليون,مليار',
  ckb: 'سەد,هەزار,ملیۆن,ملیار',
  tr: 'yüz,bin,milyon,milyar',
  fr: 'cent,mille,million,milliard',
};
/** Orders without an exact number: a handful, dozens, hundreds, thousands, millions. */
const MAGNITUDES: Readonly<Record<string, string>> = {
  en: 'handful/few/couple,dozens/scores,hundreds,thousands,millions',
  ar: 'حفنة/بضعة/قليل,عشرات,مئات,آلاف/الاف/ألوف,ملايين',
  ckb: 'کەمێک,دەیان,سەدان,هەزاران,ملیۆنان',
  tr: 'birkaç,onlarca,yüzlerce,binlerce,milyonlarca',
  fr: 'poignée/quelques,dizaines,centaines,milliers,millions',
};
const ORDINALS: Readonly<Record<string, string>> = {
  en: 'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth',
  ar: 'الأولى/الأول,الثانية/الثاني,الثالثة/الثالث,الرابعة/الرابع,الخامسة/الخامس,السادسة/السادس,السابعة/السابع,الثامنة/الثامن,التاسعة/التاسع,العاشرة/العاشر',
  ckb: 'یەکەم,دووەم,سێیەم,چوارەم,پێنجەم,شەشەم,حەوتەم,هەشتەم,نۆیەم,دەیەم',
  tr: 'birinci,ikinci,üçüncü,dördüncü,beşinci,altıncı,yedinci,sekizinci,dokuzuncu,onuncu',
  fr: 'premier/première,deuxième,troisième,quatrième,cinquième,sixième,septième,huitième,neuvième,dixième',
};
const MONTHS: Readonly<Record<string, string>> = {
  en: 'january/jan,february/feb,march,april/apr,-,june,july,august/aug,september/sept/sep,october/oct,november/nov,december/dec',
  ar: 'يناير,فبراير/شباط,مارس/آذار,أبريل/نيسان,مايو/أيار,يونيو/حزيران,يوليو/تموز,أغسطس/آب,سبتمبر/أيلول,أكتوبر,نوفمبر,ديسمبر',
  ckb: 'کانوونی دووەم,شوبات,ئازار,نیسان,ئایار,حوزەیران,تەممووز,ئاب,ئەیلوول,تشرینی یەکەم,-,-',
  tr: 'ocak,şubat,mart,nisan,mayıs,haziran,temmuz,ağustos,eylül,ekim,kasım,aralık',
  fr: 'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre',
};
/** Some or many, most, all. */
const SHARES: Readonly<Record<string, string>> = {
  en: 'many/some/several,most,all/every',
  ar: 'بعض/كثير/العديد,معظم/أغلب/غالبية,جميع/كل/كافة',
  ckb: 'هەندێک/زۆرێک,زۆربەی/زۆربە,هەموو',
  tr: 'bazı/birçok/birkaçı,çoğu,bütün/tüm/hepsi',
  fr: 'certains/plusieurs/beaucoup,plupart,tous/toutes',
};
/** Months of two words. */
const LONG_MONTHS: readonly (readonly [string, number])[] = [
  ['كانون الثاني', 1],
  ['تشرين الاول', 10],
  ['تشرين الثاني', 11],
  ['كانون الاول', 12],
];

type Part =
  | { readonly is: 'digit'; readonly value: number }
  | { readonly is: 'scale'; readonly value: number }
  | { readonly is: 'magnitude' | 'ordinal' | 'share' | 'month'; readonly value: number };

function build(language: string): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const put = (lists: Readonly<Record<string, string>>, part: (at: number) => Part): void => {
    words(lists[language] ?? '').forEach((entry, at) => {
      for (const word of entry.split('/')) if (word !== '-') parts.set(word, part(at));
    });
  };
  put(UNITS, (at) => ({ is: 'digit', value: at }));
  put(TEENS, (at) => ({ is: 'digit', value: at + 13 }));
  put(TENS, (at) => ({ is: 'digit', value: 10 * (at + 2) }));
  put(SCALES, (at) => ({ is: 'scale', value: [100, 1e3, 1e6, 1e9][at] ?? 1 }));
  put(MAGNITUDES, (at) => ({ is: 'magnitude', value: [0, 1, 2, 3, 6][at] ?? 0 }));
  put(ORDINALS, (at) => ({ is: 'ordinal', value: at + 1 }));
  put(SHARES, (at) => ({ is: 'share', value: at + 1 }));
  put(MONTHS, (at) => ({ is: 'month', value: at + 1 }));
  return parts;
}

const parts = new Map(Object.keys(UNITS).map((language) => [language, lazy(() => build(language))]));
const DIGITS = /^(\d{1,15})(st|nd|rd|th|k)?$/;
const ARTICLES = /^(?:و?ب?ال|وال|بال|لل|و|ب|ل)(?=.{3})/;

/** The amounts and parts of dates in a text, in order. */
export function amountsIn(tokens: readonly Token[], language: string): readonly Amount[] {
  const table = parts.get(language)?.();
  const partOf = (at: number): Part | undefined => {
    const folded = tokens[at]?.folded ?? '';
    const digits = DIGITS.exec(folded);
    if (digits !== null) {
      const value = Number(digits[1]);
      if (digits[2] === 'k') return { is: 'digit', value: value * 1e3 };
      return digits[2] === undefined ? { is: 'digit', value } : { is: 'ordinal', value };
    }
    return table?.get(folded) ?? (language === 'ar' ? table?.get(folded.replace(ARTICLES, '')) : undefined);
  };
  const found: Amount[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const long = LONG_MONTHS.find(([name]) => name === `${tokens[at]?.folded} ${tokens[at + 1]?.folded}`);
    const surface = (length: number): string =>
      tokens
        .slice(at, at + length)
        .map((token) => token.surface)
        .join(' ');
    if (long !== undefined) {
      found.push({ kind: 'month', value: long[1], surface: surface(2), at, length: 2 });
      at++;
      continue;
    }
    const part = partOf(at);
    if (part === undefined) continue;
    if (part.is === 'digit' || part.is === 'scale') {
      let value = part.value;
      let length = 1;
      for (let next = partOf(at + length); next !== undefined; next = partOf(at + length)) {
        if (next.is === 'scale') value *= next.value;
        else if (next.is === 'digit' && value >= 20 && value % 10 === 0 && value < 100 && next.value < 10)
          value += next.value;
        else break;
        length++;
      }
      const isYear =
        length === 1 && value >= 1900 && value < 2100 && /^\d{4}$/.test(tokens[at]?.folded ?? '');
      found.push({ kind: isYear ? 'year' : 'number', value, surface: surface(length), at, length });
      at += length - 1;
    } else {
      found.push({ kind: part.is, value: part.value, surface: surface(1), at, length: 1 });
    }
  }
  return found.map((amount) => (isDay(amount, found) ? { ...amount, kind: 'day' } : amount));
}

/** A number from 1 to 31 beside the name of a month. */
function isDay({ kind, value, at, length }: Amount, all: readonly Amount[]): boolean {
  if ((kind !== 'number' && kind !== 'ordinal') || value < 1 || value > 31) return false;
  return all.some(
    (month) =>
      month.kind === 'month' &&
      (month.at === at + length || month.at + month.length === at || month.at === at + length + 1),
  );
}

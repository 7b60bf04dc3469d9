import { editDistance } from '../../util/edit-distance.ts';
import { fold, MOST_WORDS, tokenize } from './fold.ts';
import { type Lexicon, nameOfTerm } from './lexicon.ts';
import { usesArabicScript } from './script.ts';

/**
 * Arabic and Sorani that people type in Latin letters ("shgad wa7id tela3 mn el sijin", "chend kes halatin"). Such a text is
 * recognised by its question words and small words; its other words are found in the lexicon by their consonants, and
 * of several by the nearest vowels.
 */
interface Romanised {
  /** Small words and question words as they are typed in Latin letters. */
  readonly small: ReadonlyMap<string, string>;
  /** What a word may begin with that belongs to the word before: article, "and", "in". */
  readonly clitics: RegExp;
  /** Sounds of the folded letters; of a vowel, the letter that it is typed with. */
  readonly sounds: Readonly<Record<string, string>>;
}

const ARABIC: Romanised = {
  small: table(`
    shgad شكد|shkad شكد|shgd شكد|shgaad شكد|chgad شكد|qadesh شكد|kam كم|cham كم
    shno شنو|shnu شنو|shinu شنو|shino شنو|sheno شنو|shunu شنو|shu شنو|sho شنو|esh شنو|eish شنو|ash شنو
    wen وين|wein وين|ween وين|wayn وين|wain وين
    mnu منو|meno منو|minu منو|mno منو|menu منو|mino منو|meen منو|min من|mn من|men من
    lesh ليش|leish ليش|leesh ليش|laish ليش|lech ليش|laysh ليش
    shlon شلون|shloon شلون|shlun شلون|kef كيف|kaif كيف|keif كيف|kayf كيف
    shwakt شوكت|shwaqt شوكت|shwagt شوكت|shwket شوكت|emta متى|imta متى|mata متى|meta متى
    shsar شصار|shaku شكو|shako شكو|aku اكو|ako اكو|maku ماكو|mako ماكو
    gal قال|kal قال|qal قال|gaal قال|yegool يقول|yigul يقول|gulli قل|hassa هسه|hessa هسه|hasa هسه
    el ال|il ال|al ال|bil بال|bel بال|wil وال|fi في|b ب|bi ب|3an عن|an عن|3ala على|ala على|ila الى|illi اللي|eli اللي|elli اللي|li ل
    wa7id واحد|wahid واحد|hal هل|w و|wa و|ya يا|hay هاي|hatha هذا|hada هذا|had هذا|huwa هو|hiya هي|ma ما|la لا|mo مو|rah راح|ra7 راح|yani يعني|wallah والله`),
  clitics: /^(?:wil|wel|wal|bil|bel|bal|lil|fil|el|il|al|w|b|l)(?=.{3})/,
  sounds: {
    ا: 'a',
    ب: 'b',
    ت: 't',
    ث: 't',
    ج: 'j',
    ح: 'h',
    خ: 'x',
    د: 'd',
    ذ: 'd',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'S',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'd',
    ع: '',
    غ: 'G',
    ف: 'f',
    ق: 'k',
    ك: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    و: 'u',
    ي: 'i',
  },
};

const SORANI: Romanised = {
  small: table(`
    ki کێ|chi چی|chy چی|çi چی|chye چییە|chia چییە|çiye چییە|ke کێ|kê کێ|kye کێیە|keye کێیە|kêye کێیە
    key کەی|kay کەی|kengê کەی|kenge کەی|kwe کوێ|kwê کوێ|lekwe لەکوێ|lakwe لەکوێ|lakwê لەکوێ|lekwê لەکوێ
    bochi بۆچی|boçi بۆچی|bochy بۆچی|bo بۆ|chon چۆن|çon چۆن|chend چەند|chand چەند|çend چەند
    aya ئایا|la لە|le لە|ba بە|be بە|w و|u و|bu بوو|ew ئەو|aw ئەو|em ئەم|am ئەم|ka کە|daley دەڵێت|dallet دەڵێت|dalle دەڵێت|wti وتی|gwti وتی
    haye هەیە|heye هەیە|niye نییە|kird کرد|dekat دەکات|dakat دەکات|debe دەبێت`),
  clitics: /^$/,
  // Letters that Sorani does not have are in no word of it.
  sounds: { ...ARABIC.sounds, ج: 'J', ه: 'e' },
};

const LANGUAGES: Readonly<Record<string, Romanised>> = { ar: ARABIC, ckb: SORANI };

function table(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split(/[|\n]+/)
      .map((pair) => pair.trim().split(' '))
      .map(([latin = '', word = '']) => [fold(latin), word]),
  );
}

/** Small words that stand in European texts and in names too: they show a language only beside others. */
const WEAK: ReadonlySet<string> = new Set(
  'el il al la li le fi b bi w wa ma ya an ba be bo u ka em aw'.split(' '),
);
/** A text of which a European language knows this share of the words is in that language. */
const EUROPEAN = 0.5;
/** Fewest small words that show the language of a longer text. */
const LEAST = 2;
const SHORT = 4;

/**
 * A text in Latin letters as Arabic or Sorani in their own; undefined for what is not theirs. Names stay as they are, since
 * they are known in Latin letters too.
 */
export function fromLatin(
  text: string,
  lexicon: Lexicon,
): { readonly text: string; readonly language: string } | undefined {
  if (/\p{Script=Arabic}/u.test(text)) return undefined;
  const words = tokenize(text)
    .slice(0, MOST_WORDS)
    .map(({ folded }) => folded);
  const votes = Object.entries(LANGUAGES)
    .filter(([language]) => lexicon.languages.includes(language))
    .map(([language, { small }]) => {
      const found = words.filter((word) => small.has(word));
      const strong = found.filter((word) => !WEAK.has(word)).length + (language === 'ar' ? digits(words) : 0);
      return { language, strong, count: strong + found.filter((word) => WEAK.has(word)).length };
    });
  const [best] = votes.toSorted((a, b) => b.strong - a.strong || b.count - a.count);
  if (best === undefined || best.strong === 0) return undefined;
  if (words.length >= SHORT && best.count < LEAST) return undefined;
  if (isEuropean(words, lexicon)) return undefined;
  const { language } = best;
  const read = words.map((word) =>
    isName(word, lexicon) ? word : (wordOf(word, language, lexicon) ?? word),
  );
  const joined = read.join(' ').replaceAll(/(^|\s)(ال|بال|وال|ب|ل|و) (?=\p{Script=Arabic})/gu, '$1$2');
  return { text: joined.replaceAll(/(^|\s)(?:ال|بال|وال)(?=\s|$)/gu, ''), language };
}

/** Whether a European language knows most of the words; names are known in all. */
function isEuropean(words: readonly string[], lexicon: Lexicon): boolean {
  const others = words.filter((word) => !isName(word, lexicon));
  const languages = lexicon.languages.filter((language) => !usesArabicScript(language));
  return languages.some((language) => {
    const isKnown = (word: string): boolean =>
      lexicon.isStop(word, language) || lexicon.lookUp(word, language) !== undefined;
    return others.filter(isKnown).length > EUROPEAN * others.length;
  });
}

function isName(word: string, lexicon: Lexicon): boolean {
  const terms = lexicon.languages.flatMap((language) => lexicon.terms(word, language) ?? []);
  return terms.some((term) => nameOfTerm(term) !== undefined);
}

/** Words with a digit that stands for an Arabic letter: "wa7id". */
function digits(words: readonly string[]): number {
  return words.filter((word) => /^[a-z]+[235679][a-z]*$|^[3567][a-z]{3,}$/.test(word)).length;
}

function wordOf(word: string, language: string, lexicon: Lexicon): string | undefined {
  const romanised = LANGUAGES[language];
  if (romanised === undefined) return undefined;
  const { small, clitics } = romanised;
  const known = small.get(word) ?? nearest(word, language, romanised, lexicon);
  if (known !== undefined) return known;
  const bare = word.replace(clitics, '');
  return bare === word ? undefined : nearest(bare, language, romanised, lexicon);
}

/** The known word with the same consonants and the nearest vowels. */
function nearest(
  word: string,
  language: string,
  { sounds }: Romanised,
  lexicon: Lexicon,
): string | undefined {
  const sound = soundOf(word, language);
  const key = consonantsOf(sound);
  if (key.length < 2) return undefined;
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const known of wordsByConsonants(lexicon, language, sounds).get(key) ?? []) {
    const letters = lettersOf(known, sounds);
    // Short vowels are typed in Latin letters only.
    const unwritten = Math.max(0, sound.length - letters.length);
    const distance = editDistance(sound, letters, sound.length) - UNWRITTEN * unwritten;
    if (distance >= least || distance > sound.length / 2) continue;
    least = distance;
    found = known;
  }
  return found;
}

/** How much less a vowel counts that Arabic does not write. */
const UNWRITTEN = 0.7;

/** A Latin word by one letter a sound. */
function soundOf(word: string, language: string): string {
  const isArabic = language === 'ar';
  return word
    .replaceAll(/sh/g, 'S')
    .replaceAll(/kh|5/g, 'x')
    .replaceAll(/gh/g, 'G')
    .replaceAll(/ch/g, isArabic ? 'j' : 'J')
    .replaceAll(/th|6/g, 't')
    .replaceAll(/dh/g, 'd')
    .replaceAll(/ph|v/g, 'f')
    .replaceAll(/[qg]/g, 'k')
    .replaceAll('7', 'h')
    .replaceAll('9', 's')
    .replaceAll(/[23]/g, '')
    .replaceAll('p', 'b')
    .replaceAll('c', isArabic ? 'k' : 'J')
    .replaceAll('j', isArabic ? 'j' : 'z')
    .replace(/^w/, 'W')
    .replaceAll(/[ow]/g, 'u')
    .replaceAll(/[ey]/g, isArabic ? 'i' : 'e')
    .replaceAll(/(.)\1+/g, '$1');
}

/** An Arabic word by one letter a sound; a first "w" is a consonant, and a last "h" a vowel. */
function lettersOf(word: string, sounds: Readonly<Record<string, string>>): string {
  return Array.from(word, (letter) => sounds[letter] ?? '')
    .join('')
    .replace(word.startsWith('و') ? /^u/ : /^$/, 'W')
    .replace(/h$/, 'a')
    .replaceAll(/(.)\1+/g, '$1');
}

function consonantsOf(sound: string): string {
  return sound.replaceAll(/[aeiuywh]/g, '');
}

const tables = new WeakMap<Lexicon, Map<string, ReadonlyMap<string, readonly string[]>>>();

function wordsByConsonants(
  lexicon: Lexicon,
  language: string,
  sounds: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> {
  return tables
    .getOrInsert(lexicon, new Map())
    .getOrInsertComputed(language, () =>
      Map.groupBy(lexicon.words(language), (word) => consonantsOf(lettersOf(word, sounds))),
    );
}

import { fold } from '../../../query/words/fold.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(fold));

/** Nouns for a body that speaks. */
const GROUPS = set(`
  ministry government army office command agency party group council authority authorities embassy network channel newspaper television tv police union
  organisation organization commission committee parliament court state administration directorate department force forces bureau service company
  agency charity foundation observatory monitor ngo outlet website newspaper university bank firm council club society presidency chancellery premiership division brigade unit militia movement coalition alliance consulate mission defence defense military centre center hospital media
  وزارة الوزارة حكومة الحكومة جيش الجيش مكتب المكتب قيادة القيادة وكالة الوكالة حزب الحزب هيئة الهيئة سفارة السفارة شرطة الشرطة منظمة المنظمة لجنة اللجنة قوات القوات مجلس المجلس
  قناة القناة صحيفة الصحيفة مديرية المديرية خلية الخلية حركة الحركة برلمان البرلمان السلطات سلطات جهاز الجهاز إدارة الإدارة مستشفى بعثة البعثة
  وەزارەتی حکوومەتی سوپای نووسینگەی پارتی ئاژانسی دەستەی باڵیۆزخانەی پۆلیسی ڕێکخراوی لیژنەی هێزەکانی وەزارەت
  bakanlığı bakanlık hükümeti hükümet ordu ordusu parti partisi ajansı ofisi elçiliği büyükelçiliği polis konsey konseyi valiliği valilik örgütü komutanlığı kuvvetleri
  ministère gouvernement armée bureau agence parti conseil ambassade police organisation commission autorités forces commandement
`);
/** Nouns for more than one person, where their form does not show it. */
const SEVERAL = set(`
  people men women police medics both several many some most two three four five residents witnesses
  مسؤولون مسؤولين مسؤولان ضباط سكان شهود محللون محللين قادة القادة مصادر المصادر خبراء أهالي الأهالي نواب شيوخ عناصر باحثون دبلوماسيون مراقبون
  بەرپرسان بەرپرسانی شارەزایان دانیشتووان شایەتحاڵان چاودێران سەرچاوەکان
`);
const ANALYST =
  /\b(?:analysts?|experts?|researchers?|scholars?|observers?|commentators?|academics?|professors?|historians?|columnists?|think tank|think-tank|pundits?|(?:retired|former) (?:\w+ )?(?:general|officer|colonel|diplomat|ambassador|official)|political scientist|consultants?|(?:ancien|ancienne) (?:général|officier|diplomate|ambassadeur)|consultante?s?|spécialistes?|analystes??|experts?|chercheurs?|chercheuses?|observateurs?|politologues?)\b|(?<!\p{L})(?:ال)?(?:مختص|مختصون|متخصص|متخصصون|محللات|محلل|محللة|محللون|محللين|خبير|خبيرة|خبراء|باحث|باحثة|باحثون|باحثين|مراقب|مراقبون|مراقبين|أكاديمي|كاتب)(?!\p{L})|شیکار|شیکەرەوە|شرۆڤەکار|شارەزا|توێژەر|چاودێر(?:ان|ێکی)?|(?<!\p{L})(?:analist|emekli (?:general|albay|subay|büyükelçi)|stratejist|siyaset bilimci|yorumcu|uzman|araştırmacı|gözlemci|akademisyen)/iu;
const FEMALE =
  /(?<!\p{L})(?:ms|mrs|spokeswoman|her|she|la ministre|porte-parole femme|المتحدثة|الناطقة|النائبة|الوزيرة|السيدة|الخبيرة|الباحثة|مسؤولة|باحثة|ناشطة|mme)(?!\p{L})/iu;

export function isAnalyst(words: string): boolean {
  return ANALYST.test(words);
}

/** What a speaker's own words show of it: a body, several persons, or one. */
export function kindOfWords(words: string, language: string): 'person' | 'group' | 'several' {
  const written = words.replace(/,.*$/u, '').split(/[\s’']+/u);
  const tokens = written.map(fold);
  const head = tokens.findIndex((token) =>
    /^(?:of|for|in|at|to|from|de|du|des|with|who|briefed)$/.test(token),
  );
  const noun = head > 0 ? tokens.slice(0, head) : tokens;
  // "the army chief", "a ministry spokesman": the last word of the noun phrase counts.
  const [first = '', last = ''] = [noun[0], noun.at(-1)];
  if (language === 'en') {
    if (GROUPS.has(last)) return 'group';
    if (
      SEVERAL.has(first) ||
      SEVERAL.has(last) ||
      (/[^s]s$/.test(last) && (noun.length === 1 || !/^\p{Lu}/u.test(written[noun.length - 1] ?? '')))
    )
      return 'several';
    return 'person';
  }
  if (
    tokens.some((token) => SEVERAL.has(token)) ||
    (language === 'tr' && /l[ae]r[ıi]?$/.test(last)) ||
    (language === 'fr' && /^(?:des|les|plusieurs|deux|trois)$/.test(first))
  )
    return 'several';
  const heads = language === 'tr' ? [last] : tokens.slice(0, 2);
  return heads.some((token) => GROUPS.has(token)) &&
    (language === 'tr' || GROUPS.has(first) || language === 'fr')
    ? 'group'
    : 'person';
}

export function genderOfWords(words: string): 'f' | undefined {
  return FEMALE.test(words) ? 'f' : undefined;
}

/** What each pronoun may stand for. */
const PRONOUNS: Readonly<
  Record<string, { readonly kind?: 'person' | 'group' | 'several'; readonly gender?: 'm' | 'f' }>
> = {
  he: { kind: 'person', gender: 'm' },
  she: { kind: 'person', gender: 'f' },
  'his excellency': { kind: 'person', gender: 'm' },
  'his eminence': { kind: 'person', gender: 'm' },
  'his highness': { kind: 'person', gender: 'm' },
  'her excellency': { kind: 'person', gender: 'f' },
  'her highness': { kind: 'person', gender: 'f' },
  it: { kind: 'group' },
  they: { kind: 'several' },
  il: { gender: 'm' },
  elle: { gender: 'f' },
  ils: { kind: 'several' },
  elles: { kind: 'several' },
  سيادته: { kind: 'person', gender: 'm' },
  معاليه: { kind: 'person', gender: 'm' },
  فخامته: { kind: 'person', gender: 'm' },
  دولته: { kind: 'person', gender: 'm' },
  سماحته: { kind: 'person', gender: 'm' },
  سيادتها: { kind: 'person', gender: 'f' },
};

export function pronounOf(pronoun: string): (typeof PRONOUNS)[string] {
  return PRONOUNS[fold(pronoun)] ?? {};
}

/** Arabic says with the verb who spoke, where no pronoun stands. */
export function genderOfVerb(cue: string): 'm' | 'f' | undefined {
  const verb = cue.split(/\s+/)[0] ?? '';
  if (!/\p{Script=Arabic}/u.test(verb)) return undefined;
  return /ت$|^و?ت/u.test(verb) ? 'f' : 'm';
}

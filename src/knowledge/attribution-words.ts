/** One way to say who speaks. */
export interface Attribution {
  /** Finds the words of the speaker, in the group `speaker`. */
  readonly find: RegExp;
  /** Undoes what the preposition or case does to the speaker's first or last word. */
  readonly repair?: readonly (readonly [RegExp, string])[];
}

/** How one language says who speaks. */
export interface AttributionWords {
  /** Tried in order. */
  readonly patterns: readonly Attribution[];
  /** The whole speaker, where it is a pronoun. */
  readonly pronouns: RegExp;
  /** Words before and after the speaker that are no part of it. */
  readonly lead: RegExp;
  readonly trail: RegExp;
}

const EN_VERB =
  '(?:said|says|told|tells|stated|states|announced|announces|added|adds|claimed|claims|warned|warns|insisted|insists|' +
  'denied|denies|confirmed|confirms|argued|argues|acknowledged|alleged|alleges|vowed|explained|noted|emphasi[sz]ed|' +
  'stressed|urged|urges|demanded|promised|promises|pledged|pledges|appealed|called (?:on|for|upon)|calls (?:on|for|upon)|declared|declares|reported|accused|accuses|reiterated|admitted|wrote|tweeted|asserted|asserts)';
const AR_VERB =
  'و?(?:قال|قالت|قالوا|يقول|تقول|ذكر|ذكرت|صرح|صرّح|صرحت|أعلن|أعلنت|اعلن|اعلنت|أكد|أكدت|أكّد|أكّدت|اكد|اكدت|أضاف|أضافت|اضاف|أوضح|أوضحت|اوضح|أشار|أشارت|اشار|' +
  'أفاد|أفادت|افاد|افادت|نفى|نفت|حذر|حذّر|حذرت|حذّرت|اتهم|اتهمت|زعم|زعمت|شدد|شدّد|شددت|لفت|كشف|كشفت|كتب|كتبت|تابع|تابعت|نقلت|بيّن|رأى)';
/** What begins the statement, or tells its time or place. */
const AR_STOP =
  '(?:إن|أن|إنه|إنها|أنه|أنها|إنهم|أنهم|إلى|بأن|بأنه|بأنها|في|خلال|على|عن|يوم|اليوم|أمس|الإثنين|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)';
const CKB_VERB =
  '(?:وتی|گوتی|وتیان|گوتیان|ڕایگەیاند|رایگەیاند|ڕایانگەیاند|ڕاگەیاند|دەڵێت|دەڵێ|دەڵێن|ئاشکرایکرد|ئاماژەی|جەختی|هۆشداری|باسی)';
const TR_VERB =
  '(?:dedi|diyor|söyledi|açıkladı|belirtti|bildirdi|duyurdu|kaydetti|vurguladı|ekledi|savundu|uyardı|konuştu|aktardı|' +
  '(?:ifade|iddia|ilan) etti|öne sürdü|yalanladı|doğruladı)';
const FR_VERB =
  '(?:déclaré|affirmé|annoncé|dit|indiqué|précisé|ajouté|estimé|assuré|expliqué|souligné|confirmé|démenti|averti|' +
  'rapporté|accusé|prévenu|reconnu|raconté)';

/** By code of language. */
export const ATTRIBUTIONS: Readonly<Record<string, AttributionWords>> = {
  en: {
    patterns: [
      { find: /\baccording to (?<speaker>[^,.;:"“”]+)/iu },
      { find: new RegExp(`^(?<speaker>[^,;:"“”]+),[^"“”]*,\\s+(?:has |also |later )?${EN_VERB}\\b`, 'iu') },
      // "…," said X, and "…," said the minister, X.
      {
        find: /["”]\s*(?:said|says|added|warned|explained|wrote)\s+(?<speaker>[^,.;:"“”]*(?:, \p{Lu}[^,.;:"“”]*)?)/u,
      },
      {
        find: new RegExp(
          `(?:^|[,;:"“”—–]\\s*)(?<speaker>[^,;:"“”—–]+?)\\s+(?:has |have |had |also |later |then |earlier )*` +
            `(?<!\\b(?:is|are|was|were|be|been|being|to|not) )${EN_VERB}\\b`,
          'iu',
        ),
      },
      {
        find: /\b(?:assurance|warning|appeal|promise|pledge|claim|order|demand) (?:that |which )?(?<speaker>\p{Lu}[^,.;:"“”]*?) (?:has |had |have )?(?:given|gave|made|makes|issued|repeated|repeats)\b/u,
      },
      { find: /\bin (?<speaker>\p{Lu}[^,.;:"“”]*?)[’']s? (?:own )?words\b/u },
      { find: /\b(?:statement|report|remarks?) (?:by|from) (?<speaker>[^,.;:"“”]+)/iu },
    ],
    pronouns: /^(?:he|she|they|it|who|we|i|which|that|and|but)$/iu,
    lead: /^(?:and|but|while|meanwhile|however|on \w+day|in a (?:\w+ )?(?:statement|interview|post)|earlier|later|as|although|though|for (?:his|her|its) part)\b/iu,
    trail:
      /\b(?:on \w+day|who\b.*|in a (?:\w+ )?(?:statement|interview|post|briefing|report)\b.*|when\b.*|while\b.*|after\b.*|has|have|had|also)$/iu,
  },
  ar: {
    patterns: [
      {
        find: /(?:وفقا|وفقاً|وفقًا)\s+(?:لما\s+\S+\s+)?(?<speaker>[^،,.؛:"«»]+)/u,
        repair: [
          [/^لل/u, 'ال'],
          [/^ل/u, ''],
        ],
      },
      { find: /(?:^|\s)(?:وفق|بحسب|حسب)\s+(?:ما\s+\S+\s+)?(?<speaker>[^،,.؛:"«»]+)/u },
      {
        find: new RegExp(
          `(?:^|[\\s"»،])${AR_VERB}\\s+(?<speaker>.*?)(?=\\s*(?:[،,:؛"«.]|(?<=\\s)${AR_STOP}(?:\\s|$)))`,
          'u',
        ),
      },
    ],
    pronouns: /^(?:هو|هي|هم|ذلك|أيضا|أيضاً|كذلك)$/u,
    lead: /^(?:كما|قد|ما)\s/u,
    trail: /\s(?:للصحفيين|للصحافيين|لوكالة.*|لقناة.*|لصحيفة.*|لرويترز|لفرانس.*)$/u,
  },
  ckb: {
    patterns: [
      {
        find: /(?:بەپێی|بە\s?پێی|بە\s?وتەی|بە\s?گوتەی|بەوتەی|بەگوتەی)\s+(?:وتەی |گوتەی )?(?<speaker>[^،,.؛:"«»]+)/u,
      },
      { find: new RegExp(`^(?<speaker>[^،؛:"«»]+?)[،,]?\\s+${CKB_VERB}(?:[\\s:،.]|$)`, 'u') },
      { find: new RegExp(`["»،]\\s*(?<speaker>[^،؛:"«»]+?)\\s+(?:ئەمەی |وای |ئەوەی )?${CKB_VERB}`, 'u') },
    ],
    pronouns: /^(?:ئەو|ئەوان|ئەوەی|ئەمەی|هەروەها|ئەوەش|ئەمەش)$/u,
    lead: /^(?:هەروەها|بەڵام|لە بەیاننامەیەکدا)\s/u,
    trail: /\s(?:ئەوەی|ئەمەی|ئەوەشی|وای|لە بەیاننامەیەکدا|لە لێدوانێکدا)$/u,
  },
  tr: {
    patterns: [
      {
        find: /(?:^|[,;]\s*)(?<speaker>[^,;:"“”]+?)\s+göre(?!\p{L})/iu,
        repair: [
          [/['’](?:y[ae]|n[ae]|[ae])$/iu, ''],
          [/(l[ae]r)[ae]$/iu, '$1'],
          [/(l[ıi])ğ[ae]$/iu, '$1k'],
          [/([ıiuü])n[ae]$/iu, '$1'],
          [/(?<=\p{L}{3}[aeıioöuü])y[ae]$/iu, ''],
        ],
      },
      { find: new RegExp(`^(?<speaker>[^,;:"“”]+),.*(?<!\\p{L})${TR_VERB}(?!\\p{L})`, 'iu') },
      {
        find: new RegExp(
          `["”]\\s*(?:diyen |diye )?(?<speaker>[^,;:"“”]*?)[,]?\\s*(?<!\\p{L})${TR_VERB}(?!\\p{L})`,
          'iu',
        ),
      },
      {
        find: new RegExp(
          `^(?<speaker>(?:\\p{Lu}[\\p{L}'’]*\\s?){1,5})[^,"“”]*(?<!\\p{L})${TR_VERB}\\.?$`,
          'u',
        ),
      },
    ],
    pronouns: /^(?:o|onlar|bu|bunlar|kendisi|buna|şu)$/iu,
    lead: /^(?:ancak|ayrıca|öte yandan|fakat)\s/iu,
    trail: /\s(?:ise|da|de|ayrıca)$/iu,
  },
  fr: {
    patterns: [
      { find: /(?<!\p{L})(?:selon|d['’]après)\s+(?<speaker>[^,.;:"«»]+)/iu },
      {
        find: new RegExp(
          `["»,]\\s*(?:a|ont|avait)\\s+(?:également |aussi )?${FR_VERB}\\s+(?!que(?!\\p{L}))(?<speaker>[^,.;:"«»]+)`,
          'iu',
        ),
      },
      {
        find: new RegExp(
          `(?:^|[,;:»]\\s*)(?<speaker>[^,;:"«»]+?)\\s+(?:a|ont|avait)\\s+(?:également |aussi )?${FR_VERB}(?!\\p{L})`,
          'iu',
        ),
      },
    ],
    pronouns: /^(?:il|elle|ils|elles|on|ce|cela|qui)(?:[ -](?:il|elle))?$/iu,
    lead: /^(?:et|mais|cependant|toutefois|pour sa part)\s/iu,
    trail: /\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dans un communiqué.*|qui\s.*)$/iu,
  },
};

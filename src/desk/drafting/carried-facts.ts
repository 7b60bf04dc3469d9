import type { NearStanding } from './near-facts.ts';

/** Below this, the sentence before tells of no fact that could go on. */
const TOLD = 0.36;
/** A sentence so near to a fact needs none from before it. */
const CLEAR = 0.9;

/** That a sentence answers what was told before it, or counts those who were spoken of, or names it with "the" or "that". */
const LEANING: Readonly<Record<string, RegExp>> = {
  en: /\b(?:disagree[sd]?|dissent(?:s|ed)?|disput(?:es|ed)|den(?:ies|ied)|reject(?:s|ed)|contradict(?:s|ed)|doubt(?:s|ed)?|refut(?:es|ed)|rebut(?:s|ted)|an?other (?:story|account|version)|the (?:true |real |actual )?(?:figure|number|count|toll|total)|no more than|fewer than|at most|the (?:call|arrest|meeting|visit|talks)|(?:that|those)(?=[.,;]|$)|(?:his|her|their) words)\b/iu,
  ar: /(?<!\p{L})و?(?:نفى|نفت|ينفي|تنفي|شكك|شككت|شكّك|ذلك|تلك|هؤلاء|لا يتجاوز|لا يتجاوزون|لا يزيد|لم يتجاوز|العدد|الاتصال|الاعتقال|الزيارة|اللقاء|الاجتماع|خلافا|خلافاً|في المقابل)(?!\p{L})/u,
  ckb: /(?:ڕەتی|ڕەت دەکاتەوە|ڕەتیکردەوە|ئەو ژمارەیە|ئەم ژمارەیە|ئەو هەواڵە|ئەوانە|پەیوەندییەکە|سەردانەکە|کۆبوونەوەکە|بە پێچەوانەوە)/u,
  tr: /(?<!\p{L})(?:yalanla|redde|bu (?:rakam|sayı|iddia)|sayısının|geçmediğini|tersini|aksini|görüşme)/iu,
  fr: /(?<!\p{L})(?:au contraire|le contraire|dément|nie|conteste|au plus|pas plus de|le (?:bilan|chiffre|nombre)|l['’](?:appel|arrestation)|cela|ceux-ci)(?!\p{L})/iu,
};

/**
 * The facts nearest to each sentence, in the order of the text. A sentence that leans on the one before ("an officer disputed
 * that") shares few words with what it speaks of, so the fact nearest to the one before has its second place.
 */
export function withCarried(
  sentences: readonly {
    readonly text: string;
    readonly language: string;
    readonly near: readonly NearStanding[];
  }[],
): readonly (readonly NearStanding[])[] {
  let before: NearStanding | undefined;
  return sentences.map(({ text, language, near }) => {
    const [first, ...others] = near;
    const isLeaning =
      before !== undefined && (first?.nearness ?? 0) < CLEAR && LEANING[language]?.test(text) === true;
    // Two that are near by their own words keep their places.
    const isThere =
      near.slice(0, 2).some(({ fact }) => fact === before?.fact) || (others[0]?.nearness ?? 0) >= TOLD;
    if (before === undefined || !isLeaning || isThere) {
      if (first !== undefined && first.nearness >= TOLD) before = first;
      else if (!isLeaning) before = undefined;
      return near;
    }
    const { fact } = before;
    const own = others.find((each) => each.fact === fact) ?? {
      fact,
      nearness: 0,
      shared: [],
      covered: 0,
      coversFact: 0,
    };
    const carried = { ...own, isCarried: true } as const;
    return [
      ...(first === undefined ? [] : [first]),
      carried,
      ...others.filter((each) => each !== own).slice(0, Math.max(0, near.length - 2)),
    ];
  });
}

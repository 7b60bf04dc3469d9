/** What stands around a question, per language. All are looked for in the text as typed. */
interface Surroundings {
  /** A clause that tells of the asker. */
  readonly background: RegExp;
  /** Words by which a clause asks or reports all the same. */
  readonly asks: RegExp;
}

const SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  en: {
    background:
      /^(?:hi|hello|hey|ok|okay|so|well|basically|um|and|but|also|because|since|yo|guys|\s)*(?:i|im|i'm|i’m|ive|i've|i’ve|id|my|we|we're|were a|our|me and|as an?)\b/iu,
    asks: /\b(?:who|what|wat|when|where|why|how|which|whether|if|heard|hear|read that|saw|told|say|says|saying|said|want|need|know|wonder|wondering|ask|asking|tell|explain|summary|understand|is it|are they)\b/iu,
  },
  ar: {
    background:
      /^(?:مرحبا|هلا|السلام عليكم|اهلا|أهلا|هلو|\s)*(?:انا|أنا|اني|آني|احنا|نحن|اخوي|أخي|اخي|اهلي|أهلي|عندي|ابن عمي|عائلتي|صديقي)(?![\p{L}\p{M}])/u,
    asks: /(?:منو|مين|من هو|من هي|ماذا|شنو|متى|وين|أين|اين|ليش|لماذا|كيف|شلون|شكد|هل|اريد|أريد|سمعت|اعرف|أعرف|يقولون|كالوا)/u,
  },
  ckb: {
    background: /^(?:سڵاو|سلاو|\s)*(?:من|ئێمە|براکەم|خێزانەکەم|کەسوکارم|هاوڕێم)(?![\p{L}\p{M}])/u,
    asks: /(?:کێ|چی|کەی|کوێ|بۆچی|چۆن|چەند|ئایا|دەمەوێت|ئەمەوێ|بیستم|بزانم)/u,
  },
  tr: {
    background:
      /^(?:merhaba|selam|slm|\s)*(?:ben|biz|benim|bizim|kardeşim|ailem|arkadaşım)(?![\p{L}\p{M}])/iu,
    asks: /(?:kim|ne|nerede|neden|niye|nasıl|kaç|hangi|istiyorum|duydum|merak|öğrenmek)/iu,
  },
  fr: {
    background: /^(?:bonjour|salut|slt|bsr|\s)*(?:(?:je|mon|ma|mes|nous|notre|moi)(?![\p{L}\p{M}])|j['’])/iu,
    asks: /(?:qui|que|quoi|quand|où|pourquoi|comment|combien|quel|veux|voudrais|entendu|savoir|demande|dit)/iu,
  },
};

/** Wishes about the form of the answer, which say nothing of its matter. */
const FORM = new RegExp(
  [
    String.raw`\b(?:just |only )?in (?:an? |one |two |three |four |five |a few |few |\d+ |1-2 |one or two |simple |plain |easy )+(?:short |simple |easy |plain )*(?:lines?|sentences?|words?|bullets?|bullet points?|points?|paragraphs?|terms|english|language|tweets?)\b`,
    String.raw`\b(?:in |with |as )?(?:bullet points?|bullets)\b`,
    String.raw`\b(?:short|quick|brief|simple|straight|one[- ]word) (?:answer|reply|version)s?\b`,
    String.raw`\bone[- ]liner\b`,
    String.raw`\b(?:keep it|make it|be) (?:short|simple|brief|quick)\b`,
    String.raw`\bno (?:long )?(?:essays?|walls? of text|fluff|bla bla)\b`,
    String.raw`\blike (?:i'?m|i’m|im|i am) (?:five|5|a kid|a child)\b`,
    String.raw`\b(?:asap|urgent|urgently|real quick|very quickly)\b`,
    String.raw`(?<!\p{L})(?:بسطرين|بسطر واحد|بجملة واحدة|بجملتين|بنقاط|على شكل نقاط|جواب قصير|بشكل مختصر|بسرعة)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:بە دوو دێڕ|بە یەک ڕستە|بە خاڵ|وەڵامی کورت)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:iki|tek|bir|üç) (?:cümlede|cümleyle|satırda)(?!\p{L})|(?<!\p{L})(?:madde madde|maddeler halinde|kısa cevap)(?!\p{L})`,
    String.raw`(?<!\p{L})en (?:une|deux|trois|quelques|\d+) (?:lignes?|phrases?|mots)(?!\p{L})|(?<!\p{L})(?:réponse courte|point par point)(?!\p{L})`,
  ].join('|'),
  'giu',
);

const CLAUSE = /[.!?;\n؟؛,،]+|\s[-–—]+\s/u;

/** A text without wishes about the form of the answer; the text itself where it is nothing else. */
export function withoutForm(text: string): string {
  const rest = text.replace(FORM, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

/**
 * A text without the clauses that tell of the asker ("my cousin lives there, …"); undefined where it has none, or nothing
 * else. Whether the rest asks something is for the caller to see.
 */
export function withoutBackground(text: string, language: string): string | undefined {
  const { background, asks } = SURROUNDINGS[language] ?? {};
  if (background === undefined || asks === undefined) return undefined;
  const clauses = text.split(CLAUSE).map((clause) => clause.trim());
  const kept = clauses.filter((clause) => clause !== '' && !(background.test(clause) && !asks.test(clause)));
  return kept.length === 0 || kept.length === clauses.filter(Boolean).length ? undefined : kept.join(', ');
}

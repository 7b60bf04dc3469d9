import type { ReadSentence } from './read-sentences.ts';

/** What is known of a sentence when it is chosen. */
export interface WorthSigns {
  readonly sentence: ReadSentence;
  /** Words with a topic of their own. */
  readonly content: number;
  /** Names, known and new; and amounts. */
  readonly names: number;
  readonly amounts: number;
  /** Somebody is said to say it. */
  readonly isAttributed: boolean;
  /** Its nearest fact is near (0 to 1). */
  readonly nearness: number;
}

const QUESTION = /[?؟][\s"”»’)]*$/u;
const CREDIT =
  /^(?:photo|image|picture|file photo|video|map|graphic|credit|caption|courtesy|source|صورة|الصورة|تصوير|فيديو|وێنە|fotoğraf|foto|crédit|photo :|crédits?|légende)\s*[:/(]|\b(?:photo(?:graph)?(?:ed)? by|file photo|getty images|via getty|AFP via|\/\s?(?:AFP|AP|Reuters|Getty)|crédit photo|all rights reserved|©)|(?:تصوير|عدسة)\s*[:/]/iu;
const BOILERPLATE =
  /\b(?:subscribe|newsletter|sign up|follow us|click here|read (?:more|also|next)|share this|copyright|all rights reserved|cookies?|advertisement|related (?:stories|articles)|reporting by|editing by|writing by|additional reporting|this (?:article|story) (?:was|is|has been) (?:first |originally )?(?:published|updated|translated|corrected)|terms of (?:use|service)|privacy policy|download our app|join our|support our|contact us|abonnez-vous|lire aussi|lire la suite|tous droits réservés|suivez-nous|newsletter|haberin devamı|devamı için|abone ol|bizi takip|tüm hakları saklıdır|ayrıca okuyun)\b|(?:اقرأ (?:أيضا|أيضاً|المزيد)|تابعونا|تابعنا|اشترك|جميع الحقوق محفوظة|للمزيد|النشرة البريدية|شارك (?:الخبر|المقال)|زیاتر بخوێنەوە|بەشداری بکە|هەموو مافێکی|مافی .{0,20}پارێزراوە|فۆڵۆمان)/iu;
const BYLINE = /^(?:by|par|von|بقلم|كتبه|كتب:|إعداد|نووسەر|yazan|haber:)\s+\S+/iu;
const END = /[.!?…:؟۔"”»)]\s*$/u;
const FEWEST_WORDS = 4;
const HEADING_WORDS = 10;
/** Words that show no more than that a text goes on. */
const EMPTY =
  /^(?:here is|here's|here are|this is what|what we know|that is not all|but that is|in short|more (?:details|to follow)|the story continues|stay tuned|voici ce|هذا ما|وفيما يلي|إليكم|التفاصيل)\b/iu;

/** Why a sentence is left out; undefined where it is worth a fact. */
export function reasonToLeaveOut({
  sentence,
  content,
  names,
  amounts,
  isAttributed,
  nearness,
}: WorthSigns): string | undefined {
  const { text, read, of, paragraph } = sentence;
  const words = read.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  if (QUESTION.test(text)) return 'a question';
  if (CREDIT.test(read)) return 'a caption or credit';
  if (BOILERPLATE.test(read)) return 'a note of the site';
  if (BYLINE.test(read) && words <= HEADING_WORDS) return 'a byline';
  if (words < (isAttributed ? FEWEST_WORDS - 1 : FEWEST_WORDS)) return 'too short';
  if (paragraph > 1 && of === 1 && words <= HEADING_WORDS && !END.test(text)) return 'a heading';
  if (EMPTY.test(read)) return 'it says nothing by itself';
  if (names + amounts === 0 && !isAttributed && (content < 2 || nearness < 0.25))
    return 'no name, number or speaker, and nothing of the topics';
  if (!isAttributed && names === 0 && amounts === 0 && content < 3 && nearness < 0.15)
    return 'it says too little by itself';
  return undefined;
}

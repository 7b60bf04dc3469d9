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
  /** Most sentences of the article end with a mark, so that those without are headings. */
  readonly hasEnds: boolean;
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

/** That somebody said nothing, or nothing is known yet. */
const NO_ANSWER =
  /\b(?:(?:did|does|do|has|have|had|could|was|were) (?:not|n[o’']t)(?: immediately| yet)? (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?|been able to (?:confirm|verify|reach)|(?:be )?(?:reached|independently (?:verify|confirm)\w*)|verify|confirm)|(?:did|do|does|has|have) (?:not|n[o’']t) return(?:ed)? (?:\w+ )?(?:calls|messages|emails)|(?:calls|messages|emails) (?:seeking|for) comment|requests? for comment|(?:declined|refused) to comment|(?:could|can)not (?:be )?(?:independently )?(?:verif|confirm|reach)\w*|no (?:official )?(?:comment|confirmation|response|word)(?= (?:from|on|yet|so far|has|was|until)|[.!]?$)|n['’]a pas (?:répondu|souhaité)|(?:aucun commentaire|pas de commentaire)|yorum yapmadı|henüz (?:resm[iî] )?(?:açıklama|doğrulama)|açıklama yapılmadı)|(?:لا تأكيد|لا تعليق|لم (?:يصدر|تصدر|يرد|ترد|يتسن|تتسن|يعلق|تعلق|تعلّق|يتم التأكد|نتمكن|يتمكن)|دون (?:تعليق|تأكيد)|لا توجد تأكيدات|لم يصدر)|(?:هیچ لێدوانێک|پشتڕاست نەکراوەتەوە|وەڵامیان نەدایەوە)/iu;
/** A body's courtesies, and where to turn to. */
const COURTESY =
  /(?:\b(?:thank(?:s|ed)? (?:to )?(?:all )?(?:the )?(?:media|readers|journalists|outlets)|for (?:further|more|additional) information|for more (?:details|on)|(?:media|press) (?:contact|enquiries|inquiries)|more (?:at|on|to come|follows|soon|later|details)(?= |[.!]?$)(?=.{0,24}$)|stay (?:with us|tuned)|(?:turn to|see|continued on) page \d|clos(?:ing|ed) (?:this|our) (?:live )?(?:page|blog|coverage)|comments are (?:open|closed)|write to (?:us|the editor)|letters to the editor|correction:|clarification:|editor[’']s note|an earlier version|this (?:post|page|blog) (?:is|was|will be|has been)|leave a comment|let us know|tell us|send us|turn on notifications|plus d['’]informations|pour plus|note de la rédaction|une version (?:antérieure|précédente)|daha fazla bilgi|ayrıntılar (?:birazdan|az sonra)|düzeltme:|yorumlara)\b|(?:يثمّ?ن|تثمّ?ن|يشكر|تشكر|يعرب عن شكره).{0,40}(?:وسائل الإعلام|الإعلاميين|الصحفيين)|لمزيد من (?:المعلومات|التفاصيل)|للاستفسار|تصحيح:|اشتركوا|شاركوا|فعّلوا|سپاس(?:ی)? .{0,20}(?:میدیا|ڕۆژنامە)|بۆ زانیاریی? زیاتر|ڕاستکردنەوە:)/iu;
/** The writer speaks of themselves. */
const FIRST_PERSON =
  /^(?:[^“”"]{0,30}\s)?(?:I|I[’'](?:m|ve|d|ll)|[Mm]y(?: own)?(?= (?:guess|view|own|friend|mother|father|wife|husband|uncle|hunch|impression|feeling|bet)))\s|^(?:we|our team|our reporters?) (?:have|has|had|could|will|are|were|asked|tried|cannot|do)\b|(?:^|\s)(?:je|j['’]ai|mon avis)\s|^(?:أنا|أظن|رأيي|برأيي|أعتقد)\s|(?:^|\s)(?:bence|tahminim)\s|(?:بە بڕوای من|من پێم)/u;
/** A picture's line within or behind a caption. */
const PHOTO_LINE =
  /(?:\(|\.\s|\s)(?:photo|image|file photo|picture|credit|foto(?:ğraf)?|crédit(?: photo)?|الصورة|صورة|تصوير|وێنە)\s?:\s?\S|\((?:photo|file|AFP|AP|Reuters|Getty|Anadolu|EPA|INA|X|archive|أرشيف|AFP\/Getty)[^)]{0,40}\)\s*$|\/\s?(?:AFP|AP|Reuters|Getty(?: Images)?|Anadolu|EPA|Rudaw|INA)\.?\s*$/iu;

export function endsAsSentence(text: string): boolean {
  return END.test(text);
}

/** What names a picture's maker: the rest of its paragraph is the caption. */
const OPENING_CREDIT =
  /^[([]?(?:photo|image|picture|file photo|الصورة|صورة|تصوير|وێنە|fotoğraf|crédit photo)\s*:/iu;

/** Whether a sentence credits a picture, such as "Photo: AFP". */
export function isCredit({ read }: Pick<ReadSentence, 'read'>): boolean {
  return OPENING_CREDIT.test(read);
}

/** Why a sentence is left out; undefined where it is worth a fact. */
export function reasonToLeaveOut({
  sentence,
  content,
  names,
  amounts,
  isAttributed,
  nearness,
  hasEnds,
}: WorthSigns): string | undefined {
  const { text, read, of, paragraph } = sentence;
  const words = read.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  if (QUESTION.test(text)) return 'a question';
  if (CREDIT.test(read) || PHOTO_LINE.test(read)) return 'a caption or credit';
  if (COURTESY.test(read)) return 'a note of the site or the office';
  if (NO_ANSWER.test(read) && !isAttributed) return 'it says that nobody answered';
  if (FIRST_PERSON.test(read) && !isAttributed) return 'the writer speaks of themselves';
  if (BOILERPLATE.test(read)) return 'a note of the site';
  if (BYLINE.test(read) && words <= HEADING_WORDS) return 'a byline';
  if (words < (isAttributed ? FEWEST_WORDS - 1 : FEWEST_WORDS)) return 'too short';
  if (hasEnds && paragraph > 1 && of === 1 && words <= HEADING_WORDS && !endsAsSentence(text))
    return 'a heading';
  if (EMPTY.test(read)) return 'it says nothing by itself';
  if (names + amounts === 0 && !isAttributed && (content < 2 || nearness < 0.25))
    return 'no name, number or speaker, and nothing of the topics';
  if (!isAttributed && names === 0 && amounts === 0 && content < 3 && nearness < 0.15)
    return 'it says too little by itself';
  return undefined;
}

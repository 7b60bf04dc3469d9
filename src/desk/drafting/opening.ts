/** What stands before the statement in live blogs, channels and wires, and is no part of it. */
const PICTURES =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\u{20E3})(?<![\d#*©®™])/gu;
/** "16:10 —", "[16:10]", "4.10 pm:" */
const CLOCK =
  /^[\s[(]*(?:at )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|local time))?[\])]*\s*(?:[—–:|-]+\s*|(?=\p{Lu}))/iu;
const URGENT =
  /^[\s|:*#_-]*(?:breaking(?: news)?|urgent|update(?: \d+)?|updated|just in|exclusive|developing|watch|video|new|flash|alert|live|opinion|عاجل(?: جدا)?|متابعة|تحديث|خاص|بالفيديو|بالصور|مباشر|حصري|وكالات|بەپەلە|هەنووکەیی|تایبەت|son dakika|güncelleme|acil|özel|canlı|urgent|en direct|mise à jour|exclusif|alerte)\s*(?:[|:!/—–]+\s*|-\s+)/iu;
/** "BAGHDAD —", "ERBIL, Kurdistan Region -", "BAGHDAD (Agency) -": a place in capitals and a dash. */
const DATELINE =
  /^\s*\p{Lu}{3,}(?:[\s'’-]\p{Lu}{2,}){0,3}(?:,\s*[\p{Lu}][\p{L}.]*(?:\s[\p{L}.]+){0,3})?(?:,?\s*\p{Lu}[\p{L}.]+\s\d{1,2}(?:,\s*\d{4})?)?(?:,?\s*\(?(?:\p{Lu}[\p{L}.]*\.?\s?\d{0,2}|\d{1,2} \p{L}+)\)?)?\s*(?:\([^)]{2,30}\)\s*)?[—–-]+\s+/u;
/** "Baghdad (Agency) –", "Agency/ Baghdad -" */
const AGENCY =
  /^\s*(?:\p{L}[\p{L}'’-]*\s?){1,4}(?:\([^()]{2,30}\)\s*[—–:-]+|\s?\/\s?(?:\p{L}[\p{L}'’-]*\s?){1,3}(?:[—–:-]+|\/))\s*/u;
/** "بغداد – ", "أربيل/ ": Arabic script has no capitals; one or two words and a dash or a stroke. */
const ARABIC_PLACE =
  /^\s*(?!و?(?:قال|أكد|أعلن|صرح|ذكر|أفاد|نفى|كشف))(?:\p{Script=Arabic}+\s?){1,3}(?:\([^()]{2,30}\)\s*)?(?:\s[—–-]+\s|[—–]\s|\/\s?|\s?[|]\s?)(?=\p{Script=Arabic})/u;
const HASH = /#(?=[\p{L}_])/gu;

/** A text without pictures, the time stamp, call, place and agency before its statement; hashtags as words. */
export function withoutOpening(text: string): string {
  let rest = text
    .replace(PICTURES, ' ')
    .replace(HASH, '')
    .replace(/(?<=\p{L})_(?=\p{L})/gu, ' ')
    .replace(/\s{2,}/gu, ' ')
    .trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const opening of [CLOCK, URGENT, DATELINE, AGENCY, ARABIC_PLACE]) {
      const cut = rest.replace(opening, '').trim();
      // What is left must be able to be a statement.
      if (cut !== rest && cut.split(/\s+/u).length >= 3) rest = cut;
    }
  }
  return rest;
}

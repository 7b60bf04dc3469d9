import type { Name } from '../../knowledge/model.ts';
import { isLand } from '../../query/claim/lands.ts';
import type { Analysis, Slot } from '../../query/words/analyser.ts';
import { fold, tokenize } from '../../query/words/fold.ts';
import { consonants } from '../../query/words/spelling.ts';
import type { FoundName } from './found-name.ts';
import { isInLongerName } from './longer-names.ts';
import type { NameSpellings } from './name-spellings.ts';

/** When a word that is also a common one means the name: what has to stand before it, and what must not stand around it. */
interface Doubt {
  readonly needs?: RegExp;
  readonly notBefore?: RegExp;
  readonly notAfter?: RegExp;
}

/** Common Arabic words that are names too, by how they are folded. */
const DOUBTS: Readonly<Record<string, Doubt>> = {
  تقدم: { needs: /^(?:حزب|تحالف|كتله|ائتلاف)$/ },
  بعث: { needs: /^(?:حزب|نظام)$/ },
  قائم: { needs: /^(?:قضاء|قضا|مدينه|بلده)$/ },
  قايم: { needs: /^(?:قضاء|قضا|مدينه|بلده)$/ },
  القايم: {
    notBefore: /^(?:ال?وضع|الوقف|النظام|الاتفاق|التعاون|الخلاف|التنسيق|الحظر|الصراع|النزاع|التوتر|الحوار)$/,
    notAfter: /^(?:باعمال|بالاعمال|علي|بين)$/,
  },
  السنه: {
    notBefore: /^(?:هذه|منذ|خلال|مطلع|نهايه|بدايه|راس|طوال|من)$/,
    notAfter: /^(?:الماضيه|الجاريه|الحاليه|المقبله|الجديده|نفسها|القادمه|الفاءته|الاولي)$/,
  },
  سنه: { needs: /^(?:شيعه|شيعيه|عرب)$/ },
  سني: { notBefore: /^\d+$/ },
  صدر: { needs: /^(?:مقتدي|السيد)$/ },
  الصدر: { notBefore: /^(?:امراض|جراحه|التهاب|اشعه|الام|ضيق|مدينه|سرطان)$/ },
  عبد: { needs: /^مظلوم$/ },
  ربيعه: { needs: /^احمد$/ },
  التاجي: { notBefore: /^(?:الشريان|القصور|الانسداد)$/ },
  السوداني: {
    notBefore: /^(?:الخارجيه|الدفاع|الداخليه|الصحه|الجيش|الجنيه|الشعب|المواطن|السفير|الوفد|المنتخب|الجانب)$/,
  },
  مظلوم: { needs: /^(?:الجنرال|القايد)$/ },
  حسين: { notBefore: /^(?:صدام|الامام)$/ },
};
const LAND_FIRST: ReadonlySet<string> = new Set(['en', 'tr']);
const LINKS: ReadonlySet<string> = new Set(['of', 'de', 'du', 'des', 'في']);
/** An unnamed voice with these beside it is another's: "two security officials in Mosul". */
const COUNTED = /^(?:an?|one|two|three|four|five|six|several|some|many|\d+|بعض|عده|bir|iki|un|une|deux)$/;
const LOCATED = /^(?:in|at|of|from|near|with|في|من|dans|de|له|briefed)$/;

/** The known names that a sentence speaks of, in order, each place once. */
export function knownNamesIn(
  analysis: Analysis,
  names: ReadonlyMap<string, Name>,
  spellings: NameSpellings,
): readonly FoundName[] {
  const { slots, tokens, language } = analysis;
  const found: FoundName[] = [];
  let from = 0;
  for (const slot of slots) {
    const words = slot.surface.split(' ');
    const at = placeOf(words, tokens, from);
    if (at < 0) continue;
    from = at + 1;
    const name = names.get(slot.names[0] ?? '');
    if (name === undefined || !isMeant(slot, name)) continue;
    const place = { name, surface: slot.surface, at, length: words.length };
    if (name.kind === 'voice' && isSomeOther(place, tokens)) continue;
    if (isDoubtful(place, tokens) || isElsewhere(place, tokens, language, names)) continue;
    if (isInLongerName(place, tokens, language)) continue;
    found.push(place);
  }
  return withSpellings(found, analysis, names, spellings);
}

/** The longest spelling is the name: those within it give way to it. */
function withSpellings(
  found: readonly FoundName[],
  analysis: Analysis,
  names: ReadonlyMap<string, Name>,
  spellings: NameSpellings,
): readonly FoundName[] {
  const { tokens, language } = analysis;
  const more = spellings.in(analysis).flatMap(({ id, at, length }): readonly FoundName[] => {
    const name = names.get(id);
    if (name === undefined) return [];
    const surface = tokens
      .slice(at, at + length)
      .map((token) => token.surface)
      .join(' ');
    const place = { name, surface, at, length };
    const end = at + length;
    const isKnown = found.some(
      (each) => each.at < end && each.at + each.length > at && (each.length >= length || each.name === name),
    );
    const isMeant =
      !isKnown && !isElsewhere(place, tokens, language, names) && !isInLongerName(place, tokens, language);
    return isMeant ? [place] : [];
  });
  const kept = found.filter(
    (each) => !more.some(({ at, length }) => each.at >= at && each.at + each.length <= at + length),
  );
  return [...kept, ...more].toSorted((a, b) => a.at - b.at);
}

function placeOf(words: readonly string[], tokens: Analysis['tokens'], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    if (words.every((word, i) => tokens[at + i]?.surface === word)) return at;
  }
  return -1;
}

/** A word that is no spelling of the name is taken for it only where its consonants are those of one. */
function isMeant({ knowing, surface, capital }: Slot, { name, also }: Name): boolean {
  // A phrase of the vocabulary has in it a word that is a name elsewhere.
  if (knowing !== 'corrected') return knowing !== 'phrase';
  const typed = consonants(fold(surface));
  const isWritten = capital || !/^\p{Lu}?\p{Script=Latin}/u.test(surface);
  if (!isWritten || typed.length < 3) return false;
  const spellings = [...Object.values(name), ...Object.values(also).flat()];
  return spellings.some((spelling) =>
    tokenize(spelling).some(({ folded }) => consonants(folded) === typed && folded[0] === fold(surface)[0]),
  );
}

function isDoubtful({ at, length }: Omit<FoundName, 'name'>, tokens: Analysis['tokens']): boolean {
  if (length > 1) return false;
  const folded = tokens[at]?.folded ?? '';
  const bare = folded.replace(/^[ولبف](?=.{3})/, '');
  const doubt = DOUBTS[folded] ?? DOUBTS[bare] ?? DOUBTS[bare.replace(/(?<=.{3})(?:وا|ت|ا)$/, '')];
  if (doubt === undefined) return false;
  const before = tokens[at - 1]?.folded ?? '';
  const after = tokens[at + 1]?.folded ?? '';
  if (doubt.needs !== undefined && !doubt.needs.test(before)) return true;
  return (doubt.notBefore?.test(before) ?? false) || (doubt.notAfter?.test(after) ?? false);
}

/** Whether an unnamed voice is but one or another of its kind, and not the one that has an entry. */
function isSomeOther({ at, length, surface }: Omit<FoundName, 'name'>, tokens: Analysis['tokens']): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  const after = tokens[at + length]?.folded ?? '';
  return !/^(?:one|an?) /iu.test(surface) && (COUNTED.test(before) || LOCATED.test(after));
}

/** Whether a body of one land is named with another land: the defence ministry of Iraq in "the Turkish defence ministry". */
function isElsewhere(
  { name, at, length }: FoundName,
  tokens: Analysis['tokens'],
  language: string,
  names: ReadonlyMap<string, Name>,
): boolean {
  if (name.kind !== 'office' && (name.kind !== 'group' || name.in === undefined)) return false;
  const own = landsOf(name, names);
  if (own.size === 0) return false;
  let after = at + length;
  while (LINKS.has(tokens[after]?.folded ?? '') && after < at + length + 2) after++;
  const beside = LAND_FIRST.has(language)
    ? [tokens[at - 1], after > at + length ? tokens[after] : undefined]
    : [tokens[after], ...(name.kind === 'office' ? [tokens[after + 1]] : [])];
  return beside.some((token) => token !== undefined && isLand(token.folded) && !own.has(token.folded));
}

/** The folded words for the land of a name, and for its people. */
function landsOf(name: Name, names: ReadonlyMap<string, Name>): ReadonlySet<string> {
  const words = new Set<string>();
  for (let at = name.in, steps = 0; at !== undefined && steps < 5; at = names.get(at)?.in, steps++) {
    const place = names.get(at);
    if (place === undefined) break;
    for (const spelling of [...Object.values(place.name), ...Object.values(place.also).flat()]) {
      for (const { folded } of tokenize(spelling)) words.add(folded);
    }
  }
  // Its own spellings may name its land ("Iraq's Ministry of Defense").
  for (const spelling of [...Object.values(name.name), ...Object.values(name.also).flat()]) {
    for (const { folded } of tokenize(spelling)) words.add(folded);
  }
  return words;
}

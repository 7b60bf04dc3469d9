import { lazy } from '../../util/lazy.ts';

/** Words with which a question opens, and words that join questions, per language. */
const WORDS: Readonly<
  Record<string, { readonly asks: string; readonly joins: string; readonly fillers: string }>
> = {
  en: {
    asks: "who|who's|whos|whom|whose|what|what's|whats|wat|which|when|where|where's|wheres|why|how|did|does|do|is|are|was|were|has|have|can|could|will",
    joins: 'and|&|\\+|plus|but|also|or',
    fillers: 'also|separately|then|finally|lastly|secondly|second|third|next|so|btw|if so',
  },
  ar: {
    asks: 'من|منو|مين|ما|ماذا|شنو|شو|متى|شوكت|أين|اين|وين|لماذا|ليش|كيف|شلون|كم|شكد|شگد|هل|أي|اي|بماذا|لمن',
    joins: 'و',
    fillers: 'أيضاً|ايضا|ثم|بعدين|كذلك',
  },
  ckb: {
    asks: 'کێ|چی|کەی|کوێ|لەکوێ|بۆچی|چۆن|چەند|ئایا|کام|لە کوێ',
    joins: 'و|هەروەها',
    fillers: 'پاشان|هەروەها|دواتر',
  },
  tr: {
    asks: 'kim|kimi|kime|kimin|ne|neden|niye|niçin|nerede|nereye|nasıl|kaç|hangi',
    joins: 've|ayrıca|bir de',
    fillers: 'ayrıca|sonra|peki',
  },
  fr: {
    asks: "qui|que|qu'|quoi|quand|où|pourquoi|comment|combien|quel|quelle|quels|quelles|est-ce|ki|koi",
    joins: 'et|puis|ou',
    fillers: 'aussi|ensuite|puis|enfin|alors',
  },
};

interface Splitter {
  readonly boundary: RegExp;
  readonly opening: RegExp;
  /** Two question words that share the rest: "when and where was it?" */
  readonly shared: RegExp;
}

const splitters = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, lazy(() => toSplitter(words))]),
);

function toSplitter({ asks, joins, fillers }: (typeof WORDS)[string]): Splitter {
  // In Arabic "and" is the first letter of the next word.
  const join = joins === 'و' ? '(?:\\s+|^)و\\s*' : `[\\s,;،]+(?:${joins})\\s+`;
  const next = `(?:(?:${fillers})[\\s,:،]+)*(?=(?:${asks})(?![\\p{L}\\p{M}]))`;
  return {
    boundary: new RegExp(
      `(?:[?؟!]{1,8}\\s*(?:(?:${joins})\\s+)?|[.;؛\\n]{1,8}\\s*|,\\s+|،\\s*|${join})${next}|[?؟]+`,
      'giu',
    ),
    opening: new RegExp(`(?<![\\p{L}\\p{M}])(?:${asks})(?![\\p{L}\\p{M}])`, 'iu'),
    shared: new RegExp(
      `^\\s*(${asks})\\s*(?:[,،]|\\s(?:${joins}))\\s*(${asks})(?![\\p{L}\\p{M}])\\s+(.+)$`,
      'iu',
    ),
  };
}

/** Questions in one text at most; more are answered as one. */
const MOST_PARTS = 4;

/**
 * The questions that a text asks, in order; the text itself where it asks one. Whether each is a question that can be
 * answered is for the caller to see.
 */
export function splitQuestions(text: string, language: string): readonly string[] {
  const splitter = (splitters.get(language) ?? splitters.get('en'))?.();
  if (splitter === undefined) return [text];
  // Of a long run of white space a pattern may take any part, in so many ways that the cube of its length is tried.
  const single = text.replaceAll(/\s{2,}/gu, (run) => (run.includes('\n') ? '\n' : ' '));
  const shared = splitter.shared.exec(single);
  if (shared !== null) {
    const [, first, second, rest] = shared;
    return [`${first} ${rest}`, `${second} ${rest}`];
  }
  const parts = single
    .split(splitter.boundary)
    .map((part) => part.trim())
    .filter((part) => splitter.opening.test(part));
  return parts.length >= 2 && parts.length <= MOST_PARTS ? parts : [text];
}

import { LRUCache } from 'lru-cache';
import { stemmer as porter } from 'stemmer';
import { regular } from './irregular.ts';
import { lightStem } from './light-stem.ts';

/**
 * Inflection, by dictionary: a word is tried as typed, then with ever more of its endings and clitics taken off,
 * until the lexicon knows it. A language is a table, so adding one needs no code.
 * All affixes are in folded spelling (see fold.ts).
 */
interface Affixes {
  /** Clitics before the word, tried alone. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** How many suffixes may follow each other. */
  readonly depth: number;
  /** Fewest letters that must remain. */
  readonly least: number;
  /** Last letters that change when an ending follows (Turkish softening), back to the dictionary's letter. */
  readonly hardens?: Readonly<Record<string, string>>;
}

const AFFIXES: Readonly<Record<string, Affixes>> = {
  ar: {
    // The last few are of the spoken language: "on the", "this", "is doing", "what".
    prefixes: words('وبال وال بال فال كال ولل لل ال وب ول وس و ف ب ل ك س ي ت ن بهال هال عال د ش'),
    suffixes: words('ه ي ت ا و ات ون ين ان يه وا ها هم هن كم نا تم يون يين يات هما وه ني تهم تها'),
    depth: 2,
    least: 3,
  },
  ckb: {
    prefixes: words('ده نا نه به له بي هه'),
    suffixes: words(
      'ي ه ان ن يان مان تان م ت يك هك ش دا هوه وه هكه كه هكان كان هكهي هكاني كاني كهي اني يه هيه تر ترين ران رايه را ران يت ين هكهدا يهوه اندا ات و وو ووه بوو',
    ),
    depth: 3,
    least: 3,
  },
  tr: {
    prefixes: [],
    suffixes: words(
      'i u a e ya ye yi yu si su in un nin nun im um ler lar leri lari da de ta te dan den tan ten nda nde ndan nden na ne ni nu ki le la yla yle dir dur tir tur di du ti tu mis mus iyor uyor yor ecek acak mek mak me ma en an yan yen dik duk digi dugu tigi tugu lik luk ligi lugu li lu siz suz ci cu cilar ciler mi mu lar iz niz il ildi ul uldu ip up erek arak se sa r ir er ar is us',
    ),
    depth: 4,
    least: 3,
    hardens: { b: 'p', c: 'c', d: 't', g: 'k' },
  },
  fr: {
    prefixes: [],
    suffixes: words(
      's x e es ee ees er ent ait aient ant ants ante ez ons era eront ait ir it is i ie ies ment ements ion ions ation ations if ive ifs ives eur eurs euse al aux ale ales re t u ue us ues',
    ),
    depth: 2,
    least: 3,
  },
  en: { prefixes: [], suffixes: words('s es ed d ing er ers ly ment'), depth: 1, least: 3 },
};

function words(list: string): readonly string[] {
  return [...new Set(list.split(' '))];
}

/** Shorter stems are other words ("used" is not "us"). */
const LEAST_STEM = 3;
const CACHED = 10_000;
/** By language: a key of both would be hashed anew at each look. */
const caches = new Map<string, LRUCache<string, readonly string[]>>();

/** Forms of a folded word to look up, the word itself first, then by how little was taken off. Pure, and cached. */
export function variants(word: string, language: string): readonly string[] {
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new LRUCache({ max: CACHED });
    caches.set(language, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const forms = strip(word, language);
  cache.set(word, forms);
  return forms;
}

function strip(word: string, language: string): readonly string[] {
  const affixes = AFFIXES[language];
  const found = new Set([word]);
  if (language === 'en' && porter(word).length >= LEAST_STEM) found.add(porter(word));
  if (affixes === undefined || word.length <= affixes.least || /\d/.test(word)) return [...found];
  let stems = new Set([word]);
  for (const prefix of affixes.prefixes) {
    if (word.startsWith(prefix) && word.length - prefix.length >= affixes.least)
      stems.add(word.slice(prefix.length));
  }
  let all = [...stems];
  for (let depth = 0; depth < affixes.depth; depth++) {
    const next = new Set<string>();
    for (const stem of stems) {
      for (const suffix of affixes.suffixes) {
        if (!stem.endsWith(suffix) || stem.length - suffix.length < affixes.least) continue;
        const bare = stem.slice(0, -suffix.length);
        next.add(bare);
        const hard = affixes.hardens?.[bare.at(-1) ?? ''];
        if (hard !== undefined) next.add(bare.slice(0, -1) + hard);
      }
    }
    all = all.concat([...next]);
    stems = next;
  }
  for (const form of [...new Set(all)].sort((a, b) => b.length - a.length)) found.add(form);
  return [...found];
}

/** The stem under which a word that the lexicon does not know is indexed and looked up. */
export function stem(word: string, language: string): string {
  if (/\d/.test(word)) return word;
  if (language === 'en') return stemEnglish(regular(word));
  return lightStem(word, language);
}

function stemEnglish(word: string): string {
  if (word.length <= 3) return word;
  const stemmed = porter(word);
  return stemmed.length >= LEAST_STEM ? stemmed : word;
}

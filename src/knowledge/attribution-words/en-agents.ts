/** Endings of English nouns for persons who do something: "trader", "analyst", "spokeswoman". */
const ENDING =
  /(?:er|or|eer|ist|ian|ant|ent|man|woman|person|men|women|people|ee|cleric|critic|medic|mechanic|tive|ate|herd|smith|wright|monger|folk)s?$/u;
/** Nouns for persons and bodies that have none of these endings. */
const NOUN =
  /^(?:official|chief|head|guard|police|army|navy|militia|guide|judge|clerk|nurse|doctor|pilot|captain|colonel|general|brigadier|corporal|sergeant|major|marshal|admiral|envoy|diplomat|aide|deputy|ally|expert|scholar|cook|mother|father|parent|wife|husband|widow|son|uncle|aunt|cousin|friend|youth|teen|child|children|boy|girl|host|guest|chair|sheikh|sheik|imam|bishop|monk|priest|king|queen|prince|princess|premier|mayor|spy|spies|source|voice|witness|witnesses|jihadi|jihadist|rebel|convert|recruit|conscript|cadet|scout|thief|veteran|returnee|refugee|captive|tribe|clan|family|families|household|community|communities|ministry|ministries|office|council|court|parliament|government|cabinet|command|directorate|department|agency|agencies|authority|authorities|commission|committee|party|parties|bloc|coalition|union|federation|association|chamber|company|companies|firm|bank|charity|charities|group|organisation|organization|movement|force|forces|unit|brigade|division|service|services|bureau|board|body|bodies|presidency|embassy|embassies|consulate|mission|secretariat|foundation|institute|university|observatory|hospital|clinic|cluster|team|staff|crew|network|channel|television|radio|newspaper|newspapers|daily|paper|outlet|website|media|press|municipality|province|administration|monarchy|state|side|sides|few|one|ones|two|three|four|five|six|seven|others|some|several|many|most|both|another|member|think-tank|cell)s?$/u;
/** Nouns with such an ending that speak of a thing, and what stands for anything at all. */
const THING =
  /^(?:order|border|water|river|number|letter|winter|summer|paper|tower|matter|power|water|centre|meter|weather|corner|quarter|offer|answer|shelter|figure|fever|rather|other|either|never|over|under|after|later|former|whether|together|however|corridor|floor|door|error|factor|sector|mirror|terror|horror|moment|event|agreement|statement|movement|treatment|equipment|document|argument|cement|settlement|payment|deployment|announcement|investment|development|accident|incident|content|percent|point|front|amount|account|restaurant|plant|want|rate|date|state-of|climate|debate|gate|late|mandate|initiative|alternative|narrative|perspective|motive|directive|all|none|each|everything|nothing|something|half|rest|that|this|it|so|not|yes|no|true|false|enough|thing|idea|word|way|day|week|month|year|life|fear|silence|history|arithmetic|lesson|truth|evidence|sign|talk|sort|kind|tale|list|map|wall|road|line)s?$|(?:ness|tion|sion|ance|ence|ship|hood|ity(?<!authority|community|city))s?$/u;
/** Where what belongs to a noun begins. */
const AFTER_HEAD =
  /\s(?:of|for|in|at|to|from|with|on|near|by|across|under|behind|who|whose|close|briefed|there|here|familiar|based|and|or)(?:\s.*)?$/iu;

/** What the head noun of an English noun phrase shows: it can speak, it cannot, or it shows nothing. */
export function agencyOf(phrase: string): 'agent' | 'thing' | undefined {
  const core = phrase
    .replace(/,.*$/u, '')
    .replace(AFTER_HEAD, '')
    .replace(/[’']s?$/u, '')
    .trim();
  const head = core.split(/\s+/u).at(-1) ?? '';
  const isAlone = head === core;
  if (/^\p{Lu}/u.test(head) && !isAlone) return 'agent';
  const noun = head.toLowerCase();
  if (NOUN.test(noun)) return 'agent';
  if (THING.test(noun)) return 'thing';
  if (ENDING.test(noun)) return 'agent';
  return /^\p{Lu}/u.test(head) && !noun.endsWith('s') && !noun.endsWith('ly') ? 'agent' : undefined;
}

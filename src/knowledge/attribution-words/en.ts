import { agencyOf } from './en-agents.ts';
import { type AttributionWords, everywhere } from './words.ts';

/** What is said or written. */
const VERB =
  '(?:said|says|say|told|tells|stated|states that|announced|announces|claimed|claims that|claim that|warned|warns|warn that|cautioned|cautions|insisted|insists|insist|' +
  'denied|denies|confirmed|confirms|confirm|argued|argues|argue|acknowledged|acknowledges|conceded|concedes|alleged|alleges|explained|explains|noted|notes that|emphasi[sz]ed|emphasi[sz]es|' +
  'stressed|stresses|underlined|underlines|urged|urges|urge|demanded|demands that|appealed|appeals to|called (?:on|for|upon)|calls (?:on|for|upon)|reported(?! (?:back )?(?:for|to) )|reports? that|accused|accuses|blamed|blames|' +
  'reiterated|reiterates|repeated|repeats that|admitted|admits|wrote|writes|tweeted|posted|asserted|asserts|maintained|maintains|reassured|reassures|assured|assures|replied|responded|recalled|' +
  'disagreed|disagrees|dissented|rebutted|refuted|contradicted|contradicts|backtracked|walked back|walks back|took back|takes back|withdrew|withdraws|retracts|revised|revises|' +
  'suggested that|suggests that|affirmed|affirms|pledges|swore|swears|lamented|deplored|decried|denounced|hailed|speculated|reckoned|reckons|judged|judges|put it|puts it|calls for|called for|appeals for|appealed for|pressed for|presses for|pleaded for|speak of|talks of|talked of|talk of|told of|tells of|lists|gave the (?:place|date|time|name)|' +
  '(?:keeps?|kept|goes on|went on|continues?|continued|began|came out) (?:saying|telling|insisting|denying|warning|claiming|repeating|arguing|demanding|asking|urging|promising|stressing|to (?:say|tell|insist|deny|warn|claim|repeat|argue|demand|ask|urge|promise|stress|add|note|describe|maintain))|(?:refused|declined) to (?:say|confirm|deny)|would (?:only )?say|' +
  'call(?:s|ed) (?:it|this|that|them|(?:the|his|her|its|their|such|these|those) (?!president|king|minister|prime|leader|chief|commander|premier|emir|secretary|meeting)\\w+(?= \\w)(?! (?:minister|leader|chief|commander|back|again|on|for|to)\\b))|' +
  'disclosed|revealed|reveals|predicted|predicts|promised|promises|vowed|vows|threatened to|apologi[sz]ed|thanked|rejected|rejects|welcomed|welcomes|expressed|voiced|asked|asks|wanted to|wants|spoke about|ruled out|made clear|makes clear|let it be known|hinted|signalled|doubled down|objected|protested|pointed out|points out|pointed to|went on(?=[,:]| “)|concluded|observed|remarked|joked|agreed that|agrees that|counted|grants|granted that|echoed|likened|compared|attributed|demurred|held that|gave (?:a|another|the|no|his|her|its|their) (?:\\w+ )?(?:figure|number|count|total|toll|account|version|reason)|has it that|estimated|estimates that|contended|contends|countered|testified|complained|' +
  'condemned|condemns|praised|praises|criticised|criticized|dismissed|dismiss(?:es)?|disputed|disputes?|described|describes|deny|recounted|recounts|recall|recalls|reject|dread|dreads|complains?|blames?|rule[sd]? that|(?<=s )(?:demand|tell of|warn of|warn|report(?=[,.]|$))|demanded|(?:has |have |had )?(?:used|taken to|took to|turned to) (?:X|Twitter|Facebook|Telegram|Instagram|television|state television|the radio|social media|the pulpit) to (?:\\w+)|condemn|pledge|stress|add(?= ?[,.“]|$| that)|confirm that|' +
  'corrected|retracted|clarified|clarifies|declared|declares that|pledged|' +
  '(?:issued|gave|gives|made|released|repeated) an? (?:\\w+ )?(?:warning|appeal|statement|assurance|denial|call)|' +
  '(?:put|puts) the (?:number|toll|figure|total|count)|(?:put|puts) (?!up|down|on|out)(?:\\w+ ){1,5}at (?:(?:only|just|some|about|around|nearly|more than|less than|over|between) )*(?:\\d|half|one|two|three|four|five|six|seven|eight|nine|ten|zero)|speaks of|spoke of|' +
  'added(?=\\s+(?:that|it|its|he|she|they|there|the|in)\\b|[\\s,.:“]*$|\\s*[,:“])|adds(?=\\s+(?:that|it|he|she|they)\\b|\\s*[,:“]))';
/** What is thought, which is told of somebody only where a clause follows. */
const SOFT =
  '(?:fears?|feared|believes?|believed|thinks?|thought|expects?|expected|hopes?|hoped|worry|worries|worried|suspects?|suspected|doubts?|doubted|considers?|see|sees|reckons?|guess(?:es)?|want) ' +
  '(?:that|a|an|the|any|more|most|many|renewed|they|he|she|it|there|this|these|those|no|some|few|nothing|nobody|further)\\b';
const ADVERB =
  '(?:(?:has|have|had|also|still|later|then|earlier|again|repeatedly|publicly|privately|immediately|since|only|first|once|often|now|both|all|never|not yet|however|did not|strongly|firmly|\\w+ly|on \\w+day|yesterday|today) )*';
/** No passive, and no clause about somebody: "men who say". */
const PASSIVE =
  '(?<!\\b(?:is|are|was|were|be|been|being|to|not|get|got) |\\b(?:who|which|whom|whose|that)(?: (?:has|have|had|also|now|later|then))? )';
/** The words of a speaker that follow, up to a mark; a full stop behind a title or an initial is none. */
const AFTER =
  '(?<speaker>(?:[^,.;:"“”—–]|(?<=\\b(?:Gen|Lt|Col|Maj|Dr|Mr|Mrs|Ms|Brig|Adm|Capt|Sgt|Prof|\\p{Lu}))\\.)+)';
/** The same, up to the clause that is said. */
const UP_TO_THAT = `${AFTER.replace(')+)', ')+?)')}(?=\\s+(?:that|as)\\b|[,;:“”—–]|\\.?$)`;
/** Verbs that stand before their speaker within or behind what is said. */
const PARENTHETIC =
  '(?:said|says|say|argue[sd]?|warn(?:s|ed)?|insist(?:s|ed)?|explain(?:s|ed)?|claim(?:s|ed)?|reckon(?:s|ed)?|believe[sd]?|think[s]?|thought|note[sd]?|recall(?:s|ed)?|add(?:s|ed)|report(?:s|ed)|repl(?:ies|ied)|complain(?:s|ed)|maintain(?:s|ed)|suggest(?:s|ed)?|predict(?:s|ed)|guess(?:es|ed)|fear(?:s|ed)|concede[sd]?|agree[sd]?|sigh(?:s|ed)|joke[sd]?|wr(?:ote|ites)|told (?:us|me|reporters)|remark(?:s|ed)|observe[sd]?|counter(?:s|ed)|caution(?:s|ed)|estimate[sd]?|grumble[sd]?|lament(?:s|ed)|mutter(?:s|ed)|mused?s?|shrug(?:s|ged))';
/** A finite verb before the next mark: what follows is a clause and no speaker. */
const CLAUSE =
  '(?:(?!\\bwho\\b)[^,.:;])*\\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|did|do|does|be|(?!named|retired|armed|wounded|displaced|masked|veiled|identified|freed|asked|involved|briefed|based|united)\\w{2,}ed)\\b';
/** An opening that is no speaker. */
const NO_OPENING =
  '(?!(?:in|on|at|after|before|during|since|while|when|as|if|with|amid|despite|following|for|by|from|to|speaking|asked|earlier|later|meanwhile|' +
  'however|although|though|yesterday|today|last|this|according|\\w+ing)\\b)';
/** Verbs whose clause tells what is done, not what is said. */
const ARRANGING =
  '(?:ensured?s?|means?|shows?|showed|proved?s?|requires?d?|arranged|decided|ordered|this|was|is|has|so)\\b';
const BOUNDARY = '(?:^|[,;:”—–]\\s*|\\bbut\\s+|\\bwhile\\s+)';
/** Verbs of irregular form that tell an act before a participle: "met X, saying that". */
const ACTED =
  'met|held|took|gave|made|went|came|spoke|wrote|sent|left|led|saw|stood|put|set|laid|drew|hit out|struck|broke|backed|threw|brought|sought|kept|chaired|visited';
const PARTICIPLE =
  '(?:saying|stressing|adding|noting|warning|stating|telling|arguing|insisting|claiming|asserting|affirming|emphasi[sz]ing|underlining|underscoring|explaining|declaring|announcing|pointing out|confirming|denying|demanding|urging|vowing|promising|pledging|recalling|cautioning|reiterating|calling (?:on|for|it|them)|describing)\\b';
/** A noun for somebody who tells something: before a colon. */
const SPEAKING_NOUN =
  '(?:sources?|officials?|officers?|ministers?|ministry|spokes(?:man|woman|person)|police|army|command|governor|mayor|commander|general|president|premier|PM|government|office|embassy|witness(?:es)?|residents?|analysts?|experts?|lawmakers?|MPs?|media|reports?|authorities|agency|council|parliament|cleric|mission|UN|militants?|activists?|monitor|observatory)';
/** More than one person, who see things in some way: after "to". */
const PEOPLE =
  '(?:officials|officers|residents|analysts|experts|lawmakers|MPs|authorities|militants|activists|observers|critics|diplomats|leaders|commanders|politicians|supporters|opponents|villagers|families|locals|traders|farmers|shopkeepers|drivers|guards|relatives|survivors|doctors|teachers|economists|scholars|researchers|monitors|planners|elders|voters|parents|soldiers|lawyers|judges|Shiites|Sunnis|Kurds|Yazidis|Christians)';
const DOCUMENT =
  '(?:statement|report|readout|communiqué|communique|post|briefing|letter|message|account|figures|interview)';

export const EN: AttributionWords = {
  patterns: [
    {
      find: everywhere(
        '\\b(?:quoted|cited|quotes|cites) (?<speaker>[^,;:“”]+?) as (?:saying|telling|stating|having said)\\b',
      ),
    },
    {
      find: everywhere(
        `${BOUNDARY}(?<speaker>[^,;:“”—–]+?) (?:was|were|is|are) (?:also |later )?(?:quoted|cited|reported as saying)\\b`,
      ),
    },
    // "…," said X, and "…," said the minister, X.
    {
      find: everywhere(
        `”[\\s,]*(?:said|says|added|adds|warned|explained|wrote|told|argued|insisted|noted|asked|recalled|replied)\\s+(?!(?:it|he|she|they|that|in|on)\\b[^,]*”)${AFTER.replace(')+)', ')+(?:, \\p{Lu}[^,.;:“”]*)?)')}`,
        'u',
      ),
    },
    {
      find: everywhere(
        `\\b(?:announced|confirmed|denied|reported|told|described|warned|stated|claimed|disclosed|acknowledged|released|issued|published|disputed|rejected|rebutted|echoed|condemned|dismissed|backed up|hailed|praised|rubbished) by ${UP_TO_THAT}`,
      ),
    },
    // "Border sealed, says minister", "Fake, says a checker in Basra: …", "Five died, said police"
    {
      find: everywhere(
        `,\\s(?:(?:say|says|warns?|insists?|claims?|reports?)\\s(?!(?:that|it|he|she|they|there|nothing|little|no|so|in|on|at|to)\\b)|said\\s(?=(?:the|an?|one|two|three|four|several|some|police|medics|residents|officials|officers|sources|witnesses|\\p{L}+ (?:officials?|sources?|police|groups?|officers?|ministers?))\\b))(?!(?:(?!\\bwho\\b)[^.:;])*\\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|did|do|does|be|(?!named|retired|armed|wounded|displaced|masked|veiled|identified|freed|asked|involved|briefed|based|United)\\w{2,}ed)\\b)(?<speaker>[^,.;:“”]{2,70}?)(?=[.:,]|$|\\swho\\b)`,
      ),
      most: 9,
    },
    // "Parents, said a teacher, learned of it": what is said goes on behind its speaker.
    {
      find: everywhere(
        `^[^,;:“”—–]+, ${PARENTHETIC} (?!(?:that|it|he|she|they|there|in|on|at|to|nothing)\\b)(?!${CLAUSE})(?<speaker>[^,.;:“”]{2,70}?)(?=,|\\swho\\b)`,
      ),
      most: 9,
      needsAgent: true,
    },
    // "The gap, argues one expert.", "It is over, believes the general."
    {
      find: everywhere(
        `, ${PARENTHETIC} (?!(?:that|it|he|she|they|there|in|on|at|to|nothing)\\b)(?!${CLAUSE})(?<speaker>[^,.;:“”]{2,70}?)(?=[.:]|$)`,
      ),
      most: 9,
      needsAgent: true,
    },
    // "A statement from X said", "the report by X found"
    {
      find: everywhere(
        `\\b${DOCUMENT} (?:issued |released |published |sent |posted )?(?:by|from|of|for) ${AFTER.replace(')+)', ')+?)')} (?:said|says|stated|warned|announced|confirmed|read|reads|found|put|quoted)\\b`,
      ),
    },
    {
      find: everywhere(
        `${BOUNDARY}${NO_OPENING}(?<speaker>[^,;:“”]+?(?:, (?=\\p{Lu})[^,“”]{1,50})?),(?: [^“”]*,)?\\s+${ADVERB}${VERB}(?!\\p{L})`,
        'u',
      ),
    },
    {
      find: everywhere(
        `${BOUNDARY}(?<speaker>[^,;:“”—–]+?)\\s+${ADVERB}${PASSIVE}${VERB}(?!\\p{L})(?:(?<=for|upon|urged|demanded)|(?! (?:(?:the|a|any|his|its|their) (?:plan|proposal|offer|bid|request|appeal|deal|resolution|bill|motion|draft)\\b|victory|war|a (?:ceasefire|truce|curfew|state|holiday)|\\w+ by\\b|cases?\\b)))`,
      ),
    },
    {
      find: everywhere(
        `,\\s*(?:said|says|added|explained|warned|wrote)\\s+(?!(?:that|it|he|she|they|there|in|on|at)\\b)${AFTER}`,
      ),
    },
    {
      find: everywhere(
        '\\bwith (?<speaker>[^,;:“”]+?) (?:saying|adding|warning|telling|claiming|insisting|stressing|describing|noting|confirming|accusing|denying|calling|arguing|estimating|putting|reporting|urging)\\b',
      ),
    },
    {
      find: /\b(?:assurance|warning|appeal|promise|pledge|claim|order|demand) (?:that |which )?(?<speaker>\p{Lu}[^,.;:"“”]*?) (?:has |had |have )?(?:given|gave|made|makes|issued|repeated|repeats)\b/gu,
    },
    {
      find: everywhere(
        `^${NO_OPENING}(?<speaker>[^,;:“”—–]{3,80}?) (?:has |have |had )?(?:also |later |then )?(?:\\w{2,}ed|${ACTED})(?= [^“”;]*[^,“”;], (?:and )?${PARTICIPLE})`,
      ),
      most: 10,
    },
    {
      find: everywhere(
        `, as (?<speaker>[^,;:“”—–]{3,60}?) (?:has |have )?(?:put it|puts it|put things|phrased it|said|says|told|noted|explained)(?!\\p{L})`,
      ),
    },
    {
      find: everywhere(
        `\\b(?:is|are|was|were) (?:widely )?(?:believed|thought|feared|considered|expected|understood|seen|regarded|described|judged) (?:\\w+ )?by (?!\\w+ing)${AFTER}`,
      ),
      most: 8,
    },
    { find: everywhere(`\\baccording to ${AFTER}`) },
    {
      find: everywhere(
        "\\bin (?<speaker>(?:the |one |an? )?[^,.;:“”]*?)(?:’s|'s|s’) (?:own )?(?:words|view|opinion|telling|account|version|reading|eyes)\\b",
      ),
      most: 8,
    },
    {
      find: everywhere(
        `\\b(?:in the (?:words|view|opinion|account|telling)|by the (?:count|account|estimate|reckoning|figures)) of ${AFTER}`,
      ),
    },
    {
      find: everywhere(
        `\\b(?:statements?|reports?|remarks?|warning|appeal|readout|communiqué|press release|post on \\w+|estimates?|figures) (?:issued |released |published |posted )?(?:by|from) ${AFTER}`,
      ),
    },
    // "To residents of Rabia, the wall is an eyesore"
    {
      find: everywhere(
        `^(?:To|In the eyes of) (?<speaker>(?:(?:the|many|some|most|several|all) )?(?:(?!north|south|east|west)[\\p{L}-]+ ){0,2}?${PEOPLE}(?: (?:in|of|at|from|on|near|for|with|across) [^,;:“”]{2,50}?)?), `,
        'u',
      ),
      most: 9,
    },
    { find: everywhere(`${BOUNDARY}(?<speaker>[^,;:“”—–]+?)\\s+${ADVERB}${PASSIVE}${SOFT}`), most: 12 },
    // "A researcher in Beirut, writing in May, thought that"
    {
      find: everywhere(`^${NO_OPENING}(?<speaker>[^,;:“”]+?), [^“”,;:]+,\\s+${ADVERB}${SOFT}`),
      most: 12,
      needsAgent: true,
    },
    // Whoever is able to speak, and any verb with a clause: "the trader foresees that prices will rise".
    {
      find: everywhere(
        `${BOUNDARY}${NO_OPENING}(?<speaker>[^,;:“”—–]+?)(?:,[^,“”;:]+,)?\\s+${ADVERB}${PASSIVE}(?!${ARRANGING})(?:\\w{3,}(?:ed|s)|knew|felt|found|understood|foresaw|swore|made it (?:plain|known)|took it) that (?=\\p{L})`,
      ),
      most: 9,
      needsAgent: true,
    },
    // "Officials concede they have no list", "diplomats wonder whether"
    {
      find: everywhere(
        `${BOUNDARY}${NO_OPENING}(?<speaker>[^,;:“”—–]+?)\\s+${ADVERB}${PASSIVE}(?:(?<!(?:\\b(?:the|an?|no|his|her|its|their)|’s) )(?:concede|admit|swear|allege|boast|maintain|predict|complain|agree|note|report|acknowledge|deny|claim|explain|remember|suggest|joke|know) (?:that|they|there|it|he|she|nobody|the)\\b|(?:wonder(?:s|ed)?|ask(?:s|ed)?|doubt(?:s|ed)?|question(?:s|ed)?) (?:whether|if|why|how)\\b)`,
      ),
      most: 9,
      needsAgent: true,
    },
    // "Villagers are pleading with the army"
    {
      find: everywhere(
        `${BOUNDARY}${NO_OPENING}(?<speaker>[^,;:“”—–]+?)\\s+(?:is|are|was|were|has been|have been) (?:\\w+ly |now |also |still |already )?(?:${PARTICIPLE}|pleading (?:with|for)|begging|pressing|appealing)(?=\\s)`,
      ),
      most: 9,
      needsAgent: true,
    },
    // "Traders pressed the council to open the bridge"
    {
      find: everywhere(
        `${BOUNDARY}${NO_OPENING}(?<speaker>[^,;:“”—–]+?)\\s+${ADVERB}${PASSIVE}(?:press(?:ed|es)?|begg?(?:ed|s)?|implored?s?|lobb(?:ied|ies|y)|beseech(?:es)?|exhort(?:ed|s)?|remind(?:ed|s)?|advise[sd]?|encourage[sd]?|petition(?:ed|s)?|plead(?:ed|s)? with) (?:[^\\s,;:“”]+ ){1,6}to \\w`,
      ),
      most: 9,
      needsAgent: true,
    },
    {
      find: everywhere(
        `,\\s*(?<speaker>[^,;:“”—–]+?)\\s+(?:fears?|feared|believes?|believed|hopes?|hoped|thinks?|expects?|suspects?|reckons?|guess(?:es)?|claims?|argues?|insists?|doubts?|estimates?|counts?|maintains?|worry|worries|worried|warns?|concedes?|agrees?|alleges?|cautions?)(?=[.,]|$)`,
      ),
      most: 6,
    },
    {
      find: everywhere(
        "\\bby (?<speaker>[^,.;:“”]{2,60}?)(?:’s|'s|s’|(?<=s)’) (?:own |latest )?(?:count|account|estimates?|reckoning|tally|figures)\\b",
      ),
      most: 7,
    },
    { find: everywhere(`\\b(?:citing|quoting) ${AFTER}`) },
    // "A source in Raqqa: gunfire was heard."
    {
      find: everywhere(
        `^(?![^:]*\\b(?:had|has|have|is|are|was|were|will|\\p{Ll}{2,}ed|${ACTED})\\b[^:]*: )(?<speaker>(?:[^“”:;,.]* )?${SPEAKING_NOUN}(?: [^“”:;,.]*)?): `,
      ),
      most: 10,
    },
  ],
  pronouns:
    /^(?:(?:his|her) (?:excellency|eminence|highness|majesty|holiness)|he|she|they|it|we|i|him|her|them|and|but|(?:the|a|its|his|her|their) (?:(?:written|brief|later|second|official) )?(?:statement|report|readout|communiqué|post|message|letter|briefing)|the (?:same (?:source|statement|official|officials|officer|ministry)))$/iu,
  agencyOf,
  rejected:
    /^not\s|^\w+ing$|^(?:nobody|none|no[ -]one|anyone|anybody|someone|somebody|neither|any \w+(?: \w+)?|no \w+|(?:\w+ )?(?:images|footage|photos?|photographs|clips|pictures|videos)(?: .*)?|(?:none|any|neither|each) of .*|the citizen.*)$|^(?:where|whose|when)\s|^(?:who|which|that|what|where|there|this|those|these|here|the|an?|his|her|its|their|no|any|some|more|new|and|or|as|the (?:\w+ly|so|first|second|new))$|(?:^|\s)(?:who|which|that|whom|what|whose|in|on|at|of|over|amid|about|by|with|to|for|from|the|an?|and|or|as|than|into|is|are|was|were|be|had been|not|previously|newly|recently)$|['’]s(?: \w+ly)?$|\b(?:comes?|came|convened|followed|follows|vocali[sz]ed|began|started|took place|has|have|what|words)\s|(?:^|\s)(?:reports?|plans?|schedule|law|the law|principle|demand|rules|tradition|measures|figures|visit|move|steps|events?|situation)$|^(?:there|it) (?:is|are|was|were)\b|\b(?:is|are|was|were|will|would|could) (?!the\b)\w+ (?!office)/iu,
  lead: /^(?:\p{Lu}\p{Ll}+ly,?|(?:an?|the|one) (?:\w+ )?(?:statement|readout|communiqué|report|press release|post) (?:issued |released |published |posted |carried )?(?:by|from)|in (?:\w+ )?\d{4},?|and|but|while|meanwhile|however|still|also|then|so|on (?:\w+ )?\w+day(?: (?:morning|evening|night|afternoon))?|on \d+ \p{Lu}\p{Ll}+(?: \d{4})?|yesterday|today|last (?:week|month|night|year)|this (?:week|month|morning)|in a (?:\w+ )*(?:statement|interview|post|letter|briefing|message)(?: on \w+)?|in (?:\p{Lu}[\p{L}-]+)(?= (?:the|an?|one|two|officials?|residents?|police)\b)|earlier|later|as|although|though|for (?:his|her|its|their) part|separately|another|(?=.* (?:after|because|though|although|until|when|where|that|but) \p{L})(?=(?:\S+ ){3}).*? (?:after|because|though|although|until|when|where|that|but))(?=\s)/iu,
  trail:
    /\s(?!united|armed|displaced)(?:\w{2,}ed|met|held|took|gave|made|went|came|spoke|led|saw|chaired)\b.*\sand$|(?:(?<=\S)['’]s?)? (?:latest |own |official |written |weekly |daily |joint )?(?:statement|readout|communiqué|report|estimates?|figures|data|sources quoted)(?: (?:issued|released|published)\b.*)?$|\s(?:on (?:\w+ )?\w+day(?: (?:morning|evening|night|afternoon))?|on \d+ \p{Lu}\p{Ll}+(?: \d{4})?|yesterday|today|late|early|earlier|once (?:more|again)|again|still|openly|(?:this|last|next) (?:week|month|morning|year|night)|(?<!^(?:people|those|men|women|residents|one|ones)\s)who\b.*|which\b.*|in a (?:\w+ )*(?:statement|interview|post|briefing|report|letter|message|speech)\b.*|in (?:statements|remarks|comments)\b.*|when\b.*|while\b.*|as\b.*|after\b.*|before\b.*|during\b.*|following\b.*|has|have|had|also|and|but|speaking\b.*|quoted by\b.*|to (?:be|have)\b.*|spoke of\b.*|speaks of\b.*|cited by\b.*|did not)$/iu,
};

import { stem } from './inflection.ts';

/** Pairs of English words with opposite meanings. */
const PAIRS = `
largest smallest | large small | big small | highest lowest | high low | most least | more less | first last | early
late | earliest latest | oldest youngest | old new | old young | increase decrease | increase reduce | increased
decreased | raise lower | rise fall | rose fell | grow shrink | begin end | start end | start stop | open close |
win lose | won lost | victory defeat | allow prohibit | allow forbid | permit prohibit | allowed banned | support
oppose | accept reject | accepted rejected | include exclude | before after | north south | east west | northern
southern | eastern western | male female | man woman | men women | father mother | son daughter | husband wife |
king queen | brother sister | import export | buy sell | hot cold | warm cool | strong weak | rich poor | good bad |
best worst | better worse | positive negative | public private | internal external | domestic foreign | maximum
minimum | upper lower | major minor | majority minority | simple complex | easy difficult | easy hard | fast slow |
long short | tall short | wide narrow | heavy light | dark light | same different | equal unequal | legal illegal |
possible impossible | known unknown | ancient modern | former latter | primary secondary | above below | inside
outside | add remove | create destroy | build destroy | love hate | friend enemy | peace war | never always | none
all | without with | fewer more | few many | present absent | success failure | succeed fail | encourage discourage
| agree disagree | approve disapprove | deterministic nondeterministic | efficient inefficient | stable unstable |
dependent independent | direct indirect | expand contract | attack defend | arrive leave | enter leave | push pull |
give take | lend borrow | teach learn | question answer | birth death | born died | upstream downstream | catholic
protestant | left right | top bottom | front back | gain lose | advantage disadvantage | regular irregular | formal
informal | official unofficial | common rare | often rarely | usual unusual | always rarely | united divided | unite
divide | join leave | strengthen weaken | improve worsen | appear disappear | true false | correct incorrect |
single double | single multiple | one many | summer winter | day night | morning evening | liquid solid | input
output | unpopular popular | unimportant important | unlikely likely | unable able | unwilling willing |
unsuccessful successful | unnecessary necessary | unequal equal | unfair fair | uncertain certain | unclear clear |
unsafe safe | insecure secure | inefficient efficient | inactive active | incomplete complete | incapable capable |
inferior superior | decline growth | exclude involve | ignore consider | ignore follow | disobey obey | disprove
prove | disallow allow | discourage support | oppose favor | oppose endorse | avoid cause | avoid use | abandon keep
| lose keep | release capture | free imprison | liberate conquer | retreat advance | retreat attack | emigrate
immigrate | depart arrive | exit enter | sink rise | drop rise | lower raise | shrink expand | shorten lengthen |
slow quick | slowest fastest | shortest longest | shortest tallest | lightest heaviest | cheapest expensive | cheap
expensive | weakest strongest | poorest richest | worst greatest | least greatest | minimum most | fewest most |
last earliest | final initial | final first | later earlier | latter first | preceding following | previous next |
after prior | ended began | ended started | closed opened | lost gained | sold bought | failed succeeded | refused
agreed | refused accepted | rejected approved | denied granted | denied confirmed | banned permitted | forbidden
allowed | outlawed legalized | abolished established | dissolved founded | destroyed built | divided unified |
separate unite | disconnect connect | detach attach | empty full | hollow solid | rough smooth | thin thick |
shallow deep | soft hard | wet dry | dark bright | quiet loud | coldest hottest | colder hotter | smaller larger |
lesser greater | younger older | younger elder | youngest eldest | mortal immortal | natural artificial | urban
rural | rural city | temporary permanent | optional mandatory | voluntary compulsory | partial total | local global
| national international | rational irrational | finite infinite | odd even | prime composite | linear nonlinear |
static dynamic | active passive | offense defense | guilty innocent | civilian military | amateur professional |
winner loser | ancestor descendant | parent child | teacher student | employer employee | buyer seller | creditor
debtor | ruler subject | master slave | host guest | cause prevent | help hinder | help harm | benefit harm | praise
criticize | love dislike | like dislike | trust distrust | remember forget | hide reveal | cover expose | protect
expose | save spend | earn spend | plus minus | multiply divide | sum difference | numerator denominator | sunrise
sunset | dawn dusk | ascend descend | climb descend | inner outer | interior exterior | indoor outdoor | coastal
inland | nearest farthest | closest farthest | near far | horizontal vertical | forward backward | clockwise
counterclockwise
`;

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.split('|')) {
  const [one = '', other = ''] = pair
    .trim()
    .split(/\s+/)
    .map((word) => stem(word, 'en'));
  OPPOSITES.set(one, (OPPOSITES.get(one) ?? new Set()).add(other));
  OPPOSITES.set(other, (OPPOSITES.get(other) ?? new Set()).add(one));
}

const DENYING: ReadonlySet<string> = new Set(
  (
    'not never no none nobody nothing neither nor without didnt doesnt dont wasnt isnt arent werent cant cannot couldnt ' +
    'wont wouldnt shouldnt hasnt havent hadnt fail fails failed unable refuse refused except lack lacks lacked lacking ' +
    'reject rejected rarely seldom hardly barely scarcely wasn didn doesn isn aren couldn wouldn nonexistent avoid avoided cease ceased ' +
    'oppose opposed'
  ).split(' '),
);
const NONE: ReadonlySet<string> = new Set();

/** Stems of the opposites of a stem, English only. */
export function oppositesOf(stemmed: string): ReadonlySet<string> {
  return OPPOSITES.get(stemmed) ?? NONE;
}

/** Whether a folded word negates a statement, English only. */
export function denies(folded: string): boolean {
  return DENYING.has(folded);
}

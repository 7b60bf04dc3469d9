import { fold } from './fold.ts';
import { stem } from './inflection.ts';
import { SYNONYMS_AR } from './lists/synonyms-ar.ts';
import { SYNONYMS_CKB } from './lists/synonyms-ckb.ts';
import { SYNONYMS_FR } from './lists/synonyms-fr.ts';
import { SYNONYMS_TR } from './lists/synonyms-tr.ts';

/**
 * English words that may stand for each other in a question and its answer, group by group; a word may be in several.
 * General words only, and in few: a name or a term of one field has no synonym that holds everywhere.
 */
const GROUPS = `
begin start commence initiate launch onset beginning | end finish conclude conclusion terminate cease ending | big
large huge great vast major enormous massive | small little tiny minor minimal | buy purchase acquire procure | sell
sale sold vend | build construct erect construction built | create make form establish found produce formation
creation establishment | destroy demolish ruin destruction | kill murder slay assassinate massacre execute slaughter
| die death perish decease dead | live reside inhabit dwell settle resident inhabitant | locate situate position
place site | call name term dub title refer know designate denote | use utilize employ utilise apply usage | get
obtain receive acquire gain | give provide grant supply offer bestow award | show demonstrate display exhibit reveal
illustrate indicate | say state claim assert declare argue maintain | think believe consider regard view opinion |
need require necessary requirement necessitate must | help aid assist support assistance | stop halt prevent cease
block prohibit ban | allow permit enable let authorize | forbid prohibit ban bar outlaw | increase rise grow raise
growth expand | decrease reduce decline lower drop fall diminish lessen reduction | change alter modify transform
shift amend | keep retain maintain preserve remain | leave depart exit flee emigrate | arrive come reach arrival
enter | return revert back | move migrate relocate transfer migration | choose select pick elect choice selection
appoint | win victory defeat triumph victor conquer | lose loss defeat | fight battle war combat conflict | attack
assault invade raid invasion strike | rule govern reign control ruler government | king monarch ruler sovereign
emperor | leader head chief ruler commander | lead head direct command | important significant key major crucial
vital essential main | main primary chief principal major | famous renowned notable prominent known celebrated well-
known | new modern recent novel | old ancient former previous | modern contemporary present-day today current |
current present today now currently | today now nowadays presently currently | first initial original earliest |
last final ultimate | early initial beginning | whole entire total complete full | part portion section component
piece segment share | group band faction class | type kind sort variety form category | area region territory zone
district land | city town settlement municipality | country nation state land | citizen national resident | people
population folk inhabitant | number amount quantity count figure | cause reason lead result produce | result outcome
consequence effect lead | effect impact influence consequence | influence affect impact | problem issue difficulty
trouble | solve resolve solution answer | answer reply response respond | question query ask | method technique
approach way procedure process means | system scheme structure | goal aim purpose objective target intention | plan
scheme proposal design project | suggest propose recommend suggestion proposal | idea concept notion thought |
theory hypothesis | example instance case illustration | study research examine investigate investigation | discover
find detect discovery uncover | invent devise design create inventor invention | develop evolve create development |
improve enhance better improvement advance | speed fast rapid quick velocity rate | quick fast rapid swift | slow
gradual | hard difficult tough challenging | easy simple straightforward | strong powerful mighty | weak feeble
fragile | power authority control strength | money fund cash currency finance | cost price expense worth value | pay
payment wage salary compensation remuneration fee | rich wealthy affluent prosperous wealth | poor impoverished
poverty | job work occupation profession employment | worker employee labor labourer laborer | company firm business
corporation enterprise | boss employer manager | school college academy university | teach instruct educate teacher
instruction education | student pupil learner | learn study | doctor physician | illness disease sickness sick ill |
medicine drug medication | religion faith belief religious | church denomination | priest clergy minister pastor
cleric | persecute oppress persecution oppression | exile emigrant refugee | treaty agreement pact accord | agree
consent agreement accord | contract agreement | law legislation statute rule act legal | rule regulation law | court
tribunal judiciary | judge justice | crime offence offense | punish penalty punishment sanction fine | right
entitlement freedom liberty | freedom liberty independence free | independent autonomous sovereign | equal same
identical equivalent | same identical equal similar | similar alike comparable like | different distinct differ
unlike separate | separate divide split part | join unite combine merge unify union | connect link relate associate
relationship connection | relation relationship link | include contain comprise consist incorporate encompass |
exclude omit except | consist compose comprise make | cover include span | common frequent usual widespread
prevalent | rare uncommon scarce unusual | usual normal typical ordinary customary | often frequent commonly |
always constantly | near close adjacent nearby vicinity | far distant remote | between among | before prior
previously earlier | after following subsequent later | during throughout amid | century age era | era period age
time | year annual yearly | month monthly | day daily | approximately about around roughly nearly almost | most
majority mostly | many numerous several | few handful | more additional extra further | less fewer | only sole
solely exclusively | also additionally | war conflict | army military troops force soldier | soldier troop fighter |
weapon arms | ship vessel boat | navy fleet naval | vehicle car automobile truck | train locomotive rail railway
railroad | engine motor machine | machine device apparatus | tool instrument implement | water hydro aquatic | oil
petroleum crude | fuel gas gasoline | heat thermal warm hot temperature | cold cool | electric electrical
electricity | energy power | light illumination | sea ocean marine maritime | river stream | mountain hill peak |
earth world globe planet | world global international worldwide | international foreign worldwide | foreign overseas
abroad | north northern | south southern | east eastern | west western | house home dwelling residence | building
structure edifice | road street route path | border boundary frontier | capital city | language tongue speech |
speak talk speech | word term | write author compose writer | author writer | book publication volume text work |
publish release issue publication | print press | letter missive | paper article document | record document log |
news press media | art artistic | paint painting | music musical song | play perform performance | actor performer |
film movie | sport game | team squad | player athlete | family relative kin | father parent dad | mother parent |
son child | daughter child | wife spouse consort | husband spouse | marry wed marriage | child kid children | birth
born | woman female | man male | young youth | adult grown | name title | title rank | member participant |
participate take involve | attend present | meet encounter meeting conference | organization organisation
institution body agency | council committee commission board | vote ballot election | elect vote choose | president
head chairman | party faction | policy measure | tax levy duty tariff | trade commerce business commercial | import
bring | export ship | market marketplace | product good item merchandise | industry manufacturing sector | factory
plant mill | farm agriculture farmer agricultural | food diet eat | animal creature beast | plant vegetation | tree
forest wood | metal iron steel | gold golden | stone rock | land ground soil | fire burn blaze | air atmosphere
atmospheric | space room | weather climate | rain precipitation rainfall | storm hurricane | flood inundation |
earthquake quake | mass weight | size dimension extent | height tall high | length long | width wide broad | depth
deep | shape form | color colour | sound noise | measure measurement gauge quantify | calculate compute computation
calculation | number numeral | function role purpose | role part function | character nature | quality
characteristic property feature trait attribute | feature characteristic | define definition describe | describe
characterize depict description | explain explanation clarify | compare comparison contrast | represent stand
symbolize | mean signify denote meaning | include feature | exist existence | happen occur place event | event
incident occurrence | possible feasible potential | likely probable | unlikely improbable | certain sure definite |
true correct accurate | false wrong incorrect | accept adopt approve | refuse reject decline deny rejection | deny
refuse | oppose resist against opposition opponent | support back endorse advocate favor favour supporter | advocate
proponent supporter | enemy foe adversary opponent | friend ally | ally alliance partner | partner associate |
protect defend guard defense protection | safe secure safety | danger risk hazard threat dangerous | fear afraid |
hope wish | want desire wish seek | try attempt effort | attempt effort try | succeed success achieve | fail failure
| achieve accomplish attain | complete finish | continue persist last | happen transpire | force compel coerce |
follow obey | break violate breach | violate breach infringe | damage harm injure injury | hurt injure | remove
eliminate abolish withdraw | abolish repeal revoke revocation | replace substitute supersede succeed | add append
addition | open start | close shut | send dispatch | carry transport bear | hold possess | own possess owner
ownership have | take seize capture | capture seize take | catch capture | steal rob | hide conceal | look see view
| see view observe | watch observe | hear listen | feel sense | know aware knowledge | remember recall | forget
overlook | understand comprehend | teacher instructor | scientist researcher scholar | expert specialist | engineer
designer | inventor creator | founder establish | owner proprietor | visitor guest tourist | ancestor forefather
descent | descendant offspring descend | origin source root derive | derive originate stem come | native indigenous
| settler colonist colonizer | colony settlement | empire imperial | kingdom realm | noble nobleman aristocrat
nobility | knight warrior | slave servant | revolution uprising revolt rebellion | rebel insurgent | peace truce |
crisis emergency | shortage scarcity lack | lack absence without | surplus excess | limit restrict constraint
restriction | restrict constrain limit | condition circumstance | standard norm | level degree | rate ratio
proportion percentage | percentage percent | half fifty | double twice | single one | pair two couple | maximum
highest most peak | minimum lowest least | average mean | exact precise | approximate rough | efficient effective |
waste loss | exhaust expel emit | pressure force | motion movement | rotate turn spin | flow stream | liquid fluid |
solid hard | gas vapor steam vapour | boil evaporate | pump suction | control regulate | safety security | decide
decision determine resolve | succeed success successful successor | believe belief | lose loss lost | choose choice
chosen | marry marriage | strong strength strengthen | long length lengthen | deep depth | broad breadth | hot heat
| proud pride | advise advice | prove proof | describe description | destroy destruction | conquer conquest | enter
entry entrance | depart departure | arrive arrival | refuse refusal | deny denial | approve approval | propose
proposal | survive survival survivor | remove removal | try trial | explode explosion | expand expansion | invade
invasion invader | divide division | provide provision | decide decisive | collide collision | persuade persuasion |
include inclusion | exclude exclusion | conclude conclusion | receive receipt reception recipient | deceive
deception | perceive perception | assume assumption | consume consumption consumer | resume resumption | redeem
redemption | maintain maintenance | retain retention | contain content | obtain acquire | explain explanation |
pronounce pronunciation | apply application | multiply multiplication | classify classification | identify
identification recognize recognise | verify verification check | modify modification | simplify simplification |
justify justification | ratify ratification | specify specification | qualify qualification | unify unification |
fly flight | weigh weight | see sight | hear audible | think thought | know knowledge known | speak speech spoken |
sing song | bear birth | live life | give gift | serve service | grow growth | move motion | compare comparison |
vary variety variation variable | able ability | capable capability able | free freedom | wise wisdom | poor poverty
| rich riches | hungry hunger famine | angry anger | sad grief | happy joy happiness | famous fame | safe safety |
cruel cruelty | loyal loyalty | royal king crown monarchy | legal law | mental mind | physical body | lunar moon |
solar sun | urban city | rural countryside country | marine sea | aerial air aircraft | naval navy | military army |
civil civilian | medical medicine doctor | dental tooth | paternal father | maternal mother | annual year | nuclear
atomic | atomic atom | maritime sea naval | judicial court judge | legislative legislature parliament legislation |
executive government | presidential president | parliamentary parliament | electoral election | constitutional
constitution | economic economy | financial finance money | commercial commerce trade | industrial industry |
agricultural agriculture farm | environmental environment | political politics | historical history historic |
religious religion | spiritual spirit religious | cultural culture | social society | racial race | ethnic ethnicity
| linguistic language | literary literature | musical music | theatrical theater theatre drama | scientific science
| chemical chemistry | biological biology | mathematical mathematics | geographical geography | philosophical
philosophy | psychological psychology | technical technology | digital computer | mechanical machine mechanism |
electrical electricity | portray depict represent | depict portray show | resemble similar like | surround encircle
enclose | occupy inhabit hold | belong member part | participate take part | fund finance sponsor pay | sponsor
support fund | invest investment | earn make receive | spend cost | owe debt | borrow loan | lend loan | buy
purchase | rent lease | hire employ recruit | fire dismiss | retire resign quit | resign quit leave | appoint name
nominate | nominate propose | promote advance | assist help | rescue save | injure wound hurt | wound injury | bury
burial grave | pray prayer | worship pray | preach sermon | baptize baptism | convert conversion | translate
translation | interpret interpretation | pronounce say | spell spelling | print publish | broadcast air transmit |
transmit send transmission | receive get | store keep storage | save store keep | collect gather | gather collect
assemble | assemble gather | scatter disperse | spread distribute extend | distribute spread deliver | deliver bring
| extract remove obtain | absorb take | emit release give | release free emit issue | produce make create generate |
generate produce create | manufacture make produce | assemble build | repair fix mend | fix repair | break fracture
| cut reduce | burn combust combustion | melt liquefy | freeze ice | cool refrigerate | dry arid | wet moist
moisture humid | clean pure | pollute pollution contaminate | infect infection | cure heal treat treatment | treat
treatment therapy | prevent stop avoid | avoid prevent escape | escape flee | flee escape refugee | hide secret |
secret hidden confidential | public open | private personal | personal individual | own property | borough district
| district area quarter neighborhood | neighborhood district area | suburb outskirts | downtown center centre |
center centre middle central | middle center central | edge border side | coast shore seaside | shore coast | island
isle | lake water | forest wood | desert arid | valley basin | plain flat | climate weather | species animal plant
kind | predator hunt prey | hunt prey predator | feed eat food | eat consume diet | drink beverage | breed reproduce
| reproduce reproduction | cell cellular | gene genetic | inherit heritage inheritance hereditary | evolve evolution
| ancient old antiquity | medieval middle | prehistoric ancient | decade ten | century hundred | dozen twelve |
couple two | pair two | triple three | quarter fourth | majority most | minority few | total sum whole overall | sum
total amount | average typical mean | estimate approximate guess | predict forecast expect | expect anticipate
predict | measure quantify | weigh measure | test examine trial experiment | experiment test trial | prove
demonstrate | claim assert argue allege | argue claim contend | accuse charge allege | blame accuse fault |
criticize criticism critic | praise laud | admire respect | respect honor | honor honour award | award prize medal |
prize award reward | compete competition contest | contest competition | score point goal | champion winner | league
competition division | coach trainer manager | stadium arena venue | audience viewer spectator | viewer audience
watch | fan supporter | album record | band group | concert performance | singer vocalist | composer compose music |
conductor conduct | sculpture statue | statue sculpture monument | monument memorial | museum gallery | architect
architecture design | designer design | novel book | poem poetry poet | drama play | character figure | hero
protagonist | myth legend | legend myth story | story tale narrative | magazine periodical | newspaper press daily |
television tv | program programme | channel network | network system | internet web online | software program |
device machine | computer machine | phone telephone | airplane aircraft plane | aircraft plane airplane | airport
airfield | port harbor harbour | harbor port harbour | bridge crossing | tunnel passage | highway road motorway |
railway railroad train | bus coach | bicycle bike | truck lorry | fuel petrol gasoline | coal fuel | mine mining |
steel iron | cloth fabric textile | textile fabric cloth | clothing clothes garment dress | wear dress | shoe
footwear | jewel gem | furniture furnishing | tool implement | knife blade | sword blade | gun firearm weapon | bomb
explosive | missile rocket | rocket missile | satellite orbit | planet world | star stellar | galaxy galactic |
universe cosmos | particle atom | wave oscillation | frequency rate | speed velocity | force power strength |
voltage electric | current electricity flow | magnet magnetic | acid acidic | salt saline | sugar sweet | oxygen gas
| carbon coal | mineral rock | crystal crystalline | volcano volcanic eruption | erupt eruption | quake earthquake |
drought dry | famine hunger starvation | plague disease epidemic | epidemic outbreak disease | vaccine vaccination
immunize | immune immunity | virus viral | bacteria bacterial germ | blood vein | heart cardiac | brain neural |
bone skeleton | skin dermal | lung breathe respiratory | breathe breath respiration | hospital clinic | nurse care |
patient sick | surgery operation surgeon | pregnant pregnancy | birth born natal | baby infant newborn | infant baby
| teenager adolescent youth | elderly old aged | widow husband | orphan parent | uncle aunt | cousin relative | heir
inherit successor | throne crown reign | crown throne coronation | coronation crown | reign rule throne | dynasty
house family | palace castle residence | castle fortress fort | fortress fort stronghold | siege besiege blockade |
besiege siege | blockade block | occupy occupation | surrender capitulate | retreat withdraw | withdraw retreat |
advance progress | ambush attack | raid attack | revolt rebellion uprising | mutiny revolt | coup overthrow |
overthrow topple depose coup | depose overthrow remove | assassinate assassination murder | execute execution kill |
imprison jail prison prisoner | jail prison imprison | prison jail | arrest detain capture | detain arrest hold |
prisoner captive inmate | hostage captive | ransom pay | slave slavery | trade commerce deal | merchant trader |
trader merchant | goods product merchandise | price cost | expensive costly | cheap inexpensive | profit gain
earnings | revenue income | income revenue earnings | debt owe loan | bankrupt bankruptcy | budget spending |
currency money | coin currency | bank banking | insurance insure | stock share | shareholder stockholder | merger
merge | monopoly exclusive | competitor rival | rival competitor opponent
| truce ceasefire armistice | flee displace evacuate escape leave | injure wound hurt casualty injury | kill die dead death
casualty toll | shell bomb bombard shelling airstrike | clash fighting battle fight | militant fighter insurgent gunman |
rebel insurgent | spokesman spokesperson spokeswoman | minister ministry | detain arrest custody | free release | talk
negotiation dialogue | deal agreement accord | protest demonstration rally | border frontier crossing | aid relief assistance
| reject deny dismiss refute | blame accuse | urge call appeal demand ask | vow pledge promise | quit resign | crossing
checkpoint | curfew lockdown | smuggle traffic | abduct kidnap seize | seize capture take | deploy send dispatch | ruin
damage destroy | shortage lack scarcity | mayor governor | militia faction | envoy ambassador diplomat | withdraw pull
withdrawal pullout | say tell announce | begin start erupt
`;

const LISTED: Readonly<Record<string, string>> = {
  ...{ en: GROUPS, ar: SYNONYMS_AR, ckb: SYNONYMS_CKB, fr: SYNONYMS_FR, tr: SYNONYMS_TR },
};
const made = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** For each stem of a language the stems of its synonyms; empty for a language without a list. */
export function synonymsOf(language: string): ReadonlyMap<string, readonly string[]> {
  const known = made.get(language);
  if (known !== undefined) return known;
  const synonyms = new Map<string, readonly string[]>();
  for (const listed of (LISTED[language] ?? '').split('|')) {
    const group = listed
      .trim()
      .split(/\s+/)
      .map((word) => stem(fold(word), language));
    for (const word of group) {
      const others = group.filter((other) => other !== word);
      synonyms.set(word, [...new Set([...(synonyms.get(word) ?? []), ...others])]);
    }
  }
  synonyms.delete('');
  made.set(language, synonyms);
  return synonyms;
}

/** Countries, lands and continents in English, each with the words for its people and what is theirs. */
const LANDS = `
afghanistan afghan | albania albanian | algeria algerian | angola angolan | argentina argentine argentinian |
armenia armenian | australia australian | austria austrian | azerbaijan azerbaijani | bahrain bahraini | bangladesh
bangladeshi | belarus belarusian | belgium belgian | bolivia bolivian | bosnia bosnian | brazil brazilian | britain
british briton | bulgaria bulgarian | burma burmese myanmar | cambodia cambodian | cameroon cameroonian | canada
canadian | chad chadian | chile chilean | china chinese | colombia colombian | congo congolese | croatia croatian |
cuba cuban | cyprus cypriot | czech czechia czechoslovakia | denmark danish dane danes | ecuador ecuadorian | egypt
egyptian | england english englishman | estonia estonian | ethiopia ethiopian | finland finnish finn finns | france
french frenchman | georgia georgian | germany german | ghana ghanaian | greece greek | guatemala guatemalan | haiti
haitian | honduras honduran | hungary hungarian | iceland icelandic icelander | india indian | indonesia indonesian
| iran iranian persia persian | iraq iraqi | ireland irish | israel israeli | italy italian | jamaica jamaican |
japan japanese | jordan jordanian | kazakhstan kazakh | kenya kenyan | korea korean | kuwait kuwaiti | laos laotian
| latvia latvian | lebanon lebanese | liberia liberian | libya libyan | lithuania lithuanian | luxembourg |
macedonia macedonian | malaysia malaysian | malta maltese | mexico mexican | mongolia mongolian mongol | morocco
moroccan | mozambique | namibia namibian | nepal nepalese nepali | netherlands dutch dutchman holland | nicaragua
nicaraguan | nigeria nigerian | norway norwegian | oman omani | pakistan pakistani | palestine palestinian | panama
panamanian | paraguay paraguayan | peru peruvian | philippines filipino philippine | poland polish pole poles |
portugal portuguese | prussia prussian | qatar qatari | romania romanian | russia russian | rwanda rwandan |
scotland scottish scots scot | senegal senegalese | serbia serbian serb | singapore singaporean | slovakia slovak |
slovenia slovenian | somalia somali | spain spanish spaniard | sudan sudanese | sweden swedish swede swedes |
switzerland swiss | syria syrian | taiwan taiwanese | tanzania tanzanian | thailand thai | tunisia tunisian | turkey
turkish turk turks | uganda ugandan | ukraine ukrainian | uruguay uruguayan | venezuela venezuelan | vietnam
vietnamese | wales welsh welshman | yemen yemeni | yugoslavia yugoslav | zambia zambian | zimbabwe zimbabwean |
europe european | asia asian | africa african | america american usa | rome roman | byzantium byzantine | saxony
saxon | soviet ussr
`;

/** Names that parents give in English and its neighbours; a capital alone may open a title or a place. */
const GIVEN = `
aaron abraham adam adrian alan albert alexander alfred alice alan allen amy andrew angela ann anna anne anthony
antoine arnold arthur barbara ben benjamin bernard bill bob bruce caroline carl carol catherine charles charlotte
christian christine christopher clara claude daniel david dean dennis diana donald dorothy douglas edgar edith
edmund edward edwin elizabeth emily emma eric ernest eugene eva felix florence francis frank franz fred frederick
friedrich gary george gerald gilbert giovanni grace gregory guy hans harold harry heinrich helen henri henry herbert
herman hugh hugo ian isaac isabella jack jacob jacques jake james jan jane jean jeff jennifer jeremy jim joan joe
johann john jonathan jose joseph joshua juan judith julia julian julius karen karl kate katherine keith kenneth
kevin larry laura lawrence leo leon leonard leonardo lewis linda louis louise lucas lucy ludwig luis luke marc marco
margaret maria marie mark martha martin mary matthew maurice max michael michel miguel mike nancy nathan nicholas
nicolas nikola norman oliver oscar otto patricia patrick paul pedro peter philip pierre ralph raymond rebecca
richard robert roger roland ronald rose roy rudolf russell ruth ryan sam samuel sandra sarah scott sebastian simon
sophia stanley stephen steven stuart susan theodore theresa thomas tim timothy tom tony ursula victor victoria
vincent virginia walter werner wilhelm william winston alan
`;

/** Folded names of countries and lands, their peoples and adjectives. */
export const LAND_WORDS: ReadonlySet<string> = new Set(LANDS.split(/[\s|]+/).filter((word) => word !== ''));

/** Folded given names of persons. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(GIVEN.trim().split(/\s+/));

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

/** Folded names of countries and lands, their peoples and adjectives. */
export const LAND_WORDS: ReadonlySet<string> = new Set(LANDS.split(/[\s|]+/).filter((word) => word !== ''));

/** English words with irregular forms: the base form, then the others. */
const FORMS = `
arise arose arisen | awake awoke awoken | bear bore borne born | beat beaten | become became | begin began begun |
bend bent | bind bound | bite bit bitten | bleed bled | blow blew blown | break broke broken | breed bred | bring
brought | build built | burn burnt | buy bought | catch caught | choose chose chosen | cling clung | come came |
creep crept | deal dealt | dig dug | draw drew drawn | drink drank drunk | drive drove driven | eat ate eaten | fall
fell fallen | feed fed | feel felt | fight fought | find found | flee fled | fly flew flown | forbid forbade
forbidden | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten | give gave
given | go went gone | grind ground | grow grew grown | hang hung | hear heard | hide hid hidden | hold held | keep
kept | kneel knelt | know knew known | lay laid | lead led | lend lent | lose lost | make made | mean meant | meet
met | pay paid | ride rode ridden | ring rang rung | rise rose risen | run ran | say said | see saw seen | seek
sought | sell sold | send sent | shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk |
sing sang sung | sink sank sunk | sit sat | sleep slept | slide slid | speak spoke spoken | spend spent | spin spun
| split | spring sprang sprung | stand stood | steal stole stolen | stick stuck | sting stung | strike struck
stricken | strive strove striven | swear swore sworn | sweep swept | swim swam swum | swing swung | take took taken
| teach taught | tear tore torn | tell told | think thought | throw threw thrown | understand understood | undertake
undertook undertaken | undergo underwent undergone | wake woke woken | wear wore worn | weave wove woven | weep wept
| win won | wind wound | withdraw withdrew withdrawn | withstand withstood | write wrote written | overcome overcame
| overthrow overthrew overthrown | foresee foresaw foreseen | man men | woman women | child children | foot feet |
tooth teeth | goose geese | mouse mice | person people | ox oxen | wife wives | half halves | leaf leaves | thief
thieves | wolf wolves | knife knives | shelf shelves | analysis analyses | basis bases | crisis crises | thesis
theses | hypothesis hypotheses | axis axes | datum data | medium media | criterion criteria | phenomenon phenomena |
bacterium bacteria | nucleus nuclei | radius radii | vertex vertices | matrix matrices | index indices indexes
`;

const PLAIN = new Map<string, string>();
for (const group of FORMS.split('|')) {
  const [plain = '', ...others] = group.trim().split(/\s+/);
  for (const other of others) if (!PLAIN.has(other)) PLAIN.set(other, plain);
}

/** British word endings and their American spelling; short words are left as they are ("rise", "hour"). */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|ing|ation|ations)$/, 'iz$1'],
  [/our(s|ed|ing|ite|able|al)?$/, 'or$1'],
];
const LEAST = 6;

/** The form of a folded English word that the stemmer can join with its others. */
export function regular(word: string): string {
  const plain = PLAIN.get(word);
  if (plain !== undefined) return plain;
  return word.length < LEAST ? word : ENDS.reduce((spelt, [end, other]) => spelt.replace(end, other), word);
}

import { type AttributionWords, everywhere } from './words.ts';

const PAST =
  '(?:déclaré|affirmé|annoncé|dit|indiqué|précisé|ajouté|estimé|assuré|expliqué|souligné|confirmé|démenti|averti|' +
  'rapporté|accusé|prévenu|reconnu|raconté|insisté|réclamé|appelé|exhorté|demandé|dénoncé|condamné|salué|écrit|rappelé|répété|soutenu|jugé|fait savoir|fait état|mis en garde|nié|rectifié|corrigé|évoqué|promis(?= que| de| un| une| l)|proposé|plaidé|regretté|déploré|critiqué|exigé|admis|concédé|garanti|martelé|prédit|prévu que|chiffré|évalué|contesté|(?:rejeté|refusé) (?:les accusations|ces accusations|toute|cette version|l.idée)|réfuté|répondu|rétorqué|récusé|réaffirmé|réitéré|fustigé|menacé|promis|témoigné|confié|glissé|lancé un appel|tenu à (?:dire|préciser|rassurer)|qualifié|fait part|fait remarquer|fait valoir|mis en doute)';
const PRESENT =
  '(?:déclare|affirme|affirment|annonce|annoncent|dit|disent|indique|indiquent|précise|précisent|ajoute|ajoutent|estime|estiment|assure|assurent|explique|expliquent|souligne|soulignent|confirme|confirment|dément|démentent|avertit|avertissent|rapporte|rapportent|accuse|accusent|craint que|craignent|insiste|raconte|rappelle|pense|pensent que|redoute|redoutent|croit|croient|doute|doutent|espère|espèrent|veut|veulent|réclame|réclament|demande|demandent|appelle|appellent|exige|exigent|conteste|contestent|rejette|rejettent|réfute|prévient|préviennent|parle de|parlent de|évoque|évoquent|promet|promettent|plaide|plaident|soutient|soutiennent|juge|jugent|maintient|maintiennent|répète|répètent|reconnaît|reconnaissent|admet|admettent|accuse|chiffre|chiffrent|évalue|évaluent|craint|dénonce|dénoncent|condamne|condamnent|considère|considèrent|note|notent|constate|constatent|témoigne|témoignent|prédit|prédisent|nie|nient|exhorte|exhortent|(?:se |s.)(?:souvient|souviennent|inquiète|inquiètent|alarme|alarment|interroge|interrogent|félicite|félicitent|indigne|indignent|plaint|plaignent|réjouit|réjouissent)|confie|confient|glisse|résume|résument|répond|répondent|lance|tranche|soupire|martèle|martèlent|observe|observent|relève|relèvent|signale|signalent|tempère|avance|avancent|concède|concèdent|regrette|regrettent|déplore|déplorent|critique|critiquent)';
const ADVERB =
  '(?:également |aussi |par ailleurs |toutefois |ensuite |encore |déjà |, \\p{L}+ (?:soir|matin), )*';
const TO_MARK = '(?<speaker>[^,.;:“”]+)';

export const FR: AttributionWords = {
  patterns: [
    {
      find: everywhere(
        `(?:^|[,;:”]\\s*)(?<speaker>[^,;:“”]+?)(?:,[^“”,]*,)?\\s+(?:a|ont|avait|avaient)\\s+${ADVERB}${PAST}(?!\\p{L})`,
      ),
    },
    {
      find: everywhere(`(?:^|[,;:”]\\s*)(?<speaker>[^,;:“”]+?)(?:,[^“”,]*,)?\\s+${PRESENT}(?!\\p{L})`),
      most: 8,
    },
    {
      find: everywhere(
        `[”,]\\s*(?:a|ont|avait|avaient)\\s+${ADVERB}${PAST}\\s+(?!(?:que|qu['’]|en|à|dans|lors|vouloir)(?!\\p{L}))${TO_MARK}`,
      ),
    },
    {
      find: everywhere(`[”,]\\s*${PRESENT}\\s+(?!(?:le contraire|que|qu['’]|en|à|dans)(?!\\p{L}))${TO_MARK}`),
      most: 8,
    },
    { find: everywhere(`[”,][\\s,]*(?:a|ont|avait)-(?:t-)?(?<speaker>il|elle|ils|elles|on)\\s+${PAST}`) },
    {
      find: everywhere(
        `(?<!\\p{L})(?:selon|d['’]après|à en croire|aux dires de|au dire de|de source|de l['’]avis d['’e]s?)\\s+(?:un communiqué d(?:u |e la |e l['’]|es |e ))?${TO_MARK}`,
      ),
    },
    { find: everywhere(`\\bdans un communiqué d(?:u |e la |e )${TO_MARK}`) },
    // « Pour X, … »
    {
      find: everywhere(
        "^(?:Pour|Aux yeux de|Aux yeux du|Aux yeux d['’]|Aux yeux des|Du point de vue des?) (?<speaker>(?:(?:les?|la|des|plusieurs|certains|beaucoup de|nombre de) |l['’])?(?:habitants|analystes|experts|responsables|officiers|riverains|commerçants|familles|diplomates|observateurs|élus|députés|autorités|villageois|agriculteurs|chauffeurs|gardes|survivants|médecins|gouvernement|ministère|ministre|gouverneur|maire|président)(?: (?:de|du|des|à|en|d['’])[^,;:“”]{2,40}?)?|\\p{Lu}\\p{L}+(?: [\\p{L}-]+){1,5}), (?=(?:des|les|le|la|un|une|il|elle|ce|cet|cette) |l['’])",
        'u',
      ),
      most: 8,
    },
    // « Une source à Raqqa : tirs »
    {
      find: everywhere(
        '^(?<speaker>(?:[^“”:;,.]* )?(?:source|sources|responsable|responsables|ministre|ministère|porte-parole|police|armée|officier|gouverneur|président|témoin|témoins|habitants?|expert|experte|analyste|médias?|agence|ambassade|gouvernement)(?: [^“”:;,.]*)?) ?: ',
      ),
      most: 8,
    },
    // « …, soulignant que »
    {
      find: everywhere(
        "^(?<speaker>[^,;:“”]{3,70}?) (?:a|ont|est|sont|avait|s[’']est) [^“”;]+, (?:en )?(?:soulignant|ajoutant|précisant|affirmant|estimant|assurant|rappelant|insistant|indiquant|déclarant|avertissant|appelant|dénonçant|expliquant) ",
      ),
      most: 10,
    },
  ],
  pronouns:
    /^(?:il|elle|ils|elles|on|ce|cela|lui|eux|[ae](?:vai(?:t|ent))?-t-(?:il|elle|ils|elles)|(?:le communiqué|la même source)|le texte)(?:[ -](?:il|elle))?$/iu,
  rejected:
    /^(?:qui|que|dont|où|y|en|n|ne|ce qui|ceux qui)$|(?:^|\s)(?:qui|que|dont|ne|n['’]y|y|en|de|à|du|des|le|la|les)$/iu,
  lead: /^(?:et|mais|cependant|toutefois|pour sa part|de son côté|hier|aujourd['’]hui|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|dans un communiqué)(?=\s)/iu,
  trail:
    /\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:soir|matin))?|hier|aujourd['’]hui|dans un(?:e)? (?:communiqué|déclaration|entretien|interview|message).*|qui\s.*|lors\s.*|après\s.*|avant\s.*|à la presse|aux journalistes|à des (?:journalistes|reporters|confrères)|(?:publiée?|diffusée?|rendue? publique?|parue?|transmise?)(?:\s.*)?|sous couvert.*|sous le sceau.*|sous condition.*|devant la presse|en conférence.*|à l['’]issue.*|se|s['’])$/iu,
};

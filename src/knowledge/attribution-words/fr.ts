import { type AttributionWords, everywhere } from './words.ts';

const PAST =
  '(?:déclaré|affirmé|annoncé|dit|indiqué|précisé|ajouté|estimé|assuré|expliqué|souligné|confirmé|démenti|averti|' +
  'rapporté|accusé|prévenu|reconnu|raconté|insisté|réclamé|appelé|exhorté|demandé|dénoncé|condamné|salué|écrit|rappelé|répété|soutenu|jugé|fait savoir|fait état|mis en garde|nié|rectifié|corrigé|évoqué|promis que)';
const PRESENT =
  '(?:déclare|affirme|affirment|annonce|annoncent|dit|disent|indique|indiquent|précise|précisent|ajoute|ajoutent|estime|estiment|assure|assurent|explique|expliquent|souligne|soulignent|confirme|confirment|dément|démentent|avertit|avertissent|rapporte|rapportent|accuse|accusent|craint que|craignent|insiste|raconte|rappelle|pense|pensent que|redoute|redoutent)';
const ADVERB =
  '(?:également |aussi |par ailleurs |toutefois |ensuite |encore |déjà |, \\p{L}+ (?:soir|matin), )*';
const TO_MARK = '(?<speaker>[^,.;:“”]+)';

export const FR: AttributionWords = {
  patterns: [
    {
      find: everywhere(
        `[”,]\\s*(?:a|ont|avait|avaient)\\s+${ADVERB}${PAST}\\s+(?!(?:que|qu['’]|en|à|dans|lors|vouloir)(?!\\p{L}))${TO_MARK}`,
      ),
    },
    { find: everywhere(`[”,]\\s*${PRESENT}\\s+(?!(?:que|qu['’]|en|à|dans)(?!\\p{L}))${TO_MARK}`), most: 8 },
    { find: everywhere(`”[\\s,]*(?:a|ont|avait)-(?:t-)?(?<speaker>il|elle|ils|elles|on)\\s+${PAST}`) },
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
        `(?<!\\p{L})(?:selon|d['’]après)\\s+(?:un communiqué d(?:u |e la |e l['’]|es |e ))?${TO_MARK}`,
      ),
    },
    { find: everywhere(`\\bdans un communiqué d(?:u |e la |e )${TO_MARK}`) },
  ],
  pronouns:
    /^(?:il|elle|ils|elles|on|ce|cela|(?:le communiqué|la même source)|le texte)(?:[ -](?:il|elle))?$/iu,
  rejected:
    /^(?:qui|que|dont|où|y|en|n|ne|ce qui|ceux qui)$|(?:^|\s)(?:qui|que|dont|ne|n['’]y|y|en|de|à|du|des|le|la|les)$/iu,
  lead: /^(?:et|mais|cependant|toutefois|pour sa part|de son côté|hier|aujourd['’]hui|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|dans un communiqué)(?=\s)/iu,
  trail:
    /\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:soir|matin))?|hier|aujourd['’]hui|dans un(?:e)? (?:communiqué|déclaration|entretien|interview|message).*|qui\s.*|lors\s.*|après\s.*|avant\s.*|à la presse|aux journalistes|devant la presse|en conférence.*|à l['’]issue.*|se|s['’])$/iu,
};

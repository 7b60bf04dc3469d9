import type { AnswerWordLists } from './word-lists.ts';

const PLACES =
  'ville lieu endroit région province état quartier rue rivière fleuve mer île capitale département commune village frontière';
const LANDS = 'pays nation nationalité continent langue république royaume';

/** French. */
export const FR: AnswerWordLists = {
  asking: 'quel quelle quels quelles qui que quoi quand où combien comment pourquoi lequel laquelle',
  nouns: [
    [
      'number',
      'nombre pourcentage proportion quantité population coût prix taux longueur hauteur profondeur âge vitesse poids superficie taille montant',
    ],
    ['time', 'année an date jour mois siècle décennie époque période heure semaine'],
    ['land', LANDS],
    ['place', PLACES],
    [
      'person',
      'personne homme femme roi reine empereur chef président scientifique inventeur ingénieur auteur duc écrivain évêque prince général ministre joueur',
    ],
    ['cause', 'raison cause motif'],
    [
      'group',
      'entreprise société organisation groupe tribunal institution gouvernement agence parti traité loi guerre bataille livre équipe université journal',
    ],
    ['name', 'nom terme mot'],
  ],
  titles:
    'roi reine président présidente ministre sir lord duc comte prince princesse empereur pape évêque général capitaine colonel professeur dr m mme saint ingénieur auteur écrivain secrétaire gouverneur par',
  besideYear: 'en an depuis vers',
  spans: 'siècle siècles décennie décennies',
  causes: 'parce car raison cause grâce afin donc ainsi puisque suite entraîné',
  copula: 'est sont était étaient fut furent',
  pronouns: 'il elle ils elles ce cette ces celui celle ceux son sa ses leur leurs cela',
  months: ['fr'],
};

/** French words that may stand for each other in a question and its answer; see synonyms.ts. */
export const SYNONYMS_FR = `
commencer débuter début lancer | finir terminer fin achever | grand énorme vaste important | petit faible | construire bâtir
construction | créer fonder établir création fondation | détruire démolir destruction | tuer assassiner exécuter mort victime abattre |
mourir décéder mort décès | naître naissance né | vivre habiter résider habitant | situer trouver lieu | nommer appeler nom surnom |
utiliser employer usage | obtenir recevoir gagner | donner accorder fournir offrir | montrer révéler indiquer | dire déclarer affirmer
annoncer indiquer préciser assurer | penser croire estimer juger | besoin nécessaire falloir | aider soutenir appui aide | arrêter
cesser stopper | interdire empêcher bloquer | permettre autoriser | augmenter croître hausse monter | baisser diminuer réduire baisse |
changer modifier | quitter partir fuir | arriver venir atteindre | revenir rentrer retour | choisir élire nommer | victoire gagner
vaincre | défaite perdre | guerre conflit combat bataille | attaquer frapper bombarder attaque frappe raid | gouverner régner diriger |
chef dirigeant leader président | principal majeur | célèbre connu | nouveau récent | ancien précédent | pays nation état | ville
commune | peuple population habitant | nombre chiffre quantité | cause raison motif | conséquence résultat effet | problème crise |
accord traité pacte | loi législation | tribunal justice cour | peine sanction | armée troupe soldat militaire force | arme | bateau
navire | voiture véhicule | argent fonds | prix coût | travail emploi poste | entreprise société firme | école université | médecin
docteur | maladie épidémie | arrestation arrêter détenir interpeller | prison détention cellule | évader fuir échapper évasion | blessé
blesser | réunion rencontre rencontrer | visite visiter | ordre ordonner décision | refuser rejeter | accepter approuver | menacer
avertir | frontière limite | combattant militant jihadiste | environ près autour
`;

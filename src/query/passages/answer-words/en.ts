import { LAND_WORDS } from '../../words/lands.ts';
import type { AnswerWordLists } from './word-lists.ts';

/** English. */
export const EN: AnswerWordLists = {
  asking: 'what which who whom whose when where why how',
  nouns: [
    ['number', 'percentage percent proportion share number amount population quantity cost price rate'],
    ['time', 'year years date day month century centuries decade decades era period time'],
    ['land', 'country countries nation nations nationality continent language languages'],
    [
      'place',
      'city cities place places region regions state states area areas location town towns province river sea island capital county territory site',
    ],
    [
      'person',
      'person people man woman king queen emperor leader leaders president scientist inventor engineer author duke mathematician physicist philosopher historian writer bishop individual individuals earl prince ruler general',
    ],
    ['cause', 'reason reasons cause causes'],
    [
      'group',
      'company organization group court body institution government agency party treaty act law article case directive event war battle book paper',
    ],
    ['name', 'name term word called named known'],
  ],
  titles:
    'king queen president minister sir lord lady duke count earl prince princess emperor pope bishop general captain ' +
    'colonel professor dr mr mrs ms saint st engineer inventor physicist chemist mathematician philosopher scientist ' +
    'leader author writer secretary chancellor governor by',
  besideYear: 'in ad by until',
  spans: 'century centuries decade decades',
  causes: 'because due caused since reason result resulted order thus therefore so prevent',
  copula: 'is are was were',
  pronouns: 'he she they it his her their its him them this these such those',
  months: ['en'],
  lands: LAND_WORDS,
};

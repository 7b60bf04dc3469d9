import { describe, expect, test } from 'vitest';
import { attributionIn } from '../../../src/knowledge/attribution.ts';

/** By class of writing: the language, the sentence, and the speaker's words; a pronoun with a tilde; undefined where nobody speaks. */
const CLASSES: Readonly<Record<string, readonly (readonly [string, string, string | undefined])[]>> = {
  'verbs of taking back and of denying': [
    ['en', 'The council withdrew its earlier estimate of 40 cases.', 'The council'],
    ['en', 'A farmer near the canal disagreed, saying that the dam had held.', 'A farmer near the canal'],
    ['en', 'Two nurses refuted the claim.', 'Two nurses'],
    ['fr', 'Le conseil a réfuté ce chiffre.', 'Le conseil'],
  ],
  'verbs of going on and of wishing': [
    ['en', 'The mayor keeps telling voters that the bridge is safe.', 'The mayor'],
    [
      'en',
      'Scholars at the river institute in Basra think the flood will come late.',
      'Scholars at the river institute in Basra',
    ],
    ['en', 'The port calls for more guards.', 'The port'],
  ],
  participles: [
    ['en', 'The general met the crew in Basra, stressing that nobody was hurt.', 'The general'],
    ['en', 'The convoy left on Monday, raising dust.', undefined],
  ],
  passives: [['en', 'The crossing is believed by traders to be shut.', 'traders']],
  'a colon behind a voice': [
    ['en', 'A source in Basra: smoke over the port since dawn.', 'A source in Basra'],
    ['ar', 'مصدر أمني: دخان فوق الميناء منذ الفجر.', 'مصدر أمني'],
    ['fr', 'Une source à Bassora : fumée sur le port.', 'Une source à Bassora'],
    ['en', 'Note: the port is shut.', undefined],
  ],
  'clauses about somebody': [
    ['en', 'Clips show men from Basra and Kut who say they were freed.', undefined],
    ['en', 'The call went on for an hour.', undefined],
  ],
  'acts, not words': [['en', 'The Syrian minister rejected the plan.', undefined]],
  'the place of a voice without a name': [
    ['ar', 'وقدّر مصدر في الميناء عدد السفن بنحو ستين.', 'مصدر في الميناء'],
    ['ar', 'وقال الوزير في بيان إن الميناء مغلق.', 'الوزير'],
  ],
  'headlines in Arabic': [['ar', 'محافظ البصرة يحذر من فيضان في الجنوب.', 'محافظ البصرة']],
  'no subject in Turkish': [['tr', 'Limanın kapalı olduğunu da ekledi.', '~']],
  rumours: [['tr', 'İddiaya göre liman kapandı.', undefined]],
};

describe('who speaks', () => {
  for (const [name, cases] of Object.entries(CLASSES)) {
    test.each(cases)(`${name}: %s, %s`, (language, sentence, speaker) => {
      const found = attributionIn(sentence, language);
      expect(found === undefined ? undefined : (found.speaker ?? '~')).toBe(speaker);
    });
  }
});

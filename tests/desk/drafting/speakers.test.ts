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
  'a verb before its speaker': [
    ['en', 'Harbour sealed, says port chief', 'port chief'],
    ['en', 'False, says a pilot in Basra: the ship left in May.', 'a pilot in Basra'],
    ['en', 'Five sailors drowned, said police in Basra.', 'police in Basra'],
    ['en', 'The minister, who was in Basra on Monday, said the port was shut.', 'The minister'],
    ['fr', '“Ils ont quitté le port la nuit”, se souvient un marin de Bassora.', 'un marin de Bassora'],
  ],
  'two verbs of one subject': [
    ['en', 'The mayor toured the port and said the cranes were new.', 'The mayor'],
  ],
  'nobody and nothing': [
    ['en', 'The blast at the port was not claimed by anybody.', undefined],
    ['en', 'Nobody has claimed the blast at the port.', undefined],
    ['en', 'Pictures posted online show a ship on fire.', undefined],
    ['ar', 'ولم يعلن أحد مسؤوليته عن حريق الميناء.', undefined],
    ['tr', 'Liman meclisi yasayı kabul etti.', undefined],
    ['fr', 'Le tribunal a rejeté la demande du port.', undefined],
  ],
  'those to whom something seems': [
    ['en', 'To traders in Basra, the new port is a toy.', 'traders in Basra'],
    ['en', 'To the north of the port, ships wait for hours.', undefined],
    ['fr', 'Pour les commerçants de Bassora, le port est trop petit.', 'les commerçants de Bassora'],
    ['ar', 'وبالنسبة إلى تجار البصرة، الميناء صغير.', 'تجار البصرة'],
  ],
  'accounts and figures of somebody': [
    ['en', 'Some 40 ships have left, by the union’s count.', 'the union'],
    ['en', 'The union put the loss in wages at 40 million dinars.', 'The union'],
  ],
  'a document for whoever issued it': [
    ['en', 'According to the statement, issued on Monday, 40 ships have left.', '~'],
    ['en', 'The port union is angry, its statement says.', '~'],
  ],
  'an Arabic office and a name between commas': [
    ['ar', 'وأكد مدير الميناء، عبد الأمير الشمري، أن السفن وصلت.', 'مدير الميناء، عبد الأمير الشمري'],
    ['ar', 'وقال مدير الميناء، في اتصال هاتفي، إن السفن وصلت.', 'مدير الميناء'],
  ],
  'an Arabic verb with an object and no subject': [
    ['ar', 'ودعا الشركات إلى شراء السفن.', '~'],
    ['ar', 'وطالب السلطات بفتح الميناء.', '~'],
    ['ar', 'وحث الدول المجاورة على فتح الموانئ.', '~'],
    ['ar', 'ووصف الوضع في الميناء بأنه هادئ.', '~'],
    ['ar', 'وطلب من التجار أن يصبروا.', '~'],
    ['ar', 'ودعت الشركة إلى شراء السفن.', 'الشركة'],
  ],
  'Arabic "by saying"': [
    ['ar', 'ولخّص بحار من البصرة الموقف بقوله إن السفن لن تعود.', 'بحار من البصرة'],
    ['ar', 'وعلّق مدير الميناء على الخبر بالقول إن السفن لن تعود.', 'مدير الميناء'],
    ['ar', 'وصححت الإدارة رقماً سابقاً.', 'الإدارة'],
    ['ar', 'وتفقدت مديرة الميناء الأرصفة، مؤكدة أن العمل مستمر.', 'مديرة الميناء'],
  ],
  'a Sorani subject far from its verb': [
    [
      'ckb',
      'بەڕێوەبەری بەندەر لە کۆبوونەوەیەکدا لەگەڵ بازرگانان، جەختی لەسەر کاری زیاتر کردەوە.',
      'بەڕێوەبەری بەندەر',
    ],
    ['ckb', 'بەڕێوەبەری بەندەر بە ڕووداوی ڕاگەیاند کە کەشتییەکان گەیشتن.', 'بەڕێوەبەری بەندەر'],
    ['ckb', 'داوای لە بازرگانان کرد چاوەڕێ بن.', '~'],
    ['ckb', 'ئێران لە ساڵی ٢٠١٠ کۆتایی کارەکەی ڕاگەیاند.', undefined],
  ],
  'a place before a Turkish subject': [
    ['tr', 'Basra’da bir kaptan çarşamba günü limanın kapandığını söyledi.', 'bir kaptan'],
    ['tr', 'Basra’daki bir kaptan limanın kapandığını doğruladı.', 'bir kaptan'],
    ['tr', 'Basra Liman Başkanlığı rıhtımın bittiğini açıkladı.', 'Basra Liman Başkanlığı'],
  ],
  'a speaker within or behind what is said': [
    ['en', 'Farmers, says the head of the canal board, got nothing.', 'the head of the canal board'],
    ['en', 'The bridge, warned a police colonel, will not last the winter.', 'a police colonel'],
    ['en', 'Water is scarce, complains a shopkeeper in Rutba.', 'a shopkeeper in Rutba'],
    ['en', 'The night shift starts at ten, grumbled a guard.', 'a guard'],
    ['en', 'The port, he added, would not last.', '~'],
  ],
  'any verb with a clause, of somebody who can speak': [
    ['en', 'A senior commander foresees that the trench will be done by May.', 'A senior commander'],
    ['en', 'A smuggler boasted that he knew every gap.', 'A smuggler'],
    ['en', 'Officials in Erbil concede they have no list.', 'Officials in Erbil'],
    ['en', 'Diplomats wonder whether the truce will hold.', 'Diplomats'],
    ['en', 'An aid worker, speaking by phone from Hasakah, believed that more would come.', 'An aid worker'],
    ['en', 'The law requires that guards be armed.', undefined],
    ['en', 'Engineers made sure that the wall would hold.', undefined],
  ],
  'verbs of pressing somebody to act': [
    ['en', 'Tribal elders pressed the governor to reopen the road.', 'Tribal elders'],
    ['en', 'The council has begged Baghdad to send pumps.', 'The council'],
    ['en', 'Villagers are pleading with the army to stay.', 'Villagers'],
  ],
  'things that do not speak': [
    ['en', 'That sort of talk says a lot about the mood in Baghdad.', undefined],
    ['en', 'Road signs warn drivers that the bridge is weak.', undefined],
    ['en', 'The figures tell another tale.', undefined],
    ['en', 'All of the guards reported for duty.', undefined],
    ['en', 'The governor’s claim that the road is safe has drawn laughter.', undefined],
  ],
  'titles that stand for a person': [
    ['en', 'The port, His Excellency noted, is quiet.', '~'],
    ['en', 'Her Excellency thanked the crews.', '~'],
  ],
  'an Arabic subject before its verb': [
    ['ar', 'أما المحافظ فنفى وجود أي خرق.', 'المحافظ'],
    ['ar', 'أما الطريق الدولي فأغلق أمس.', undefined],
    ['ar', 'لكن ضابطاً في الموصل، رفض ذكر اسمه، قال لنا إن الخلايا باقية.', 'ضابطاً في الموصل'],
    ['ar', 'بيد أن مصدراً أمنياً أشار إلى وجود ثغرات.', 'مصدراً أمنياً'],
    ['ar', 'لكن الحرب لم تنته.', undefined],
  ],
  'any Arabic verb with a voice and a clause': [
    ['ar', 'وأجاب مسؤول في البلدية بأن المضخات وصلت.', 'مسؤول في البلدية'],
    ['ar', 'وعقّب نائب عن نينوى بأن الأرقام مبالغ فيها.', 'نائب عن نينوى'],
    ['ar', 'وسخر شيخ عشيرة من الأرقام قائلاً إنها خيال.', 'شيخ عشيرة'],
    ['ar', 'وتمكنت القوات من أن تستعيد القرية.', undefined],
  ],
  'what stands before and behind a Sorani subject': [
    ['ckb', 'لە کۆبوونەوەیەکدا لەگەڵ باڵیۆز، وەزیری ناوخۆ داوای یارمەتی کرد.', 'وەزیری ناوخۆ'],
    ['ckb', 'وەزارەتی بەرگری ئەو هەواڵە ڕەت دەکاتەوە و دەڵێت کەس هەڵنەهاتووە.', 'وەزارەتی بەرگری'],
    ['ckb', 'پارێزگاری نەینەوا ئەم تۆمەتە ڕەتکردەوە و گوتی ڕێگاکە کراوەیە.', 'پارێزگاری نەینەوا'],
    ['ckb', 'سەرۆک وەزیران دوێنێ لە تەلەفۆنێکدا داوای ئاگربەستی کرد.', 'سەرۆک وەزیران'],
    ['ckb', 'وەک پارێزگار دەڵێت، ڕێگاکە دەکرێتەوە.', 'پارێزگار'],
  ],
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

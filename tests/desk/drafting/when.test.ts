import { describe, expect, test } from 'vitest';
import { datesIn } from '../../../src/desk/drafting/dates/finder.ts';
import { whenOf } from '../../../src/desk/drafting/dates/when.ts';

/** A Thursday. */
const PUBLISHED = '2026-01-22';

function dateOf(sentence: string, language: string, published: string | undefined = PUBLISHED) {
  const dates = datesIn(sentence, language);
  return whenOf(sentence, language, dates, { published, languages: ['en', 'ar', 'ckb'] });
}

describe('the date of a sentence', () => {
  test.each([
    ['en', 'Troops arrived on Tuesday.', '2026-01-20'],
    ['en', 'Troops arrived on Thursday.', '2026-01-22'],
    ['en', 'Troops arrived last Thursday.', '2026-01-15'],
    ['en', 'The talks will resume on Sunday.', '2026-01-25'],
    ['en', 'The ministry said on Thursday that a blast on Tuesday killed two.', '2026-01-20'],
    ['en', 'Troops arrived yesterday.', '2026-01-21'],
    ['en', 'Troops arrived two days ago.', '2026-01-20'],
    ['en', 'Troops arrived last week.', '2026-01-12/2026-01-18'],
    ['en', 'Troops arrived last month.', '2025-12'],
    ['en', 'Troops arrived in December.', '2025-12'],
    ['en', 'Troops arrived on 21 January.', '2026-01-21'],
    ['en', 'Troops arrived on January 30.', '2025-01-30'],
    ['en', 'They met from 10 to 15 January.', '2026-01-10/2026-01-15'],
    ['en', 'Since 2017 the army has rebuilt.', '2017/2026-01-22'],
    ['en', 'The two ministers meet in Basra on Sunday.', '2026-01-25'],
    ['en', 'The two ministers met in Basra on Sunday.', '2026-01-18'],
    ['en', 'The port, which reopens on Sunday, has new cranes.', '2026-01-25'],
    ['en', 'The captain said that the port would open on Monday.', '2026-01-26'],
    ['en', 'The captain says that the ship sank on Monday.', '2026-01-19'],
    ['en', 'The court hears the case on 3 March.', '2026-03-03'],
    ['en', 'The court heard the case on 3 March.', '2025-03-03'],
    ['en', 'The port takes in ships from 15 February.', '2026-02-15'],
    ['en', 'Prices rose between 5 January and Tuesday.', '2026-01-05/2026-01-20'],
    ['en', 'The port was shut from 28 December to 3 January.', '2025-12-28/2026-01-03'],
    ['en', 'Cranes will be added by the end of March.', '2026-03'],
    ['en', 'The port has been shut since the start of December.', '2025-12/2026-01-22'],
    ['ar', 'تعقد اللجنة اجتماعها في 3 آذار.', '2026-03-03'],
    ['ar', 'عقدت اللجنة اجتماعها في 3 آذار.', '2025-03-03'],
    ['ar', 'يصل الوفد السبت إلى البصرة.', '2026-01-24'],
    ['ar', 'يقول السكان إن القصف بدأ الجمعة.', '2026-01-16'],
    // A noun that begins as the future does.
    ['ar', 'وفي سياق آخر، أوقفت الشرطة الثلاثاء سائقين.', '2026-01-20'],
    ['ar', 'عثرت الشرطة على سيارة مفخخة الثلاثاء.', '2026-01-20'],
    ['ar', 'سيعقد المجلس جلسة الثلاثاء.', '2026-01-27'],
    ['ar', 'ويستقبل الميناء السفن ابتداء من 15 شباط.', '2026-02-15'],
    ['ar', 'استقبل الميناء 20 سفينة منذ الأول من كانون الثاني.', '2026-01-01/2026-01-22'],
    ['ar', 'يعمل الميناء منذ مطلع كانون الأول.', '2025-12/2026-01-22'],
    ['ar', 'توقف العمل من 28 كانون الأول حتى الأحد الماضي.', '2025-12-28/2026-01-18'],
    ['ckb', 'لە سەرەتای کانوونی یەکەمەوە بەندەرەکە داخراوە.', '2025-12/2026-01-22'],
    ['tr', 'Komite pazar günü toplanıyor.', '2026-01-25'],
    ['tr', 'Dava 3 Mart’ta görülecek.', '2026-03-03'],
    ['tr', 'Heyet pazartesi Basra’ya geldi.', '2026-01-19'],
    ['fr', 'Les ministres se réunissent dimanche à Bassora.', '2026-01-25'],
    ['fr', 'Les ministres se sont réunis dimanche à Bassora.', '2026-01-18'],
    ['fr', 'Du 28 décembre au 3 janvier, le port a été fermé.', '2025-12-28/2026-01-03'],
    ['ar', 'وصلت القوات يوم الثلاثاء.', '2026-01-20'],
    ['ar', 'وصلت القوات الثلثاء.', '2026-01-20'],
    ['ar', 'وصلت القوات أمس.', '2026-01-21'],
    ['ar', 'وصلت القوات قبل يومين.', '2026-01-20'],
    ['ar', 'وصلت القوات الأسبوع الماضي.', '2026-01-12/2026-01-18'],
    ['ar', 'وصلت القوات في ٢١ كانون الثاني/يناير.', '2026-01-21'],
    ['ar', 'سيعقد الاجتماع يوم الأحد.', '2026-01-25'],
    ['ckb', 'هێزەکان ڕۆژی سێشەممە گەیشتن.', '2026-01-20'],
    ['ckb', 'هێزەکان دوێنێ گەیشتن.', '2026-01-21'],
    ['ckb', 'هێزەکان لە 21ی کانوونی دووەم گەیشتن.', '2026-01-21'],
    ['tr', 'Birlikler salı günü geldi.', '2026-01-20'],
    ['tr', 'Birlikler iki gün önce geldi.', '2026-01-20'],
    ['fr', 'Les troupes sont arrivées mardi.', '2026-01-20'],
    ['fr', 'Les troupes sont arrivées la semaine dernière.', '2026-01-12/2026-01-18'],
  ])('%s: %s', (language, sentence, date) => {
    const { when } = dateOf(sentence, language);
    expect(when?.date).toBe(date);
    expect(Object.keys(when?.inferred ?? {})).toEqual(['en', 'ar', 'ckb']);
  });

  test.each([
    ['en', 'Troops arrived on 21 January 2026.', '2026-01-21'],
    ['en', 'Iraq declared victory in 2017.', '2017'],
    ['en', 'It lasted from 2014 to 2017.', '2014/2017'],
    ['ar', 'بين عامي 2014 و2017 قُتل كثيرون.', '2014/2017'],
  ])('%s: with a year, nothing is inferred: %s', (language, sentence, date) => {
    expect(dateOf(sentence, language).when).toEqual({ date });
  });

  test.each([
    ['en', 'He sat in the sun and may march on.'],
    ['en', 'Friday prayers were held in every town.'],
    ['en', 'Many were captured after 2015.'],
    ['en', 'About 2,000 men and 2017 women left.'],
    ['en', 'Forty posts would be built by March.'],
    ['ar', 'في اليوم التالي عاد السكان.'],
    ['hu', 'Tegnap.'],
  ])('%s: none: %s', (language, sentence) => {
    expect(dateOf(sentence, language).when).toBeUndefined();
  });

  test('without a day of publication a weekday has no date, and the reason says so', () => {
    const sentence = 'Troops arrived on Tuesday.';
    const found = whenOf(sentence, 'en', datesIn(sentence, 'en'), { languages: ['en'] });
    expect(found).toEqual({
      reason: '"on Tuesday" cannot be dated: it is not known when the source was published',
    });
  });

  test('an inference quotes the words and gives the day of publication', () => {
    expect(dateOf('Troops arrived on Tuesday.', 'en').when?.inferred?.['en']).toBe(
      'the source says “on Tuesday”; it was published on 22 January 2026',
    );
  });
});

import type {
  Fact,
  FunctionWords,
  Knowledge,
  Localized,
  Moment,
  Name,
  Source,
  Status,
} from '../src/knowledge/model.ts';

/** The present moment of the tests. */
export const NOW = new Date('2026-11-22T12:00:00Z');

const INFERRED: Localized = { en: 'no date is given', ar: 'لا يوجد تاريخ', ckb: 'بەروار نییە' };

function month(inferred = true): Moment {
  const moment = { date: '2026-01', from: '2026-01-01', to: '2026-01-31', precision: 'month' } as const;
  return inferred ? { ...moment, inferred: INFERRED } : moment;
}

function day(date: string): Moment {
  return { date, from: date, to: date, precision: 'day' };
}

const article: Source = {
  id: 'article',
  title: 'Iraq on alert',
  publisher: 'The Amargi',
  author: 'A Columnist',
  language: 'en',
  published: month(),
  added: '2026-02-01',
  url: 'https://example.org/iraq',
  file: 'sources/article.yaml',
};

const bulletin: Source = {
  id: 'bulletin',
  title: 'Daily bulletin',
  publisher: 'Example Agency',
  language: 'en',
  published: day('2025-12-30'),
  added: '2026-01-02',
  file: 'sources/bulletin.yaml',
};

function name(id: string, kind: Name['kind'], en: string, ar: string, more: Partial<Name> = {}): Name {
  return { id, kind, name: { en, ar }, also: {}, holds: [], member: [], standsFor: [], ...more };
}

const names: readonly Name[] = [
  name('sudani', 'person', "Mohammed Shi'a al-Sudani", 'محمد شياع السوداني', {
    also: { en: ['Sudani', 'Soudani'], ar: ['السوداني'] },
    role: { en: 'prime minister of Iraq', ar: 'رئيس وزراء العراق' },
    holds: ['prime-minister'],
  }),
  name('prime-minister', 'office', 'Prime Minister of Iraq', 'رئيس وزراء العراق'),
  name('shammari', 'person', 'Abdul Amir al-Shammari', 'عبد الأمير الشمري', {
    also: { en: ['Shammari'] },
    role: { en: 'interior minister', ar: 'وزير الداخلية' },
  }),
  name('sadr', 'person', 'Muqtada al-Sadr', 'مقتدى الصدر', { also: { en: ['Sadr'] } }),
  name('abdi', 'person', 'Mazloum Abdi', 'مظلوم عبدي'),
  name('amargi', 'voice', 'The Amargi', 'ذا أمارجي'),
  name('officials', 'voice', 'officials', 'مسؤولون'),
  name('qaim', 'place', 'al-Qaim', 'القائم'),
];

interface Draft {
  readonly id: string;
  readonly paragraph: number;
  readonly says: string | Localized;
  readonly status: Status;
  readonly when?: Moment;
  readonly names: readonly string[];
  readonly topics: readonly string[];
  readonly en: string;
  readonly ar: string;
  readonly rest?: Partial<Fact>;
}

function fact({ says, en, ar, when, rest, ...draft }: Draft): Fact {
  const speaker =
    typeof says === 'string'
      ? { name: says, label: names.find(({ id }) => id === says)?.name ?? { en: says } }
      : { label: says };
  return {
    ...draft,
    source: article,
    says: speaker,
    when: when ?? month(),
    added: '2026-02-01',
    text: { en, ar },
    questions: {},
    against: [],
    context: [],
    ...rest,
  };
}

const facts: readonly Fact[] = [
  fact({
    id: 'red-line',
    paragraph: 12,
    says: 'officials',
    status: 'claimed',
    names: ['sudani'],
    topics: ['border'],
    en: 'Sudani ordered that the frontier be treated as a “red line”.',
    ar: 'أمر السوداني بأن تُعامل الحدود بوصفها «خطاً أحمر».',
  }),
  fact({
    id: 'fully-secured',
    paragraph: 11,
    says: 'shammari',
    status: 'disputed',
    names: ['shammari'],
    topics: ['border'],
    en: 'The border with Syria is fully secured by layers of troops.',
    ar: 'الحدود مع سوريا مؤمّنة بالكامل بطبقات من القوات.',
    rest: { against: ['unease', 'infiltration-warning'] },
  }),
  fact({
    id: 'unease',
    paragraph: 18,
    says: 'amargi',
    status: 'analysis',
    names: ['qaim'],
    topics: ['border', 'analysis'],
    en: 'The pace of the measures points to deep worry in Baghdad.',
    ar: 'تشير وتيرة الإجراءات إلى قلق عميق في بغداد.',
    rest: { against: ['fully-secured'] },
  }),
  fact({
    id: 'infiltration-warning',
    paragraph: 19,
    says: 'sadr',
    status: 'claimed',
    when: { ...day('2026-01-21'), inferred: INFERRED },
    names: ['sadr'],
    topics: ['threat'],
    en: 'Fighters who escape in Syria could slip into Iraq, Sadr warned.',
    ar: 'حذّر الصدر من أن المقاتلين الفارين في سوريا قد يتسللون إلى العراق.',
    rest: { against: ['fully-secured'] },
  }),
  fact({
    id: 'phone-call',
    paragraph: 20,
    says: 'amargi',
    status: 'reported',
    when: month(false),
    names: ['sudani', 'abdi', 'prime-minister'],
    topics: ['diplomacy'],
    en: 'Sudani phoned Mazloum Abdi about regional security.',
    ar: 'اتصل السوداني هاتفياً بمظلوم عبدي بشأن أمن المنطقة.',
  }),
  fact({
    id: 'al-qaim-visit',
    paragraph: 15,
    says: 'amargi',
    status: 'reported',
    names: ['sudani', 'qaim'],
    topics: ['border'],
    en: 'The prime minister inspected troops at al-Qaim.',
    ar: 'تفقّد رئيس الوزراء القوات في القائم.',
  }),
  fact({
    id: 'years-of-violence',
    paragraph: 6,
    says: { en: 'one official', ar: 'أحد المسؤولين' },
    status: 'claimed',
    when: { date: '2014/2017', from: '2014-01-01', to: '2017-12-31', precision: 'interval' },
    names: [],
    topics: ['threat'],
    en: 'Mass violence marked the years from 2014 to 2017.',
    ar: 'طبع العنف الواسع الأعوام من 2014 إلى 2017.',
    rest: { source: bulletin, added: '2026-01-02' },
  }),
  fact({
    id: 'ten-escaped',
    paragraph: 2,
    says: 'officials',
    status: 'claimed',
    names: [],
    topics: ['threat'],
    en: 'Ten detainees escaped.',
    ar: 'هرب عشرة محتجزين.',
    rest: { source: bulletin, added: '2026-01-02' },
  }),
  fact({
    id: 'twelve-escaped',
    paragraph: 3,
    says: 'officials',
    status: 'claimed',
    names: [],
    topics: ['threat'],
    en: 'Twelve detainees escaped.',
    ar: 'هرب اثنا عشر محتجزاً.',
    rest: { supersedes: 'ten-escaped' },
  }),
  fact({
    id: 'taken-back',
    paragraph: 4,
    says: 'officials',
    status: 'claimed',
    names: ['sudani'],
    topics: ['border'],
    en: 'The crossing was closed.',
    ar: 'أُغلق المعبر.',
    rest: {
      retracted: { date: '2026-03-01', reason: { en: 'the agency withdrew it', ar: 'سحبته الوكالة' } },
    },
  }),
];

const functionWords: Readonly<Record<string, FunctionWords>> = {
  en: {
    stop: ['the', 'a', 'of', 'is', 'did', 'by', 'to', 'at', 'in', 'on', 'it', 'about'],
    anaphora: { person: ['he'], group: ['they'], thing: ['it'], place: ['there'], time: ['then'] },
    continue: ['and'],
    amounts: [],
    kind: { who: ['who'], when: ['when'], where: ['where'], why: ['why'] },
  },
};

/** A small situation: disagreement, a correction, a retraction, inferred dates, two sources. */
export const knowledge: Knowledge = {
  situation: {
    id: 'test',
    title: { en: 'A test situation', ar: 'وضع للاختبار' },
    timeZone: 'Asia/Baghdad',
    required: ['en', 'ar'],
    asked: ['en', 'ar', 'ckb'],
    topics: {
      border: { en: 'Border security', ar: 'أمن الحدود' },
      threat: { en: 'The threat', ar: 'التهديد' },
      diplomacy: { en: 'Diplomacy', ar: 'الدبلوماسية' },
      analysis: { en: 'Analysis', ar: 'تحليل' },
      empty: { en: 'Weather', ar: 'الطقس' },
    },
    events: {},
    leading: [],
  },
  sources: [article, bulletin],
  facts,
  gaps: [],
  names,
  concepts: [],
  functionWords,
  version: 'test',
};

/** The fixture's fact with this id. */
export function factNamed(id: string): Fact {
  const found = facts.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`the fixture has no fact ${id}`);
  return found;
}

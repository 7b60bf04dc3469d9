/** What readers type, conversation by conversation; the golden replies show what each platform sends back. */
export const CONVERSATIONS: readonly (readonly [title: string, typed: readonly string[]])[] = [
  ['First contact', ['/start', 'hi', '/help', '/help status', '/privacy', '/settings']],
  [
    'A disputed matter',
    ['is the border with Syria secure?', '/more', '/sources answer:yes', '/why', '/fact 2'],
  ],
  ['A number', ['how many fighters escaped?']],
  ['A follow-up', ['who is the prime minister?', 'what did he order?', 'who says that?']],
  ['What the sources do not say', ['how many fighters were recaptured?', 'who is winning?']],
  ['A false premise', ['Who trained at Taji on October 6, 2019?']],
  ['A profile and a comparison', ['tell me about the SDF', 'compare what the PM and Sadr say']],
  ['The situation', ['brief me', '/brief arrests', '/latest', '/timeline', '/timeline kirkuk']],
  ['Names and claims', ['/who Sadr', '/who Trump', '/claims border', '/sources']],
  [
    'A checked text',
    ['/check Iraq has closed its border with Syria and a senior ISIS leader was arrested in Kirkuk.'],
  ],
  ['A digest', ['/digest preview']],
  ['Arabic', ['هل الحدود مع سوريا آمنة؟', 'من اعتقل في كركوك؟', 'كم عدد القتلى؟', '/brief']],
  ['Sorani', ['سنووری سووریا پارێزراوە؟', 'سڵاو']],
];

/** A further fact of the source, added on the day of the tests, that corrects one. */
export const TRIPLED = `  - id: patrols-tripled
    paragraph: 4
    says: sudani
    status: claimed
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "Patrols were tripled", ar: "ضوعفت الدوريات ثلاث مرات" }
    supersedes: patrols-doubled
    added: 2026-11-28
`;

/** Withdraws the fact that it stands in on that day. */
export const WITHDRAWN = '    retracted: { date: 2026-11-28, reason: { en: "A slip", ar: "خطأ" } }\n';

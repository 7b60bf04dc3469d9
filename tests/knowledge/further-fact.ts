/** A further fact of the source of `folder.ts`, at its end. */
export const FURTHER_FACT = `
  - id: border-drones
    paragraph: 4
    says: sudani
    status: claimed
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "Drones watch the frontier by night", ar: "تراقب طائرات مسيّرة الحدود ليلاً" }
`;

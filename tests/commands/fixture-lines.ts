/** The fixture's facts as a reply states them in English, and other lines that recur. */
export const SECURED =
  'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed';
export const UNEASE = 'The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis';
export const TWELVE = 'Twelve detainees escaped. — officials · claimed';
export const CALL = 'Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported';
export const JANUARY = 'January 2026 (inferred)';

/** The fixture's facts as a reply states them in English, and other lines that recur. */
export const SECURED =
  'The border with Syria is fully secured by layers of troops. — Abdul Amir al-Shammari (interior minister) · disputed';
export const UNEASE = 'The pace of the measures points to deep worry in Baghdad. — The Amargi · analysis';
export const WARNING =
  'Fighters who escape in Syria could slip into Iraq, Sadr warned. — Muqtada al-Sadr · claimed';
export const RED_LINE = 'Sudani ordered that the frontier be treated as a “red line”. — officials · claimed';
export const TWELVE = 'Twelve detainees escaped. — officials · claimed';
export const TEN = 'Ten detainees escaped. — officials · claimed';
export const CALL = 'Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported';
export const CLOSED = 'The crossing was closed. — officials · claimed';
export const JANUARY = 'January 2026 (inferred)';

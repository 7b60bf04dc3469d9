import { describe, expect, test } from 'vitest';
import { withoutOpening } from '../../../src/desk/drafting/opening.ts';

describe('what stands before a statement', () => {
  test.each([
    ['16:10 — The ferry has left the port.', 'The ferry has left the port.'],
    ['BASRA — The ferry has left the port.', 'The ferry has left the port.'],
    ['ERBIL, Kurdistan Region - The ferry has left.', 'The ferry has left.'],
    ['BASRA (Agency) - The ferry has left.', 'The ferry has left.'],
    ['UPDATE: the ferry has left.', 'the ferry has left.'],
    ['🚨 عاجل | السفينة غادرت الميناء', 'السفينة غادرت الميناء'],
    ['بغداد – السفينة غادرت الميناء', 'السفينة غادرت الميناء'],
    ['🇫🇷 The #ferry has left 📞.', 'The ferry has left .'],
  ])('%s', (text, rest) => {
    expect(withoutOpening(text)).toBe(rest);
  });

  test.each([
    'Iraq - Syria border is closed today',
    'قال الوزير - وهو من بغداد - إن السفينة غادرت',
    'At 16 ships lay there.',
    '',
    '🔴',
  ])('keeps %j as it is, pictures aside', (text) => {
    expect(withoutOpening(text)).toBe(text.replace('🔴', ''));
  });
});

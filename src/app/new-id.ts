import { randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses with each other. */
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An id that is short to type and hard to guess. */
export function newId(): string {
  return Array.from({ length: 8 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

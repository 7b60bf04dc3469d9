/** A call was not made, since it is not settled that this process answers the update. Telegram sends the update again. */
export class HeldBack extends Error {
  override readonly name = 'HeldBack';
}

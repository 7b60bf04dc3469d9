/** What Discord accepts (its API reference: messages, components, application commands), in UTF-16 units. */
export const LIMITS = {
  /** Text of all components of a message together. */
  text: 4_000,
  buttonsInRow: 5,
  /** Components of a message, those inside others included. */
  components: 40,
  customId: 100,
  label: 80,
  url: 512,
  imageDescription: 1_024,
  choices: 25,
  choiceName: 100,
  /** Of a bot, but for responses to interactions. */
  requestsPerSecond: 50,
} as const;

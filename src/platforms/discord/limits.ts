/** Discord's limits (its API reference: messages, components, application commands); texts in UTF-16 code units. */
export const LIMITS = {
  /** Text of all components of a message together. */
  text: 4_000,
  buttonsInRow: 5,
  /** Rows of actions. With all that a page can have beside them, they come to 40 components. */
  buttonRows: 5,
  /** Components of a message, including those inside others. */
  components: 40,
  customId: 100,
  label: 80,
  url: 512,
  imageDescription: 1_024,
  /** Fields of a form, and the length of its title, of their labels, of what stands below a label and of the texts. */
  formFields: 5,
  formTitle: 45,
  formHint: 100,
  formText: 4_000,
  /** So many values of a field are seen at once on a phone; Discord would take ten. */
  choicesSeen: 5,
  threadName: 100,
  choices: 25,
  choiceName: 100,
  /** Requests of a bot, not counting responses to interactions. */
  requestsPerSecond: 50,
} as const;

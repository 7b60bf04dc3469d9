/** A text with a value in it. */
export type With<T> = (value: T) => string;

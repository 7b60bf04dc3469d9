/** A text with one value in it, such as a number or a name. */
export type TextWith<Value> = (value: Value) => string;

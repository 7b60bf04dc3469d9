import { badRequest } from './refusals.ts';

/** The parameters of a call. */
export type Payload = Readonly<Record<string, unknown>>;

/** A parameter that is an object, as sent. */
export function objectIn(payload: Payload, name: string): Payload | undefined {
  const value = payload[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest(`object expected as ${name}`);
  return value as Payload;
}

/** A parameter that is a list of objects; none when it is missing. */
export function objectsIn(payload: Payload, name: string): readonly Payload[] {
  const value = payload[name] ?? [];
  if (!Array.isArray(value)) throw badRequest(`expected an Array as ${name}`);
  return value as readonly Payload[];
}

/** A parameter that is text; Telegram takes a number for text too. */
export function stringIn(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** A parameter that is a whole number; Telegram takes its digits too. */
export function integerIn(payload: Payload, name: string): number | undefined {
  const value = payload[name];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw badRequest(`${name} must be an Integer`);
  return number;
}

/** A parameter that is on or off. */
export function flagIn(payload: Payload, name: string): boolean {
  return payload[name] === true;
}

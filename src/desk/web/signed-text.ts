import { createHmac } from 'node:crypto';
import { sameText } from '../../util/same-text.ts';

/** Longer ones are not looked at. */
const LONGEST = 1_000;

/** A value as letters that stand in addresses, with a signature (HMAC-SHA256, RFC 2104) that nobody makes without the key. */
export function signed(value: unknown, key: string): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${signatureOf(text, key)}`;
}

/** The value that was signed with this key; undefined for anything else. */
export function unsigned(token: string, key: string): unknown {
  const [text = '', signature = '', ...more] = token.length > LONGEST ? [] : token.split('.');
  // As it is written, since several texts in base64 stand for the same bytes.
  if (more.length > 0 || !sameText(signature, signatureOf(text, key))) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}

/** Letters that only somebody with the key can make of a text. */
export function signatureOf(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8 bytes. `#sha256` names this file in Node, and sha256-browser.ts in a browser. */
export function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

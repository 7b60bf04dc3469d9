import { sha256 as hash } from '@noble/hashes/sha2.js';

/** The SHA-256 of a text's UTF-8 bytes, in a browser: its own takes no file's page as safe, and gives a promise. */
export function sha256(text: string): Uint8Array {
  return hash(new TextEncoder().encode(text));
}

import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

const DIGITS = 30n;

/** The 32 bytes of an Ed25519 public key. */
export function rawKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

/**
 * A key as a number that can be read out on the phone in any language: the SHA-256 of its 32 bytes, as a whole number,
 * modulo 10^30, in six groups of five digits.
 */
export function fingerprintOf(publicKey: KeyObject): string {
  const hash = createHash('sha256').update(rawKey(publicKey)).digest('hex');
  const digits = (BigInt(`0x${hash}`) % 10n ** DIGITS).toString().padStart(Number(DIGITS), '0');
  return digits.match(/\d{5}/g)?.join(' ') ?? '';
}

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { rawKey } from './fingerprint.ts';

/**
 * The form of a signed file: all of its bytes, a newline last, and then one line
 *
 *     <!-- sanad-pack ed25519 key=KEY signature=SIGNATURE -->
 *
 * with its newline. KEY is the public key (32 bytes), SIGNATURE the Ed25519 signature (RFC 8032, 64 bytes) of all bytes
 * before the line, both in base64. Beside it, `FILE.html.sig` holds the 64 bytes of the signature of the whole file.
 */
const LINE = /^<!-- sanad-pack ed25519 key=([A-Za-z0-9+/]{43}=) signature=([A-Za-z0-9+/]{86}==) -->\n$/;
/** A line has less than this many bytes. */
const LONGEST_LINE = 256;
/** What precedes the bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A page with the line that signs it. @param page ends with a newline */
export function signed(page: string, privateKey: KeyObject): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(page);
  const key = rawKey(createPublicKey(privateKey)).toString('base64');
  const signature = sign(null, bytes, privateKey).toString('base64');
  return Buffer.concat([
    bytes,
    Buffer.from(`<!-- sanad-pack ed25519 key=${key} signature=${signature} -->\n`),
  ]);
}

/** The signature of a whole file, for the file beside it. */
export function detachedSignature(file: Uint8Array, privateKey: KeyObject): Buffer<ArrayBuffer> {
  return sign(null, file, privateKey);
}

/** What the signature of a file says: `key` is the key that it names, which proves nothing until it is known whose it is. */
export type Verified =
  | { readonly kind: 'none' }
  /** The last line signs other bytes than these. */
  | { readonly kind: 'changed'; readonly key: KeyObject }
  | { readonly kind: 'whole'; readonly key: KeyObject };

/** Looks whether a file is as it was signed. */
export function verified(file: Buffer): Verified {
  const start = file.lastIndexOf('\n', file.length - 2) + 1;
  const line = file.length - start > LONGEST_LINE ? '' : file.toString('latin1', start);
  const [, key, signature] = LINE.exec(line) ?? [];
  // Base64 can be written in several ways; only one of them is the line that was written.
  if (!isCanonical(key) || !isCanonical(signature)) return { kind: 'none' };
  const spki = Buffer.concat([SPKI, Buffer.from(key, 'base64')]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const isWhole = verify(null, file.subarray(0, start), publicKey, Buffer.from(signature, 'base64'));
  return { kind: isWhole ? 'whole' : 'changed', key: publicKey };
}

function isCanonical(base64: string | undefined): base64 is string {
  return base64 !== undefined && Buffer.from(base64, 'base64').toString('base64') === base64;
}

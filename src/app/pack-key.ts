import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, PRIVATE_FILE } from '../util/private-files.ts';
import { SanadError } from '../util/sanad-error.ts';

/** Where the key of an operator is, and the variable that has it instead. */
export interface KeyPlace {
  /** The value of `PACK_KEY`. */
  readonly variable?: string;
  readonly dataDir: string;
}

/** The key of packs cannot be read, written or used; the message has nothing of the key. */
class PackKeyError extends SanadError {
  constructor(message: string, mend?: string) {
    super(message, { code: 'pack-key', exit: 2, ...(mend === undefined ? {} : { mend }) });
  }
}

/** The file of the key in the data folder. */
export function keyFileOf(dataDir: string): string {
  return join(dataDir, 'pack.key');
}

/** The private key of the operator; undefined where there is none yet. @throws PackKeyError where it cannot be used */
export async function packKey({ variable, dataDir }: KeyPlace): Promise<KeyObject | undefined> {
  if (variable !== undefined) return parseKey(variable, 'PACK_KEY');
  const file = keyFileOf(dataDir);
  try {
    return parseKey(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof PackKeyError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PackKeyError(`The key ${file} cannot be read (${codeOf(error)}).`);
  }
}

/** Makes a key in the data folder, which only its owner can read. @throws PackKeyError where there is one already */
export async function newPackKey({ variable, dataDir }: KeyPlace): Promise<KeyObject> {
  if (variable !== undefined)
    throw new PackKeyError('PACK_KEY holds a key already.', 'Unset it to make one in DATA_DIR.');
  const file = keyFileOf(dataDir);
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    makePrivateFolder(dataDir);
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      flag: 'wx',
      mode: PRIVATE_FILE,
    });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new PackKeyError(
        `There is a key already: ${file}.`,
        'Readers compare its number. To use another one, move this file away first, and tell readers the new number.',
      );
    }
    throw new PackKeyError(
      `The key ${file} cannot be written (${codeOf(error)}).`,
      'Name another folder in DATA_DIR.',
    );
  }
  return privateKey;
}

/** The public key as the PEM that `/pack.pub` gives and openssl reads. */
export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** Reads PEM, or the base64 between its first and last line. */
function parseKey(text: string, where: string): KeyObject {
  const pem = text.includes('-----BEGIN')
    ? text.replaceAll('\\n', '\n')
    : `-----BEGIN PRIVATE KEY-----\n${text.trim()}\n-----END PRIVATE KEY-----\n`;
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    key = undefined;
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new PackKeyError(
    `${where} is not an Ed25519 private key in PEM.`,
    'Make one with: npm start -- pack --new-key',
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fingerprintOf } from '../pack/fingerprint.ts';
import { inLanguages } from '../pack/in-languages.ts';
import { makePack, type Pack } from '../pack/pack-file.ts';
import { type Verified, verified } from '../pack/signature.ts';
import type { Compiled } from '../query/compile.ts';
import { textLanguages } from '../text/index.ts';
import { given } from '../util/given.ts';
import { SanadError } from '../util/sanad-error.ts';
import { ArgumentsError } from './arguments-error.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import { explainFileError } from './file-error.ts';
import type { PackArguments } from './pack-arguments.ts';
import { keyFileOf, newPackKey, packKey, publicPem } from './pack-key.ts';

type Surroundings = Pick<Environment, 'output' | 'now'>;

/**
 * Writes a pack, checks one, or makes the key that signs them.
 *
 * @param compiled the knowledge, ready for questions; called only for a pack
 * @returns the exit code: 1 for a file that is not shown to be genuine
 * @throws SanadError that says what is wrong and what to do
 */
export async function runPackCommand(
  asked: PackArguments,
  config: Config,
  compiled: () => Promise<Compiled>,
  environment: Surroundings,
): Promise<number> {
  const place = { dataDir: config.dataDir, ...given({ variable: config.packKey }) };
  switch (asked.action) {
    case 'new-key': {
      environment.output.write(newKeyText(await newPackKey(place), config));
      return 0;
    }
    case 'verify':
      return verifyPack(asked, await packKey(place), environment);
    case 'write': {
      const known = await packKey(place);
      const privateKey = known ?? (await newPackKey(place));
      if (known === undefined) environment.output.write(newKeyText(privateKey, config));
      const { languages } = asked;
      const pack = await makePack({
        compiled: await packed(await compiled(), languages),
        languages: languages ?? textLanguages,
        privateKey,
        made: environment.now(),
        ...given({ publicUrl: config.publicUrl }),
      });
      await writePack(asked.file, pack);
      environment.output.write(writtenText(asked.file, pack, createPublicKey(privateKey)));
      return 0;
    }
    default:
      return asked satisfies never;
  }
}

/** The knowledge in the wanted languages. */
async function packed(compiled: Compiled, languages: readonly string[] | undefined): Promise<Compiled> {
  if (languages === undefined) return compiled;
  const { compile } = await import('../query/compile.ts');
  return compile(inLanguages(compiled.knowledge, languages));
}

/** Writes aside and renames, so that there is never half a file under the name. */
async function writePack(file: string, { file: bytes, signature }: Pack): Promise<void> {
  for (const [path, content] of [
    [file, bytes],
    [`${file}.sig`, signature],
  ] as const) {
    const aside = `${path}.part`;
    try {
      await writeFile(aside, content);
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true }).catch(() => undefined);
      throw explainWriteError(error, path);
    }
  }
}

const WRITE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'this disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

function explainWriteError(error: unknown, path: string): unknown {
  const reason = WRITE_REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return error;
  return new SanadError(`${path} cannot be written: ${reason}.`, {
    code: 'pack-write',
    exit: 1,
    mend: 'Nothing was changed. Free some room or name another file.',
  });
}

async function verifyPack(
  { file, key }: Extract<PackArguments, { action: 'verify' }>,
  ownKey: KeyObject | undefined,
  { output }: Surroundings,
): Promise<number> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw explainFileError(error, `--verify ${file}`);
  });
  const expected =
    key === undefined ? ownKey && fingerprintOf(createPublicKey(ownKey)) : await expectedOf(key);
  const [code, text] = verdict(verified(bytes), expected);
  output.write(`${file}: ${text}\n`);
  return code;
}

/** What is said of a checked file. @param expected the number of the key that should have signed it */
function verdict(found: Verified, expected: string | undefined): readonly [code: 0 | 1, text: string] {
  if (found.kind === 'none')
    return [
      1,
      'not signed. It has no signature as its last line: it is no pack, or was cut off or rewritten on its way.',
    ];
  const number = fingerprintOf(found.key);
  if (found.kind === 'changed')
    return [1, `CHANGED. It is not what was signed (it names the key ${number}). Do not trust it.`];
  if (expected === undefined)
    return [
      1,
      `unchanged since the key ${number} signed it, but whose key that is, nobody has said.\nGive the publisher's key: --key pack.pub, or --key "NUMBER".`,
    ];
  return number === expected
    ? [0, `genuine. It is unchanged, and signed by the key ${number}.`]
    : [1, `signed by ANOTHER KEY: ${number}, and not by ${expected}. Do not trust it.`];
}

/** The number of the key that a file has, or that is given itself. */
async function expectedOf(key: string): Promise<string> {
  const digits = key.replace(/\s/g, '');
  if (/^\d{30}$/.test(digits)) return digits.replace(/\d{5}(?=\d)/g, '$& ');
  const pem = await readFile(key, 'utf8').catch((error: unknown) => {
    throw explainFileError(error, `--key ${key}`);
  });
  try {
    const publicKey = createPublicKey(pem);
    if (publicKey.asymmetricKeyType === 'ed25519') return fingerprintOf(publicKey);
  } catch {
    // Said below.
  }
  throw new ArgumentsError(`--key ${key}: this is no Ed25519 public key in PEM, nor a number of 30 digits.`);
}

function newKeyText(privateKey: KeyObject, { dataDir }: Pick<Config, 'dataDir'>): string {
  return `A new key signs your packs: ${keyFileOf(dataDir)}. Keep it secret and keep a copy of it.
Its number, which you tell your readers in another way than in the pack: ${fingerprintOf(createPublicKey(privateKey))}
The public key, for whoever checks a pack:
${publicPem(privateKey)}`;
}

function writtenText(file: string, { file: bytes }: Pack, publicKey: KeyObject): string {
  return `${file}: ${(bytes.length / 1_000_000).toFixed(2)} MB, signed by the key ${fingerprintOf(publicKey)}
${file}.sig: the signature of the whole file, for openssl
`;
}

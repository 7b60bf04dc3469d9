import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { DeskError } from '../desk-error.ts';

/** What the program can unpack, as it tells servers. */
export const ENCODINGS = 'gzip, deflate, br, zstd';

/** How often a body may be packed. */
const MOST_LAYERS = 2;

/**
 * Reads a body and unpacks it. Bytes are counted while they are read, before and after unpacking, so that a small answer that
 * unpacks to a huge one stops as soon as it is too large.
 *
 * @param encoding the value of the header `content-encoding`
 * @param host for the message
 * @throws DeskError `page-too-large`, `page-broken`
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  { encoding, most, host }: { readonly encoding: string; readonly most: number; readonly host: string },
): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'identity')
    .toReversed();
  const unpackers = layers.map(unpacker);
  if (layers.length > MOST_LAYERS || unpackers.includes(undefined))
    throw new DeskError('page-broken', `${host} packs the page in a way that the program does not know.`);
  const chunks: Uint8Array[] = [];
  const counted = (): Transform => {
    let size = 0;
    return new Transform({
      transform(chunk: Uint8Array, _, done) {
        size += chunk.length;
        if (size > most) done(tooLarge(host));
        else done(null, chunk);
      },
    });
  };
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  try {
    const steps = unpackers.flatMap((each) => (each === undefined ? [] : [each, counted()]));
    await pipeline([body, counted(), ...steps, collect]);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^(?:Z_|ERR__?ZSTD|ERR_BROTLI|ERR__ERROR|ZSTD_)/.test(code))
      throw new DeskError('page-broken', `What ${host} sent cannot be unpacked. Try again later.`, {
        cause: error,
      });
    throw error;
  }
  return Buffer.concat(chunks);
}

function tooLarge(host: string): DeskError {
  return new DeskError(
    'page-too-large',
    `The page at ${host} is larger than 5 MB, and was not read further. Give the text of the article alone.`,
  );
}

function unpacker(encoding: string): NodeJS.ReadWriteStream | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}

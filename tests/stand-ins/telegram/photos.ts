import { createHash } from 'node:crypto';
import type { PhotoSize } from 'grammy/types';
import type { SentFile } from './journal.ts';
import { badRequest } from './refusals.ts';

/** https://core.telegram.org/bots/api#sendphoto */
const LARGEST = 10 * 1024 * 1024;
const WIDEST = 10_000;
const LONGEST_SIDES = 20;

/**
 * A photo as Telegram keeps it.
 * @param photo `attach://…` for an uploaded file, an address, or a file_id
 * @param known file_ids that Telegram has given out
 * @throws Refusal when it is no photo that Telegram takes
 */
export function photoOf(photo: string, files: readonly SentFile[], known: ReadonlySet<string>): PhotoSize {
  const attached = /^attach:\/\/(.+)$/.exec(photo)?.[1];
  if (attached !== undefined) {
    const file = files.find(({ field }) => field === attached);
    if (!file) throw badRequest(`file "${attached}" is not found in the request`);
    return uploaded(file);
  }
  if (known.has(photo)) return sized(photo, { width: 800, height: 600 }, undefined);
  if (/^https?:\/\//.test(photo))
    return sized(idOf(new TextEncoder().encode(photo)), { width: 800, height: 600 });
  throw badRequest('wrong file identifier/HTTP URL specified');
}

function uploaded({ bytes }: SentFile): PhotoSize {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > LARGEST) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${LARGEST} bytes`,
    );
  }
  const size = sizeOf(bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const tooLong = Math.max(width, height) > LONGEST_SIDES * Math.min(width, height);
  if (width + height > WIDEST || tooLong) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return sized(idOf(bytes), size, bytes.length);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sized(id: string, size: Size, bytes?: number): PhotoSize {
  return {
    file_id: id,
    file_unique_id: id.slice(0, 16),
    ...size,
    ...(bytes === undefined ? {} : { file_size: bytes }),
  };
}

/** Like Telegram's ids it says nothing; the same file has the same one. */
function idOf(bytes: Uint8Array): string {
  return `AgAC${createHash('sha256').update(bytes).digest('base64url')}`;
}

/** Width and height of a PNG or a JPEG; undefined for anything else. */
function sizeOf(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  return bytes.length >= 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

/** Looks for the frame header, the first segment of the kinds C0 to CF but for tables. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const kind = view.getUint8(at + 1);
    const frame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { FAMILY, FONT_FILES } from './typeface.ts';

const deflated = promisify(deflate);

const FONT = {
  loadSystemFonts: false,
  fontFiles: Object.values(FONT_FILES),
  defaultFontFamily: FAMILY,
  sansSerifFamily: FAMILY,
};

/**
 * Draws a picture as PNG. Drawing and packing run on other threads; only copying the pixels, about 2 ms for a megapixel, does not.
 * resvg's own `asPng` would hold up everybody for 20 to 40 ms.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, { font: FONT });
  const { width, height, pixels } = image;
  return encodePng(width, height, pixels);
}

/** Opaque pixels as PNG (https://www.w3.org/TR/png-3/): 8 bits, colour type 6, no filter. */
async function encodePng(width: number, height: number, rgba: Buffer): Promise<Uint8Array> {
  const row = width * 4;
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) rgba.copy(rows, y * (row + 1) + 1, y * row, (y + 1) * row);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', await deflated(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Width and height of a PNG (https://www.w3.org/TR/png-3/#11IHDR). @throws if it is none */
export function sizeOfPng(png: Uint8Array): readonly [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) throw new Error('no PNG');
  return [view.getUint32(16), view.getUint32(20)];
}

const MARKS = /[\u2066-\u2069]/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The lines of text in a picture, in their order, without marks of direction. */
export function textsIn(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, content = '']) => plain(content));
}

/** The same as one text, its spaces alike. */
export function wordsIn(svg: string): string {
  return textsIn(svg).join(' ').replace(/\s+/g, ' ');
}

function plain(content: string): string {
  return content.replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? '').replace(MARKS, '');
}

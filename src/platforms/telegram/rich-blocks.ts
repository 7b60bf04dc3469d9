import type {
  InputRichBlockExpandableBlockQuotation,
  InputRichBlockMap,
  InputRichBlockParagraph,
  InputRichBlockSectionHeading,
  InputRichBlockTable,
} from 'grammy/types';
import { wordsOf } from './rich-text.ts';

/** The blocks that Sanad's rich messages consist of. */
export type RichBlock =
  | InputRichBlockParagraph
  | InputRichBlockSectionHeading
  | InputRichBlockExpandableBlockQuotation
  | { readonly type: 'blockquote'; readonly blocks: InputRichBlockParagraph[] }
  | { readonly type: 'list'; readonly items: RichItem[] }
  | InputRichBlockTable
  | { readonly type: 'details'; readonly summary: string; readonly blocks: InputRichBlockParagraph[] }
  | InputRichBlockMap;

/** An item of a list; a bullet has no number. */
export interface RichItem {
  readonly blocks: InputRichBlockParagraph[];
  readonly value?: number;
  readonly type?: '1';
}

/** Size of a rich message. */
export interface RichSize {
  /** Bytes of its text in UTF-8. */
  readonly bytes: number;
  /** Blocks, nested ones, items of lists and rows of tables included. */
  readonly blocks: number;
  /** UTF-16 code units of what is not folded. */
  readonly open: number;
}

/** Sizes of paragraphs, which are counted again with each line that may still fit on their page. */
const sizes = new WeakMap<InputRichBlockParagraph, RichSize>();

/** The size of a message of these blocks. */
export function sizeOfBlocks(blocks: readonly RichBlock[]): RichSize {
  const sum = { bytes: 0, blocks: 0, open: 0 };
  for (const block of blocks) {
    const size = sizeOf(block);
    sum.bytes += size.bytes;
    sum.blocks += size.blocks;
    sum.open += size.open;
  }
  return sum;
}

function sizeOf(block: RichBlock): RichSize {
  switch (block.type) {
    case 'paragraph':
      return sizes.getOrInsertComputed(block, () => sizeOfText(wordsOf(block.text)));
    case 'heading':
    case 'expandable_blockquote':
      return sizeOfText(wordsOf(block.text));
    case 'blockquote':
      return around(sizeOfBlocks(block.blocks));
    case 'list':
      return around(sizeOfBlocks(block.items.flatMap(({ blocks }) => blocks)), block.items.length);
    case 'table': {
      const words = block.cells.flat().map(({ text = '' }) => wordsOf(text));
      return { ...sizeOfText(words.join('')), blocks: 1 + block.cells.length };
    }
    case 'details': {
      const { open, ...summary } = sizeOfText(block.summary);
      const { bytes, blocks } = sizeOfBlocks(block.blocks);
      return { bytes: summary.bytes + bytes, blocks: summary.blocks + blocks, open };
    }
    case 'map':
      return sizeOfText(wordsOf(block.caption?.text ?? ''));
    default:
      return block satisfies never;
  }
}

function sizeOfText(words: string): RichSize {
  return { bytes: Buffer.byteLength(words), blocks: 1, open: words.length };
}

function around(size: RichSize, items = 0): RichSize {
  return { ...size, blocks: size.blocks + 1 + items };
}

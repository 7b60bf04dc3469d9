import type { Message, RichBlock, RichBlockCaption, RichText } from 'grammy/types';
import { wordsOf } from './rich-text.ts';
import { questionsIn } from './shown-questions.ts';

type Received = Pick<Message, 'text' | 'caption' | 'rich_message'>;

/** The text of a message, of its caption, or of its rich blocks, a line each. */
export function textOf({ text, caption, rich_message: rich }: Received): string | undefined {
  return text ?? caption ?? (rich && linesOf(rich.blocks).join('\n'));
}

/** The questions that a message of the bot shows whole, the earliest first. A rich one has them in the quote at its start. */
export function shownQuestions({ text, rich_message: rich }: Partial<Received>): readonly string[] {
  const [first] = rich?.blocks ?? [];
  if (first === undefined) return questionsIn(text);
  const isQuote = first.type === 'blockquote' || first.type === 'expandable_blockquote';
  return isQuote ? questionsIn(linesOf([first]).join('\n')) : [];
}

/** The addresses of links in a rich message. */
export function linksIn({ rich_message: rich }: Received): readonly string[] {
  const links: string[] = [];
  // Links may stand anywhere in texts, captions, cells and items.
  JSON.stringify(rich?.blocks, (_, value: unknown) => {
    if (isLink(value) && /^https?:/i.test(value.url)) links.push(value.url);
    return value;
  });
  return links;
}

function isLink(value: unknown): value is { readonly url: string } {
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';
}

/** What is to be read in blocks, whatever their kind. */
function linesOf(blocks: readonly RichBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    const lines = [
      ...('summary' in block ? [wordsOf(block.summary)] : []),
      ...('text' in block ? [wordsOf(block.text)] : []),
      ...('expression' in block ? [block.expression] : []),
      ...('blocks' in block ? linesOf(block.blocks) : []),
      ...('items' in block ? block.items.flatMap((item) => linesOf(item.blocks)) : []),
      ...('cells' in block
        ? block.cells.map((row) => row.map(({ text = '' }) => wordsOf(text)).join(' '))
        : []),
      ...('credit' in block && block.credit ? [wordsOf(block.credit)] : []),
    ];
    const caption = 'caption' in block ? block.caption : undefined;
    if (caption === undefined) return lines;
    return [...lines, wordsOf(isCaption(caption) ? caption.text : caption)];
  });
}

function isCaption(caption: RichText | RichBlockCaption): caption is RichBlockCaption {
  // A caption of a block has no type; a rich text that is an object has.
  return typeof caption === 'object' && !Array.isArray(caption) && !('type' in caption);
}

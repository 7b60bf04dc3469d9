import type { Row } from '../../reply/paginate.ts';
import type { Block, Reply } from '../../reply/reply.ts';
import { wordsOfLine } from '../../reply/split.ts';
import {
  type MessageOptions,
  type Messages,
  messagesIn,
  messagesOf,
  pageIn,
  pageOf,
  type Stating,
  type StatingText,
  type TextForm,
} from './message.ts';
import { render } from './render.ts';
import { type RichPart, renderRich, withLine } from './render-rich.ts';

/** A rich message, and what it states. */
export interface RichStating extends Stating<RichPart> {
  /** The messages that say the same where rich messages are refused. */
  plain(): readonly StatingText[];
}

/** A message of either form. */
export type SentText = StatingText | RichStating;

/** What the messages of a reply depend on besides the reply, and whether they are rich. */
export interface FormOptions extends MessageOptions {
  readonly rich: boolean;
}

const WHOLE: TextForm<RichPart> = { render: renderRich, numbered };
const PAGED: TextForm<RichPart> = {
  render: (reply, extra) => renderRich(reply, extra, 'page'),
  numbered,
};

/** The reply in as many messages as it needs; the buttons are under the last. */
export function sentMessagesOf(reply: Reply, options: FormOptions): Messages<SentText> {
  if (!options.rich) return messagesOf(reply, options);
  const { pictures, texts } = messagesIn(WHOLE, reply, options);
  return { pictures, texts: texts.map((text) => ({ ...text, plain: () => plainTexts(text, reply) })) };
}

/**
 * One page of a reply, with buttons that turn to other pages and all buttons of the reply; all pictures come with it.
 * @param page from 0; where there is no such page, the nearest one is taken
 * @returns undefined where no button can carry the call that gives this reply
 */
export function sentPageOf(reply: Reply, page: number, options: FormOptions): Messages<SentText> | undefined {
  if (!options.rich) return pageOf(reply, page, options);
  const made = pageIn(PAGED, reply, page, options);
  // The pages are other ones without rich text: the buttons turn those then.
  const plain = () => (pageOf(reply, page, options) ?? messagesOf(reply, options)).texts;
  return made && { ...made, texts: made.texts.map((text) => ({ ...text, plain })) };
}

function numbered(part: RichPart, position: string, { direction }: Reply): RichPart {
  return withLine(part, position, direction);
}

/** What a rich message says, as messages without rich text. */
function plainTexts({ lines, cites, rows, stated }: Stating<RichPart>, reply: Reply): readonly StatingText[] {
  const cited = new Set(cites);
  const citations = reply.citations.filter(({ n }) => cited.has(n));
  const { texts } = render({ ...reply, blocks: blocksOf(lines), citations });
  return texts.map((text, index) => {
    const facts = citations.flatMap(({ n, fact }) => (text.cites.includes(n) ? [fact] : []));
    return {
      ...text,
      rows: index === texts.length - 1 ? rows : [],
      stated: { ...stated, facts: stated.facts.filter((fact) => facts.includes(fact)) },
    };
  });
}

/** Lines of a reply as its blocks again. */
function blocksOf(rows: readonly Row[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const { kind, line, marker, isFirst } of rows) {
    const last = blocks.at(-1);
    if (kind === 'heading') blocks.push({ kind, text: wordsOfLine(line) });
    else if (kind !== 'item') blocks.push({ kind, spans: line });
    else if (marker === undefined) blocks.push({ kind: 'paragraph', spans: line });
    else if (last?.kind === 'list' && !isFirst) {
      blocks[blocks.length - 1] = { ...last, items: [...last.items, line] };
    } else {
      const start = typeof marker === 'number' ? { start: marker } : {};
      blocks.push({ kind: 'list', ordered: typeof marker === 'number', ...start, items: [line] });
    }
  }
  return blocks;
}

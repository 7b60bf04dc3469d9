import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { showMoment } from '../reply/dates.ts';
import { inLanguage, markedText, speakerOf } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import { PALETTES, type Scheme } from './palette.ts';
import { element, svgDocument } from './svg.ts';
import { type TextBlock, textBlock } from './text-lines.ts';

/** The size that previews of links have (https://ogp.me). */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 64;
const INNER = CARD.width - 2 * MARGIN;
const PRODUCT = 34;
const LARGEST = 62;
/** Each attempt to make the statement fit is smaller by this. */
const SHRINK = 0.94;

/** What a card says. */
interface CardText {
  readonly headline: string;
  /** Between headline and details: who says it. */
  readonly speaker: string;
  readonly details: readonly string[];
  readonly language: string;
}

/** The card of a fact: the whole statement, who says it, its status and time, and where it stands. One that is no longer valid says so. */
export function factCard(fact: Fact, knowledge: Knowledge, language: string, scheme: Scheme): string {
  const texts = textsFor(language);
  const { title, publisher, published } = fact.source;
  const isValid = currentFacts(knowledge.facts).includes(fact);
  return drawCard(
    {
      language,
      headline: markedText(fact.text, language, knowledge),
      speaker: speakerOf(fact, language, knowledge),
      details: [
        ...(isValid ? [] : [texts.pictures.past]),
        `${texts.status[fact.status]} · ${showMoment(fact.when, texts)}`,
        texts.citation(title, publisher),
        `${texts.paragraph(fact.paragraph)} · ${showMoment(published, texts)}`,
      ],
    },
    scheme,
  );
}

/** The card of the site itself. */
export function siteCard(knowledge: Knowledge, language: string, scheme: Scheme): string {
  const { facts, pictures } = textsFor(language);
  return drawCard(
    {
      language,
      headline: inLanguage(knowledge.situation.title, language, knowledge),
      speaker: pictures.promise,
      details: [facts(currentFacts(knowledge.facts).length)],
    },
    scheme,
  );
}

function drawCard({ headline, speaker, details, language }: CardText, scheme: Scheme): string {
  const palette = PALETTES[scheme];
  const { direction, pictures } = textsFor(language);
  const start = direction === 'rtl' ? CARD.width - MARGIN : MARGIN;
  const style = { width: INNER, direction } as const;
  const room = CARD.height - MARGIN * 1.5 - PRODUCT * 1.5;
  const made = fitted(
    (scale): readonly TextBlock[] => [
      textBlock(headline, { ...style, size: LARGEST * scale, fill: palette.text, weight: 'bold' }),
      // Small print shrinks only where the statement has become as small.
      textBlock(speaker, {
        ...style,
        size: Math.min(36, LARGEST * scale),
        fill: palette.accent,
        weight: 'bold',
      }),
      ...details.map((detail) =>
        textBlock(detail, { ...style, size: Math.min(29, LARGEST * scale), fill: palette.quiet }),
      ),
    ],
    room - 24,
  );
  const [top, ...below] = made;
  const height = below.reduce((sum, block) => sum + block.height, 0);
  let y = CARD.height - MARGIN / 2 - height;
  const lower = below.map((block) => {
    const drawn = block.draw(start, y);
    y += block.height;
    return drawn;
  });
  const product = textBlock(pictures.product, {
    ...style,
    size: PRODUCT,
    fill: palette.accent,
    weight: 'bold',
  });
  const edge = element('rect', {
    x: direction === 'rtl' ? CARD.width - 18 : 0,
    width: 18,
    height: CARD.height,
    fill: palette.accent,
  });
  return svgDocument(
    CARD.width,
    CARD.height,
    { role: 'img', 'aria-label': [headline, speaker, ...details].join(' — ') },
    [
      element('rect', { ...CARD, fill: palette.ground }),
      edge,
      product.draw(start, MARGIN / 2),
      top?.draw(start, MARGIN / 2 + PRODUCT * 1.5 + 16) ?? '',
      ...lower,
    ].join(''),
  );
}

/** The blocks at the largest scale at which they are not higher than this. */
function fitted(at: (scale: number) => readonly TextBlock[], room: number): readonly TextBlock[] {
  for (let scale = 1; ; scale *= SHRINK) {
    const blocks = at(scale);
    if (blocks.reduce((sum, { height }) => sum + height, 0) <= room || scale < 0.02) return blocks;
  }
}

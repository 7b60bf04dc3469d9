import { type ChainLink, chainOf, type Origins } from '../knowledge/chain.ts';
import type { Fact, Knowledge, Speaker } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { opening, text } from './build.ts';
import { showDate, showMoment } from './dates.ts';
import type { Block, Line, Span } from './reply.ts';
import { markedText, roleOf } from './text.ts';

/** The chain of a fact as a numbered list: the reader, Sanad, and each link behind them. Links open what they name. */
export function chainBlocks(fact: Fact, language: string, knowledge: Knowledge): readonly Block[] {
  const texts = textsFor(language);
  const items: readonly Line[] = [
    [text(texts.chain.you)],
    [text(texts.chain.sanad(showDate(fact.added, texts)))],
    ...chainOf(fact).map((link) => linkLine(link, language, knowledge)),
  ];
  return [
    { kind: 'paragraph', spans: [text(texts.chain.title, 'strong')] },
    { kind: 'list', ordered: true, items },
  ];
}

/** How many origins some accounts of one event have, and how many publishers; nothing for a single account. */
export function originsBlocks(origins: Origins, language: string, knowledge: Knowledge): readonly Block[] {
  const { chain } = textsFor(language);
  const { count, shared, publishers, isUnsure } = origins;
  const phrase = isUnsure ? chain.atMost : publishers.length === 1 ? chain.origins : chain.independent;
  const who = shared && markedText(shared.label, language, knowledge);
  const sentence = chain.both(phrase(count), chain.publishers(publishers.length), who);
  return [{ kind: 'paragraph', spans: [text(`${chain.accounts} `, 'strong'), text(sentence)] }];
}

function linkLine(link: ChainLink, language: string, knowledge: Knowledge): Line {
  const texts = textsFor(language);
  switch (link.kind) {
    case 'source': {
      const { id, publisher, title, published } = link.source;
      const where = [
        ...(publisher === '' ? [] : [texts.quote(title)]),
        texts.paragraph(link.paragraph),
        showMoment(published, texts),
      ];
      const more = where.filter((each) => each !== '').map((each) => `${texts.comma} ${each}`);
      return [opening(publisher || title, 'sources', { source: id }), text(more.join(''))];
    }
    case 'speaker':
      return speakerLine(link.speaker, language, knowledge);
    default:
      return link satisfies never;
  }
}

function speakerLine(speaker: Speaker, language: string, knowledge: Knowledge): Line {
  const label = markedText(speaker.label, language, knowledge);
  const role = roleOf(speaker.name, language, knowledge);
  const name: Span = speaker.name === undefined ? text(label) : opening(label, 'who', { name: label });
  return [name, ...(role === undefined ? [] : [text(` (${role})`)])];
}

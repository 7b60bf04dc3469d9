import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge, Source } from '../knowledge/model.ts';
import { isLinkable } from '../platforms/web/html.ts';
import { showMoment } from '../reply/dates.ts';
import { markedText, speakerOf } from '../reply/text.ts';
import { direction, languageName, textsFor } from '../text/index.ts';
import { escapeHtml, escapeLine } from './escape.ts';

/**
 * All facts that are valid, in one language, with speaker, status, time and place in the source: HTML that needs no script.
 * It can be opened and closed.
 */
export function allFacts(knowledge: Knowledge, language: string, isOpen: boolean): string {
  const facts = currentFacts(knowledge.facts);
  const read = direction(language);
  const title = textsFor(language).pack.allFacts(languageName(language).replace(/ \(.*\)$/, ''));
  const bySource = knowledge.sources.map((source) => {
    const own = facts.filter((fact) => fact.source.id === source.id);
    if (own.length === 0) return '';
    const items = own
      .toSorted((a, b) => a.paragraph - b.paragraph)
      .map((fact) => factHtml(fact, language, knowledge));
    return `${sourceHtml(source, language)}<ol>${items.join('\n')}</ol>`;
  });
  return `<details lang="${escapeHtml(language)}" dir="${read}"${isOpen ? ' open' : ''}>
<summary>${escapeLine(title, read)}</summary>
${bySource.join('\n')}
</details>`;
}

function sourceHtml({ title, publisher, author, published, url }: Source, language: string): string {
  const texts = textsFor(language);
  const read = direction(language);
  const name = escapeLine(texts.citation(title, publisher), read);
  const link = url !== undefined && isLinkable(url) ? ` <bdi>${escapeHtml(url)}</bdi>` : '';
  const about = [author, showMoment(published, texts)].filter((part) => part !== undefined && part !== '');
  return `<h2>${name}</h2><p class="quiet">${about.map((part) => escapeLine(part ?? '', read)).join(' · ')}${link}</p>`;
}

function factHtml(fact: Fact, language: string, knowledge: Knowledge): string {
  const texts = textsFor(language);
  const read = direction(language);
  const details = [
    speakerOf(fact, language, knowledge),
    texts.status[fact.status],
    showMoment(fact.when, texts),
    texts.paragraph(fact.paragraph),
  ];
  const shown = details.filter((detail) => detail !== '').map((detail) => escapeLine(detail, read));
  return `<li>${escapeLine(markedText(fact.text, language, knowledge), read)} <small class="quiet">— ${shown.join(' · ')}</small></li>`;
}

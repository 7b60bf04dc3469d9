import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Knowledge, NameKind } from '../../knowledge/model.ts';
import { bullets, heading, paragraph, reply, text } from '../../reply/build.ts';
import { showMoment } from '../../reply/dates.ts';
import type { Reply } from '../../reply/reply.ts';
import { Statements } from '../../reply/statements.ts';
import { inLanguage, markedText } from '../../reply/text.ts';
import { direction, textsFor } from '../../text/index.ts';
import type { About } from '../about.ts';
import { escapeHtml, escapeLine } from '../escape.ts';
import { CHECK_WITH_OPENSSL } from '../openssl-check.ts';
import { fragmentOf, type Place, placeOf } from './place.ts';

/** Links in a list, each with its label. */
function linksHtml(links: readonly (readonly [label: string, place: Place])[], language: string): string {
  const items = links.map(([label, place]) => {
    const address = fragmentOf({ ...place, language });
    return `<li><a href="${escapeHtml(address)}">${escapeLine(label, direction(language))}</a></li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

/** All names, by their kind. */
export function namesHtml({ names, ...knowledge }: Knowledge, language: string): string {
  const { pack: say } = textsFor(language);
  const whole: Knowledge = { names, ...knowledge };
  const kinds = Object.entries(say.kinds) as [NameKind, string][];
  const parts = kinds.map(([kind, title]) => {
    const own = names.filter((name) => name.kind === kind);
    const links = own.map(
      (name) => [markedText(name.name, language, whole), placeOf('names', name.id)] as const,
    );
    const sorted = links.toSorted(([a], [b]) => a.localeCompare(b, language));
    return links.length === 0 ? '' : `<h2>${escapeHtml(title)}</h2>${linksHtml(sorted, language)}`;
  });
  return `<h1>${escapeHtml(say.nav.names)}</h1>${parts.join('')}`;
}

/** Links to what a command tells on each topic. */
export function topicsHtml(command: string, knowledge: Knowledge, language: string): string {
  const links = Object.entries(knowledge.situation.topics).map(
    ([id, title]) =>
      [inLanguage(title, language, knowledge), { ...placeOf(command), args: { topic: id } }] as const,
  );
  return linksHtml(links, language);
}

/** Links to the pages of the sources. */
export function sourceLinksHtml({ sources }: Knowledge, language: string): string {
  return linksHtml(
    sources.map(({ id, title, publisher }) => [
      textsFor(language).citation(title, publisher),
      placeOf('sources', id),
    ]),
    language,
  );
}

/** A source with its facts in the order of its paragraphs; nothing where there is none with this id. */
export function sourceReply(
  id: string,
  knowledge: Knowledge,
  language: string,
  now: Date,
): Reply | undefined {
  const source = knowledge.sources.find((each) => each.id === id);
  if (source === undefined) return undefined;
  const texts = textsFor(language);
  const statements = new Statements(knowledge, language, { now });
  const facts = currentFacts(knowledge.facts)
    .filter((fact) => fact.source.id === id)
    .toSorted((a, b) => a.paragraph - b.paragraph);
  const about = [source.publisher, source.author, showMoment(source.published, texts)];
  return reply(
    language,
    [
      heading(source.title),
      paragraph(text(about.filter((part) => part !== undefined && part !== '').join(' · '), 'quiet')),
      ...bullets(facts.map((fact) => statements.datedLine(fact))),
    ],
    { citations: statements.citations },
  );
}

/** How to check the signature. */
export function genuineHtml({ fingerprint, keyAddress }: About, language: string): string {
  const say = textsFor(language).pack.genuine;
  const line = (words: string) => `<p>${escapeLine(words, direction(language))}</p>`;
  return [
    `<h1>${escapeHtml(say.title)}</h1>`,
    ...[line(say.itself), line(say.key), `<p><code class="number">${escapeHtml(fingerprint)}</code></p>`],
    line(say.compare),
    keyAddress === undefined ? '' : line(say.address(keyAddress)),
    ...[
      line(say.withSanad),
      codeHtml(WITH_SANAD),
      line(say.withOpenssl('OpenSSL 3')),
      codeHtml(CHECK_WITH_OPENSSL),
    ],
  ].join('\n');
}

const WITH_SANAD = 'npm start -- pack --verify FILE.html --key pack.pub';

function codeHtml(code: string): string {
  return `<pre tabindex="0"><code>${code.split('\n').map(escapeHtml).join('\n')}</code></pre>`;
}

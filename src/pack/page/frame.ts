import type { Knowledge } from '../../knowledge/model.ts';
import { inLanguage } from '../../reply/text.ts';
import { direction, languageName, textsFor } from '../../text/index.ts';
import { type About, ageLines } from '../about.ts';
import { escapeHtml, escapeLine } from '../escape.ts';
import { fragmentOf, type Place, placeOf } from './place.ts';

/** The pages that are offered everywhere, by the first part of their path; the question stands at home. */
const PAGES = ['ask', 'latest', 'timeline', 'claims', 'names', 'sources', 'check', 'all'] as const;

/** What stands above every page: the title, how old the pack is, the pages and the languages. */
export function headerHtml(
  place: Place,
  language: string,
  { about, knowledge, now }: { readonly about: About; readonly knowledge: Knowledge; readonly now: Date },
): string {
  const { pack: say } = textsFor(language);
  const read = direction(language);
  const { lines, warning } = ageLines(about, knowledge, language, now);
  const [current = 'ask'] = place.path;
  const pages = PAGES.map((page) => {
    const to = { ...placeOf(...(page === 'ask' ? [] : [page])), language };
    return item(
      fragmentOf(to),
      escapeLine(say.nav[page], read),
      page === current ? ' aria-current="page"' : '',
    );
  });
  const languages = about.languages.map((code) => {
    const name = escapeHtml(languageName(code).replace(/ \(.*\)$/, ''));
    const marks = `lang="${code}" dir="${direction(code)}" hreflang="${code}"`;
    return item(
      fragmentOf({ ...place, language: code }),
      name,
      ` ${marks}${code === language ? ' aria-current="true"' : ''}`,
    );
  });
  return `<a class="skip" href="#main">${escapeLine(say.skip, read)}</a>
<p class="title">${escapeLine(inLanguage(knowledge.situation.title, language, knowledge), read)}</p>
${lines.map((line) => `<p class="age">${escapeLine(line, read)}</p>`).join('')}
${warning === undefined ? '' : `<p class="warning">${escapeLine(warning, read)}</p>`}
<p class="age"><a href="${escapeHtml(fragmentOf({ ...placeOf('genuine'), language }))}">${escapeLine(say.genuine.title, read)}</a></p>
<nav aria-label="${escapeHtml(say.languages)}"><ul>${languages.join('')}</ul></nav>
<nav aria-label="${escapeHtml(say.pages)}"><ul>${pages.join('')}</ul></nav>`;
}

function item(address: string, html: string, marks: string): string {
  return `<li><a href="${escapeHtml(address)}"${marks}>${html}</a></li>`;
}

/** The form for a question. */
export function askForm(language: string, asked: string): string {
  const { pack: say } = textsFor(language);
  return `<form id="ask" role="search"><label for="q">${escapeHtml(say.question)}</label><div class="row"><input id="q" name="q" dir="auto" autocomplete="off" enterkeyhint="search" value="${escapeHtml(asked)}"><button>${escapeHtml(say.ask)}</button></div></form>`;
}

/** The form for a text that is checked. */
export function checkForm(language: string, text: string): string {
  const { pack: say } = textsFor(language);
  return `<form id="check"><label for="text">${escapeHtml(say.textToCheck)}</label><textarea id="text" name="text" dir="auto" rows="5">${escapeHtml(text)}</textarea><p><button>${escapeHtml(say.check)}</button></p></form>`;
}

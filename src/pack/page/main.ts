import './older-browsers.ts';
import { createEngine, type Engine } from '../../query/engine.ts';
import { answerJson, type JsonAnswer } from '../../reply/json.ts';
import { closestLanguage, direction, textsFor } from '../../text/index.ts';
import type { About } from '../about.ts';
import { readCompact } from '../compact-knowledge.ts';
import type { LocaleNames } from '../locale-names.ts';
import { Pages } from './page.ts';
import { fragmentOf, placeOf, readPlace } from './place.ts';
import { useLocaleNames } from './use-locale-names.ts';

/** The script of a pack: opens the knowledge that stands in the file and shows the page that the address names. */

/** So long the page prepares answers before it lets the browser do other things. */
const SLICE_MILLISECONDS = 8;

void open();

async function open(): Promise<void> {
  const about = JSON.parse(element('about').textContent) as About;
  const language = navigator.languages
    .map(closestLanguage)
    .find((code) => code && about.languages.includes(code));
  const { pack: say } = textsFor(language ?? about.languages[0] ?? 'en');
  const state = document.createElement('p');
  state.setAttribute('role', 'status');
  state.textContent = say.opening;
  element('view').append(state);
  try {
    const [names = '', knowledge = ''] = (await unpacked()).split('\n');
    useLocaleNames(JSON.parse(names) as LocaleNames);
    const engine = createEngine(readCompact(knowledge));
    const browser = new Browser(about, engine);
    await browser.show();
    browser.listen();
    Object.assign(globalThis, { sanad: { ask: (text: string) => askJson(engine, text) } });
    prepare(engine.prepare()[Symbol.iterator]());
  } catch {
    // The facts stand in the page, whatever this browser cannot do.
    element('all').hidden = false;
    state.textContent = say.noSearch;
    if (!state.isConnected) element('view').replaceChildren(state);
  }
}

/** The names and the knowledge, each on a line. */
async function unpacked(): Promise<string> {
  const holder = element('knowledge');
  const binary = atob(holder.textContent);
  holder.remove();
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(unzipped).text();
}

/** The JSON of an answer, as `npm run ask -- --json` prints it. For the browser's console. */
function askJson(engine: Engine, text: string): JsonAnswer {
  const started = performance.now();
  const answer = engine.ask({ text });
  return answerJson(answer, { knowledge: engine.compiled.knowledge, tookMs: performance.now() - started });
}

/** Makes what the first questions would have to wait for, a little at a time. */
function prepare(steps: Iterator<void | Promise<void>>): void {
  const work = async (): Promise<void> => {
    const started = performance.now();
    while (performance.now() - started < SLICE_MILLISECONDS) {
      const step = steps.next();
      if (step.done) return;
      await step.value;
    }
    setTimeout(work);
  };
  setTimeout(work);
}

/** Shows in the document what the address names. */
class Browser {
  readonly #pages: Pages;
  #asked: readonly string[] = [];
  #language = 'en';

  constructor(about: About, engine: Engine) {
    this.#pages = new Pages({ about, engine, preferred: navigator.languages, now: () => new Date() });
  }

  listen(): void {
    addEventListener('hashchange', () => {
      if (isPlace(location.hash)) void this.show().then(focusTitle);
    });
    document.addEventListener('click', (event) => this.#follow(event));
    document.addEventListener('submit', (event) => this.#send(event));
  }

  async show(): Promise<void> {
    const page = await this.#pages.at(readPlace(location.hash));
    this.#asked = page.asked;
    this.#language = page.language;
    document.title = page.title;
    document.documentElement.lang = page.language;
    document.documentElement.dir = direction(page.language);
    element('header').innerHTML = page.header;
    const view = element('view');
    view.lang = page.contentLanguage;
    view.dir = direction(page.contentLanguage);
    view.innerHTML = page.content;
    element('all').hidden = !page.showsAll;
  }

  /** Links within a page move the reader, and leave the address as it is. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const fragment = link?.getAttribute('href');
    if (!fragment?.startsWith('#') || isPlace(fragment)) return;
    event.preventDefault();
    const target = document.getElementById(fragment.slice(1));
    if (target?.getAttribute('href') === null) target.tabIndex = -1;
    target?.scrollIntoView();
    target?.focus();
  }

  #send(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = Object.fromEntries(
      Array.from(new FormData(event.target), ([name, value]) => [name, String(value)]),
    );
    const text = (given['q'] ?? given['text'] ?? '').trim();
    if (text === '') return;
    const isQuestion = event.target.id === 'ask';
    location.hash = fragmentOf({
      ...placeOf(...(isQuestion ? [] : ['check'])),
      args: isQuestion ? { q: text } : { text },
      after: isQuestion ? this.#asked : [],
      language: this.#language,
    });
  }
}

function isPlace(fragment: string): boolean {
  return fragment === '' || fragment.startsWith('#/');
}

/** A screen reader goes on with the new page. */
function focusTitle(): void {
  scrollTo(0, 0);
  const title = document.querySelector<HTMLElement>('#view h1');
  if (title === null) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`There is no element "${id}".`);
  return found;
}

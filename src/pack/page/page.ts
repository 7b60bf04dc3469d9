import { createDispatch, type Dispatch } from '../../chat/dispatch.ts';
import type { Readers } from '../../command/command.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { render } from '../../platforms/web/render.ts';
import type { Engine } from '../../query/engine.ts';
import type { CommandCall, Reply } from '../../reply/reply.ts';
import { nameOf } from '../../reply/text.ts';
import { closestLanguage, direction, textsFor } from '../../text/index.ts';
import type { Log } from '../../util/log.ts';
import { type About, soundNow } from '../about.ts';
import { escapeHtml, escapeLine } from '../escape.ts';
import { packCommands } from './commands.ts';
import { askForm, checkForm, headerHtml } from './frame.ts';
import { callAt, fragmentOf, type Place, placeOf, placeOfCall } from './place.ts';
import { genuineHtml, namesHtml, sourceLinksHtml, sourceReply, topicsHtml } from './views.ts';

/** What the pages are made of. */
export interface PageOptions {
  readonly about: About;
  readonly engine: Engine;
  /** The languages that the reader's browser asks for, the first first. */
  readonly preferred: readonly string[];
  now(): Date;
}

/** A page as HTML, escaped. */
export interface Page {
  readonly title: string;
  /** The language of what stands around the content, and of the content. */
  readonly language: string;
  readonly contentLanguage: string;
  readonly header: string;
  readonly content: string;
  /** The questions that a further question here may go on with. */
  readonly asked: readonly string[];
  /** The list of all facts stands below. */
  readonly showsAll: boolean;
}

/** Nothing is kept of a reader: what a page depends on stands in its address. */
const NO_READERS: Readers = { get: async () => ({ questions: [] }), update: async () => undefined };
/** There is nobody to read a log. */
const NO_LOG: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

/** Makes the pages of a pack from the knowledge in it. */
export class Pages {
  readonly #options: PageOptions;
  readonly #knowledge: Knowledge;
  readonly #dispatch: Dispatch;

  constructor(options: PageOptions) {
    const { about, engine, now } = options;
    this.#options = options;
    this.#knowledge = engine.compiled.knowledge;
    this.#dispatch = createDispatch({
      knowledge: () => this.#knowledge,
      engine: () => engine,
      commands: packCommands,
      readers: NO_READERS,
      // No command of a pack posts digests.
      firstDigest: () => {
        throw new Error('A pack has no digests.');
      },
      log: NO_LOG,
      now: () => soundNow(about, now()),
    });
  }

  /** The page at a place. */
  async at(place: Place): Promise<Page> {
    const { about, now } = this.#options;
    const language = this.#languageOf(place);
    const content = await this.#contentAt(place, language);
    return {
      language,
      contentLanguage: content.language,
      title: content.title,
      header: headerHtml(place, language, { about, knowledge: this.#knowledge, now: now() }),
      content: content.html,
      asked: content.asked ?? [],
      showsAll: place.path[0] === 'all',
    };
  }

  #languageOf(place: Place): string {
    const { about, preferred } = this.#options;
    const wanted = [place.language, ...preferred].map(closestLanguage);
    return (
      wanted.find((code) => code !== undefined && about.languages.includes(code)) ??
      about.languages[0] ??
      'en'
    );
  }

  async #contentAt(place: Place, language: string): Promise<Content> {
    const { pack: say } = textsFor(language);
    const [first, second] = place.path;
    const made = (html: string, title: string): Content => ({ html, title, language });
    if (first === 'genuine') return made(genuineHtml(this.#options.about, language), say.genuine.title);
    if (first === 'all') return made(`<h1>${escapeHtml(say.nav.all)}</h1>`, say.nav.all);
    if (first === 'names' && second === undefined)
      return made(namesHtml(this.#knowledge, language), say.nav.names);
    if (first === 'claims' && place.args['topic'] === undefined)
      return made(
        `<h1>${escapeHtml(say.nav.claims)}</h1>${topicsHtml(first, this.#knowledge, language)}`,
        say.nav.claims,
      );
    if (first === 'check' && place.args['text'] === undefined)
      return made(`<h1>${escapeHtml(say.nav.check)}</h1>${checkForm(language, '')}`, say.nav.check);
    const reply = await this.#replyAt(place, language);
    if (reply === undefined) return made(`<h1>${escapeHtml(say.noSuch)}</h1>`, say.noSuch);
    return this.#shown(reply, place, language);
  }

  async #replyAt(place: Place, language: string): Promise<Reply | undefined> {
    const [first, second] = place.path;
    const { about, now } = this.#options;
    if (first === 'sources' && second !== undefined)
      return sourceReply(second, this.#knowledge, language, soundNow(about, now()));
    const call =
      first === 'names' && second !== undefined ? this.#callOfName(second, language) : callAt(place);
    if (call === undefined || !isOurs(call)) return undefined;
    return await this.#dispatch({
      id: fragmentOf(place),
      from: { platform: 'web', chat: 'pack' },
      user: 'reader',
      language,
      input: { kind: 'call', call },
      conversation: place.after,
    });
  }

  #callOfName(id: string, language: string): CommandCall | undefined {
    const isKnown = this.#knowledge.names.some((name) => name.id === id);
    return isKnown ? { command: 'who', args: { name: nameOf(id, language, this.#knowledge) } } : undefined;
  }

  /** A reply with the form that it came from above it, and what else can be opened below. */
  #shown(reply: Reply, place: Place, language: string): Content {
    const [first] = place.path;
    const asked = reply.asked ?? [];
    const { q = '', text = '' } = place.args;
    const opened = {
      ...reply,
      actions: reply.actions.filter(
        (action) => action.kind === 'link' || (action.kind === 'call' && isOurs(action.call)),
      ),
    };
    const factPage = (id: string) => fragmentOf({ ...placeOf('facts', id), language });
    const html = render(
      opened,
      {
        factPage: (id) => (first === 'facts' && place.path[1] === id ? undefined : factPage(id)),
        pageOf: (call) => fragmentOf({ ...placeOfCall(call, asked), language }),
      },
      packCommands,
    ).join('\n');
    const isAsk = first === undefined;
    const heading = /<h1>(.*?)<\/h1>/.exec(html)?.[1];
    const title = q === '' ? titleOf(reply) : q;
    const above = isAsk ? askForm(language, q) : first === 'check' ? checkForm(language, text) : '';
    const below =
      first === 'timeline' && place.args['topic'] === undefined
        ? topicsHtml(first, this.#knowledge, language)
        : first === 'sources' && place.path.length === 1
          ? sourceLinksHtml(this.#knowledge, language)
          : '';
    // Each page has one title; an answer has the question as its title.
    const topped =
      heading === undefined ? `<h1>${escapeLine(title, direction(reply.language))}</h1>\n${html}` : html;
    return { html: above + topped + below, title, language: reply.language, asked };
  }
}

interface Content {
  readonly html: string;
  readonly title: string;
  readonly language: string;
  readonly asked?: readonly string[];
}

function isOurs({ command }: CommandCall): boolean {
  return packCommands.some(({ name }) => name === command);
}

/** The first heading of a reply, or the words of its first line. */
function titleOf({ blocks, language }: Reply): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  if (heading) return heading.text;
  const quote = blocks.find((block) => block.kind === 'quote')?.spans[0];
  return quote && 'text' in quote ? quote.text : textsFor(language).pack.nav.ask;
}

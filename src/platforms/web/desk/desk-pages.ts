import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { DeskService, EditorRef } from '../../../command/desk-service.ts';
import type { DeskSession, DeskSessions, SessionRefusal } from '../../../command/desk-sessions.ts';
import type { Knowledge } from '../../../knowledge/model.ts';
import { closestLanguage, textsFor } from '../../../text/index.ts';
import { given } from '../../../util/given.ts';
import { sameText } from '../../../util/same-text.ts';
import { SanadError } from '../../../util/sanad-error.ts';
import { CONTENT_SECURITY_POLICY } from '../document.ts';
import { type Html, markup } from '../html.ts';
import { pageLanguage } from '../page-language.ts';
import { pathOf, underPath } from '../under-path.ts';
import { type AfterAct, afterFact, afterSource, draftView } from './desk-acts.ts';
import {
  ADDRESSES,
  addressIn,
  alertBox,
  button,
  type DeskView,
  deskDocument,
  deskLink,
  draftPath,
  line,
  postForm,
  sayOf,
  wordingLanguages,
} from './desk-view.ts';
import { draftsPage, publishedPage, publishPage } from './draft-pages.ts';
import {
  cardActIn,
  NOTHING,
  type PostedForm,
  readForm,
  sourceActIn,
  type Typed,
  typedIn,
} from './posted-form.ts';

/** What the pages of the desk work with. */
export interface DeskPagesOptions {
  readonly desk: DeskService;
  readonly sessions: DeskSessions;
  /** The address under which the pages are reached, which browsers name as the origin of a form. */
  readonly publicUrl: string;
  knowledge(): Knowledge;
  /** Address of the page of a published fact. */
  factPath(id: string): string;
}

/** The largest form. */
const LARGEST = 64 * 1_024;
const COOKIE = 'desk';

type DeskApp = Hono<{ Bindings: HttpBindings }>;
/** Status of a page. */
type PageStatus = 200 | 400 | 403 | 404 | 409 | 413 | 422;

/**
 * The review of drafts for editors, below `/desk`. A link opens a session, which a cookie keeps that scripts and other sites do
 * not get. Nobody else is shown anything.
 */
export function createDeskPages(options: DeskPagesOptions): DeskApp {
  const app: DeskApp = new Hono();
  const pages = new DeskPages(options);
  const { origin } = new URL(options.publicUrl);
  app.use(
    '/desk/*',
    underPath(pathOf(options.publicUrl)),
    // Without a referrer, browsers would not name the origin of a form either.
    secureHeaders({ xFrameOptions: 'DENY', strictTransportSecurity: false, referrerPolicy: 'same-origin' }),
    async (context, next) => {
      await next();
      context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
      context.header('Cache-Control', 'no-store');
      context.header('X-Robots-Tag', 'noindex');
    },
    csrf({ origin, secFetchSite: () => false }),
    bodyLimit({ maxSize: LARGEST, onError: (context) => pages.tooLarge(context) }),
  );
  app.get('/desk', (context) => pages.drafts(context));
  app.get('/desk/open/:link', (context) => pages.invite(context, context.req.param('link')));
  app.post(ADDRESSES.open, (context) => pages.open(context));
  app.get('/desk/drafts/:id', (context) => pages.draft(context, context.req.param('id')));
  app.get('/desk/drafts/:id/publish', (context) => pages.preview(context, context.req.param('id')));
  app.post(ADDRESSES.fact, (context) => pages.actOnFact(context));
  app.post(ADDRESSES.source, (context) => pages.actOnSource(context));
  app.post(ADDRESSES.publish, (context) => pages.publish(context));
  app.post(ADDRESSES.close, (context) => pages.close(context));
  app.all('/desk/*', (context) => pages.notFound(context));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status === 403) return pages.foreign(context);
    if (error instanceof SanadError) return pages.refused(context, error);
    throw error;
  });
  return app;
}

class DeskPages {
  readonly #options: DeskPagesOptions;

  constructor(options: DeskPagesOptions) {
    this.#options = options;
  }

  async invite(context: Context, link: string): Promise<Response> {
    const view = this.#view(context);
    const invited = await this.#options.sessions.invited(link);
    if (typeof invited === 'string') return this.#refuse(context, invited);
    const say = sayOf(view).web;
    const form = postForm(view, ADDRESSES.open, { link }, [button(say.open, undefined, { isMain: true })]);
    return this.#tell(context, view, say.title, [
      markup`<p>${line(view, say.enter(invited.name))}</p>`,
      markup`<p>${say.once}</p>`,
      form,
    ]);
  }

  async open(context: Context): Promise<Response> {
    const form = await readForm(context.req);
    const opened = await this.#options.sessions.open(form.get('link') ?? '');
    if (typeof opened === 'string') return this.#refuse(context, opened);
    setCookie(context, COOKIE, opened.token, { ...this.#cookie(), maxAge: opened.seconds });
    return context.redirect(addressIn(this.#view(context), ADDRESSES.drafts), 303);
  }

  async close(context: Context): Promise<Response> {
    const entered = await this.#enterWithForm(context);
    if (entered instanceof Response) return entered;
    deleteCookie(context, COOKIE, this.#cookie());
    const view = this.#view(context);
    return this.#tell(context, view, sayOf(view).web.title, [markup`<p>${sayOf(view).web.closed}</p>`]);
  }

  async drafts(context: Context): Promise<Response> {
    const entered = await this.#enter(context);
    if (entered instanceof Response) return entered;
    return context.html(draftsPage(entered.view, await this.#options.desk.drafts()));
  }

  async draft(context: Context, id: string): Promise<Response> {
    const entered = await this.#enter(context);
    if (entered instanceof Response) return entered;
    const { view, editor } = entered;
    const page = await draftView(view, this.#options.desk, { id, editor });
    return page === undefined ? this.#noDraft(context, view, id) : context.html(page);
  }

  async preview(context: Context, id: string): Promise<Response> {
    const entered = await this.#enter(context);
    if (entered instanceof Response) return entered;
    const { view } = entered;
    const draft = await this.#options.desk.draft(id);
    if (draft === undefined) return this.#noDraft(context, view, id);
    return this.#orWhy(context, view, draft.id, NOTHING, async () =>
      context.html(publishPage(view, await this.#options.desk.preview(draft.id))),
    );
  }

  async actOnFact(context: Context): Promise<Response> {
    const entered = await this.#enterWithForm(context);
    if (entered instanceof Response) return entered;
    const { view, editor, form } = entered;
    const typed = typedIn(form, wordingLanguages(view));
    const act = cardActIn(form, typed);
    if (act === undefined) return this.#unread(context);
    return this.#orWhy(context, view, form.get('draft'), typed, async () => {
      const outcome = await this.#options.desk.act(form.get('card') ?? '', act, editor);
      return this.#goOn(context, view, editor, afterFact(outcome, act, typed, view));
    });
  }

  async actOnSource(context: Context): Promise<Response> {
    const entered = await this.#enterWithForm(context);
    if (entered instanceof Response) return entered;
    const { view, editor, form } = entered;
    const typed = typedIn(form, wordingLanguages(view));
    const act = sourceActIn(form, typed);
    if (act === undefined) return this.#unread(context);
    return this.#orWhy(context, view, form.get('draft'), typed, async () => {
      const outcome = await this.#options.desk.actOnSource(form.get('card') ?? '', act, editor);
      return this.#goOn(context, view, editor, afterSource(outcome, typed, view));
    });
  }

  async publish(context: Context): Promise<Response> {
    const entered = await this.#enterWithForm(context);
    if (entered instanceof Response) return entered;
    const { view, editor, form } = entered;
    const draft = form.get('draft') ?? '';
    return this.#orWhy(context, view, draft, NOTHING, async () => {
      const published = await this.#options.desk.publish(form.get('preview') ?? '', editor);
      if (!('changes' in published)) return context.html(publishedPage(view, draft, published));
      // Something else would be published by now than what was shown.
      return context.html(publishPage(view, published, [sayOf(view).edit.sourceChanged]), 409);
    });
  }

  async notFound(context: Context): Promise<Response> {
    const entered = await this.#enter(context);
    if (entered instanceof Response) return entered;
    const { view } = entered;
    const { page } = textsFor(view.language);
    return this.#tell(context, view, page.notFound, [markup`<p>${page.notFoundWhy}</p>`], 404);
  }

  tooLarge(context: Context): Promise<Response> {
    const view = this.#view(context);
    return this.#stop(context, view, sayOf(view).web.tooLarge(LARGEST / 1_024), 413);
  }

  foreign(context: Context): Promise<Response> {
    const view = this.#view(context);
    return this.#stop(context, view, sayOf(view).web.refused.foreign, 403);
  }

  /** The files of the desk cannot be used, or the like. */
  refused(context: Context, { message, mend }: SanadError): Promise<Response> {
    return this.#stop(context, this.#view(context), [message, mend].filter(Boolean).join(' '), 422);
  }

  #unread(context: Context): Promise<Response> {
    const view = this.#view(context);
    return this.#stop(context, view, sayOf(view).web.refused.unread, 400);
  }

  #refuse(context: Context, why: SessionRefusal, typed: Typed = NOTHING): Promise<Response> {
    const view = this.#view(context);
    const say = sayOf(view);
    return this.#stop(context, view, why === 'others' ? say.others : say.web.refused[why], 403, typed);
  }

  /** The editor of the session, or why there is none. */
  async #enter(
    context: Context,
    form?: PostedForm,
  ): Promise<{ readonly view: DeskView; readonly editor: EditorRef } | Response> {
    const session = await this.#options.sessions.session(getCookie(context, COOKIE));
    // What somebody wrote for an hour is not lost with their session.
    if (session === 'expired')
      return this.#refuse(context, session, form && typedIn(form, wordingLanguages(this.#view(context))));
    if (typeof session === 'string') return this.#refuse(context, session);
    if (form !== undefined && !sameText(form.get('form') ?? '', session.formToken))
      return this.foreign(context);
    const view = this.#view(context, session);
    const editor = { by: `${session.platform}:${session.user}`, language: view.language };
    return { view, editor };
  }

  /** The same with the form that they sent from a page of theirs. */
  async #enterWithForm(context: Context) {
    const form = await readForm(context.req);
    const entered = await this.#enter(context, form);
    return entered instanceof Response ? entered : { ...entered, form };
  }

  /** Does something, or says in the desk's own sentences why it cannot be done, and gives back what was typed. */
  async #orWhy(
    context: Context,
    view: DeskView,
    draft: string | undefined,
    typed: Typed,
    run: () => Promise<Response>,
  ): Promise<Response> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof SanadError)) throw error;
      // Each problem stands on a line.
      const sentences = [...error.message.split('\n'), ...(error.mend === undefined ? [] : [error.mend])];
      const back =
        draft === undefined
          ? []
          : [markup`<p>${deskLink(view, draftPath(draft), sayOf(view).web.toDraft)}</p>`];
      return this.#tell(
        context,
        view,
        sayOf(view).web.title,
        [alertBox(view, sentences, typed), ...back],
        422,
      );
    }
  }

  async #goOn(context: Context, view: DeskView, editor: EditorRef, after: AfterAct): Promise<Response> {
    if (after.kind === 'gone') return this.#stop(context, view, sayOf(view).oldCard, 404);
    if (after.kind === 'go') return context.redirect(addressIn(view, after.path), 303);
    const { draft: id, news, status } = after;
    const page = await draftView(view, this.#options.desk, { id, editor, news });
    return page === undefined ? this.#noDraft(context, view, id) : context.html(page, status);
  }

  #noDraft(context: Context, view: DeskView, id: string): Promise<Response> {
    const say = sayOf(view);
    const back = [markup`<p>${deskLink(view, ADDRESSES.drafts, say.drafts)}</p>`];
    return this.#tell(context, view, say.unknownDraft(id), back, 404);
  }

  /** A sentence, and what the reader wrote. */
  #stop(
    context: Context,
    view: DeskView,
    sentence: string,
    status: PageStatus,
    typed: Typed = NOTHING,
  ): Promise<Response> {
    return this.#tell(context, view, sayOf(view).web.title, [alertBox(view, [sentence], typed)], status);
  }

  async #tell(
    context: Context,
    view: DeskView,
    title: string,
    main: readonly Html[],
    status: PageStatus = 200,
  ): Promise<Response> {
    return context.html(
      deskDocument(view, ADDRESSES.drafts, title, [markup`<h1>${line(view, title)}</h1>`, ...main]),
      status,
    );
  }

  #view(context: Context, session?: DeskSession): DeskView {
    const { knowledge, factPath } = this.#options;
    return {
      language: pageLanguage(context),
      chosen: closestLanguage(context.req.query('lang')),
      knowledge: knowledge(),
      factPath,
      ...given({ session }),
    };
  }

  #cookie() {
    const secure = this.#options.publicUrl.startsWith('https:');
    return {
      path: `${pathOf(this.#options.publicUrl)}/desk`,
      httpOnly: true,
      sameSite: 'Strict',
      secure,
    } as const;
  }
}

import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Command } from '../../command/command.ts';
import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../../knowledge/model.ts';
import { newestFirst } from '../../knowledge/newest-first.ts';
import { type NamedPlace, placesIn } from '../../knowledge/places.ts';
import type { MapPlace } from '../../pictures/map/map.ts';
import { bullets, heading, paragraph, reply, text } from '../../reply/build.ts';
import { factPageOf } from '../../reply/fact-address.ts';
import { mapPageOf } from '../../reply/picture-address.ts';
import { Statements } from '../../reply/statements.ts';
import { inLanguage } from '../../reply/text.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { CONTENT_SECURITY_POLICY, htmlDocument } from './document.ts';
import { escapeHtml, escapeLine } from './html.ts';
import { pageLanguage } from './page-language.ts';
import { render } from './render.ts';

/** What the page of the map is made of. */
export interface MapPageOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl: string;
  readonly commands: readonly Command[];
  knowledge(): Knowledge;
  now(): Date;
}

const CACHE_SECONDS = 300;

/** What a request asks for. */
interface Asked {
  readonly language: string;
  /** Id of a topic: facts on others are left out. */
  readonly topic?: string;
  /** Id of a place: its facts are listed, in the place of the map. */
  readonly place?: string;
}

/**
 * The map of the places that facts name, at `/map`, and the facts that name one of them, at `/map?place=ID`; in the language of
 * `?lang=`, or else of the browser, and of one topic with `?topic=ID`.
 */
export function mapPages(options: MapPageOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/map', async (context) => {
    const asked = askedIn(context);
    const page = await pageFor(asked, options);
    const { title, main } = page ?? missingPage(asked.language, options);
    return context.html(
      htmlDocument(
        {
          title,
          language: asked.language,
          ...given({
            address: page && mapPageOf(options.publicUrl, given({ ...asked, language: undefined })),
          }),
        },
        main,
      ),
      {
        status: page ? 200 : 404,
        headers: {
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
          Vary: 'Accept-Language',
          'Cache-Control': page ? `public, max-age=${CACHE_SECONDS}` : 'no-store',
        },
      },
    );
  });
  return app;
}

function askedIn(context: Context): Asked {
  const [topic, place] = [context.req.query('topic'), context.req.query('place')];
  return {
    language: pageLanguage(context),
    ...given({ topic: topic || undefined, place: place || undefined }),
  };
}

interface Page {
  readonly title: string;
  readonly main: string;
}

/** Undefined where there is no such topic or place. */
async function pageFor(asked: Asked, options: MapPageOptions): Promise<Page | undefined> {
  const { language, topic, place: id } = asked;
  const knowledge = options.knowledge();
  const topicTitle = topic === undefined ? undefined : ownValue(knowledge.situation.topics, topic);
  if (topic !== undefined && topicTitle === undefined) return undefined;
  const facts = currentFacts(knowledge.facts).filter(
    ({ topics }) => topic === undefined || topics.includes(topic),
  );
  const places = placesIn(facts, knowledge.names);
  const matter = inLanguage(topicTitle ?? knowledge.situation.title, language, knowledge);
  const title = textsFor(language).pictures.map.titleOf(matter);
  if (id === undefined) return mapPage(title, places, asked, options, knowledge);
  const place = places.find((one) => one.place.id === id);
  return place && placePage(place, asked, options, knowledge);
}

function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

async function mapPage(
  title: string,
  places: readonly NamedPlace[],
  { language, topic }: Asked,
  { publicUrl }: MapPageOptions,
  knowledge: Knowledge,
): Promise<Page> {
  // Loaded with the first map.
  const { ATLAS, mapPlaces, mapSvg } = await import('../../pictures/map/map.ts');
  const { direction, facts, pictures } = textsFor(language);
  const { legend, noPlaces, boundaries } = pictures.map;
  const content = { title, places, knowledge, language };
  const hrefOf = (place: string): string => mapPageOf(publicUrl, given({ place, topic, lang: language }));
  const item = ({ id, label, count }: MapPlace): string =>
    `<li><a href="${escapeHtml(hrefOf(id))}">${escapeLine(label, direction)}</a> · ${escapeLine(facts(count), direction)}</li>`;
  const notes = [legend, boundaries(ATLAS)].map((note) => escapeLine(note, direction)).join('<br>');
  const body =
    places.length === 0
      ? `<p>${escapeLine(noPlaces, direction)}</p>`
      : `${mapSvg({ ...content, scheme: 'page', hrefOf })}\n<p class="quiet">${notes}</p>\n<ul>${mapPlaces(content).map(item).join('')}</ul>`;
  return { title, main: `<h1>${escapeLine(title, direction)}</h1>\n${body}` };
}

/** The facts that name a place, each with its speaker, status and source, which open their own pages. */
function placePage(
  { place, facts }: NamedPlace,
  { language, topic }: Asked,
  { publicUrl, commands, now }: MapPageOptions,
  knowledge: Knowledge,
): Page {
  const texts = textsFor(language);
  const title = inLanguage(place.name, language, knowledge);
  const statements = new Statements(knowledge, language, { now: now() });
  const lines = newestFirst(facts).map((fact: Fact) => statements.datedLine(fact));
  const role = place.role && inLanguage(place.role, language, knowledge);
  const shown = reply(
    language,
    [heading(title), ...(role === undefined ? [] : [paragraph(text(role, 'quiet'))]), ...bullets(lines)],
    {
      citations: statements.citations,
      actions: [
        {
          kind: 'link',
          label: texts.pictures.map.all,
          url: mapPageOf(publicUrl, given({ topic, lang: language })),
        },
      ],
    },
  );
  const links = {
    factPage: (id: string) => `${factPageOf(publicUrl, id)}?lang=${language}`,
    pageOf: () => undefined,
  };
  return { title, main: render(shown, links, commands) };
}

function missingPage(language: string, { publicUrl, commands }: MapPageOptions): Page {
  const { page, pictures } = textsFor(language);
  const shown = reply(language, [heading(page.notFound)], {
    actions: [{ kind: 'link', label: pictures.map.all, url: mapPageOf(publicUrl, { lang: language }) }],
  });
  const links = { factPage: () => undefined, pageOf: () => undefined };
  return { title: page.notFound, main: render(shown, links, commands) };
}

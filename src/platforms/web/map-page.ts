import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { raw } from 'hono/html';
import type { Command } from '../../command/command.ts';
import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../../knowledge/model.ts';
import { newestFirst } from '../../knowledge/newest-first.ts';
import { type NamedPlace, placesIn } from '../../knowledge/places.ts';
import type { MapPlace } from '../../pictures/map/map.ts';
import { bullets, heading, paragraph, reply, text } from '../../reply/build.ts';
import { factPathOf } from '../../reply/fact-address.ts';
import { mapPageOf, mapPathOf, siteCardOf } from '../../reply/picture-address.ts';
import { Statements } from '../../reply/statements.ts';
import { inLanguage } from '../../reply/text.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { htmlDocument, type NavigationLink } from './document.ts';
import { type Html, lineText, markup } from './html.ts';
import { pageLanguage } from './page-language.ts';
import { pageResponse } from './page-response.ts';
import { feedLinks, previewTags } from './preview.ts';
import { render } from './render.ts';
import { pathOf, underPath } from './under-path.ts';

/** What the page of the map is made of. */
export interface MapPageOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl?: string;
  navigation(language: string): readonly NavigationLink[];
  readonly commands: readonly Command[];
  knowledge(): Knowledge;
  now(): Date;
}

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
  app.use('/map', underPath(pathOf(options.publicUrl)));
  app.get('/map', async (context) => {
    const asked = askedIn(context);
    const page = await pageFor(asked, options);
    const { title, main } = page ?? missingPage(asked.language);
    const head = {
      ...{ title, language: asked.language, chosen: closestLanguage(context.req.query('lang')) },
      path: mapPathOf(page ? withoutLanguage(asked) : {}),
      navigation: options.navigation(asked.language),
      ...given({ publicUrl: page && options.publicUrl }),
      more: [
        ...(page && options.publicUrl !== undefined ? [preview(page.title, asked, options.publicUrl)] : []),
        feedLinks(asked.language),
      ],
    };
    return pageResponse(htmlDocument(head, main).toString(), {
      status: page ? 200 : 404,
      isKept: page !== undefined,
    });
  });
  return app;
}

/** What previews of links show of the map, or of a place. */
function preview(title: string, asked: Asked, publicUrl: string): Html {
  const { language } = asked;
  const url = mapPageOf(publicUrl, { ...withoutLanguage(asked), lang: language });
  return previewTags({ title, language, url }, { type: 'website', image: siteCardOf(publicUrl, language) });
}

function askedIn(context: Context): Asked {
  const [topic, place] = [context.req.query('topic'), context.req.query('place')];
  return {
    language: pageLanguage(context),
    ...given({ topic: topic || undefined, place: place || undefined }),
  };
}

function withoutLanguage({ topic, place }: Asked): Readonly<Record<string, string>> {
  return given({ topic, place });
}

interface Page {
  readonly title: string;
  readonly main: readonly Html[];
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
  if (id === undefined) return mapPage(title, places, asked, knowledge);
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
  knowledge: Knowledge,
): Promise<Page> {
  // Loaded with the first map.
  const { ATLAS, mapPlaces, mapSvg } = await import('../../pictures/map/map.ts');
  const { direction, facts, pictures } = textsFor(language);
  const { legend, noPlaces, boundaries } = pictures.map;
  const content = { title, places, knowledge, language };
  const hrefOf = (place: string): string => mapPathOf(given({ place, topic, lang: language }));
  const line = (value: string): Html => lineText(value, direction);
  const item = ({ id, label, count }: MapPlace): Html =>
    markup`<li><a href="${hrefOf(id)}">${line(label)}</a> · ${line(facts(count))}</li>`;
  const body =
    places.length === 0
      ? [markup`<p>${line(noPlaces)}</p>`]
      : [
          // It escapes its own texts.
          raw(mapSvg({ ...content, scheme: 'page', hrefOf })),
          markup`<p class="quiet">${line(legend)}<br>${line(boundaries(ATLAS))}</p>`,
          markup`<ul>${mapPlaces(content).map(item)}</ul>`,
        ];
  return { title, main: [markup`<h1>${line(title)}</h1>`, ...body] };
}

/** The facts that name a place, each with its speaker, status and source, which open their own pages. */
function placePage(
  { place, facts }: NamedPlace,
  { language, topic }: Asked,
  { commands, now }: MapPageOptions,
  knowledge: Knowledge,
): Page {
  const title = inLanguage(place.name, language, knowledge);
  const statements = new Statements(knowledge, language, { now: now() });
  const lines = newestFirst(facts).map((fact: Fact) => statements.datedLine(fact));
  const role = place.role && inLanguage(place.role, language, knowledge);
  const shown = reply(
    language,
    [heading(title), ...(role === undefined ? [] : [paragraph(text(role, 'quiet'))]), ...bullets(lines)],
    { citations: statements.citations },
  );
  const links = {
    factPage: (id: string) => `${factPathOf(id)}?lang=${language}`,
    pageOf: () => undefined,
  };
  return { title, main: [...render(shown, links, commands), wholeMap(language, topic)] };
}

function missingPage(language: string): Page {
  const { page } = textsFor(language);
  return { title: page.notFound, main: [markup`<h1>${page.notFound}</h1>`, wholeMap(language)] };
}

/** The way to the map. */
function wholeMap(language: string, topic?: string): Html {
  const { direction, pictures } = textsFor(language);
  const path = mapPathOf(given({ topic, lang: language }));
  return markup`<ul class="actions"><li><a href="${path}">${lineText(pictures.map.all, direction)}</a></li></ul>`;
}

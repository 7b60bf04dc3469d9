import { Hono } from 'hono';
import { ask } from '../../commands/ask.ts';
import { brief } from '../../commands/brief.ts';
import { fact } from '../../commands/fact.ts';
import { commands } from '../../commands/index.ts';
import { sources } from '../../commands/sources.ts';
import { start } from '../../commands/start.ts';
import { rate } from '../../commands/vote.ts';
import { who } from '../../commands/who.ts';
import { createDispatch } from '../chat/dispatch.ts';
import type { Readers } from '../command/command.ts';
import { createSuggestions } from '../command/suggestions.ts';
import { firstDigests } from '../digest/first-digest.ts';
import { localized } from '../knowledge/model.ts';
import type { DrawnPictures } from '../pictures/drawn-pictures.ts';
import { cards } from '../platforms/web/cards.ts';
import { mapPages } from '../platforms/web/map-page.ts';
import type { Page } from '../platforms/web/pages.ts';
import { createSite } from '../platforms/web/site.ts';
import { factPathOf } from '../reply/fact-address.ts';
import { closestLanguage, textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import type { Endpoint } from './endpoint.ts';
import type { LiveKnowledge } from './live-knowledge.ts';
import type { Metrics } from './metrics/metrics.ts';
import { observedDispatch, observedQuestions } from './metrics/observed.ts';
import { pageDescriptions } from './page-descriptions.ts';

/** Commands that only read, but make no page: the opening of a chat, and what takes votes. */
const NO_PAGES: ReadonlySet<string> = new Set([start.name, rate.name]);
/** Pages that every page leads to. */
const NAVIGATION = ['latest', 'timeline', 'map', 'claims', 'sources', 'help', 'privacy'] as const;

/** A page has room for a whole list, of which a chat shows a screenful. */
const ALL = { all: 'yes' };

/** Nothing is kept of the readers of the pages: each is known by the language that the address names. */
const READERS: Readers = {
  get: async (_, language) => ({ questions: [], ...given({ language: closestLanguage(language) }) }),
  update: async () => undefined,
};

/**
 * The pages for readers. They have no limits per reader, since all readers may come through one proxy.
 *
 * @param publicUrl the address from outside, where there is one
 */
export function webPages(
  publicUrl: string | undefined,
  {
    current,
    pictures,
    metrics,
    now,
    log,
  }: {
    readonly current: Pick<LiveKnowledge, 'knowledge' | 'engine'>;
    readonly pictures: DrawnPictures;
    readonly metrics?: Metrics;
    now(): Date;
    readonly log: Log;
  },
): Endpoint {
  const { knowledge } = current;
  const known = { knowledge, closings: () => current.engine().closings, now };
  const dispatch = createDispatch({
    ...known,
    engine: current.engine,
    commands,
    firstDigest: firstDigests(known),
    readers: READERS,
    ...given({ questionCounter: metrics && observedQuestions(metrics) }),
    log,
  });
  const nameLabel = (id: string, language: string): string | undefined => {
    const name = knowledge().names.find((each) => each.id === id);
    return name && localized(name.name, language, knowledge().situation.required);
  };
  const suggest = createSuggestions(knowledge, commands);
  const pages: readonly Page[] = [
    { path: '/', command: ask.name, value: { option: 'question', query: 'q' } },
    {
      path: '/facts',
      command: fact.name,
      value: {
        option: 'id',
        toValue: (id) => (knowledge().facts.some((each) => each.id === id) ? id : undefined),
      },
    },
    {
      path: '/names',
      command: who.name,
      value: {
        option: 'name',
        toId(typed) {
          const [name, ...others] = current.engine().names(typed);
          return others.length === 0 ? name?.id : undefined;
        },
        toValue: nameLabel,
      },
      always: ALL,
    },
    {
      path: '/sources',
      command: sources.name,
      value: {
        option: 'source',
        toValue: (id) => (knowledge().sources.some((each) => each.id === id) ? id : undefined),
      },
      always: ALL,
    },
    ...commands
      .filter(({ name, readOnly }) => readOnly === true && !NO_PAGES.has(name))
      .map(({ name, options }) => ({
        path: `/${name}`,
        command: name,
        ...(options.some((option) => option.name === 'all') ? { always: ALL } : {}),
      })),
  ];
  const navigation = (language: string) =>
    NAVIGATION.map((name) => ({ path: `/${name}`, label: textsFor(language).page.pages[name] }));
  const site = createSite({
    dispatch: metrics ? observedDispatch(dispatch, metrics) : dispatch,
    commands,
    pages,
    opening: {
      call: { command: brief.name, args: {} },
      lead(language) {
        const { title, required } = knowledge().situation;
        return textsFor(language).surface.start.what(localized(title, language, required));
      },
    },
    navigation,
    suggest: (typed, language) => suggest('question', typed, language).map(({ label }) => label),
    factPath: factPathOf,
    version: () => knowledge().version,
    ...(publicUrl === undefined ? {} : { publicUrl, describe: pageDescriptions(knowledge, publicUrl) }),
  });
  const endpoints: Endpoint = new Hono();
  return endpoints
    .route('/', mapPages({ commands, knowledge, navigation, now, ...given({ publicUrl }) }))
    .route('/', cards({ knowledge, png: (svg) => pictures.png(svg) }))
    .route('/', site);
}

import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Knowledge } from '../../knowledge/model.ts';
import { closestLanguage } from '../../text/index.ts';

/** What cards are made of. */
export interface CardOptions {
  knowledge(): Knowledge;
  /** A picture as PNG; undefined where it cannot be drawn now. */
  png(svg: string): Promise<Uint8Array | undefined>;
}

/** Loaded with the first card. */
const drawing = () => import('../../pictures/card.ts');

/** A correction is seen after as long. */
const CACHE_SECONDS = 300;

/**
 * The pictures that previews of links show, 1200 by 630 pixels: `/facts/:id/card.png` and `/card.png`, in the language of `?lang=`
 * (English without one).
 */
export function cards({ knowledge, png }: CardOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const send = async (context: Context, svg: string): Promise<Response> => {
    const drawn = await png(svg);
    if (drawn === undefined) {
      return context.text('The picture cannot be drawn now. Please try again in a moment.', 503, {
        'Retry-After': '2',
        'Cache-Control': 'no-store',
      });
    }
    return context.body(Uint8Array.from(drawn), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
      'X-Content-Type-Options': 'nosniff',
    });
  };
  const languageOf = ({ req }: Context): string => closestLanguage(req.query('lang')) ?? 'en';
  app.get('/facts/:id/card.png', async (context) => {
    const known = knowledge();
    const fact = known.facts.find(({ id }) => id === context.req.param('id'));
    if (fact === undefined) return context.text('There is no fact with this id.', 404);
    const { factCard } = await drawing();
    return send(context, factCard(fact, known, languageOf(context), 'light'));
  });
  app.get('/card.png', async (context) => {
    const { siteCard } = await drawing();
    return send(context, siteCard(knowledge(), languageOf(context), 'light'));
  });
  return app;
}

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type Knowledge, localized } from '../../../knowledge/model.ts';

/** What `/llms.txt` is made of. */
export interface LlmsTextOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl: string;
  knowledge(): Knowledge;
}

/** What language models are told of this site, at `/llms.txt` (https://llmstxt.org). */
export function llmsText(options: LlmsTextOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/llms.txt', (context) =>
    context.text(textFor(options), 200, {
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=300',
    }),
  );
  return app;
}

function textFor({ publicUrl, knowledge }: LlmsTextOptions): string {
  const { situation, sources } = knowledge();
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))];
  return `# Sanad: ${localized(situation.title, 'en', situation.required)}

> Curated facts on one developing situation. Each fact is one statement with who says it, its status, when it happened,
> and the source and paragraph in which it stands. Nothing is generated.

Publishers of the sources: ${publishers.join(', ')}

## How to cite

- Name the speaker of each statement, keep its hedges and its status: reported, claimed, disputed or analysis.
- Cite the source: title, publisher, date and paragraph, and link the page of the fact, ${publicUrl}/facts/ID.
- With a disputed statement, give what stands against it as well.
- If the outcome is not-in-sources, say that the sources do not tell it. If it is unsure, say so.
- A fact that was corrected or withdrawn is no longer stated.

## For programs

- [Ask](${publicUrl}/api/ask?q=who+guards+the+border): GET with ?q=, or POST {"question"}; gives JSON
- [Latest facts](${publicUrl}/api/latest): GET; gives JSON
- [OpenAPI](${publicUrl}/api/openapi.json): the description of the API
- MCP server: ${publicUrl}/mcp (streamable HTTP), with tools to ask, check a text, and show facts and names

## Feeds

- [Atom](${publicUrl}/feed.xml)
- [JSON Feed](${publicUrl}/feed.json)
`;
}

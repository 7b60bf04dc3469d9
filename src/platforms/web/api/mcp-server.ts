import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import {
  answerSchema,
  checkedSchema,
  factSchema,
  latestSchema,
  profilesSchema,
} from '../../../reply/json-schema.ts';
import { answerText, checkedText, type FactPage, factText, latestText, profilesText } from './cited-text.ts';
import type { Lookups } from './lookups.ts';
import type { Read } from './request-body.ts';
import { askRequest, checkRequest, factRequest, latestRequest, whoRequest } from './requests.ts';

/** What the tools for assistants answer with. */
export interface McpOptions {
  readonly lookups: Lookups;
  /** What the sources tell of, in English. */
  readonly title: string;
  readonly factPage?: FactPage;
}

interface Tool<Request, Found extends object> {
  readonly title: string;
  readonly description: string;
  readonly takes: z.ZodType<Request>;
  readonly gives: z.ZodType;
  run(request: Request): Read<Found> | Promise<Read<Found>>;
  /** The same as text to read. */
  write(found: Found): string;
}

const checkReply = z.object({ statements: z.array(checkedSchema) });

/** A server of the Model Context Protocol, whose tools let assistants look things up here. It holds no state. */
export function createMcpServer({ lookups, title, factPage }: McpOptions): McpServer {
  const server = new McpServer(
    { name: 'sanad', title: 'Sanad', version: '1' },
    { instructions: instructions(title) },
  );
  const tools = {
    ask: tool({
      title: 'Ask the sources',
      description: `Answers a question about this situation from curated facts: ${title}. Gives statements with speaker, status and citation, or says that no source tells it.`,
      takes: askRequest,
      gives: answerSchema,
      run: (request) => lookups.ask(request),
      write: (answer) => answerText(answer, factPage),
    }),
    check: tool({
      title: 'Check a text',
      description:
        'Compares each clause of a text with the sources: in-sources, differs, in-part, disputed or not-in-sources.',
      takes: checkRequest,
      gives: checkReply,
      async run(request) {
        const found = await lookups.check(request);
        return 'problem' in found ? found : { value: { statements: found.value } };
      },
      write: ({ statements }) => checkedText(statements, factPage),
    }),
    fact: tool({
      title: 'Show a fact',
      description:
        'Shows one fact by its id: whether it is still stated, what is against it, other accounts of the same event.',
      takes: factRequest,
      gives: factSchema,
      run: lookups.fact,
      write: (fact) => factText(fact, factPage),
    }),
    latest: tool({
      title: 'Show what is new',
      description: 'Shows new, corrected and withdrawn facts since a day, or the newest facts.',
      takes: latestRequest,
      gives: latestSchema,
      run: lookups.latest,
      write: (latest) => latestText(latest, factPage),
    }),
    who: tool({
      title: 'Show a person, group or place',
      description: 'Shows what the sources tell of a person, group or place, and what it says.',
      takes: whoRequest,
      gives: profilesSchema,
      run: lookups.who,
      write: (found) => profilesText(found, factPage),
    }),
  };
  for (const [name, register] of Object.entries(tools)) register(name, server);
  return server;
}

/** Adds a tool to a server under a name. */
function tool<Request, Found extends object>(options: Tool<Request, Found>) {
  const { title, description, takes, gives, run, write } = options;
  const annotations = { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  const config = { title, description, inputSchema: takes, outputSchema: gives, annotations };
  const answer = async (request: Request): Promise<CallToolResult> => {
    const found = await run(request);
    if ('problem' in found)
      return { isError: true, content: [{ type: 'text', text: found.problem.message }] };
    return {
      content: [{ type: 'text', text: write(found.value) }],
      structuredContent: Object.fromEntries(Object.entries(found.value)),
    };
  };
  return (name: string, server: McpServer): void =>
    void server.registerTool<z.ZodType, z.ZodType<Request>>(name, config, answer);
}

/** What an assistant is told before it uses the tools. */
function instructions(title: string): string {
  return `Sanad holds curated facts on one situation: ${title}. Each has a speaker, a status and a citation.
- Whenever you repeat a statement, name who says it, keep its hedges ("reportedly", "at least"), and cite the source with publisher, date and paragraph, and the link where there is one.
- Keep the status apart: what is claimed is not established; with what is disputed, give both sides.
- Add nothing. Do not merge statements into a new claim, and do not complete them from other knowledge in Sanad's name.
- "answered": the statements answer. "unsure": they come nearest; say that they may not answer. "not-in-sources": say that Sanad's sources do not tell this.
- A fact that was corrected or withdrawn is no longer stated: do not repeat it as valid.`;
}

import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { lazy } from '../../../util/lazy.ts';
import { type AccessOptions, allowOrigins, limitAddress } from './access.ts';
import type { McpOptions } from './mcp-server.ts';
import { HEADERS, type Problem, safeJson } from './problem.ts';
import { limitBody, readJson } from './request-body.ts';

/** Who may use the tools for assistants, and what they answer with. */
export interface McpEndpointOptions extends AccessOptions {
  readonly publicUrl: string;
  /** Asked for with each request, since knowledge changes while the program runs. */
  tools(): McpOptions;
}

type Env = { Bindings: HttpBindings };

/** Codes of JSON-RPC (https://www.jsonrpc.org/specification#error_object); the second is the one that the protocol's own SDK gives. */
const INVALID_REQUEST = -32_600;
const REFUSED = -32_000;

/** The protocol's SDK takes a quarter of a second to load, so it is loaded for the first request. */
const loaded = lazy(async () => {
  const [{ WebStandardStreamableHTTPServerTransport }, { createMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    import('./mcp-server.ts'),
  ]);
  return { Transport: WebStandardStreamableHTTPServerTransport, createMcpServer };
});

/**
 * The tools for assistants at `/mcp`, by the protocol's streamable HTTP (https://modelcontextprotocol.io/specification,
 * "Transports"). Each request is answered by itself with JSON, so that it does not matter which replica gets it.
 */
export function mcpEndpoint(options: McpEndpointOptions): Hono<Env> {
  const app = new Hono<Env>();
  const own = new URL(options.publicUrl).origin;
  app.use('/mcp', allowOrigins(options.origins, ['POST']), limitAddress(options), limitBody);
  app.post('/mcp', async (context) => {
    const origin = context.req.header('Origin');
    // A page that was rebound to this machine's address sends its own origin. No program but a browser sends one.
    if (origin !== undefined && origin !== own && !isAllowed(origin, options.origins))
      return refuse(context, FOREIGN);
    const read = await readJson(context);
    if ('problem' in read) return refuse(context, read.problem);
    // The protocol has no batches any more; a request that another one in its batch cancels would never be answered.
    if (Array.isArray(read.value)) return refuse(context, BATCH, INVALID_REQUEST);
    const { Transport, createMcpServer } = await loaded();
    const server = createMcpServer(options.tools());
    const transport = new Transport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      return await guarded(await transport.handleRequest(context.req.raw, { parsedBody: read.value }));
    } finally {
      await server.close();
    }
  });
  app.all('/mcp', (context) => refuse(context, WRONG_METHOD));
  return app;
}

function isAllowed(origin: string, origins: readonly string[]): boolean {
  return origins.includes('*') || origins.includes(origin);
}

const FOREIGN: Problem = {
  status: 403,
  code: 'origin-refused',
  message: 'Pages of this origin may not use the tools. The operator can name it in API_ORIGINS.',
};
const BATCH: Problem = {
  status: 400,
  code: 'batch-refused',
  message: 'Send one JSON-RPC message a request; lists of them are not taken.',
};
const WRONG_METHOD: Problem = {
  status: 405,
  code: 'wrong-method',
  message: 'This address takes POST with one JSON-RPC message; it keeps no session and opens no stream.',
  headers: { Allow: 'POST' },
};

/** A refusal in the form of JSON-RPC. */
function refuse(context: Context, { status, message, headers }: Problem, code = REFUSED): Response {
  const body = safeJson({ jsonrpc: '2.0', error: { code, message }, id: null });
  return context.body(body, status, { ...HEADERS, ...headers });
}

/** The same response without mark-up, which in JSON can stand in texts alone. */
async function guarded(response: Response): Promise<Response> {
  const body = (await response.text()).replaceAll('<', '\\u003c');
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(body === '' ? null : body, { status: response.status, headers });
}

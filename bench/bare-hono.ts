/** A bare hono route that returns a constant of as many bytes as its address names: what the web benchmark compares with. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
const constants = new Map<string, string>();
app.all('/:bytes', (context) => {
  const bytes = context.req.param('bytes');
  const constant = constants.get(bytes) ?? 'x'.repeat(Number(bytes));
  constants.set(bytes, constant);
  return context.body(constant, 200, { 'Content-Type': 'application/json; charset=utf-8' });
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) });

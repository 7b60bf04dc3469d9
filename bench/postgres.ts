/**
 * PostgreSQL's full-text search as the stage that finds candidates, for facts that no process can hold:
 * `node bench/postgres.ts SIZE` prints a `Measured` as JSON. Its bytes are table and index on the disk.
 */
import { join } from 'node:path';
import { Client } from 'pg';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Fact } from '../src/knowledge/model.ts';
import { startPostgres } from '../tests/store/real-postgres.ts';
import { spread } from './measure.ts';
import { syntheticKnowledge, syntheticQuestions } from './synthetic.ts';
import type { Measured } from './worker.ts';

/** Facts that go in with one statement. */
const CHUNK = 10_000;
const QUESTIONS = 200;
const MOST_TIME = 30_000;
const CANDIDATES = 32;

const TABLE = `create table fact (
  number int primary key, text text, words tsvector generated always as (to_tsvector('english', text)) stored)`;
const INSERT = 'insert into fact (number, text) select * from unnest($1::int[], $2::text[])';
const FIND = `select number from fact, to_tsquery('english', $1) as question where words @@ question
  order by ts_rank(words, question) desc limit ${CANDIDATES}`;

async function fill(client: Client, facts: readonly Fact[]): Promise<void> {
  await client.query(TABLE);
  for (let from = 0; from < facts.length; from += CHUNK) {
    const chunk = facts.slice(from, from + CHUNK);
    await client.query(INSERT, [chunk.map((_, i) => from + i), chunk.map(({ text }) => text['en'])]);
  }
  await client.query('create index on fact using gin (words)');
  await client.query('vacuum analyze fact');
}

async function timeQuestions(client: Client, questions: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + MOST_TIME;
  for (const question of questions) {
    const started = performance.now();
    if (started > end) break;
    await client.query(FIND, [(question.match(/[\p{L}\p{N}]+/gu) ?? []).join(' | ')]);
    times.push(performance.now() - started);
  }
  return times;
}

async function measure(size: number): Promise<Measured> {
  const real = await loadKnowledge(join(import.meta.dirname, '../knowledge'));
  const { facts } = syntheticKnowledge(real, size);
  const server = await startPostgres();
  try {
    const client = new Client({ connectionString: await server.newDatabase() });
    await client.connect();
    const started = performance.now();
    await fill(client, facts);
    const build = performance.now() - started;
    const { rows } = await client.query<{ bytes: string }>("select pg_total_relation_size('fact') as bytes");
    await timeQuestions(client, syntheticQuestions(facts, 20, 2));
    const ask = spread(await timeQuestions(client, syntheticQuestions(facts, QUESTIONS, 3)));
    await client.end();
    return { subject: 'postgres', size, facts: size, build, bytes: Number(rows[0]?.bytes), ask };
  } finally {
    await server.remove();
  }
}

process.stdout.write(JSON.stringify(await measure(Number(process.argv[2]))));

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';

/**
 * Dependencies point inward: app -> platforms, store, digest -> chat -> command, reply -> query -> knowledge (DESIGN.md).
 * A folder that is not in this table has to find its place in it first.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/util': [],
  'src/knowledge': ['src/util'],
  'src/query': ['src/knowledge', 'src/util'],
  'src/text': [],
  'src/reply': ['src/knowledge', 'src/query', 'src/text', 'src/util'],
  'src/pictures': ['src/knowledge', 'src/reply', 'src/text', 'src/util'],
  'src/command': ['src/knowledge', 'src/query', 'src/reply', 'src/text', 'src/util'],
  commands: ['src/command', 'src/knowledge', 'src/query', 'src/reply', 'src/text', 'src/util'],
  'src/chat': ['src/command', 'src/knowledge', 'src/query', 'src/reply', 'src/text', 'src/util'],
  'src/sending': ['src/command', 'src/reply', 'src/util'],
  'src/digest': [
    'src/command',
    'src/knowledge',
    'src/query',
    'src/reply',
    'src/sending',
    'src/text',
    'src/util',
  ],
  'src/board': [
    ...['src/command', 'src/digest', 'src/knowledge', 'src/reply', 'src/sending', 'src/text', 'src/util'],
  ],
  'src/desk': [
    ...[
      'src/command',
      'src/digest',
      'src/knowledge',
      'src/query',
      'src/reply',
      'src/sending',
      'src/text',
      'src/util',
    ],
  ],
  'src/webhooks': ['src/knowledge', 'src/reply', 'src/util'],
  'src/store': [
    'src/board',
    'src/chat',
    'src/command',
    'src/desk',
    'src/digest',
    'src/sending',
    'src/util',
    'src/webhooks',
  ],
  'src/platforms/terminal': ['src/chat', 'src/command', 'src/query', 'src/reply', 'src/text'],
  'src/platforms/discord': [
    ...['src/chat', 'src/command', 'src/query', 'src/reply', 'src/sending', 'src/text', 'src/util'],
  ],
  'src/platforms/telegram': ['src/chat', 'src/command', 'src/reply', 'src/sending', 'src/text', 'src/util'],
  'src/platforms/web': [
    ...['src/chat', 'src/command', 'src/knowledge', 'src/pictures', 'src/query', 'src/reply', 'src/text'],
    'src/util',
  ],
  'src/pack': [
    ...[
      'commands',
      'src/chat',
      'src/command',
      'src/knowledge',
      'src/platforms/web',
      'src/query',
      'src/reply',
    ],
    ...['src/text', 'src/util'],
  ],
  'src/app': [
    ...[
      'commands',
      'src/board',
      'src/chat',
      'src/command',
      'src/desk',
      'src/digest',
      'src/knowledge',
      'src/pictures',
      'src/platforms/discord',
    ],
    ...[
      'src/platforms/telegram',
      'src/platforms/terminal',
      'src/platforms/web',
      'src/query',
      'src/reply',
      'src/sending',
    ],
    ...['src/pack', 'src/store', 'src/text', 'src/util', 'src/webhooks'],
  ],
  'src/main': ['src/app'],
  'src/start': ['src/main'],
};

/** Folders that may know the types of others, but run without them. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  'src/text': ['src/knowledge', 'src/query'],
};

const QUERY = [
  'src/query/types.ts',
  'src/query/limits.ts',
  'src/query/shown-statements.ts',
  'src/query/words/fold.ts',
];
const KNOWLEDGE = [
  'src/knowledge/model.ts',
  'src/knowledge/current-facts.ts',
  'src/knowledge/accounts.ts',
  'src/knowledge/attribution.ts',
  'src/knowledge/chain.ts',
  'src/knowledge/disagreements.ts',
  'src/knowledge/events.ts',
  'src/knowledge/fact-histories.ts',
  'src/knowledge/leading-facts.ts',
  'src/knowledge/newest-first.ts',
  'src/knowledge/news.ts',
  'src/knowledge/offered-facts.ts',
  'src/knowledge/places.ts',
  'src/knowledge/plain-text.ts',
  'src/knowledge/profile.ts',
  'src/knowledge/sentences.ts',
];

/** Of the folders further in, the files that these folders may import; all, where none is named. */
const ONLY: readonly (readonly [from: string, to: string, files: readonly string[]])[] = [
  ...[
    'src/reply',
    'src/pictures',
    'src/command',
    'src/chat',
    'commands',
    'src/digest',
    'src/board',
    'src/platforms',
    'src/webhooks',
  ].flatMap((from) => [[from, 'src/query', QUERY] as const, [from, 'src/knowledge', KNOWLEDGE] as const]),
  ['src/query', 'src/knowledge', KNOWLEDGE],
];

/** The files that hand the world to the program. */
const OUTERMOST: readonly string[] = ['src/start.js', 'src/main.ts', 'src/pack/page/main.ts'];

/** The same, with the start of the process in which knowledge is compiled. */
const ENTRIES: readonly string[] = [...OUTERMOST, 'src/app/knowledge-process.ts'];

/** What only these may touch. */
const ALONE: readonly (readonly [what: string, pattern: RegExp, files: readonly string[]])[] = [
  ['the environment', /\bprocess\.env\b|\bloadEnvFile\b/, OUTERMOST],
  ['the exit code', /\bprocess\.(?:exit|exitCode|abort)\b/, ENTRIES],
  ['signals', /\bprocess\.(?:on|once|addListener|kill)\b/, ENTRIES],
  ['the standard streams', /\bprocess\.(?:stdin|stdout|stderr)\b/, OUTERMOST],
  ['the clock', /\bnew Date\(\)|\bDate\.now\b|\bTemporal\.Now\b/, OUTERMOST],
];

const LONGEST_FILE = 400;

const ROOT = join(import.meta.dirname, '..');
const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => join(folder, name).split(sep).join('/')),
);
const contents = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

/** The part that a file belongs to: a folder of src/, a platform, or one of the two entries. */
function partOf(file: string): string {
  return (
    /^src\/platforms\/[^/]+(?=\/)|^src\/[^/]+(?=\/)|^commands(?=\/)/.exec(file)?.[0] ??
    file.replace(/\.[jt]s$/, '')
  );
}

/** An import of one file by another; types and dynamic imports count too. */
interface Edge {
  readonly from: string;
  readonly to: string;
  /** Vanishes when types are stripped. */
  readonly type: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

function importsOf(file: string, content: string): readonly Edge[] {
  return [...content.matchAll(IMPORT)].flatMap(([statement, from, other]) => {
    const name = from ?? other ?? '';
    const to = relative(ROOT, join(ROOT, dirname(file), name))
      .split(sep)
      .join('/');
    return name.startsWith('.')
      ? [{ from: file, to, type: /^\s*(?:import|export) type\b/.test(statement) }]
      : [];
  });
}

const edges: readonly Edge[] = [...contents].flatMap(([file, content]) => importsOf(file, content));
const show = ({ from, to }: Edge): string => `${from} -> ${to}`;

test('imports are found in all their forms', () => {
  const content = `import a from './a.ts';
import {
  b,
} from "../b.ts";
import type { C } from './c.ts';
export { d } from './d.ts';
export * from './e.ts';
import './f.ts';
const g = await import('./g.ts');
import h from 'h';
`;
  expect(importsOf('src/x/y.ts', content).map(({ to, type }) => [to, type])).toEqual([
    ['src/x/a.ts', false],
    ['src/b.ts', false],
    ['src/x/c.ts', true],
    ['src/x/d.ts', false],
    ['src/x/e.ts', false],
    ['src/x/f.ts', false],
    ['src/x/g.ts', false],
  ]);
  expect(edges.length).toBeGreaterThan(100);
});

test('every part has its place in the table, and the table no more', () => {
  expect(new Set(files.map(partOf))).toEqual(new Set(Object.keys(ALLOWED)));
});

describe('dependencies point inward', () => {
  test.each(Object.entries(ALLOWED))('%s', (part, allowed) => {
    const outward = edges.filter(({ from, to, type }) => {
      const may = [part, ...allowed, ...(type ? (TYPES_ONLY[part] ?? []) : [])];
      return partOf(from) === part && !may.includes(partOf(to));
    });
    expect(outward.map(show)).toEqual([]);
  });

  test('of the parts further in, only what is for others', () => {
    const inside = ONLY.flatMap(([part, other, open]) =>
      edges.filter(
        ({ from, to }) => from.startsWith(`${part}/`) && to.startsWith(`${other}/`) && !open.includes(to),
      ),
    );
    expect(inside.map(show)).toEqual([]);
  });

  test('an edge that the table allows is one that is there', () => {
    const there = new Set(edges.map(({ from, to }) => `${partOf(from)} -> ${partOf(to)}`));
    const idle = Object.entries(ALLOWED).flatMap(([part, allowed]) =>
      allowed.map((other) => `${part} -> ${other}`).filter((edge) => !there.has(edge)),
    );
    expect(idle).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    expect(circles(edges)).toEqual([]);
  });

  test('circles are found', () => {
    const edge = (from: string, to: string): Edge => ({ from, to, type: true });
    const open = [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')];
    expect(circles(open)).toEqual([]);
    expect(circles([...open, edge('c', 'b')])).toEqual(['b -> c -> b']);
  });

  test('no two platforms know each other', () => {
    const between = edges.filter(
      ({ from, to }) =>
        from.startsWith('src/platforms/') && to.startsWith('src/platforms/') && partOf(from) !== partOf(to),
    );
    expect(between.map(show)).toEqual([]);
  });
});

test.each(ALONE)('only the outermost files touch %s', (_, pattern, allowed) => {
  const touching = [...contents].filter(([, content]) => pattern.test(code(content))).map(([file]) => file);
  expect(touching.filter((file) => !allowed.includes(file))).toEqual([]);
});

test('no platform names a command', () => {
  const names = commands.map(({ name }) => name).join('|');
  const literal = new RegExp(`(['"\`])(?:${names})\\1`);
  // A kind of block in Telegram's rich messages.
  const block = /(?:type: |case )'map'/g;
  const naming = [...contents].filter(
    ([file, content]) => file.startsWith('src/platforms/') && literal.test(code(content).replace(block, '')),
  );
  expect(naming.map(([file]) => file)).toEqual([]);
});

test(`no file has more than ${LONGEST_FILE} lines`, () => {
  const long = [...contents].filter(([, content]) => content.split('\n').length - 1 > LONGEST_FILE);
  expect(long.map(([file]) => file)).toEqual([]);
});

test('names are in kebab case', () => {
  expect(files.filter((file) => !/^(?:[a-z0-9-]+\/)+[a-z0-9-]+\.[jt]s$/.test(file))).toEqual([]);
});

/** Each circle of imports once, as the way round it from its first file in the alphabet. */
function circles(all: readonly Edge[]): readonly string[] {
  const next = Map.groupBy(all, ({ from }) => from);
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) {
      const circle = way.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? '');
      found.add([...circle.slice(first), ...circle.slice(0, first + 1)].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const { from } of all) walk(from, []);
  return [...found];
}

/** A file without its comments. */
function code(content: string): string {
  return content.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

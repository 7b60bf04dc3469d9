import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Metrics } from '../../../src/app/metrics/metrics.ts';
import { knowledge } from '../../fixture.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
  }[];
}
interface Alerts {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}

const dashboard = JSON.parse(read('ops/grafana/dashboards/sanad.json')) as Dashboard;
const alerts = parse(read('ops/prometheus/alerts.yaml')) as Alerts;
const shown = dashboard.panels.flatMap(({ targets }) => targets);
const expressions = [...shown, ...alerts.groups.flatMap(({ rules }) => rules)].map(({ expr }) => expr);

/** The names of what Prometheus reads, with their labels. */
const known = (() => {
  const { registry } = new Metrics({
    knowledge: () => knowledge,
    readiness: async () => [],
    now: () => new Date(),
  });
  const metrics = registry.getMetricsAsArray() as readonly {
    readonly name: string;
    readonly labelNames?: readonly string[];
  }[];
  return new Map(metrics.map(({ name, labelNames = [] }) => [name, labelNames]));
})();

/** The metric of a name in an expression: a histogram has three. */
const metricOf = (name: string): string => name.replace(/_(?:bucket|sum|count)$/, '');
/** What Prometheus adds to everything that it reads. */
const ADDED = ['job', 'instance', 'le'];

test.each(expressions)('%s', (expression) => {
  // Without the values of labels.
  const bare = expression.replace(/"[^"]*"/g, '""');
  const names = bare.match(/\b(?:sanad|process|nodejs)_\w+/g)?.map(metricOf) ?? [];
  if (!/^up\b/.test(bare)) expect(names).not.toEqual([]);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  const labels = [
    ...[...bare.matchAll(/\{([^}]*)\}/g)].flatMap(
      ([, inside = '']) => inside.match(/\w+(?==|!=|=~|!~)/g) ?? [],
    ),
    ...[...bare.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside = '']) => inside.split(/,\s*/)),
  ];
  const may = [...ADDED, ...names.flatMap((name) => known.get(name) ?? [])];
  expect(labels.filter((label) => !may.includes(label))).toEqual([]);
});

test('every metric of the program is on the dashboard', () => {
  const text = shown.map(({ expr }) => expr).join('\n');
  const own = [...known.keys()].filter((name) => name.startsWith('sanad_'));
  expect(own.filter((name) => !text.includes(name))).toEqual([]);
  expect(own.length).toBeGreaterThan(10);
});

test('what compose.yaml mounts and what the files name is there', () => {
  const compose = parse(read('compose.yaml')) as {
    readonly services: Readonly<
      Record<string, { readonly volumes?: readonly string[]; readonly profiles?: readonly string[] }>
    >;
  };
  const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.filter((each) => each.startsWith('./')),
  );
  expect(mounted.filter((each) => !existsSync(join(ROOT, each.split(':')[0] ?? '')))).toEqual([]);
  expect(mounted.some((each) => each.startsWith('./ops/'))).toBe(true);
  const monitoring = Object.entries(compose.services).filter(([, { profiles }]) =>
    profiles?.includes('monitoring'),
  );
  expect(monitoring.map(([name]) => name)).toEqual(['prometheus', 'grafana']);
  const source = parse(read('ops/grafana/provisioning/datasources/prometheus.yaml')) as {
    readonly datasources: readonly { readonly uid: string }[];
  };
  expect(new Set(shown.map(({ datasource }) => datasource.uid))).toEqual(
    new Set(source.datasources.map(({ uid }) => uid)),
  );
  const { rule_files } = parse(read('ops/prometheus/prometheus.yaml')) as {
    readonly rule_files: readonly string[];
  };
  expect(rule_files).toEqual(['/etc/prometheus/alerts.yaml']);
});

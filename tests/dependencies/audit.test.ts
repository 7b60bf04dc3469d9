import { expect, test } from 'vitest';
import { reportOf } from '../../scripts/dependencies/audit.ts';

const vulnerable = (severity: string) =>
  JSON.stringify({ vulnerabilities: { thing: { name: 'thing', severity } } });

test.each(['high', 'critical'])('a %s vulnerability is a problem', (severity) => {
  expect(reportOf(vulnerable(severity)).problems).toEqual([
    expect.stringContaining(`thing has a known vulnerability (${severity})`),
  ]);
});

test.each(['info', 'low', 'moderate'])('a %s one is counted', (severity) => {
  expect(reportOf(vulnerable(severity))).toMatchObject({
    problems: [],
    summary: expect.stringContaining(': 1 of'),
  });
});

test.each([
  ['a registry without a list', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })],
  ['no answer', ''],
  ['an answer that is no JSON', '<html>'],
])('%s is said, and is no failure', (_, written) => {
  expect(reportOf(written)).toMatchObject({ problems: [], summary: expect.stringContaining('not checked') });
});

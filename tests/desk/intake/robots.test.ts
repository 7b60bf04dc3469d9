import { expect, test } from 'vitest';
import { robotsAllow } from '../../../src/desk/intake/robots.ts';

/** A robots.txt, with `|` for line ends, and what it allows and forbids. */
test.each<[robots: string, allowed: string, forbidden: string]>([
  ['', '/ /a', ''],
  ['User-agent: *|Disallow:', '/ /a', ''],
  ['User-agent: *|Disallow: /', '/robots.txt', '/ /a'],
  ['User-agent: *|Disallow: /a', '/ /b /A', '/a /a/b /ab /a?x'],
  ['User-agent: *|Disallow: /a/|Allow: /a/b', '/a/b /a/bc /a', '/a/ /a/c'],
  // The longest rule decides; of two that are alike, the one that allows.
  ['User-agent: *|Allow: /a|Disallow: /a', '/a', ''],
  ['User-agent: *|Disallow: /*.pdf$|Disallow: /x*y', '/a.pdf?b /xz', '/a.pdf /b/c.pdf /xy /x/1/y/2'],
  ['User-agent: *|Disallow: /a$', '/ab', '/a'],
  ['User-agent: *|Disallow: /*a*a$', '/a /ab', '/aa /xaxa'],
  ['user-agent : *|DISALLOW : /a # a note', '/b', '/a'],
  ['User-agent: other|Disallow: /', '/a', ''],
  ['User-agent: Sanad|Disallow: /a||User-agent: *|Disallow: /', '/b', '/a'],
  ['User-agent: sanad/2.0|Disallow: /a', '/b', '/a'],
  ['User-agent: other|User-agent: sanad|Disallow: /a', '/b', '/a'],
  [
    'User-agent: sanad|Disallow: /a||User-agent: *|Disallow: /||User-agent: sanad|Disallow: /b',
    '/c',
    '/a /b',
  ],
  ['User-agent: sanad|Disallow:||User-agent: *|Disallow: /', '/a', ''],
  ['User-agent: sanadbot|Disallow: /', '/a', ''],
  ['Disallow: /|User-agent: *|Disallow: /a', '/b', '/a'],
  ['User-agent: *|Crawl-delay: 5|Disallow: /a|Sitemap: https://x.example/s.xml|Disallow: /b', '/c', '/a /b'],
  ['User-agent: *|Disallow: /caf%c3%a9|Disallow: /أ|Disallow: /%61b', '/c', '/caf%C3%A9 /%D8%A3 /ab'],
  ['\ufeffUser-agent: *|Disallow: /a', '/b', '/a'],
  ['<html><title>Just a moment...</title>', '/a', ''],
])('%s', (robots, allowed, forbidden) => {
  const text = robots.replaceAll('|', '\n');
  const paths = (list: string) => list.split(' ').filter(Boolean);
  expect(paths(allowed).filter((path) => !robotsAllow(text, 'Sanad', path))).toEqual([]);
  expect(paths(forbidden).filter((path) => robotsAllow(text, 'Sanad', path))).toEqual([]);
});

test('a rule that is made to be slow is not', () => {
  const robots = `User-agent: *\nDisallow: /${'*a'.repeat(50_000)}b$`;
  expect(robotsAllow(robots, 'Sanad', `/${'a'.repeat(100_000)}`)).toBe(true);
});

test.each([
  ['spaces within a value', `User-agent: a${' '.repeat(300_000)}b`],
  ['a comment that does not end', `User-agent: ${' '.repeat(300_000)}#\u2028`],
  ['many agents', 'user-agent: a\n'.repeat(30_000)],
  ['many rules', `user-agent: *\n${'allow: /\n'.repeat(50_000)}`],
])('a file of half a megabyte that is made to be slow is not: %s', (_, robots) => {
  expect(robotsAllow(robots, 'Sanad', `/${'é'.repeat(300)}`)).toBe(true);
});

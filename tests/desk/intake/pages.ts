/** Pages of made-up news, for tests. */

export const PARAGRAPHS = [
  'The road to the border has been closed since Monday, the ministry said in a short statement to the press.',
  'Drivers wait in long queues, and nobody knows when it opens again; one officer said that it would take days.',
  'The governor asked for patience. He said that fuel and bread had been brought to the town during the night.',
  'Traders in the market said that prices had doubled within a week, and that some goods could not be had at all.',
  'It was the third time this winter that the road was closed; the last time it had taken nine days to clear it.',
  'The ministry promised to tell drivers by radio as soon as the first lane was free for cars and small trucks.',
];

/** A page with an article. */
export function articlePage(
  title: string,
  paragraphs: readonly string[] = PARAGRAPHS,
  head = '<meta property="og:site_name" content="Example Daily">',
): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>${title} | Example Daily</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>${title}</h1>${body}</article><footer>All rights reserved</footer></body></html>`;
}

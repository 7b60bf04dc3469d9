import { describe, expect, test } from 'vitest';
import { Refusal } from './refusals.ts';
import { richContent } from './rich.ts';

const paragraph = (text: unknown) => ({ type: 'paragraph', text });
const nested = (levels: number): unknown =>
  levels === 0 ? 'deep' : { type: 'bold', text: nested(levels - 1) };
const row = (columns: number) => [
  Array.from({ length: columns }, () => ({ text: 'a', align: 'left', valign: 'top' })),
];

function take(blocks: readonly unknown[], more: object = {}) {
  return richContent({ rich_message: { blocks, skip_entity_detection: true, ...more } });
}

describe('a rich message', () => {
  test.each<[string, readonly unknown[], RegExp]>([
    ['no blocks', [], /blocks must be non-empty/],
    ['an empty text', [paragraph(' ')], /text must be non-empty/],
    ['a list without items', [{ type: 'list', items: [] }], /items must be non-empty/],
    ['an unknown block', [{ type: 'poem', text: 'a' }], /unsupported block/],
    ['an unknown text', [paragraph({ type: 'loud', text: 'a' })], /unsupported text/],
    ['a text without its field', [paragraph({ type: 'url', text: 'a' })], /field "url"/],
    ['an address that is none', [paragraph({ type: 'url', text: 'a', url: 'nowhere' })], /URL/],
    [
      'a mark without its footnote',
      [paragraph({ type: 'reference_link', text: 'a', reference_name: 'b' })],
      /reference "b" not found/,
    ],
    ['too many bytes', [paragraph('ب'.repeat(16_385))], /too long/],
    ['too many blocks', Array.from({ length: 501 }, () => paragraph('a')), /too many blocks/],
    ['too many levels', [paragraph(nested(16))], /levels/],
    ['too many columns', [{ type: 'table', cells: row(21) }], /columns/],
  ])('with %s is refused', (_, blocks, why) => {
    expect(() => take(blocks)).toThrow(Refusal);
    expect(() => take(blocks)).toThrow(why);
  });

  test('within the limits comes back as it is, with labels of items', () => {
    const blocks = [
      paragraph([nested(14), { type: 'reference_link', text: 'a', reference_name: 'b' }]),
      paragraph({ type: 'reference', text: 'b', name: 'b' }),
      { type: 'table', cells: row(20) },
      { type: 'list', items: [{ blocks: [paragraph('ب'.repeat(15_000))], value: 3, type: '1' }] },
    ];
    const message = take(blocks, { is_rtl: true })?.rich_message;
    expect(message).toMatchObject({
      blocks: [...blocks.slice(0, 3), { items: [{ label: '3.' }] }],
      is_rtl: true,
    });
  });

  test('is asked for in one way alone', () => {
    expect(() => take([paragraph('a')], { html: 'a' })).toThrow(/exactly one/);
    expect(richContent({ text: 'a' })).toBeUndefined();
  });
});

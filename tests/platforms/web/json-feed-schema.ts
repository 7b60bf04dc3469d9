const url = { type: 'string', format: 'uri' } as const;
const text = { type: 'string', minLength: 1 } as const;
const authors = {
  type: 'array',
  items: { type: 'object', properties: { name: text, url }, minProperties: 1 },
} as const;

/** What JSON Feed 1.1 requires (https://www.jsonfeed.org/version/1.1/), as a JSON Schema. Further keys begin with `_`. */
export const JSON_FEED = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  patternProperties: { '^_': { type: 'object' } },
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    language: { type: 'string', pattern: '^[a-z]{2,3}$' },
    authors,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        additionalProperties: false,
        patternProperties: { '^_[a-z]+$': { type: 'object' } },
        properties: {
          id: text,
          url,
          external_url: url,
          title: { type: 'string' },
          content_html: { type: 'string' },
          content_text: { type: 'string' },
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          language: { type: 'string', pattern: '^[a-z]{2,3}$' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
} as const;

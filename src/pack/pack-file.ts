import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Compiled } from '../query/compile.ts';
import { inLanguage } from '../reply/text.ts';
import { direction, textLanguages } from '../text/index.ts';
import { given } from '../util/given.ts';
import { SanadError } from '../util/sanad-error.ts';
import { type About, ageLines } from './about.ts';
import { allFacts } from './all-facts.ts';
import { writeCompact } from './compact-knowledge.ts';
import { escapeHtml, escapeLine } from './escape.ts';
import { fingerprintOf } from './fingerprint.ts';
import { localeNames } from './locale-names.ts';
import { pageScript } from './script.ts';
import { detachedSignature, signed } from './signature.ts';
import { STYLE } from './style.ts';

/** A pack may have so many bytes: more is hard to forward, and slow to open on a phone. */
export const MOST_BYTES = 3_000_000;

/** What a pack is made of. The same gives the same bytes. */
export interface PackOptions {
  readonly compiled: Compiled;
  /** Codes of the languages that its pages have, the first being the one it opens in by default. */
  readonly languages: readonly string[];
  readonly privateKey: KeyObject;
  readonly made: Date;
  /** `PUBLIC_URL`, under which the key can be found. */
  readonly publicUrl?: string;
}

/** A pack, and the signature for the file beside it. */
export interface Pack {
  readonly file: Buffer<ArrayBuffer>;
  readonly signature: Buffer<ArrayBuffer>;
}

/** Makes a pack. @throws SanadError where it would be too big */
export async function makePack({
  compiled,
  languages,
  privateKey,
  made,
  publicUrl,
}: PackOptions): Promise<Pack> {
  const about: About = {
    made: `${made.toISOString().slice(0, 16)}Z`,
    languages,
    fingerprint: fingerprintOf(createPublicKey(privateKey)),
    ...given({ keyAddress: publicUrl && `${publicUrl}/pack.pub` }),
  };
  const script = await pageScript();
  const zipped = await promisify(gzip)(payload(compiled, languages), { level: 9 });
  const page = document(about, compiled, zipped.toString('base64'), script);
  const file = signed(page, privateKey);
  if (file.length > MOST_BYTES) throw tooBig(file.length, languages);
  return { file, signature: detachedSignature(file, privateKey) };
}

/** What the script of the page unpacks: a line of names, and the knowledge after it. */
function payload(compiled: Compiled, languages: readonly string[]): string {
  const all = new Set([...textLanguages, ...languages, ...compiled.knowledge.situation.asked]);
  return `${JSON.stringify(localeNames([...all]))}\n${writeCompact(compiled)}`;
}

function tooBig(bytes: number, languages: readonly string[]): SanadError {
  const megabytes = (size: number): string => (Math.ceil(size / 10_000) / 100).toFixed(2);
  const fewer = languages.slice(0, -1);
  return new SanadError(
    `The pack would have ${megabytes(bytes)} MB, ${megabytes(bytes - MOST_BYTES)} MB more than the ${MOST_BYTES / 1_000_000} MB that can be forwarded easily.`,
    {
      code: 'pack-too-big',
      exit: 1,
      mend:
        fewer.length > 0
          ? `Give it fewer languages, such as --languages ${fewer.join(',')}.`
          : 'Take sources out of a copy of the knowledge folder, and name that copy in KNOWLEDGE_DIR.',
    },
  );
}

function document(about: About, { knowledge }: Compiled, data: string, script: string): string {
  const [language = 'en'] = about.languages;
  const read = direction(language);
  const title = inLanguage(knowledge.situation.title, language, knowledge);
  const age = ageLines(about, knowledge, language).lines;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${read}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header id="header">
<p class="title">${escapeLine(title, read)}</p>
${age.map((line) => `<p class="age">${escapeLine(line, read)}</p>`).join('\n')}
</header>
<main id="main" tabindex="-1">
<div id="view"><h1>${escapeLine(title, read)}</h1></div>
<div id="all">
${about.languages.map((code) => allFacts(knowledge, code, code === language)).join('\n')}
</div>
</main>
<script type="application/json" id="about">${JSON.stringify(about).replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="knowledge">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the page may load and run: its own script, style and pictures inside it. It asks no host for anything. */
function policy(script: string): string {
  const hash = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(STYLE)}`,
    'img-src data:',
    ...["connect-src 'none'", "base-uri 'none'", "form-action 'none'"],
  ].join('; ');
}

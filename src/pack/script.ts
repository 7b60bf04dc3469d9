import { join } from 'node:path';
import { SanadError } from '../util/sanad-error.ts';

/** Browsers from 2021 to 2024 on; what they lack besides is in page/older-browsers.ts. */
const TARGET = ['chrome90', 'firefox125', 'safari16.4'];

const ENTRY = join(import.meta.dirname, 'page/main.ts');

let made: Promise<string> | undefined;

/**
 * The script of the page: the query engine, the commands and the page itself, bundled from these sources. Made once.
 *
 * @throws SanadError where something in it needs Node
 */
export function pageScript(): Promise<string> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<string> {
  // Loaded only now: it is a large native library, and nothing else needs it.
  const { rolldown } = await import('rolldown');
  const warnings: string[] = [];
  const bundled = await rolldown({
    input: ENTRY,
    platform: 'browser',
    cwd: import.meta.dirname,
    transform: { target: TARGET },
    onLog: (_, { message }) => void warnings.push(message),
  });
  try {
    const { output } = await bundled.generate({ format: 'iife', minify: true, codeSplitting: false });
    if (warnings.length > 0 || output.length !== 1) {
      throw new SanadError(`The script of the pack cannot be bundled: ${warnings.join('\n')}`, {
        code: 'pack-script',
        exit: 1,
      });
    }
    return insideScript(output[0].code.trim());
  } finally {
    await bundled.close();
  }
}

/** Code that HTML's parser reads as the content of one script element: these words could end it, or hide its end. */
function insideScript(code: string): string {
  return code.replace(/<(?=\/script|!--|script)/gi, '\\x3C');
}

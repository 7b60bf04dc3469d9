import type { UntranslatedText } from '../../knowledge/checks/translations.ts';
import { didYouMean, quote } from '../../knowledge/messages.ts';
import { type Localized, localized } from '../../knowledge/model.ts';
import { DeskError } from '../desk-error.ts';
import { oneLine } from '../one-line.ts';
import { known } from './correct.ts';
import { quoted } from './entries.ts';
import { KnowledgeTexts } from './knowledge-texts.ts';
import { refuseCopied } from './own-words.ts';
import { type Publication, type PublishingOptions, prepareChanges } from './publish-draft.ts';
import { presentKnowledge, Rehearser } from './rehearsal.ts';

/**
 * The texts that a language lacks, in the order of their files.
 *
 * @throws DeskError where the knowledge has mistakes
 */
export async function missingIn(
  language: string,
  { files, folder, now }: Pick<PublishingOptions, 'files' | 'folder' | 'now'>,
): Promise<readonly UntranslatedText[]> {
  const { texts } = await files.read();
  return (await presentKnowledge(folder, texts, now)).untranslated(canonical(language));
}

/**
 * Makes a translation ready. Nothing is written: `write` does that.
 *
 * @param of the id of a fact, or the key of another text, as `missingIn` gives them
 * @throws DeskError where there is no such text, or where the language has it already
 */
export async function prepareTranslation(
  { language, of, text }: { readonly language: string; readonly of: string; readonly text: string },
  options: PublishingOptions,
): Promise<Publication> {
  const code = canonical(language);
  const { rehearser = new Rehearser() } = options;
  const present = await options.files.read();
  const checked = await rehearser.present(options.folder, present.texts, options.now);
  const line = oneLine(text);
  if (line === '') throw new DeskError('text-missing', 'The translation is empty; write it.');
  const all = checked.untranslated(code);
  const found = all.find(({ key }) => key === of);
  if (found === undefined) {
    const fact = checked.knowledge.facts.find(({ id }) => id === of);
    if (fact !== undefined) throw hasIt(of, code, fact.text);
    const keys = all.map(({ key }) => key);
    const meant = didYouMean(of, keys);
    if (meant !== '') throw new DeskError('no-such-text', `There is no fact ${quote(of)}${meant}`);
    known(of, checked.knowledge);
    throw new DeskError('no-such-text', `There is no text ${quote(of)} that lacks ${quote(code)}.`);
  }
  const translated = checked.knowledge.facts.find(({ id }) => id === of);
  if (translated !== undefined) refuseCopied({ [code]: line }, translated.source, checked.knowledge, present);
  const texts = new KnowledgeTexts(present.texts);
  texts.addField(found.file, found.path, code, quoted(line));
  const prepared = await prepareChanges(
    { present, changes: texts.changed, ids: new Map(), what: of },
    { ...options, rehearser },
  );
  const isFirst = !checked.knowledge.facts.some((fact) => Object.hasOwn(fact.text, code));
  const warnings = isFirst
    ? [`No fact has a text in ${quote(code)} yet; look whether you mean this language.`]
    : [];
  return { ...prepared, warnings: [...warnings, ...prepared.warnings] };
}

function hasIt(id: string, language: string, text: Localized): DeskError {
  return new DeskError(
    'translated-already',
    `${quote(id)} has a text in ${quote(language)} already: ${quote(localized(text, language))}. To mend its wording, change the file; to change what it says, correct the fact.`,
  );
}

function canonical(code: string): string {
  try {
    const [canonicalCode] = Intl.getCanonicalLocales(code);
    if (canonicalCode !== undefined) return canonicalCode;
  } catch {
    // No code at all.
  }
  throw new DeskError(
    'no-language',
    `${quote(code)} is not a language code; use a code such as "ar" or "ckb".`,
  );
}

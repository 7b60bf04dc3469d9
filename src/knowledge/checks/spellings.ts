import { type Catalogue, type Found, fieldOf, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import { formatPlace, type Problem } from '../problems.ts';
import { comparable } from './comparable.ts';

/** Finds spellings that two names have in one language: a question with one of them would find the first name alone. */
export function* sharedSpellings(catalogue: Catalogue): Generator<Problem> {
  const owners = new Map<string, { readonly id: unknown; readonly found: Found }>();
  for (const { id, language, found } of spellings(catalogue)) {
    const key = `${language} ${comparable(String(found.value))}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, { id, found });
    else if (owner.id !== id) {
      const where = formatPlace(problemAt(owner.found, ''));
      yield problemAt(
        found,
        `the spelling ${quote(String(found.value))} already belongs to ${quote(String(owner.id))} in ${where} - leave it to one of the two`,
      );
    }
  }
}

/** Every spelling of every name, with the id of the name and the language. */
export function* spellings(
  catalogue: Catalogue,
): Generator<{ readonly id: unknown; readonly language: string; readonly found: Found }> {
  for (const name of catalogue.find('names', '*')) {
    const id = fieldOf(name, 'id')?.value;
    const { yaml, path } = name;
    for (const [field, value] of [
      ['name', fieldOf(name, 'name')?.value],
      ['also', fieldOf(name, 'also')?.value],
    ] as const) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [language, texts] of Object.entries(value)) {
        const at = [...path, field, language];
        if (typeof texts === 'string') yield { id, language, found: { yaml, path: at, value: texts } };
        else if (Array.isArray(texts)) {
          for (const [i, text] of texts.entries()) {
            if (typeof text === 'string')
              yield { id, language, found: { yaml, path: [...at, i], value: text } };
          }
        }
      }
    }
  }
}

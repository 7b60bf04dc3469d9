/**
 * The forms of a text with a number, one for each plural category of CLDR that differs from `other`; `#` stands for
 * the number. `zero` is used for 0 in every language, even if the language has no such category.
 */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** A text with a number: `counted('en', { one: '# day', other: '# days' })(3)` is "3 days". */
export function counted(language: string, forms: Forms): (count: number) => string {
  // Browsers have no rules for Sorani; those of English are the same.
  const rules = new Intl.PluralRules([language, 'en']);
  return (count) => {
    const form = count === 0 ? forms.zero : forms[rules.select(count)];
    return (form ?? forms.other).replace('#', String(count));
  };
}

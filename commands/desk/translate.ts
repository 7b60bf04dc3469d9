import type { Command } from '../../src/command/command.ts';
import { byButton, option, worded } from '../../src/command/declare.ts';
import { languageCalled } from '../../src/command/languages.ts';
import { languageProblem } from '../../src/command/options.ts';
import { asking, formButton, heading, notice, paragraph, reply, text } from '../../src/reply/build.ts';
import type { Form } from '../../src/reply/reply.ts';
import { inLanguage } from '../../src/reply/text.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { changeReply } from './changes.ts';
import { unknownFact } from './corrections.ts';
import { atDesk, editorIn, FOR_BUTTONS, FOR_EDITORS } from './options.ts';

/** So many facts are shown at once, each with a button. */
const MOST = 10;

/** Lists facts without a text in a language, with a button for each. */
export const translate: Command = {
  name: 'desk translate',
  ...worded('deskTranslate'),
  ...FOR_EDITORS,
  options: [option('language', 'language', 'intoLanguage')],
  run: atDesk(async ({ language: typed = '' }, context, desk) => {
    const { language, knowledge } = context;
    const say = textsFor(language).desk;
    const into = languageCalled(typed);
    if (into === undefined) return languageProblem(typed, context);
    const missing = desk.untranslated(into);
    if (missing.length === 0) return notice(language, [say.noneMissing(languageName(into))]);
    const shown = missing.slice(0, MOST);
    const items = shown.map(({ id, text: texts }) => [
      text(inLanguage(texts, language, knowledge)),
      text(` ${id}`, 'code'),
    ]);
    const actions = shown.map(({ id }, index) =>
      formButton(String(index + 1), translationForm(id, into, say.translateTitle)),
    );
    const blocks = [
      heading(say.missing(languageName(into), missing.length)),
      { kind: 'list' as const, ordered: true, items },
    ];
    return reply(language, blocks, { actions });
  }),
};

/** Takes the translation of a fact; without one it asks for it. */
export const translation: Command = {
  name: 'desk into',
  ...FOR_BUTTONS,
  options: [
    byButton('fact', 'fact', 'publishedFact'),
    byButton('language', 'language', 'intoLanguage'),
    byButton('text', 'text', 'wording'),
  ],
  run: atDesk(async ({ fact: id = '', language: into = '', text: written }, context, desk) => {
    const { language } = context;
    const say = textsFor(language).desk;
    const fact = desk.published(id);
    if (fact === undefined) return unknownFact(id, context);
    if (written) {
      const change = { kind: 'translate', fact: fact.id, texts: { [into]: written }, reason: {} } as const;
      return changeReply(await desk.change(change, editorIn(context)), context);
    }
    const blocks = Object.entries(fact.text).map(([code, value]) => paragraph(text(`${code}: ${value}`)));
    return asking(
      language,
      blocks,
      formButton(say.buttons.translate, translationForm(fact.id, into, say.translateTitle)),
    );
  }),
};

function translationForm(fact: string, into: string, title: string): Form {
  return {
    title: `${title}: ${languageName(into)}`,
    call: { command: 'desk into', args: { fact, language: into } },
    fields: [{ kind: 'text', option: 'text', label: languageName(into), required: true, long: true }],
  };
}

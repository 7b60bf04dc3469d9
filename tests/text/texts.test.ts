import { describe, expect, test } from 'vitest';
import { buttonRows } from '../../src/reply/button-rows.ts';
import { textsFor } from '../../src/text/index.ts';
import { textsIn } from './texts-in.ts';

const pathsIn = (language: string) => textsIn(language).map(([path]) => path);

/** The texts of a language that break a rule, with their paths, so that a failure names them. */
function breaking(language: string, rule: (text: string, path: string) => boolean) {
  return textsIn(language).filter(([path, text]) => rule(text, path));
}

/** What is the same in every language: commands and dates as they are typed. */
const ALIKE = /\/[a-z]+(?: [a-z]+)?|\d{4}-\d\d-\d\d/g;

/** Labels of buttons. */
const LABELS = [
  ...['answer.why', 'answer.sources', 'answer.share'],
  ...['pages.back', 'pages.next', 'pages.own', 'waiting.button', 'forget.remove', 'check.menu'],
  ...['subscriptions.buttons.status', 'subscriptions.buttons.preview', 'subscriptions.buttons.pause'],
  ...['subscriptions.buttons.resume', 'telegram.toAnswer', 'telegram.open', 'telegram.more'],
  ...['telegram.whole', 'telegram.inPrivate', 'inputs.yes', 'inputs.no'],
  ...['surface.start.brief', 'surface.help.statuses', 'feedback.open', 'feedback.helpful'],
  ...['wrong', 'old', 'question', 'unclear'].map((reason) => `feedback.reasons.${reason}`),
  'feedback.unhelpful',
].map((path) => `.${path}`);
/** Telegram shows about so many letters of a button on a phone. */
const LONGEST_LABEL = 38;
/** Discord takes an entry of a message's menu up to this length. */
const LONGEST_MENU_ENTRY = 32;
/** Discord takes descriptions of commands and options up to this length. */
const LONGEST_DESCRIPTION = 100;
/** Telegram takes the text of a note at the top of the chat up to this length. */
const LONGEST_NOTE = 200;

/** Texts, or groups of them, that are whole sentences. */
const SENTENCES = [
  ...[
    'answer.newest',
    'answer.noRest',
    'pages.notYours',
    'vote',
    'check.noStatements',
    'check.left',
    'check.lacking',
    'check.contradicted',
    'check.opposite',
  ],
  ...['missing', 'wrong', 'access', 'waiting.kept', 'waiting.there', 'waiting.tooMany', 'waiting.nowhere'],
  ...[
    'forget.ask',
    'forget.nothing',
    'forget.gone',
    'news.latest.nothing',
    'news.latest.nothingSinceLook',
    'news.latest.gone',
    'news.latest.nothingYet',
    'news.quiet.since',
    'news.quiet.open',
    'news.quiet.allOpen',
    'news.quiet.change',
    'subscriptions.wrongQuiet',
  ],
  ...['timeline.nothing', 'who.nothing', 'claims.nothing', 'sources.none', 'why.nothing'],
  ...['replies', 'surface.start.what', 'help.plain', 'digest.nothing', 'digest.total', 'digest.removed'],
  ...['digest.answered', 'digest.paused', 'subscriptions.nowhere', 'subscriptions.set'],
  ...['subscriptions.first', 'subscriptions.there', 'subscriptions.changed'],
  ...['subscriptions.paused', 'subscriptions.resumed', 'subscriptions.over', 'subscriptions.tooMany'],
  ...['subscriptions.none', 'subscriptions.which', 'subscriptions.unknown', 'subscriptions.lacks'],
  ...['subscriptions.preview', 'telegram.alone', 'telegram.aloneTooLong', 'telegram.askHere'],
  ...['inputs.zones', 'inputs.flag', 'inputs.weekPart', 'inputs.when', 'inputs.where', 'page.notFoundWhy'],
  ...['surface.start.lines', 'surface.privacy.questions', 'surface.privacy.reader', 'surface.privacy.saved'],
  ...['surface.privacy.digests', 'surface.privacy.counts', 'surface.privacy.nothing'],
  ...['telegram.notYours', 'feedback.ask', 'feedback.why', 'feedback.saved'],
].map((path) => `.${path}`);

/** Ends with a command, after which a full stop would be taken for a part of it. */
const NOT_A_SENTENCE = '.wrong.help';

function isSentence(path: string): boolean {
  if (path === NOT_A_SENTENCE) return false;
  return SENTENCES.some((start) => path.startsWith(start) && /^(?:$|[.(])/.test(path.slice(start.length)));
}

describe.each(['en', 'ar', 'ckb'])('the texts in %s', (language) => {
  test('are the same texts as in English, none of them empty', () => {
    expect(pathsIn(language)).toEqual(pathsIn('en'));
    expect(breaking(language, (text) => text.trim() === '')).toEqual([]);
  });

  test('show every value that is passed in', () => {
    const lost = breaking(
      language,
      (text, path) => /\((?:11|100|2000)\)$/.test(path) && !/11|100|2000/.test(text),
    );
    expect(lost).toEqual([]);
  });

  test('leave no placeholder and no space at an end or doubled', () => {
    const untidy = breaking(language, (text) => /#|undefined|null|NaN|^\s|\s$|\s\s/.test(text));
    expect(untidy).toEqual([]);
  });

  test('have the quotation marks and apostrophes of print', () => {
    expect(breaking(language, (text) => /["'`]/.test(text))).toEqual([]);
  });

  test('have all the sentences that are listed here', () => {
    const paths = pathsIn(language).filter(isSentence);
    expect(SENTENCES.filter((start) => !paths.some((path) => path.startsWith(start)))).toEqual([]);
  });

  test('end sentences with a full stop, a question mark, or a colon before what follows', () => {
    const open = breaking(language, (text, path) => isSentence(path) && !/[.:?؟]$/.test(text));
    expect(open).toEqual([]);
  });

  test('have labels that fit on a button of a phone, without a full stop', () => {
    const paths = pathsIn(language);
    expect(LABELS.filter((path) => !paths.includes(path))).toEqual([]);
    const long = breaking(
      language,
      (text, path) => LABELS.includes(path) && (text.length > LONGEST_LABEL || text.endsWith('.')),
    );
    expect(long).toEqual([]);
    expect(textsFor(language).check.menu.length).toBeLessThanOrEqual(LONGEST_MENU_ENTRY);
  });

  test('have labels below an answer that take two rows on a phone', () => {
    const { answer, feedback, waiting } = textsFor(language);
    const labels = [answer.more(12), answer.sources, feedback.open, waiting.button];
    expect(buttonRows(labels, (label) => label, 5)).toEqual([labels.slice(0, 3), labels.slice(3)]);
  });

  test('have descriptions that platforms take, without a full stop', () => {
    const wrong = breaking(
      language,
      (text, path) =>
        path.endsWith('.description') && (text.length > LONGEST_DESCRIPTION || text.endsWith('.')),
    );
    expect(wrong).toEqual([]);
  });

  test('have notes that fit at the top of a chat on Telegram', () => {
    const long = breaking(
      language,
      (text, path) =>
        /^\.(?:waiting|access|forget|vote|feedback|telegram|wrong\.(?:oldButton|failed|tooOften))\b/.test(
          path,
        ) && text.length > LONGEST_NOTE,
    );
    expect(long).toEqual([]);
  });
});

describe.each(['ar', 'ckb'])('the texts in %s, which is written from right to left,', (language) => {
  test('have no English left over', () => {
    const left = breaking(
      language,
      (text, path) => path !== '.language' && path !== '.direction' && /[a-z]/i.test(text.replace(ALIKE, '')),
    );
    expect(left).toEqual([]);
  });

  test('have their own comma, semicolon, question mark and quotation marks', () => {
    expect(breaking(language, (text) => /[,;?“”]/.test(text))).toEqual([]);
  });

  test('keep the slash of a command on its left side', () => {
    // Without the mark U+200E the slash would be shown on the other side of the name.
    expect(breaking(language, (text) => /(?<!\u200E)\/[a-z]/.test(text))).toEqual([]);
  });
});

test('Sorani is written with its own letters, not with Arabic ones', () => {
  expect(breaking('ckb', (text) => /[يكةىإأؤ]/.test(text))).toEqual([]);
});

test('Arabic is written with its own letters, not with Persian or Kurdish ones', () => {
  expect(breaking('ar', (text) => /[یکەێۆڵڕ]/.test(text))).toEqual([]);
});

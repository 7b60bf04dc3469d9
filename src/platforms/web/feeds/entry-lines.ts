import type { FactHistory } from '../../../knowledge/fact-histories.ts';
import type { Fact, Knowledge } from '../../../knowledge/model.ts';
import { showDate, showMoment } from '../../../reply/dates.ts';
import { safe } from '../../../reply/safe.ts';
import { markedText, speakerOf } from '../../../reply/text.ts';
import { textsFor } from '../../../text/index.ts';

/** For whom an entry is written. */
interface WrittenFor {
  readonly knowledge: Knowledge;
  readonly language: string;
}

/** The lines of an entry, as plain text. */
export interface EntryLines {
  /** What happened to it since it was added, the latest first. */
  readonly changes: readonly string[];
  readonly statements: readonly string[];
  /** Labels and values. */
  readonly details: readonly (readonly [label: string, value: string])[];
}

/** The lines of a history of which a fact is shown. */
export function entryLines({ valid, changes }: FactHistory, shown: Fact, options: WrittenFor): EntryLines {
  const { knowledge, language } = options;
  const texts = textsFor(language);
  const { source, paragraph } = shown;
  const said = (fact: Fact): string => plain(markedText(fact.text, language, knowledge));
  const why = (reason: Fact['reason']): string => (reason ? markedText(reason, language, knowledge) : '');
  return {
    changes: changes.toReversed().flatMap(({ kind, day, reason, before, fact }): readonly string[] => {
      const date = showDate(day, texts);
      switch (kind) {
        case 'added':
          return [];
        case 'corrected':
          return [
            plain(texts.fact.corrected(date, why(reason) || undefined)),
            ...(before ? [`${texts.digest.instead} ${said(before)}`] : []),
          ];
        case 'withdrawn':
          return [plain(texts.fact.retracted(date, why(reason)))];
        case 'restored':
          return [
            plain(texts.fact.corrected(date, why(reason))),
            `${texts.corrections.again} ${said(fact)}`,
            ...(before ? [`${texts.digest.instead} ${said(before)}`] : []),
          ];
        default:
          return kind satisfies never;
      }
    }),
    statements: (valid.length > 0 ? valid : [shown]).map(said),
    details: [
      [texts.fact.says, plain(speakerOf(shown, language, knowledge))],
      [texts.fact.status, texts.statusMeans[shown.status]],
      [texts.fact.when, plain(showMoment(shown.when, texts))],
      [texts.fact.added, showDate(shown.added, texts)],
      [
        texts.answer.sources,
        plain(
          `${texts.citation(source.title, source.publisher)}${texts.comma} ${texts.paragraph(paragraph)}`,
        ),
      ],
      [texts.feeds.published, plain(showMoment(source.published, texts))],
    ],
  };
}

/** Text without characters that XML forbids (https://www.w3.org/TR/xml/#charsets), and that could mislead a reader. */
export function plain(text: string): string {
  return safe(text).replace(/[\ufffe\uffff]/g, '');
}

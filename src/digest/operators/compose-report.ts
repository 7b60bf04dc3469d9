import type { VoteReason } from '../../command/votes.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { heading, labelled, paragraph, reply, text } from '../../reply/build.ts';
import { isoDay, showDate } from '../../reply/dates.ts';
import type { Block, Line, Reply } from '../../reply/reply.ts';
import { inLanguage } from '../../reply/text.ts';
import { textsFor } from '../../text/index.ts';
import { DAY, type Period, type Report } from './report.ts';
import {
  endingWords,
  hasFailed,
  languageWords,
  OUTCOME_ORDER,
  outcomeWords,
  platformWords,
  REASON_WORDS,
} from './wording.ts';

/** Reports are for operators, and in English only. */
const LANGUAGE = 'en';
/** How many gaps, words and facts are listed. */
const MOST_LISTED = 5;

/** The report of a week in short, as a message. A week without questions and votes has one line. */
export function composeReport(report: Report, period: Required<Period>, knowledge: Knowledge): Reply {
  const { questions, votes } = report;
  const week = weekOf(period);
  if (questions.length === 0 && votes.length === 0) {
    const failed = sumOf(report.deliveries.filter(hasFailed));
    const deliveries = failed === 0 ? '' : ` ${counted(failed, 'delivery', 'deliveries')} failed.`;
    return reply(LANGUAGE, [paragraph(`${week}: no questions and no votes.${deliveries}`)]);
  }
  return reply(LANGUAGE, [
    heading(`Report: ${week}`),
    ...questionBlocks(report),
    ...gapBlocks(report, knowledge),
    ...wordBlocks(report),
    ...voteBlocks(report),
    ...deliveryBlocks(report),
    paragraph(text('All of it: npm start -- report', 'quiet')),
  ]);
}

/** "16 November 2026 – 22 November 2026". */
function weekOf({ since, until }: Required<Period>): string {
  const texts = textsFor(LANGUAGE);
  const last = new Date(until.getTime() - DAY);
  return [since, last].map((day) => showDate(isoDay(day, 'UTC'), texts)).join(' – ');
}

function questionBlocks({ questions }: Report): readonly Block[] {
  const total = sumOf(questions);
  const outcomes = OUTCOME_ORDER.flatMap((wanted) => {
    const count = sumOf(questions.filter(({ outcome }) => outcome === wanted));
    return count === 0 ? [] : [`${count} ${outcomeWords(wanted)}`];
  });
  const languages = [...Map.groupBy(questions, ({ language }) => language)]
    .map(([language, of]) => ({ language, count: sumOf(of) }))
    .sort((a, b) => b.count - a.count)
    .map(({ language, count }) => `${languageWords(language)} ${count}`);
  if (total === 0) return [paragraph('No questions.')];
  return [
    paragraph(text(counted(total, 'question', 'questions'), 'strong'), `: ${outcomes.join(', ')}.`),
    paragraph(`Languages: ${languages.join(', ')}.`),
  ];
}

function gapBlocks({ gaps }: Report, knowledge: Knowledge): readonly Block[] {
  const items = gaps.map(({ gap: id, count }): Line => {
    const gap = knowledge.gaps.find((known) => known.id === id);
    const what = gap === undefined ? text(id, 'code') : text(inLanguage(gap.text, LANGUAGE, knowledge));
    return [what, text(` (${counted(count, 'time', 'times')})`)];
  });
  return topOf('Asked for, and known to be missing', items);
}

function wordBlocks({ words }: Report): readonly Block[] {
  const items = words.map(
    ({ word, readers }): Line => [text(word), text(` (${counted(readers, 'reader', 'readers')})`)],
  );
  return topOf('Words that no source has', items);
}

/** The facts that helped least first. */
function voteBlocks({ votes }: Report): readonly Block[] {
  if (votes.length === 0) return [];
  const sum = (of: 'helpful' | 'unhelpful'): number => votes.reduce((total, tally) => total + tally[of], 0);
  const items = votes
    .filter(({ unhelpful }) => unhelpful > 0)
    .toSorted((a, b) => b.unhelpful - a.unhelpful)
    .map(({ fact, unhelpful, reasons }): Line => {
      const given = Object.entries(reasons).map(
        ([reason, count]) => `${REASON_WORDS[reason as VoteReason]} ${count}`,
      );
      const why = given.length === 0 ? '' : ` (${given.join(', ')})`;
      return [
        fact === undefined ? text('no answer') : text(fact, 'code'),
        text(`: ${unhelpful} not helpful${why}`),
      ];
    });
  return [
    paragraph(
      text(counted(sum('helpful') + sum('unhelpful'), 'vote', 'votes'), 'strong'),
      `: ${sum('helpful')} helpful, ${sum('unhelpful')} not helpful.`,
    ),
    ...topOf('Answers that did not help', items),
  ];
}

function deliveryBlocks({ deliveries }: Report): readonly Block[] {
  const items = deliveries
    .filter(hasFailed)
    .map((ended): Line => [text(`${platformWords(ended.platform)}, ${endingWords(ended)}: ${ended.count}`)]);
  return labelled('Deliveries that failed', items);
}

function topOf(label: string, items: readonly Line[]): readonly Block[] {
  const left = items.length - MOST_LISTED;
  const more: readonly Line[] = left > 0 ? [[text(`${left} more`)]] : [];
  return labelled(label, [...items.slice(0, MOST_LISTED), ...more]);
}

function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

function counted(count: number, one: string, others: string): string {
  return `${count} ${count === 1 ? one : others}`;
}

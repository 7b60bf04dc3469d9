import { createRequire } from 'node:module';
import type WrapAnsi from 'wrap-ansi';
import type { Draft, DraftFact, NearFact } from '../../../desk/draft.ts';
import { type ReviewProblem, reviewLinks } from '../../../desk/review/problems.ts';
import { type Knowledge, type Localized, localized } from '../../../knowledge/model.ts';
import { coloured } from '../../../platforms/terminal/colour.ts';
import type { Look } from '../../../platforms/terminal/render.ts';
import { directionOf, isolated, isolateLatin, isolateOther } from '../../../reply/bidi.ts';
import { safe } from '../../../reply/safe.ts';

const require = createRequire(import.meta.url);

/** What the screen of a fact is made of. */
export interface FactScreen {
  readonly draft: Draft;
  readonly fact: DraftFact;
  readonly knowledge: Knowledge;
  readonly problems: readonly ReviewProblem[];
  readonly reviewers: number;
}

const KEYS =
  'a accept · w word · s same as · g against · o account of · c corrects · x split · d date · k skip · r reject · e edit · u undo · n next · p previous · publish · q quit · ? help';

/** One fact as a screen: its sentence, what is proposed and why, near facts, its wording, and what stands in the way. */
export function factScreen({ draft, fact, knowledge, problems, reviewers }: FactScreen, look: Look): string {
  const at = draft.facts.indexOf(fact) + 1;
  const { title = 'no title', publisher = 'no publisher', published = 'no day' } = draft.source;
  const state =
    fact.decision === 'accepted' ? `accepted (${fact.accepted.length} of ${reviewers})` : fact.decision;
  const lines = new Lines(look);
  lines.add(`${draft.id} · ${at} of ${draft.facts.length} (fact ${fact.n}) · ${state}`, { style: 'heading' });
  lines.add(`${title} — ${publisher}, ${published}`, { style: 'quiet' });
  for (const note of draft.notes) lines.field('Note', note);
  lines.gap();
  lines.add(fact.sentence, { marker: '│ ' });
  lines.gap();
  for (const [label, value, field] of proposals(fact, draft)) lines.field(label, value, fact.reasons[field]);
  for (const [i, near] of fact.near.entries()) nearLines(lines, near, i + 1, knowledge);
  const linked = reviewLinks(fact);
  if (linked !== '') lines.field('Decided', linked);
  lines.gap();
  for (const language of languagesOf(fact, knowledge))
    lines.field(`Wording ${language}`, fact.text[language] ?? '–');
  for (const { kind, field, message } of problems)
    lines.add(`${kind === 'refused' ? '!' : '?'} ${field}: ${message}`, { style: 'cite' });
  lines.gap();
  lines.add(KEYS, { style: 'quiet' });
  return lines.text;
}

/** The languages in which a fact is worded: those that the situation requires, and those that it has. */
export function languagesOf({ text }: DraftFact, { situation }: Knowledge): readonly string[] {
  return [...new Set([...situation.required, ...Object.keys(text)])];
}

function proposals(
  fact: DraftFact,
  { newNames }: Draft,
): readonly (readonly [label: string, value: string, field: string])[] {
  const { says, status, when, names, topics, keep, gaps, paragraph } = fact;
  const isNew = (id: string) => newNames.some((name) => name.id === id);
  const shown = (id: string) => (isNew(id) ? `${id} (new)` : id);
  const inferred = when?.inferred === undefined ? '' : ` — inferred: ${all(when.inferred)}`;
  return [
    ['Paragraph', String(paragraph), 'paragraph'],
    ['Says', says === undefined ? '–' : typeof says === 'string' ? shown(says) : all(says), 'says'],
    ['Status', status ?? '–', 'status'],
    ['When', when === undefined ? '–' : when.date + inferred, 'when'],
    ['Names', names.map(shown).join(', ') || '–', 'names'],
    ['Topics', topics.join(', ') || '–', 'topics'],
    ...(keep.length > 0 ? [['Keep', keep.join(', '), 'keep'] as const] : []),
    ...(gaps.length > 0 ? [['Closes', gaps.join(', '), 'gaps'] as const] : []),
  ];
}

function nearLines(
  lines: Lines,
  { fact: id, relation, why }: NearFact,
  n: number,
  knowledge: Knowledge,
): void {
  lines.field(`Near ${n}`, `${id} — ${relation}: ${why}`);
  const known = knowledge.facts.find((each) => each.id === id);
  if (known === undefined) return;
  const { required } = knowledge.situation;
  const first = required[0] ?? 'en';
  lines.add(localized(known.text, first, required), { indent: 2 });
  lines.add(`${localized(known.says.label, first, required)} · ${known.status} · ${known.when.date}`, {
    indent: 2,
    style: 'quiet',
  });
}

function all(text: Localized): string {
  return Object.entries(text)
    .map(([language, each]) => `${each} (${language})`)
    .join('; ');
}

/** Lines of a screen, wrapped to its width. */
class Lines {
  readonly #look: Look;
  readonly #lines: string[] = [];

  constructor(look: Look) {
    this.#look = look;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  gap(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** `Label: value — why`, wrapped with an indent. */
  field(label: string, value: string, why?: string): void {
    const reason = why === undefined ? '' : ` — ${safe(why)}`;
    if (directionOf(value) === 'rtl') {
      this.add(`${label}:${reason}`);
      this.add(value, { indent: 2 });
    } else this.add(`${label}: ${safe(value)}${reason}`, { hang: 2 });
  }

  add(
    raw: string,
    {
      marker = '',
      indent = 0,
      hang = 0,
      style,
    }: {
      readonly marker?: string;
      readonly indent?: number;
      /** Columns by which lines after the first are indented. */
      readonly hang?: number;
      readonly style?: 'heading' | 'quiet' | 'cite';
    } = {},
  ): void {
    const { width, colour, isolate } = this.#look;
    const text = safe(raw);
    const direction = directionOf(text);
    const before = marker + ' '.repeat(indent);
    const columns = width === undefined ? undefined : Math.max(width - before.length - hang, 8);
    const rows = columns === undefined ? [text] : wrapAnsi()(text, columns, { hard: true }).split('\n');
    for (const [i, row] of rows.entries()) {
      const shown = !isolate
        ? row
        : direction === 'rtl'
          ? isolated(isolateLatin(row))
          : isolateOther(row, 'ltr');
      const painted = colour && style !== undefined ? coloured(shown, style) : shown;
      this.#lines.push(before + (i === 0 ? '' : ' '.repeat(hang)) + painted);
    }
  }
}

function wrapAnsi(): typeof WrapAnsi {
  return (require('wrap-ansi') as { default: typeof WrapAnsi }).default;
}

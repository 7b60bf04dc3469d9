import type { Fact, Knowledge } from '../knowledge/model.ts';
import { sameNames } from '../knowledge/profile.ts';
import { statementsShown } from '../query/shown-statements.ts';
import type { Answer, Form, Talk } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { directBlocks, SIGNS } from './answer-blocks.ts';
import { bullets, heading, labelled, paragraph, text, withCommands } from './build.ts';
import { showMoment } from './dates.ts';
import type { Block, Line } from './reply.ts';
import type { Statements } from './statements.ts';
import { inLanguage, nameOf, quoted } from './text.ts';

/** What the blocks of a form are made with. */
export interface FormOptions {
  readonly statements: Statements;
  readonly knowledge: Knowledge;
}

/** The blocks of an answer that is more than the fact that answers one question. */
export function formBlocks(
  answer: Answer,
  form: Exclude<Form, { readonly kind: 'direct' }>,
  options: FormOptions,
): readonly Block[] {
  const { statements, knowledge } = options;
  const { language } = answer;
  const { forms } = textsFor(language);
  const line = (fact: Fact): Line => [...statements.line(fact), ...statements.tension(fact)];
  const { shown } = statementsShown(answer);
  switch (form.kind) {
    case 'talk':
      return [talkParagraph(form.talk, knowledge, language)];
    case 'overview':
    case 'latest':
    case 'disputed':
    case 'people':
    case 'more':
      return labelled(forms[form.kind], statements.lines(shown));
    case 'confirmation':
      return shown.map((fact): Block => ({ kind: 'paragraph', spans: line(fact) }));
    case 'gaps':
      return labelled(
        forms.gaps,
        form.gaps.map((gap) => [text(inLanguage(gap.text, language, knowledge))]),
      );
    case 'profile':
      return [
        heading(nameOf(form.name, language, knowledge)),
        ...roleBlocks(form.name, language, knowledge),
        ...bullets(statements.lines(shown)),
      ];
    case 'comparison':
      return [
        ...(answer.outcome === 'unsure'
          ? [paragraph(text(`${SIGNS.unsure} ${textsFor(language).answer.unsure}`, 'strong'))]
          : []),
        ...form.sides.flatMap(({ name, facts }) => {
          const side = nameOf(name, language, knowledge);
          if (facts.length === 0) return [paragraph(forms.nothingFrom(side))];
          const ids = sameNames(name, knowledge.names);
          const sideLine = (fact: Fact): Line =>
            ids.has(fact.says.name ?? '') ? statements.lineBelowSpeaker(fact) : statements.line(fact);
          return [
            heading(side),
            ...bullets(facts.map((fact) => [...sideLine(fact), ...statements.tension(fact)])),
          ];
        }),
      ];
    case 'parts':
      return form.parts.flatMap((part) => partBlocks({ ...part, language }, options));
    default:
      return form satisfies never;
  }
}

/** One of several questions, and its answer in short. */
function partBlocks(part: Answer, options: FormOptions): readonly Block[] {
  const { statements, knowledge } = options;
  const title = paragraph(text(quoted(part.question, textsFor(part.language), LONGEST_TITLE), 'strong'));
  const { form } = part;
  const short = { ...part, statements: part.statements.slice(0, MOST_A_PART), related: [] };
  const blocks =
    form.kind === 'direct'
      ? directBlocks(short, statements, knowledge, furtherOf(part))
      : formBlocks(short, form, options);
  return [title, ...blocks];
}

/** Letters of a question above its answer, and statements of that answer, at most. */
const LONGEST_TITLE = 120;
const MOST_A_PART = 2;

/** Statements beside the direct one of a part: one that stands against it, so that no dispute is hidden, or none. */
function furtherOf({ statements: [direct, ...others] }: Answer): number {
  return others.some(({ id }) => direct?.against.includes(id)) ? 1 : 0;
}

/** The role of whom a profile is of, where one is known. */
function roleBlocks(id: string, language: string, knowledge: Knowledge): readonly Block[] {
  const role = knowledge.names.find((name) => name.id === id)?.role;
  return role === undefined ? [] : [paragraph(text(inLanguage(role, language, knowledge), 'quiet'))];
}

/** Words of the bot, in which its commands can be tapped; the titles of sources come from outside. */
function talkParagraph(talk: Talk, knowledge: Knowledge, language: string): Block {
  const words = talkText(talk, knowledge, language);
  return ABOUT_SOURCES.has(talk) ? paragraph(words) : paragraph(...withCommands(words));
}

function talkText(talk: Talk, knowledge: Knowledge, language: string): string {
  const texts = textsFor(language);
  const say = texts.talk[talk];
  if (typeof say === 'string') return say;
  if (!ABOUT_SOURCES.has(talk)) return say(inLanguage(knowledge.situation.title, language, knowledge));
  const sources = knowledge.sources.map(
    ({ title, publisher, published, url }) =>
      `${texts.citation(title, publisher)} (${showMoment(published, texts)})${url === undefined ? '' : ` ${url}`}`,
  );
  return say(sources.join(' · '));
}

const ABOUT_SOURCES: ReadonlySet<Talk> = new Set(['reliability', 'link', 'age']);

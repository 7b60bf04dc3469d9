import type { Fact, Knowledge } from '../knowledge/model.ts';
import type { Answer, Form, Talk } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { bullets, heading, labelled, paragraph, text, withCommands } from './build.ts';
import { showMoment } from './dates.ts';
import type { Block, Line } from './reply.ts';
import type { Statements } from './statements.ts';
import { inLanguage, nameOf, quoted } from './text.ts';

/** What the blocks of a form are made with. */
export interface FormOptions {
  readonly statements: Statements;
  readonly knowledge: Knowledge;
  /** The blocks of an answer to one question. */
  directBlocks(answer: Answer, statements: Statements, knowledge: Knowledge): readonly Block[];
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
  switch (form.kind) {
    case 'talk':
      return [paragraph(...withCommands(talkText(form.talk, knowledge, language)))];
    case 'overview':
    case 'latest':
    case 'disputed':
    case 'people':
    case 'more':
      return labelled(forms[form.kind], answer.statements.map(line), 1);
    case 'confirmation':
      return answer.statements.flatMap((fact): Block[] => [{ kind: 'paragraph', spans: line(fact) }]);
    case 'gaps':
      return labelled(
        forms.gaps,
        form.gaps.map((gap) => [text(inLanguage(gap.text, language, knowledge))]),
      );
    case 'profile':
      return [heading(nameOf(form.name, language, knowledge)), ...bullets(answer.statements.map(line))];
    case 'comparison':
      return [
        ...(answer.outcome === 'unsure' ? [paragraph(text(textsFor(language).answer.unsure, 'strong'))] : []),
        ...form.sides.flatMap(({ name, facts }) => {
          const shown = nameOf(name, language, knowledge);
          return facts.length === 0
            ? [paragraph(forms.nothingFrom(shown))]
            : [heading(shown), ...bullets(facts.map(line))];
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
  const { statements, knowledge, directBlocks } = options;
  const title = paragraph(text(quoted(part.question, textsFor(part.language), LONGEST_TITLE), 'strong'));
  const short = { ...part, statements: part.statements.slice(0, MOST_A_PART), related: [] };
  const { form } = short;
  const blocks =
    form.kind === 'direct' ? directBlocks(short, statements, knowledge) : formBlocks(short, form, options);
  return [title, ...blocks];
}

/** Letters of a question above its answer, and statements of that answer, at most. */
const LONGEST_TITLE = 120;
const MOST_A_PART = 2;

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

import type { Knowledge } from '../knowledge/model.ts';
import { call, notice, paragraph, reply, text } from '../reply/build.ts';
import { quoted } from '../reply/refusal.ts';
import type { Action, Reply } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import type { TypedProblem } from './command-line.ts';

/** A sentence that says what is wrong with a typed command, and the nearest right one. */
export function problemReply(problem: TypedProblem, language: string, knowledge: Knowledge): Reply {
  const texts = textsFor(language);
  const { wrong } = texts;
  switch (problem.kind) {
    case 'unknown-command': {
      const typed = quoted(`/${problem.typed}`, texts);
      const [group, word] = problem.typed.split(' ');
      return suggestion(
        language,
        wrong.command(typed),
        problem.nearest && `/${problem.nearest}`,
        wrong.help,
        group === undefined || word === undefined ? [] : helpFor(group),
      );
    }
    case 'unknown-option': {
      const sentence = wrong.option(quoted(problem.typed, texts), `/${problem.command}`);
      return suggestion(
        language,
        sentence,
        problem.nearest && `${problem.nearest}:`,
        '',
        helpFor(problem.command),
      );
    }
    case 'missing-option': {
      const { option, command, example } = problem;
      const sentence = wrong.missingOption(option.description[language] ?? option.name, `/${command}`);
      const typed = example ? [` ${wrong.asIn} `, text(example(knowledge), 'code')] : [];
      const asked = paragraph(sentence, ...typed);
      return reply(language, [asked], { audience: 'asker', actions: helpFor(command) });
    }
    case 'too-much': {
      const sentence = wrong.tooMuch(quoted(problem.typed, texts), `/${problem.command}`);
      return notice(language, [sentence], helpFor(problem.command));
    }
    default:
      return problem satisfies never;
  }
}

function helpFor(command: string): readonly Action[] {
  return [call(`/help ${command}`, 'help', { command })];
}

/** A notice that ends with the nearest right word, or else with another hint. */
export function suggestion(
  language: string,
  sentence: string,
  nearest: string | undefined,
  otherwise = '',
  actions: readonly Action[] = [],
): Reply {
  const hint = nearest ? textsFor(language).wrong.didYouMean(nearest) : otherwise;
  return notice(language, hint === '' ? [sentence] : [sentence, hint], actions);
}

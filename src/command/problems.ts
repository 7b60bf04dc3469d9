import { call, notice, withCommands } from '../reply/build.ts';
import type { Action, Reply } from '../reply/reply.ts';
import { quoted } from '../reply/text.ts';
import { textsFor } from '../text/index.ts';
import type { CallProblem } from './parsed-call.ts';

/** A sentence that says why a call is not understood, with the nearest right word where there is one. */
export function problemReply(problem: CallProblem, language: string): Reply {
  const texts = textsFor(language);
  const { wrong } = texts;
  switch (problem.kind) {
    case 'unknown-command':
      return unknownCommand(problem, language);
    case 'unknown-option': {
      const { command, typed, nearest } = problem;
      const sentence = wrong.option(quoted(typed, texts), `/${command}`);
      return suggestion(language, sentence, nearest && `${nearest}:`, '', helpFor(command));
    }
    case 'missing-option':
      return missingOption(problem, language);
    case 'too-much': {
      const sentence = wrong.tooMuch(quoted(problem.typed, texts), `/${problem.command}`);
      return notice(language, [sentence], helpFor(problem.command));
    }
    case 'unclear-flag': {
      const { command, option, typed, args } = problem;
      const { flag, yes, no } = texts.inputs;
      return notice(
        language,
        [flag(quoted(typed, texts))],
        [call(yes, command, { ...args, [option]: 'yes' }), call(no, command, { ...args, [option]: 'no' })],
      );
    }
    case 'too-long':
      return notice(language, [wrong.tooLong(problem.most)]);
    default:
      return problem satisfies never;
  }
}

type ProblemOf<Kind extends CallProblem['kind']> = Extract<CallProblem, { kind: Kind }>;

function unknownCommand({ typed, nearest }: ProblemOf<'unknown-command'>, language: string): Reply {
  const texts = textsFor(language);
  const [group, word] = typed.split(' ');
  const hint = nearest ? texts.wrong.didYouMean(`/${nearest}`) : texts.wrong.help;
  return notice(
    language,
    [texts.wrong.command(quoted(`/${typed}`, texts)), withCommands(hint)],
    group === undefined || word === undefined ? [] : helpFor(group),
  );
}

function missingOption({ option, command }: ProblemOf<'missing-option'>, language: string): Reply {
  const { wrong } = textsFor(language);
  const sentence = wrong.missingOption(option.description[language] ?? option.name, `/${command}`);
  return notice(language, [sentence], helpFor(command));
}

function helpFor(command: string): readonly Action[] {
  return [call(`/help ${command}`, 'help', { command })];
}

/** A notice that ends with the nearest right word, or with another hint where there is none. */
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

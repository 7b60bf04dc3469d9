import type { KnowledgeState } from '../../knowledge/knowledge-state.ts';
import { formatProblem } from '../../knowledge/problems.ts';
import { bullets, heading, paragraph, reply, text } from '../../reply/build.ts';
import type { Block, Line, Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';

/** So many mistakes and files are listed; the log has all. */
const LISTED = 10;
/** A mistake may quote what stands in the file. */
const LONGEST_LINE = 300;

/** What editors are told of the files of the knowledge: their mistakes by file, line and column, their mending, a change. */
export function knowledgeStateReply(state: KnowledgeState, language: string): Reply {
  const texts = textsFor(language).files;
  switch (state.kind) {
    case 'broken': {
      const { problems, held } = state;
      const listed = (files: readonly string[]): readonly Block[] => {
        const left = files.length - LISTED;
        const more: readonly Line[] = left > 0 ? [[text(texts.more(left))]] : [];
        return bullets([...files.slice(0, LISTED).map((line) => [text(shortened(line), 'code')]), ...more]);
      };
      const earlier = held.filter((file) => file.earlier).map(({ file }) => file);
      const leftOut = held.filter((file) => !file.earlier).map(({ file }) => file);
      return reply(language, [
        heading(texts.broken),
        ...listed(problems.map(formatProblem)),
        ...(held.length === 0 ? [paragraph(texts.lastGood)] : []),
        ...(earlier.length === 0 ? [] : [paragraph(texts.held), ...listed(earlier)]),
        ...(leftOut.length === 0 ? [] : [paragraph(texts.leftOut), ...listed(leftOut)]),
      ]);
    }
    case 'mended':
      return reply(language, [paragraph(texts.mended)]);
    case 'changed': {
      const kinds = (['added', 'corrected', 'withdrawn', 'reworded'] as const).filter(
        (kind) => state.change[kind] > 0,
      );
      const lines = kinds.map((kind) => texts[kind](state.change[kind]));
      return reply(language, [
        paragraph(texts.changed),
        ...bullets((lines.length > 0 ? lines : [texts.noFacts]).map((line) => [text(line)])),
      ]);
    }
    default:
      return state satisfies never;
  }
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE).toWellFormed()}…`;
}

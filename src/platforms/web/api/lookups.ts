import type { z } from 'zod';
import { namesLike } from '../../../command/near-names.ts';
import type { Fact, Knowledge, Name } from '../../../knowledge/model.ts';
import type { Answer, CheckedStatement, Question } from '../../../query/types.ts';
import { answerJson, checkedJson, type JsonAnswer, type JsonChecked } from '../../../reply/json.ts';
import {
  factJson,
  type JsonFact,
  type JsonLatest,
  type JsonProfiles,
  latestJson,
  profilesJson,
} from '../../../reply/json-facts.ts';
import { inLanguage } from '../../../reply/text.ts';
import { nearest } from '../../../util/edit-distance.ts';
import { given } from '../../../util/given.ts';
import { inSlices } from '../../../util/in-slices.ts';
import type { Problem } from './problem.ts';
import type { Read } from './request-body.ts';
import type { askRequest, checkRequest, factRequest, latestRequest, whoRequest } from './requests.ts';

/** What answers. Each of the two is asked for anew each time, since knowledge changes while the program runs. */
export interface Known {
  knowledge(): Knowledge;
  engine(): {
    ask(question: Question): Answer;
    checkEach(text: string, asOf?: string): Iterable<CheckedStatement>;
    names(text: string): readonly Name[];
  };
}

/** Answers the requests of other programs. Nothing is kept of them. */
export interface Lookups {
  ask(request: z.infer<typeof askRequest>): Read<JsonAnswer>;
  /** The statements of a text in order. Others are answered meanwhile. */
  check(request: z.infer<typeof checkRequest>): Promise<Read<readonly JsonChecked[]>>;
  fact(request: z.infer<typeof factRequest>): Read<JsonFact>;
  latest(request: z.infer<typeof latestRequest>): Read<JsonLatest>;
  who(request: z.infer<typeof whoRequest>): Read<JsonProfiles>;
}

export function createLookups({ knowledge, engine }: Known): Lookups {
  const languageOf = (lang: string | undefined): string => lang ?? knowledge().situation.required[0] ?? 'en';
  return {
    ask(request) {
      const started = performance.now();
      const answer = engine().ask(questionOf(request));
      const problem = problemWith(answer);
      if (problem !== undefined) return { problem };
      return { value: answerJson(answer, { knowledge: knowledge(), tookMs: performance.now() - started }) };
    },
    async check({ text, lang, asOf }) {
      const known = knowledge();
      const checked = await inSlices(engine().checkEach(text, asOf));
      if (checked.length === 0) return { problem: nothingIn('text', 'There is no text in it to check.') };
      return { value: checked.map((each) => checkedJson(each, languageOf(lang), known)) };
    },
    fact({ id, lang }) {
      const found = knowledge().facts.find((fact) => fact.id === id);
      return found === undefined
        ? { problem: unknownFact(id, knowledge().facts) }
        : { value: factJson(found, languageOf(lang), knowledge()) };
    },
    latest: ({ since, lang }) => ({ value: latestJson(since, languageOf(lang), knowledge()) }),
    who({ name, lang }) {
      const language = languageOf(lang);
      const byId = knowledge().names.filter(({ id }) => id === name);
      const names = byId.length > 0 ? byId : engine().names(name);
      return names.length === 0
        ? { problem: unknownName(name, language, knowledge()) }
        : { value: profilesJson(names, language, knowledge()) };
    },
  };
}

/** The question of a request. */
export function questionOf({ question, lang, asOf, context }: z.infer<typeof askRequest>): Question {
  return { text: question, ...given({ language: lang, asOf, context }) };
}

/** Why a text is no question. */
export function problemWith({ missing }: Answer): Problem | undefined {
  return missing?.kind === 'empty' || missing?.kind === 'too-long'
    ? nothingIn('question', 'There are no words in it that could be asked.')
    : undefined;
}

function nothingIn(path: string, sentence: string): Problem {
  return { status: 400, code: 'request-invalid', message: `"${path}" is no text to read. ${sentence}`, path };
}

function unknownFact(id: string, facts: readonly Fact[]): Problem {
  const near = nearest(
    id,
    facts.map((fact) => fact.id),
  );
  const hint = near === undefined ? 'Answers name the ids of facts.' : `Did you mean "${near}"?`;
  return { status: 404, code: 'fact-unknown', message: `There is no fact with this id. ${hint}`, path: 'id' };
}

function unknownName(name: string, language: string, knowledge: Knowledge): Problem {
  const near = namesLike(name, knowledge).map((each) => `"${inLanguage(each.name, language, knowledge)}"`);
  const hint = near.length === 0 ? 'Nothing is known about it.' : `Did you mean ${near.join(' or ')}?`;
  return { status: 404, code: 'name-unknown', message: `No source has this name. ${hint}`, path: 'name' };
}

import { isDeepStrictEqual } from 'node:util';
import { audit } from '../../../desk/audit.ts';
import { DeskError } from '../../../desk/desk-error.ts';
import type { Act, Draft, DraftFact } from '../../../desk/draft.ts';
import { changeDraft, readDraft } from '../../../desk/drafts.ts';
import { factOf, word } from '../../../desk/review/decisions.ts';
import { problemsOf } from '../../../desk/review/problems.ts';
import type { Knowledge } from '../../../knowledge/model.ts';
import { terminalLook } from '../../../platforms/terminal/look.ts';
import { SanadError } from '../../../util/sanad-error.ts';
import type { DeskSession } from '../desk-session.ts';
import { publishById } from '../publish-command.ts';
import { factScreen, languagesOf } from './fact-screen.ts';
import type { LineReader } from './line-reader.ts';
import { HELP, KEYS, type Key, type KeyContext } from './review-keys.ts';

const CLEAR = '\u001b[H\u001b[2J';

/** What undoes an act: the draft before it and after it. */
interface Step {
  readonly before: Draft;
  readonly after: Draft;
  readonly n: number;
}

/** The review of one draft, a fact a screen. Each act is kept at once. */
export class Review {
  readonly #session: DeskSession;
  readonly #reader: LineReader;
  readonly #context: KeyContext;
  readonly #steps: Step[] = [];
  #draft: Draft;
  #n: number;
  #message = '';

  constructor(
    session: DeskSession,
    reader: LineReader,
    draft: Draft,
    knowledge: Knowledge,
    sourceText?: string,
  ) {
    this.#session = session;
    this.#reader = reader;
    this.#draft = draft;
    const { reviewers } = session.config.desk;
    this.#context = { knowledge, reviewers, ...(sourceText === undefined ? {} : { sourceText }) };
    this.#n = (draft.facts.find(({ decision }) => decision === 'open') ?? draft.facts[0])?.n ?? 0;
  }

  /** Goes on until the editor quits or the input ends. */
  async run(): Promise<void> {
    const { output } = this.#session.environment;
    if (this.#draft.facts.length === 0) {
      output.write(`The draft "${this.#draft.id}" has no facts.\n`);
      return;
    }
    for (;;) {
      output.write(this.#screen());
      const line = await this.#reader.ask('› ');
      if (line === undefined) break;
      this.#message = '';
      if (/^\s*(?:q|quit|exit)\s*$/i.test(line)) break;
      try {
        await this.#do(line.trim());
      } catch (error) {
        if (!(error instanceof SanadError)) throw error;
        this.#message = error.message;
      }
    }
    output.write(`Kept: ${tally(this.#draft)}.\n`);
  }

  #screen(): string {
    const { env, output } = this.#session.environment;
    const fact = factOf(this.#draft, this.#n);
    const look = terminalLook(env, output);
    const { knowledge, ...options } = this.#context;
    const problems =
      fact.decision === 'open' || fact.decision === 'accepted'
        ? problemsOf(this.#draft, this.#n, knowledge, options)
        : [];
    const { reviewers } = options;
    const screen = factScreen({ draft: this.#draft, fact, knowledge, problems, reviewers }, look);
    const message = this.#message === '' ? '' : `${this.#message}\n\n`;
    const clear = output.isTTY && env['TERM'] !== 'dumb' ? CLEAR : '';
    return `${clear}${message}${screen}\n`;
  }

  async #do(line: string): Promise<void> {
    const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
    if (name === '') return;
    if (/^\d+$/.test(name)) this.#n = factOf(this.#draft, Number(name)).n;
    else if (name === 'n') this.#move(1);
    else if (name === 'p') this.#move(-1);
    else if (name === 'u') await this.#undo();
    else if (name === '?') this.#message = HELP;
    else if (name === 'publish') await this.#publish(/^--yes$/.test(rest));
    else if (name === 'w' && rest === '') await this.#word();
    else if (Object.hasOwn(KEYS, name)) await this.#press(KEYS[name], rest);
    else this.#message = `There is no key "${name}".\n${HELP}`;
  }

  async #press(key: Key | undefined, rest: string): Promise<void> {
    if (key === undefined) return;
    const fact = factOf(this.#draft, this.#n);
    const detail = key.detail?.(rest, fact);
    await this.#change(key.what, detail, (draft, act) => key.apply(draft, this.#n, rest, act, this.#context));
    if (key.decides) this.#toOpen();
  }

  /** Asks for the wording in each language; an empty line keeps what there is. */
  async #word(): Promise<void> {
    const fact = factOf(this.#draft, this.#n);
    const texts: Record<string, string> = {};
    for (const language of languagesOf(fact, this.#context.knowledge)) {
      const line = await this.#reader.ask(`${language}: `);
      if (line === undefined) break;
      if (line.trim() !== '') texts[language] = line;
    }
    const languages = Object.keys(texts);
    if (languages.length === 0) return;
    await this.#change('word', languages.join(' '), (draft, act) => word(draft, this.#n, texts, act));
  }

  /** Changes the draft as it is at this moment, which somebody else may have changed, and writes down who did what. */
  async #change(
    what: string,
    detail: string | undefined,
    change: (draft: Draft, act: Act) => Draft,
  ): Promise<void> {
    const { files } = this.#session;
    const act = this.#session.act();
    let before = this.#draft;
    this.#draft = await changeDraft(files, this.#draft.id, (present) => {
      before = present;
      return change(present, act);
    });
    this.#steps.push({ before, after: this.#draft, n: this.#n });
    const said = detail === undefined || detail === '' ? {} : { detail };
    await audit(files, { ...act, what, draft: this.#draft.id, n: this.#n, ...said });
  }

  async #undo(): Promise<void> {
    const step = this.#steps.at(-1);
    if (step === undefined) {
      this.#message = 'There is nothing to undo.';
      return;
    }
    const { files } = this.#session;
    const restored = await changeDraft(files, this.#draft.id, (present) => {
      if (isDeepStrictEqual(present, step.after)) return step.before;
      throw new DeskError('draft-changed', 'Somebody else has changed the draft since; it cannot be undone.');
    });
    this.#steps.pop();
    this.#draft = restored;
    this.#n = step.n;
    await audit(files, { ...this.#session.act(), what: 'undo', draft: restored.id, n: step.n });
  }

  async #publish(yes: boolean): Promise<void> {
    const { id } = this.#draft;
    const done = await publishById(id, this.#session, yes, (question) => this.#reader.ask(question));
    this.#draft = await readDraft(this.#session.files, id);
    // What is published cannot be undone here.
    if (done) this.#steps.length = 0;
    this.#message = done ? 'Published.' : 'Nothing was written.';
    if (done) this.#toOpen();
  }

  #move(by: number): void {
    const { facts } = this.#draft;
    const at = facts.findIndex(({ n }) => n === this.#n);
    this.#n = facts[Math.min(Math.max(at + by, 0), facts.length - 1)]?.n ?? this.#n;
  }

  /** The next fact that is open; the same where none is. */
  #toOpen(): void {
    const { facts } = this.#draft;
    const at = facts.findIndex(({ n }) => n === this.#n);
    const after: readonly DraftFact[] = [...facts.slice(at + 1), ...facts.slice(0, at + 1)];
    const next = after.find(({ decision }) => decision === 'open');
    if (next === undefined)
      this.#message = 'Every fact is decided. Type "publish" to write what is accepted.';
    this.#n = next?.n ?? this.#n;
  }
}

/** `2 accepted, 1 open` */
export function tally({ facts }: Draft): string {
  const counts = Map.groupBy(facts, ({ decision }) => decision);
  return [...counts].map(([decision, some]) => `${some.length} ${decision}`).join(', ') || 'no facts';
}

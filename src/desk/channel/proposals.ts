import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ChangeOutcome, EditorRef, FactChange, WaitingChange } from '../../command/desk-service.ts';
import type { Localized } from '../../knowledge/model.ts';
import { audit } from '../audit.ts';
import { DeskError } from '../desk-error.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import type { Publishing } from './publishing.ts';

const FOLDER = 'proposals/';
const KEY = /^[a-z0-9]{12}$/;

const Texts = z.record(z.string(), z.string());
const Proposal = z.strictObject({
  kind: z.enum(['correct', 'retract', 'translate']),
  fact: z.string(),
  texts: Texts,
  reason: Texts,
  at: z.string(),
  /** Who has had a hand in it, the first of them its author; none of them can be the second editor. */
  authors: z.array(z.string()).min(1),
  /** Languages whose texts it would remove, until somebody has said that this is meant. */
  drops: z.array(z.string()),
});
type Proposal = z.infer<typeof Proposal>;

/** What changes of published facts go through. */
export interface ProposalsOptions {
  readonly files: DeskFiles;
  readonly reviewers: number;
  publishing(): Publishing;
  /** What a published fact says now. */
  textOf(fact: string): Localized;
  nameOf(by: string): Promise<string>;
  now(): Date;
}

/**
 * Changes of published facts. One that would remove the text in another language waits until its author has said so, and
 * with two reviewers every change waits for a second editor. What waits is a file, so that it outlives the process.
 */
export class Proposals {
  readonly #options: ProposalsOptions;

  constructor(options: ProposalsOptions) {
    this.#options = options;
  }

  /** Does a change, or keeps it until it is confirmed. The same change again, of the same editor, confirms what it drops. */
  async propose(change: FactChange, { by }: EditorRef): Promise<ChangeOutcome> {
    this.#requireSense(change);
    const key = keyOf(change, by);
    const known = await this.#read(key);
    const isSaid = known !== undefined && known.drops.length > 0;
    const drops = isSaid ? [] : this.#dropped(change);
    const at = this.#options.now().toISOString();
    return this.#goOn(key, { ...change, at, authors: [by], drops: [...drops] }, by);
  }

  /** Confirms a change that waits. @param keeps the texts in the languages that it would drop are still right */
  async confirm(key: string, keeps: boolean, { by }: EditorRef): Promise<ChangeOutcome> {
    const proposal = KEY.test(key) ? await this.#read(key) : undefined;
    if (proposal === undefined) return { kind: 'gone' };
    if (proposal.drops.length > 0) {
      const now = this.#options.textOf(proposal.fact);
      const kept = keeps ? proposal.drops.flatMap((each) => (now[each] ? [[each, now[each]]] : [])) : [];
      const texts = { ...proposal.texts, ...Object.fromEntries(kept) };
      const authors = [...new Set([...proposal.authors, by])];
      return this.#goOn(key, { ...proposal, texts, authors, drops: [] }, by);
    }
    if (proposal.authors.includes(by)) return { kind: 'yourself' };
    return this.#apply(key, proposal, by);
  }

  async waiting(): Promise<readonly WaitingChange[]> {
    const listed = await this.#options.files.list(FOLDER);
    const all = await Promise.all(
      listed.map(async ({ path }) => {
        const key = path.slice(FOLDER.length, -'.json'.length);
        const proposal = await this.#read(key);
        return proposal && { at: proposal.at, shown: await this.#shown(key, proposal) };
      }),
    );
    return all
      .flatMap((each) => each ?? [])
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map(({ shown }) => shown);
  }

  async #goOn(key: string, proposal: Proposal, by: string): Promise<ChangeOutcome> {
    const { reviewers, files } = this.#options;
    if (proposal.drops.length === 0 && reviewers < 2) return this.#apply(key, proposal, by);
    await update(files, pathOf(key), () => `${JSON.stringify(proposal, undefined, 1)}\n`);
    if (proposal.drops.length === 0) await this.#note(by, 'propose', `${proposal.kind} ${proposal.fact}`);
    return { kind: 'waits', change: await this.#shown(key, proposal) };
  }

  async #apply(key: string, proposal: Proposal, by: string): Promise<ChangeOutcome> {
    const { kind, fact, texts, reason, authors } = proposal;
    const publishing = this.#options.publishing();
    // It is written down with its author; whoever confirmed it is written down too.
    const author = { by: authors[0] ?? by };
    if (kind === 'correct') await publishing.correct(fact, texts, reason, author);
    else if (kind === 'retract') await publishing.retract(fact, reason, author);
    else await publishing.translate(fact, texts, author);
    if (author.by !== by) await this.#note(by, 'confirm', `${kind} ${fact}`);
    await this.#options.files.remove(pathOf(key));
    return { kind: 'done', change: { kind, fact, texts, reason } };
  }

  /** @throws DeskError where nothing is changed, or no reason is given: nobody should confirm that */
  #requireSense({ kind, fact, texts, reason }: FactChange): void {
    const isFilled = (all: Localized) => Object.values(all).some((text) => text.trim() !== '');
    if (kind !== 'translate' && !isFilled(reason))
      throw new DeskError('text-missing', 'The reason is missing; write it in at least one language.');
    if (kind === 'retract') return;
    const now = this.#options.textOf(fact);
    if (!isFilled(texts) || Object.entries(texts).every(([language, text]) => now[language] === text.trim()))
      throw new DeskError('nothing-corrected', `This is what "${fact}" says already; write what is right.`);
  }

  /** Languages of the present text that a correction does not have. */
  #dropped({ kind, fact, texts }: FactChange): readonly string[] {
    if (kind !== 'correct') return [];
    return Object.keys(this.#options.textOf(fact)).filter((language) => texts[language] === undefined);
  }

  async #shown(key: string, { authors, drops, kind, fact, texts, reason }: Proposal): Promise<WaitingChange> {
    return { key, kind, fact, texts, reason, drops, by: await this.#options.nameOf(authors[0] ?? '') };
  }

  async #read(key: string): Promise<Proposal | undefined> {
    const file = await this.#options.files.read(pathOf(key));
    if (file === undefined) return undefined;
    try {
      return Proposal.safeParse(JSON.parse(file.text)).data;
    } catch {
      return undefined;
    }
  }

  async #note(by: string, what: string, detail: string): Promise<void> {
    await audit(this.#options.files, { at: this.#options.now().toISOString(), by, what, detail });
  }
}

function pathOf(key: string): string {
  return `${FOLDER}${key}.json`;
}

/** The same for the same change of the same editor. */
function keyOf({ kind, fact, texts, reason }: FactChange, by: string): string {
  const sorted = (all: Localized) => Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parts = JSON.stringify([kind, fact, sorted(texts), sorted(reason), by]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 12);
}

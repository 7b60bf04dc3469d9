import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { temporaryFolder } from '../app/program.ts';
import { write } from '../knowledge/folder.ts';
import { KNOWLEDGE_DIR } from '../query/real.ts';

/** The shipped knowledge, to which somebody adds facts, and which is edited all the time. */
export class EditedKnowledge {
  readonly folder: string;
  #facts = 0;
  #edits = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Copies the shipped knowledge into a folder that goes away after the test, without the facts' own questions: compiling
   * those every minute, in each replica, would be most of the work of the day.
   */
  static async open(): Promise<EditedKnowledge> {
    const folder = await temporaryFolder();
    await cp(KNOWLEDGE_DIR, folder, { recursive: true });
    const sources = join(folder, 'sources');
    for (const name of await readdir(sources)) {
      const document = parseDocument(await readFile(join(sources, name), 'utf8'));
      const facts = document.get('facts');
      if (isSeq(facts)) for (const fact of facts.items) if (isMap(fact)) fact.delete('questions');
      await write(folder, join('sources', name), document.toString());
    }
    return new EditedKnowledge(folder);
  }

  get edits(): number {
    return this.#edits;
  }

  /** Changes what is known about questions, of which nobody is told. */
  async edit(): Promise<void> {
    this.#edits += 1;
    await this.#write();
  }

  /** Adds a fact, of which chats with alerts are told. @returns its English text, without the full stop */
  async addFact(): Promise<string> {
    this.#facts += 1;
    await this.#write();
    return english(this.#facts);
  }

  #write(): Promise<void> {
    const facts = Array.from({ length: this.#facts + 1 }, (_, n) => factOf(n, this.#edits));
    return write(this.folder, 'sources/soak.yaml', `${SOURCE}${facts.join('')}`);
  }
}

const SOURCE = `\
source:
  id: example-daily-drones
  title: "Drones on the desert road"
  publisher: "Example Daily"
  language: en
  published: "2026-02-03"
  added: "2026-02-04"
facts:
`;

/** Letters, since a number in a text is compared with those of other texts. */
const PLACES = ['north', 'south', 'east', 'west', 'centre', 'desert', 'river', 'hills', 'valley'];

function english(n: number): string {
  return `Drones watch the ${PLACES[n % PLACES.length]} by night`;
}

function factOf(n: number, edits: number): string {
  return `\
  - id: drones-at-night-${n}
    paragraph: ${n + 2}
    says: { en: "one officer", ar: "أحد الضباط" }
    status: claimed
    when: "2026-02-02"
    names: [iraq]
    topics: [border-security]
    text: { en: "${english(n)}.", ar: "تراقب طائرات مسيّرة المنطقة ${n} ليلاً." }
    questions: { en: ["are drones used at night in area ${n} of plan ${edits}?"] }
`;
}

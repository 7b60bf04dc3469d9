import * as z from 'zod';
import { type DeskFiles, update } from './desk-files.ts';

/** Something that was done at the desk. It holds no sentence of a source and no wording: ids and names of fields alone. */
export interface AuditEntry {
  /** ISO moment in UTC. */
  readonly at: string;
  /** Such as `discord:81384788765712384`, or `terminal:NAME`. */
  readonly by: string;
  /** A word for it, such as `accept` or `publish`. */
  readonly what: string;
  readonly draft?: string;
  /** Number of the fact in the draft. */
  readonly n?: number;
  /** Ids and names of fields. */
  readonly detail?: string;
}

/** So much of a detail is kept. */
const LONGEST = 500;

const Entry = z.object({
  at: z.string(),
  by: z.string(),
  what: z.string(),
  draft: z.string().exactOptional(),
  n: z.number().exactOptional(),
  detail: z.string().exactOptional(),
});

/** Writes down what was done, in the file of its day. */
export async function audit(files: DeskFiles, { at, by, what, draft, n, detail }: AuditEntry): Promise<void> {
  const line = JSON.stringify({ at, by, what, draft, n, detail: detail?.slice(0, LONGEST) });
  await update(files, `audit/${at.slice(0, 10)}.jsonl`, (text = '') => {
    // A line that a crash has cut off stays a line of its own.
    const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return `${whole}${line}\n`;
  });
}

/**
 * What was done, in the order in which it was written down. Lines that cannot be read are left out.
 *
 * @param since ISO day of the first entries
 */
export async function readAudit(files: DeskFiles, since = ''): Promise<readonly AuditEntry[]> {
  const listed = await files.list('audit/');
  const days = listed.filter(({ path }) => path.slice('audit/'.length) >= since);
  const read = await Promise.all(days.map(({ path }) => files.read(path)));
  return read.flatMap((file) => (file?.text ?? '').split('\n').flatMap(entryIn));
}

function entryIn(line: string): readonly AuditEntry[] {
  try {
    const parsed = Entry.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

import { DeskError } from './desk-error.ts';
import { type DeskFiles, update } from './desk-files.ts';
import { type Draft, draftPath } from './draft.ts';
import { draftFromYaml, draftToYaml } from './draft-file.ts';

const FOLDER = 'drafts/';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The ids of the drafts, in order. */
export async function draftIds(files: DeskFiles): Promise<readonly string[]> {
  const listed = await files.list(FOLDER);
  return listed.flatMap(({ path }) =>
    path.endsWith('.yaml') ? [path.slice(FOLDER.length, -'.yaml'.length)] : [],
  );
}

/** A draft. @throws DeskError where there is none, or where its file cannot be read */
export async function readDraft(files: DeskFiles, id: string): Promise<Draft> {
  const file = ID.test(id) ? await files.read(draftPath(id)) : undefined;
  if (file === undefined) throw await noSuchDraft(files, id);
  return draftFromYaml(file.text, file.path);
}

/**
 * Changes a draft by what it is at this moment, also where somebody else works on it.
 *
 * @throws DeskError where there is none, or what the change throws
 */
export async function changeDraft(
  files: DeskFiles,
  id: string,
  change: (draft: Draft) => Draft,
): Promise<Draft> {
  const missing = await noSuchDraft(files, id);
  let changed: Draft | undefined;
  await update(files, draftPath(id), (text) => {
    if (text === undefined) throw missing;
    changed = change(draftFromYaml(text, draftPath(id)));
    return draftToYaml(changed);
  });
  if (changed === undefined) throw missing;
  return changed;
}

async function noSuchDraft(files: DeskFiles, id: string): Promise<DeskError> {
  const ids = await draftIds(files);
  const known = ids.length === 0 ? 'there are none yet; "desk add" makes one' : `there are ${ids.join(', ')}`;
  return new DeskError('no-such-draft', `There is no draft "${id}"; ${known}.`);
}

import { DeskError } from '../desk-error.ts';
import { draftPath } from '../draft.ts';
import { draftFromYaml } from '../draft-file.ts';
import type { Intake, TakeInDeps } from '../intake/intake.ts';
import { takeIn } from '../intake/take-in.ts';
import type { MaterialPart, TakeIn } from './material-parts.ts';

/** Takes in what an editor has sent in a chat. A draft that is there already is given as it is. */
export function createTakeIn(deps: TakeInDeps): TakeIn {
  return async (part, origin) => {
    // A post came out on the day that the platform tells.
    const isPost = part.kind === 'text' && origin.forwardedFrom !== undefined;
    const about =
      isPost && origin.date !== undefined ? { given: { published: origin.date.slice(0, 10) } } : {};
    const taken = await takeIn({ ...intakeOf(part), origin, ...about }, deps);
    if (taken.outcome === 'drafted') return { draft: taken.draft, isNew: true };
    const id = taken.known?.draft;
    const path = id === undefined ? undefined : draftPath(id);
    const file = path === undefined ? undefined : await deps.files.read(path);
    if (file === undefined || path === undefined) throw new DeskError(taken.code, taken.sentence);
    return { draft: draftFromYaml(file.text, path), isNew: false };
  };
}

function intakeOf(
  part: MaterialPart,
): { readonly [Kind in Intake['kind']]: Omit<Extract<Intake, { kind: Kind }>, 'origin'> }[Intake['kind']] {
  switch (part.kind) {
    case 'address':
      return { kind: 'address', address: part.url };
    case 'text':
      return { kind: 'text', text: part.text };
    case 'file':
      return { kind: 'file', name: part.name, bytes: part.data };
    default:
      return part satisfies never;
  }
}

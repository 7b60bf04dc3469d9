import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import { draftPath, type Origin } from '../draft.ts';
import { draftFromYaml } from '../draft-file.ts';
import type { Given, Intake, TakeInDeps } from '../intake/intake.ts';
import { takeIn } from '../intake/take-in.ts';
import type { MaterialPart, TakeIn } from './material-parts.ts';

/** Takes in what an editor has sent in a chat. A draft that is there already is given as it is. */
export function createTakeIn(deps: TakeInDeps): TakeIn {
  return async (part, origin) => {
    const about =
      part.kind === 'text' && origin.forwardedFrom !== undefined ? { fallback: aboutPost(origin) } : {};
    const taken = await takeIn({ ...intakeOf(part), origin, ...about }, deps);
    if (taken.outcome === 'drafted') return { draft: taken.draft, isNew: true };
    const id = taken.known?.draft;
    const path = id === undefined ? undefined : draftPath(id);
    const file = path === undefined ? undefined : await deps.files.read(path);
    if (file === undefined || path === undefined) throw new DeskError(taken.code, taken.sentence);
    return { draft: draftFromYaml(file.text, path), isNew: false };
  };
}

/** What a platform tells of a post: its day and, of a channel with an address, who has published it and where. */
function aboutPost({ forwardedFrom = '', date }: Origin): Given {
  const [, publisher, url] = /^(.+) \((https:\/\/\S+)\)$/su.exec(forwardedFrom) ?? [];
  return given({ publisher, url, published: date?.slice(0, 10) });
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

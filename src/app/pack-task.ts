import { makePack, type PackOptions } from '../pack/pack-file.ts';
import { SanadError } from '../util/sanad-error.ts';
import { compiledInUse, keptInUse } from './compiled-in-use.ts';
import type { KnowledgeInUse } from './knowledge-in-use.ts';

/** What a pack is made of, as plain data that goes to another thread. */
export interface PackTask extends Omit<PackOptions, 'compiled'> {
  readonly knowledge: KnowledgeInUse;
}

/** A pack, or why it cannot be made, as the parts of a SanadError. */
export type PackAnswer =
  | { readonly file: Uint8Array<ArrayBuffer>; readonly signature: Uint8Array<ArrayBuffer> }
  | { readonly refused: { readonly code: string; readonly message: string } };

/** Makes a pack. @throws only what nobody expects */
export async function packNow({ knowledge, ...options }: PackTask): Promise<PackAnswer> {
  const compiled = keptInUse(knowledge) ?? compiledInUse(knowledge);
  if (compiled === undefined) throw new Error('the knowledge is being read');
  try {
    return await makePack({ compiled, ...options });
  } catch (error) {
    if (!(error instanceof SanadError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}

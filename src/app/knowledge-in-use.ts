import type { Overlay, TextFile } from '../knowledge/folder.ts';

/** Which knowledge is in use, as plain data that goes to another thread. */
export interface KnowledgeInUse {
  readonly folder: string;
  /** Files of the desk that are laid over those of the folder. */
  readonly overlay: Overlay;
  /** The files that it was made of; none where they are not known yet. */
  readonly files: readonly TextFile[];
  readonly version: string;
  /** Where compiled knowledge is kept. */
  readonly cacheDir?: string;
}

import type { KnowledgeChange } from './knowledge-change.ts';
import type { Problem } from './problems.ts';
import type { HeldFile } from './sound-files.ts';

/** What has become of the knowledge that a running bot follows, for those who edit it. */
export type KnowledgeState =
  /**
   * Its files have mistakes. `file` of each problem is the path as an editor sees it. Where `held` is empty, all of the
   * last good knowledge stays in use; else only these files are not as they were written.
   */
  | { readonly kind: 'broken'; readonly problems: readonly Problem[]; readonly held: readonly HeldFile[] }
  /** They had mistakes, and have none any more. */
  | { readonly kind: 'mended' }
  /** Changed knowledge is in use. */
  | { readonly kind: 'changed'; readonly change: KnowledgeChange };

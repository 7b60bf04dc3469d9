import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long though they are small, or whose work is done while they are imported: vitest, which goes by size and by
 * the time of tests, would start them last, and wait for them on one core.
 */
const FIRST =
  /\/tests\/(?:rankings\/|store\/postgres\.|platforms\/discord\/gateway\.|app\/(?:smoke|serve|desk-add|desk\/desk-thread)\.|desk\/corrections\/telegram\.)/;

/** Starts what takes long first. */
export class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isFirst = ({ moduleId }: TestSpecification): boolean => FIRST.test(moduleId);
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
  }
}

import { expect, test } from 'vitest';
import { inSlices } from '../../src/util/in-slices.ts';

test('what is done step by step ends with the step at which it is stopped', async () => {
  const stopping = new AbortController();
  function* steps() {
    for (let n = 1; n < 9; n++) {
      if (n === 3) stopping.abort();
      yield n;
    }
  }
  expect(await inSlices(steps(), stopping.signal)).toEqual([1, 2, 3]);
  expect(await inSlices([1, Promise.resolve(2)])).toEqual([1, 2]);
});

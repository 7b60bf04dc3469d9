import type { Handler } from './backstage.ts';
import { stringIn } from './payload.ts';
import { badRequest, success } from './refusals.ts';

/** A bot can load files of up to so many bytes. */
const MOST = 20 * 1024 * 1024;

/** https://core.telegram.org/bots/api#getfile */
export const getFile: Handler = ({ payload }, { documents }) => {
  const id = stringIn(payload, 'file_id') ?? '';
  const data = documents.get(id);
  if (data === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (data.byteLength > MOST) throw badRequest('file is too big');
  return success({
    file_id: id,
    file_unique_id: `u-${id}`,
    file_size: data.byteLength,
    file_path: pathOf(id),
  });
};

/** Where the server gives a file. */
export function pathOf(id: string): string {
  return `documents/${id}.bin`;
}

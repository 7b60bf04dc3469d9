import type { KnowledgeReader } from '../../src/app/knowledge-reader.ts';
import { readAndKeep } from '../../src/app/knowledge-reading.ts';
import { ParsedFiles } from '../../src/knowledge/parsed-files.ts';

/**
 * Reads as the program's thread does, but in this one: a thread takes a second to load the code, each time. What the thread
 * itself does is tested where it is about that.
 */
export function readingHere(): Pick<KnowledgeReader, 'read' | 'stop'> {
  const parsed = new ParsedFiles();
  return {
    read: (request) => new Promise((give, fail) => void readAndKeep(request, parsed, give).catch(fail)),
    stop: async () => undefined,
  };
}

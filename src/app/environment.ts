/** Everything outside the program that it touches. */
export interface World {
  /** Words of the command line after the program. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WritableStream;
  now(): Date;
  /** Calls a task after a time, unless the function that it gives is called before. */
  timer(task: () => void, milliseconds: number): () => void;
  /** Resolves when the system asks the program to end; asked for only by what then ends in order. */
  untilStopped(): Promise<void>;
}

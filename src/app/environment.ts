/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Everything outside the program that it uses. */
export interface Environment {
  /** The command line's words after the name of the program. */
  readonly words: readonly string[];
  /** The environment variables. What the file `envFile` sets besides is added to them. */
  readonly env: Record<string, string | undefined>;
  /** Path of a file with more variables, usually `.env`. It need not exist. Without a path, no file is read. */
  readonly envFile?: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors: NodeJS.WritableStream;
  now(): Date;
  /** Calls a task after a time, unless the function that it returns is called before. */
  timer(task: () => void, milliseconds: number): () => void;
  /** Resolves when the system asks the program to stop. Only a program that stops in order calls it. */
  untilStopped(): Promise<void>;
}

/** The standard input: a terminal has `isTTY`. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** The standard output: a terminal has `isTTY` and a width. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Whether somebody sits at a terminal. */
export function isInteractive({ input, output }: Pick<Environment, 'input' | 'output'>): boolean {
  return input.isTTY === true && output.isTTY === true;
}

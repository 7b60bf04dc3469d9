import { type StandInOptions, startTelegram } from './server.ts';
import { resultErrors, typeErrors } from './spec.ts';
import type { TelegramStandIn } from './stand-in.ts';

/** What Telegram answers. */
export interface Answered {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: unknown;
}

/** A stand-in for one test of its own, with calls as a bare client makes them. */
export interface Opened {
  readonly telegram: TelegramStandIn;
  call(method: string, payload?: object): Promise<Answered>;
  /** The result of a call that goes well. */
  result<T>(method: string, payload?: object): Promise<T>;
  /** The description of the error of a call that does not. */
  error(method: string, payload?: object): Promise<string>;
}

/** Opens a stand-in. */
export async function open(options?: StandInOptions): Promise<Opened> {
  const telegram = await startTelegram(options);
  const call = async (method: string, payload: object = {}): Promise<Answered> => {
    const response = await fetch(`${telegram.root}/bot${telegram.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    });
    return (await response.json()) as Answered;
  };
  return {
    telegram,
    call,
    result: async <T>(method: string, payload?: object) => {
      const { ok, result, description } = await call(method, payload);
      if (!ok) throw new Error(description);
      return result as T;
    },
    error: async (method, payload) => {
      const { ok, description = '' } = await call(method, payload);
      return ok ? 'no error' : description;
    },
  };
}

/** Where the stand-in itself strays from the description of the Bot API: in answers, and in the updates that it sends. */
export function strayings({
  happenings,
  sent,
}: {
  happenings: TelegramStandIn['happenings'];
  sent?: readonly object[];
}) {
  const answers = happenings.flatMap((happening) => {
    if (happening.kind !== 'answer' || happening.status !== 200) return [];
    const { result } = happening.body as Answered;
    return resultErrors(happening.request.method, result);
  });
  return [...answers, ...(sent ?? []).flatMap((update) => typeErrors('Update', update))];
}

import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import { isQuestion, type QuestionCounter } from '../../command/question-counter.ts';
import type { Ledger } from '../../digest/ledger.ts';
import type { Metrics } from './metrics.ts';

/** The same dispatch, which is timed. */
export function observedDispatch(dispatch: Dispatch, metrics: Metrics): Dispatch {
  return async (inbound) => {
    const done = metrics.replying(inbound.from.platform);
    const reply = await dispatch(inbound);
    done();
    return reply;
  };
}

/** The same limits, whose refusals are counted. */
export function observedLimits(limits: Limits, metrics: Metrics): Limits {
  return {
    async take(asker) {
      const refused = await limits.take(asker);
      if (refused !== undefined) metrics.limited(asker.from.platform);
      return refused;
    },
    async takeTyped(asker) {
      const isAllowed = await limits.takeTyped(asker);
      if (!isAllowed) metrics.limited(asker.from.platform);
      return isAllowed;
    },
  };
}

/** Counts questions for the metrics, and with another counter where there is one. */
export function observedQuestions(metrics: Metrics, counter?: QuestionCounter): QuestionCounter {
  return {
    count(answer, asker) {
      counter?.count(answer, asker);
      if (isQuestion(answer)) metrics.asked(answer.outcome, asker.platform, answer.asked);
    },
  };
}

/** The same ledger. What is due in it, and what becomes of that, is counted. */
export function observedLedger(ledger: Ledger, metrics: Metrics): Ledger {
  return {
    add: (delivery) => ledger.add(delivery),
    open: (platform, now, most) => ledger.open(platform, now, most),
    get: (key) => ledger.get(key),
    compose: (key, body, snapshot) => ledger.compose(key, body, snapshot),
    parts: (key) => ledger.parts(key),
    beginPart: (key, n, at) => ledger.beginPart(key, n, at),
    unbeginPart: (key, n, at) => ledger.unbeginPart(key, n, at),
    putOff: (key, until) => ledger.putOff(key, until),
    last: (subject, most) => ledger.last(subject, most),
    setBack: (now, pause, plan, giveWay) => ledger.setBack(now, pause, plan, giveWay),
    tidy: (before, pause) => ledger.tidy(before, pause),
    async takeDue(now, most, plan, platforms) {
      const taken = await ledger.takeDue(now, most, plan, platforms);
      metrics.due(taken.deliveries.length);
      // What is too late has ended before it began.
      for (const { kind, state, endedAt } of taken.deliveries)
        if (endedAt !== undefined) metrics.ended(kind, state);
      return taken;
    },
    async settlePart(key, n, state, message) {
      await ledger.settlePart(key, n, state, message);
      if (state !== 'sending') metrics.message(state);
    },
    async end(delivery, ending, at, more) {
      const isFirst = await ledger.end(delivery, ending, at, more);
      if (isFirst) metrics.ended(delivery.kind, ending);
      return isFirst;
    },
  };
}

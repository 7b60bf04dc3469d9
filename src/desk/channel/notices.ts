import { call, paragraph, reply, text } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';
import type { Draft } from '../draft.ts';
import { cardKey } from './card-key.ts';
import { nextFact, summaryOf } from './cards.ts';

/** A title or a reason may be as long as a stranger wishes. */
const LONGEST = 300;

/** A new draft, with a button for the first card that needs an editor. */
export function draftNotice(draft: Draft, reviewers: number, language: string): Reply {
  const say = textsFor(language).desk;
  const { id, title, open, facts } = summaryOf(draft, reviewers);
  const first = nextFact(draft, '', { reviewers });
  const button = first && call(say.buttons.first, 'desk show', { card: cardKey(draft, first) });
  return reply(
    language,
    [
      ...(title === undefined ? [] : [paragraph(text(shortened(title), 'strong'))]),
      paragraph(say.found(id, say.facts(facts), open === 0 ? say.none : say.waiting(open))),
      ...draft.notes.map((note) => paragraph(text(shortened(note), 'quiet'))),
    ],
    // The card takes the place of the notice, whichever editor presses.
    { actions: button === undefined ? [] : [{ ...button, replaces: 'for-all' }] },
  );
}

/** So many further drafts wait, which are not told one by one. */
export function moreDraftsNotice(more: number, language: string): Reply {
  return reply(language, [paragraph(textsFor(language).desk.moreDrafts(more))]);
}

/** A feed that could not be read several times in a row. */
export function feedFailsNotice(feed: string, why: string, language: string): Reply {
  const say = textsFor(language).desk;
  return reply(language, [
    paragraph(say.feedFails(shortened(feed))),
    paragraph(text(shortened(why), 'quiet')),
  ]);
}

export function feedMendedNotice(feed: string, language: string): Reply {
  return reply(language, [paragraph(textsFor(language).desk.feedMended(shortened(feed)))]);
}

function shortened(line: string): string {
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}

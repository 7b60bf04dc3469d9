import { heading, reply } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { Statements } from '../../reply/statements.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { newsBlocks } from '../compose.ts';
import { type Digesting, topicTitles } from '../digesting.ts';
import type { AlertNews } from './unalerted.ts';

/** The message that tells a chat at once what is new, as its digest would tell it later. */
export function composeAlert(news: AlertNews, digesting: Digesting): Reply {
  const { knowledge, language, factPage } = digesting;
  const statements = new Statements(knowledge, language, given({ factPage }));
  const nothingElse = { sources: [], revised: [], withdrawn: [], disputes: [], removed: 0 };
  const blocks = [
    heading([textsFor(language).alerts.headline, ...topicTitles(digesting)].join(' · ')),
    ...newsBlocks({ ...nothingElse, ...news }, statements, digesting),
  ];
  return reply(language, blocks, { citations: statements.citations });
}

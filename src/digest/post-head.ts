import type { PostHead } from '../reply/reply.ts';
import { inLanguage } from '../reply/text.ts';
import { textLanguages, textsFor } from '../text/index.ts';
import { type Digesting, headline } from './digesting.ts';

/**
 * What a digest is called as a post of a forum: its date, the situation and the topics. It fits tags with the title of one of its
 * topics, else those with the word for digests, in any language.
 */
export function postHead(digesting: Digesting): PostHead {
  const { knowledge, topics, language } = digesting;
  const { title, topics: titles } = knowledge.situation;
  return {
    title: [headline(digesting), inLanguage(title, language, knowledge)].join(' · '),
    tags: [
      ...topics.flatMap((id) => Object.values(titles[id] ?? {})),
      ...textLanguages.map((each) => textsFor(each).commands.digest.name),
    ],
  };
}

import type { FeedTexts } from './feed-texts.ts';

/** What the feeds say in Arabic. */
export const feeds: FeedTexts = {
  title: (situation) => `${situation}: معلومات جديدة وتصحيحات`,
  onTopic: (situation, topic) => `${situation}: معلومات جديدة وتصحيحات (${topic})`,
  about: 'كل معلومة مع قائلها وحالتها ومصدرها. ويحدّث التصحيح المعلومة نفسها في مكانها.',
  published: 'نُشر المصدر',
  page: 'المعلومة بكل صيغها',
};

import type { Command } from '../src/command/command.ts';
import { option, PRIVATE, worded } from '../src/command/declare.ts';
import { matterHeading, matterOf, noMatter, wholeMatter } from '../src/command/matter.ts';
import { statementsFor } from '../src/command/statements-for.ts';
import { newestFirst } from '../src/knowledge/newest-first.ts';
import { type NamedPlace, placesIn, spotOf } from '../src/knowledge/places.ts';
import { call, labelled, notice, reply, text } from '../src/reply/build.ts';
import type { Line } from '../src/reply/reply.ts';
import { inLanguage } from '../src/reply/text.ts';
import { textsFor } from '../src/text/index.ts';
import { given } from '../src/util/given.ts';

/** Facts of a place that are cited; the button for the place shows all. */
const CITED = 3;
/** Places with a button. */
const BUTTONS = 5;

/** Shows the places that facts name: where they lie, how many facts name each, and the newest of these. */
export const map: Command = {
  name: 'map',
  ...worded('map'),
  readOnly: true,
  inGroups: true,
  options: [option('topic', 'topic', 'topic'), PRIVATE],
  async run({ topic: typed }, context) {
    const { knowledge, language } = context;
    const texts = textsFor(language);
    const say = texts.pictures.map;
    const matter = typed ? matterOf(typed, context) : wholeMatter(context);
    if (matter === undefined) return noMatter(typed ?? '', 'map', context);
    const places = placesIn(matter.facts, knowledge.names);
    if (places.length === 0) return notice(language, [say.noPlaces], typed ? [call(say.all, 'map')] : []);
    const title = say.titleOf(matter.title);
    const pictures = await context.pictures?.map({ title, places, knowledge, language });
    const statements = statementsFor(context);
    const nameOf = ({ place }: NamedPlace): string => inLanguage(place.name, language, knowledge);
    const lineOf = (place: NamedPlace): Line => [
      text(nameOf(place), 'strong'),
      text(` · ${texts.facts(place.facts.length)}`),
      ...newestFirst(place.facts)
        .slice(0, CITED)
        .map((fact) => statements.cite(fact)),
    ];
    const blocks = [
      ...matterHeading(matter, language, title),
      ...(pictures ?? []),
      ...labelled(say.places, places.map(lineOf)),
    ];
    const [only, ...others] = places;
    const at = only && others.length === 0 ? spotOf(only.place) : undefined;
    const place = only && at && { name: nameOf(only), at };
    const made = reply(language, blocks, {
      citations: statements.citations,
      actions: places.slice(0, BUTTONS).map((each) => call(nameOf(each), 'who', { name: nameOf(each) })),
    });
    return { ...made, ...given({ place }) };
  },
};

import { describe, expect, test } from 'vitest';
import { isEvent } from '../../src/knowledge/events.ts';
import { ABOUT_SOURCE, type Fact } from '../../src/knowledge/model.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { statementsShown } from '../../src/query/shown-statements.ts';
import { textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { factNamed, knowledge } from '../fixture.ts';
import { loadReal } from '../query/real.ts';
import { callsOf, outlineOf } from './outline.ts';

/** A chat over what the project ships. */
async function real() {
  const made = await loadReal();
  return { ...made, ...chatting(made) };
}

const factsIn = (parts: ReturnType<typeof outlineOf>): readonly string[] =>
  parts.flatMap(([, ...facts]) => facts);

describe('brief', () => {
  test('has five to seven facts, the newest event and the number among them, with three buttons', async () => {
    const { send } = await real();
    const reply = await send('/brief');
    const facts = factsIn(outlineOf(reply));
    expect(facts.length).toBeGreaterThanOrEqual(5);
    expect(facts.length).toBeLessThanOrEqual(7);
    expect(facts).toEqual(expect.arrayContaining(['thousands-escaped', 'kirkuk-arrest']));
    expect(callsOf(reply).map(([command]) => command)).toEqual(['latest', 'timeline', 'ask']);
  });

  test('of few facts shows them all, and of those about a source none', async () => {
    const { send, knowledge: shipped } = await real();
    const told = shipped.facts.filter(({ topics }) => topics.includes('arrests'));
    const arrests = await send('/brief arrests');
    expect(new Set(factsIn(outlineOf(arrests)))).toEqual(new Set(told.map(({ id }) => id)));
    expect(callsOf(arrests)).toContainEqual(['timeline', { topic: 'arrests' }]);
    const photo = new Set(
      shipped.facts.filter(({ topics }) => topics.includes(ABOUT_SOURCE)).map(({ id }) => id),
    );
    expect(factsIn(outlineOf(await send('/brief'))).filter((id) => photo.has(id))).toEqual([]);
  });

  test.each([
    ['a topic', 'border', ['red-line', 'fully-secured', 'al-qaim-visit', 'unease']],
    ['a topic by a word of its title', 'security', ['red-line', 'fully-secured', 'al-qaim-visit', 'unease']],
    ['a name', 'mazloum abdi', ['phone-call']],
    ['words', 'inspected troops', ['al-qaim-visit']],
  ])('of %s', async (_, typed, facts) => {
    const shown = factsIn(outlineOf(await chatting().send(`/brief ${typed}`)));
    expect(shown).toEqual(expect.arrayContaining(facts));
  });

  test('the question on a button is one whose fact is not shown', async () => {
    const { send, knowledge: shipped } = await real();
    const reply = await send('/brief');
    const asked = callsOf(reply).find(([command]) => command === 'ask')?.[1]['question'];
    const fact = shipped.facts.find(({ ask }) => ask?.['en'] === asked);
    expect(fact).toBeDefined();
    expect(factsIn(outlineOf(reply))).not.toContain(fact?.id);
  });
});

describe('timeline', () => {
  test('has times as they are known, oldest first, and inferred months after them', async () => {
    expect(outlineOf(await chatting().send('/timeline threat'))).toEqual([
      ['Timeline: The threat'],
      ['2014 – 2017', 'years-of-violence'],
      ['21 January 2026 (inferred)', 'infiltration-warning'],
      ['Around January 2026 (inferred)', 'twelve-escaped'],
    ]);
  });

  test('leaves out facts that are not valid, judgements without a date and what lasts', async () => {
    const facts = factsIn(outlineOf(await chatting().send('/timeline')));
    expect(facts).toContain('al-qaim-visit');
    for (const id of ['taken-back', 'ten-escaped', 'unease']) expect(facts).not.toContain(id);
  });

  test('shows a screen at first, and all events on demand', async () => {
    const { send, knowledge: shipped } = await real();
    const first = await send('/timeline');
    const shown = factsIn(outlineOf(first));
    expect(shown.length).toBeLessThanOrEqual(8);
    const [more] = callsOf(first);
    expect(more).toEqual(['timeline', { from: String(shown.length + 1) }]);
    const all = factsIn(outlineOf(await send('/timeline all:yes')));
    const second = await send({ kind: 'call', call: { command: 'timeline', args: more?.[1] ?? {} } });
    const next = factsIn(outlineOf(second));
    expect(next).toEqual(all.slice(shown.length, shown.length + next.length));
    expect(second.citations[0]?.n).toBe(shown.length + 1);
    expect(all.slice(0, shown.length)).toEqual(shown);
    expect(new Set(all)).toEqual(new Set(shipped.facts.filter(isEvent).map(({ id }) => id)));
    expect(first.actions[0]?.label).toBe(`${all.length - shown.length} more`);
  });

  test.each([
    ['diplomacy', 'Timeline: Diplomacy'],
    ['DIPLOMACY', 'Timeline: Diplomacy'],
    ['Border security', 'Timeline: Border security'],
    ['border', 'Timeline: Border security'],
    ['الدبلوماسية', 'التسلسل الزمني: الدبلوماسية'],
    ['soudani', "Timeline: Mohammed Shi'a al-Sudani"],
    ['السوداني', 'التسلسل الزمني: محمد شياع السوداني'],
    ['inspected troops', 'Timeline: “inspected troops”'],
  ])('of “%s” is “%s”', async (typed, title) => {
    expect(outlineOf(await chatting().send(`/timeline ${typed}`))[0]).toEqual([title]);
  });

  test.each([
    ['diplomcy', 'There is no topic “diplomcy”. Did you mean diplomacy?', ['diplomacy']],
    ['zzzzzz', 'Nothing was found for “zzzzzz”. Topics:', ['border', 'threat', 'diplomacy']],
    ['empty', 'There are no facts about this yet.', []],
  ])('of “%s” there is nothing, and topics to go on with', async (typed, sentence, topics) => {
    const reply = await chatting().send(`/timeline ${typed}`);
    expect(outlineOf(reply)).toEqual([[sentence]]);
    expect(callsOf(reply)).toEqual(topics.map((topic) => ['timeline', { topic }]));
  });
});

describe('who', () => {
  test('shows the role and offices, then what they say, what is said of them, and where they are named', async () => {
    const reply = await chatting().send('/who soudani');
    expect(outlineOf(reply)).toEqual([
      ["Mohammed Shi'a al-Sudani"],
      ['prime minister of Iraq'],
      ['Positions:', 'phone-call'],
      ['What the sources say:', 'red-line', 'phone-call', 'al-qaim-visit'],
    ]);
    expect(outlineOf(await chatting().send('/who Muqtada al-Sadr'))).toEqual([
      ['Muqtada al-Sadr'],
      ['Statements:', 'infiltration-warning'],
    ]);
    expect(outlineOf(await chatting().send('/who Mazloum Abdi'))).toEqual([
      ['Mazloum Abdi'],
      ['Mentioned in:', 'phone-call'],
    ]);
  });

  test('of a group has its members, each with their role and a citation', async () => {
    const { lines, send } = await real();
    expect(await lines('/who SDF')).toContainEqual(
      expect.stringMatching(/^- Mazloum Abdi — General Commander .*\[1\]$/),
    );
    expect((await send('/who SDF')).citations[0]?.fact).toBe('abdi-sdf-commander');
  });

  test('is complete: all facts with a name are there on demand, and about a screen at first', async () => {
    const { send, knowledge: shipped } = await real();
    for (const { id, name } of shipped.names) {
      const called = name['en'] ?? '';
      const wanted = shipped.facts.filter(
        ({ names, says, topics }) =>
          (names.includes(id) || says.name === id) && !topics.includes(ABOUT_SOURCE),
      );
      const shown = new Set(factsIn(outlineOf(await send(`/who name:"${called}" all:yes`))));
      expect(wanted.filter((fact) => !shown.has(fact.id)).map((fact) => fact.id)).toEqual([]);
    }
    const first = await send('/who sudani');
    expect(callsOf(first)).toEqual([['who', { name: 'sudani', from: '8' }]]);
    expect(factsIn(outlineOf(first)).length).toBeLessThanOrEqual(9);
  });

  test('of somebody whom only facts about a source name, these are shown', async () => {
    const { send } = await real();
    expect(outlineOf(await send('/who Ahmad al-Rubaye')).at(-1)).toEqual([
      'Mentioned in:',
      'photo-credit-rubaye',
    ]);
  });

  test('a name spelled otherwise gets the nearest', async () => {
    // An engine that finds no names: what is near is then told by letters alone.
    const engine = { ...createEngine(compile(knowledge)), names: () => [] };
    const reply = await chatting({ engine }).send('/who Shamari');
    expect(outlineOf(reply)).toEqual([
      ['The sources do not name “Shamari”. Did you mean Abdul Amir al-Shammari?'],
    ]);
    expect(callsOf(reply)).toEqual([['who', { name: 'Abdul Amir al-Shammari' }]]);
  });

  test('a stranger gets those of whom most is told', async () => {
    const reply = await chatting().send('/who Napoleon');
    expect(outlineOf(reply)).toEqual([['The sources do not name “Napoleon”. The sources say most about:']]);
    expect(callsOf(reply)).toEqual([
      ['who', { name: "Mohammed Shi'a al-Sudani" }],
      ['who', { name: 'Abdul Amir al-Shammari' }],
      ['who', { name: 'Muqtada al-Sadr' }],
    ]);
  });
});

describe('claims', () => {
  test('shows the sides of a dispute with the number of speakers, then the others by speaker', async () => {
    expect(outlineOf(await chatting().send('/claims border security'))).toEqual([
      ['Border security'],
      ['1 speaker says:', 'fully-secured'],
      ['Against it, 2 speakers:', 'unease', 'infiltration-warning'],
      ['officials:', 'red-line'],
    ]);
  });

  test('are found by any words and by names', async () => {
    const words = outlineOf(await chatting().send('/claims fighters slip into Iraq'));
    expect(words[0]).toEqual(['“fighters slip into Iraq”']);
    expect(factsIn(words)).toContain('infiltration-warning');
    const { send } = await real();
    const kirkuk = factsIn(outlineOf(await send('/claims kirkuk')));
    expect(kirkuk).toEqual(expect.arrayContaining(['kirkuk-arrest', 'isis-networks-persist']));
  });

  test('say where the facts may not be about the words', async () => {
    const { lines } = await real();
    expect((await lines('/claims troops at night')).slice(0, 2)).toEqual([
      '# “troops at night”',
      'Closest facts in the sources:',
    ]);
    expect((await lines('/claims troops')).join('\n')).not.toContain('Closest facts');
  });

  test('at first show few of each side, a speaker’s second after all other speakers, and all on demand', async () => {
    const { send, knowledge: shipped } = await real();
    const byId = new Map(shipped.facts.map((fact) => [fact.id, fact]));
    const [, , against] = outlineOf(await send('/claims sudani'));
    const speakers = against?.slice(1).map((id) => byId.get(id)?.says.name);
    expect(against?.[0]).toMatch(/^Against it, \d speakers:$/);
    expect(new Set(speakers).size).toBe(speakers?.length);
    const all = new Set(factsIn(outlineOf(await send('/claims topic:border-security all:yes'))));
    const claimed = ({ status, topics }: Fact) => status !== 'reported' && topics.includes('border-security');
    expect(shipped.facts.filter((fact) => claimed(fact) && !all.has(fact.id))).toEqual([]);
  });

  test.each([
    ['/claims weather', 'The sources contain no claims about Weather.', []],
    ['/claims weathr', 'There is no topic “weathr”. Did you mean Weather?', ['empty']],
    ['/claims zzzzzz', 'Nothing was found for “zzzzzz”. Topics:', ['border', 'threat', 'diplomacy']],
  ])('%s', async (text, sentence, topics) => {
    const reply = await chatting().send(text);
    expect(outlineOf(reply)).toEqual([[sentence]]);
    expect(callsOf(reply)).toEqual(topics.map((topic) => ['claims', { topic }]));
  });
});

describe('fact', () => {
  test('shows the statement, its speaker, status and both times, and what is against it', async () => {
    const reply = await chatting().send('/fact infiltration-warning');
    expect(outlineOf(reply)[0]).toEqual(['', 'infiltration-warning']);
    const lines = await chatting().lines('/fact infiltration-warning');
    expect(lines.slice(1, 8)).toEqual([
      '- Status: claimed (a person or group in the source says this)',
      '- When: 21 January 2026 (inferred) — no date is given',
      'Who has it from whom:',
      '1. You',
      '2. Sanad, added on 1 February 2026',
      '3. The Amargi, “Iraq on alert”, paragraph 19, January 2026 (inferred)',
      '4. Muqtada al-Sadr',
    ]);
    expect(lines.at(-1)).toBe('ID: infiltration-warning');
    expect(factsIn(outlineOf(reply))).toEqual(['infiltration-warning', 'fully-secured']);
  });

  test('says on how many origins and publishers the accounts of its event rest, in every language', async () => {
    const [one, other, third] = ['infiltration-warning', 'years-of-violence', 'fully-secured'].map(factNamed);
    if (!one || !other || !third) throw new Error('the fixture has changed');
    const told = (facts: readonly Fact[]) => ({
      ...knowledge,
      facts: facts.map((fact) => ({ ...fact, against: [], accountOf: 'escape' })),
    });
    const line = async (facts: readonly Fact[], language: string) => {
      const lines = await chatting({ knowledge: told(facts) }).lines(`/fact ${facts[0]?.id}`, { language });
      return lines.find((each) => each.startsWith(textsFor(language).chain.accounts));
    };
    const repeated = { ...other, says: one.says };
    expect(await line([one, repeated], 'en')).toBe(
      'These accounts together: one origin, two publishers (all through Muqtada al-Sadr)',
    );
    expect(await line([one, repeated], 'ar')).toContain('أصل واحد، ناشران');
    expect(await line([one, repeated], 'ckb')).toContain('یەک سەرچاوەی بنەڕەتی، دوو بڵاوکەرەوە');
    expect(await line([one, { ...other, says: third.says }], 'en')).toContain(
      'two independent origins, two publishers',
    );
    expect(await line([one, other], 'en')).toContain('at most two origins');
    expect(await line([one, third], 'en')).toContain('two origins, one publisher');
    expect(await line([one], 'en')).toBeUndefined();
  });

  test('offers the nearest where there is none with the id', async () => {
    const { send } = chatting();
    expect(callsOf(await send('/fact red-lime'))).toEqual([['fact', { id: 'red-line' }]]);
    expect(callsOf(await send('/fact troops-inspected-at-qaim'))[0]).toEqual([
      'fact',
      { id: 'al-qaim-visit' },
    ]);
  });

  test('shows the other accounts of its event, those against it once', async () => {
    const { send } = await real();
    const parts = outlineOf(await send('/fact shammari-border-secured'));
    expect(parts.find(([label]) => label === 'Other accounts:')).toContain('pm-borders-fully-secured');
    const facts = factsIn(parts);
    expect(new Set(facts).size).toBe(facts.length);
  });

  test('says first that it was retracted', async () => {
    expect((await chatting().lines('/fact taken-back'))[1]).toBe(
      'This is no longer valid. It was withdrawn on 1 March 2026: the agency withdrew it',
    );
  });

  test('shows its correction, and the fact that it corrects', async () => {
    expect(factsIn(outlineOf(await chatting().send('/fact ten-escaped')))).toEqual([
      'ten-escaped',
      'twelve-escaped',
    ]);
    expect(factsIn(outlineOf(await chatting().send('/fact twelve-escaped')))).toEqual([
      'twelve-escaped',
      'ten-escaped',
    ]);
  });

  test.each([
    ['red-lin', 'There is no fact “red-lin”. Did you mean red-line?'],
    ['nothing-like-it', 'There is no fact “nothing-like-it”.'],
    ['3', 'There is no answer in this chat yet. Please ask something first.'],
  ])('%s is unknown', async (id, sentence) => {
    expect(await chatting().lines(`/fact ${id}`)).toEqual([sentence]);
  });

  test('is found in any letter case', async () => {
    expect((await chatting().send('/fact RED-LINE')).citations[0]?.fact).toBe('red-line');
  });

  describe('by its number in the last answer', () => {
    test.each(['2', '[2]', '#2', '٢', '۲'])('%s', async (typed) => {
      const { send, engine } = await real();
      const text = 'is the border with Syria secure?';
      const second = statementsShown(engine.ask({ text })).shown[1]?.id;
      await send(text);
      expect((await send(`/fact ${typed}`)).citations[0]?.fact).toBe(second);
    });

    test('follow-ups are read with the questions before them, and each reader has their own last answer', async () => {
      const { send, engine } = await real();
      const before = 'who is Muqtada al-Sadr?';
      const text = 'what did he warn of?';
      await send(before);
      await send(text);
      const [first] = engine.ask({ text, context: [before] }).statements;
      expect((await send('/fact 1')).citations[0]?.fact).toBe(first?.id);
      expect((await send('/fact 1', { user: 'someone else' })).citations).toEqual([]);
      const replied = await send('/fact 1', { user: 'someone else', conversation: [before, text] });
      expect(replied.citations[0]?.fact).toBe(first?.id);
    });

    test('is that of the reply on the screen, whatever command gave it', async () => {
      const { send } = await real();
      await send('who was arrested in Kirkuk?');
      for (const typed of ['/brief', '/who Sadr', '/latest', '/claims border']) {
        const { citations } = await send(typed);
        for (const { n, fact } of citations) {
          expect([typed, n, (await send(`/fact ${n}`)).citations[0]?.fact]).toEqual([typed, n, fact]);
        }
      }
    });

    test('counts on where a list goes on', async () => {
      const { send } = await real();
      const first = await send('/timeline');
      const second = await send('/timeline from:8');
      const numbered = [...first.citations, ...second.citations];
      for (const { n, fact } of [numbered[0], numbered[10]].filter((one) => one !== undefined)) {
        expect((await send(`/fact ${n}`)).citations[0]?.fact).toBe(fact);
      }
    });

    test('a number beyond says how many there are', async () => {
      const { send, lines, engine } = await real();
      const text = 'is the border with Syria secure?';
      await send(text);
      const { length } = engine.ask({ text }).statements;
      for (const number of [0, length + 1, 9999]) {
        expect(await lines(`/fact ${number}`)).toEqual([`The last answer has ${length} facts.`]);
      }
    });

    test('an id of digits alone is an id', async () => {
      const numbered = { ...factNamed('red-line'), id: '2' };
      const made = { ...knowledge, facts: [...knowledge.facts, numbered] };
      const { send } = chatting({ knowledge: made });
      expect((await send('/fact 2')).citations[0]?.fact).toBe('2');
    });
  });
});

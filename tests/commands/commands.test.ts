import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Fact, localized } from '../../src/knowledge/model.ts';
import type { Line, Reply } from '../../src/reply/reply.ts';
import { namesSpeaker } from '../../src/reply/text.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';
import { chatting } from '../chatting.ts';
import { knowledge } from '../fixture.ts';
import { linesOf } from '../visible.ts';

test('the commands are in order, with descriptions in every language', () => {
  expect(commands.map(({ name }) => name)).toEqual([
    'ask',
    'brief',
    'more',
    'latest',
    'timeline',
    'map',
    'who',
    'claims',
    'check',
    'sources',
    'fact',
    'why',
    'digest status',
    'digest preview',
    'digest subscribe',
    'digest change',
    'digest pause',
    'digest resume',
    'digest unsubscribe',
    'subscribe',
    'stop',
    'digest settings',
    'alerts status',
    'alerts on',
    'alerts change',
    'alerts off',
    'board',
    'settings',
    'language',
    'privacy',
    'forget me',
    'start',
    'help',
    'rate',
    'vote',
    'notify',
    'wordless',
  ]);
  for (const command of commands) {
    for (const { names, description } of [command, ...command.options]) {
      expect(Object.keys(names)).toEqual(textLanguages);
      expect(Object.keys(description)).toEqual(textLanguages);
    }
  }
});

/** A line that states a fact of the fixture. */
interface Stated {
  readonly fact: Fact;
  readonly line: Line;
}

function statementsIn(reply: Reply): readonly Stated[] {
  const byText = new Map(knowledge.facts.map((fact) => [localized(fact.text, 'en'), fact]));
  return linesIn(reply).flatMap((line) => {
    const fact = line.map((span) => span.kind === 'text' && byText.get(span.text)).find((found) => found);
    return fact ? [{ fact, line }] : [];
  });
}

function linesIn(reply: Reply): readonly Line[] {
  return reply.blocks.flatMap((block): readonly Line[] => {
    if (block.kind === 'list') return block.items;
    return block.kind === 'paragraph' || block.kind === 'quote' ? [block.spans] : [];
  });
}

test.each([
  '/ask who phoned Mazloum Abdi',
  '/brief',
  '/brief border',
  '/latest',
  '/latest 2025-01-01',
  '/timeline',
  '/who Sudani',
  '/claims border',
  '/fact fully-secured',
  '/fact taken-back',
  '/fact ten-escaped',
])('every statement in the reply to %s is cited, and its speaker and status are told', async (text) => {
  const reply = await chatting().send(text);
  const stated = statementsIn(reply);
  expect(stated.length).toBeGreaterThan(0);
  // A speaker may stand above several statements, and of the one fact of a reply below it.
  const all = linesOf(reply).join('\n');
  for (const { fact, line } of stated) {
    const isNamed = namesSpeaker(fact, 'en', knowledge);
    expect(isNamed || all.includes(localized(fact.says.label, 'en'))).toBe(true);
    const isAlone = reply.blocks.some((block) => block.kind === 'quote' && block.spans === line);
    const status = textsFor('en').status[fact.status];
    expect(isAlone ? all : line.map((span) => ('text' in span ? span.text : '')).join('')).toContain(status);
    const cite = line.find((span) => span.kind === 'cite');
    expect(reply.citations).toContainEqual(expect.objectContaining({ n: cite?.ref, fact: fact.id }));
  }
});

describe('ask', () => {
  test('takes a date, and refuses an invalid one', async () => {
    const { lines } = chatting();
    expect((await lines('/ask as_of:2026-01-20 who phoned Mazloum Abdi'))[0]).toBe('As of 20 January 2026:');
    expect((await lines('/ask as_of:yesterday who phoned Mazloum Abdi'))[0]).toBe('As of 21 November 2026:');
    expect(await lines('/ask as_of:2026-02-30 who phoned Mazloum Abdi')).toEqual([
      '“2026-02-30” is not a date. Please type a date like 2026-11-22, or a word like “yesterday”. Did you mean 2026-02-28?',
    ]);
  });
});

describe('why', () => {
  test('explains the last answer', async () => {
    const { lines, send } = chatting();
    await send('who phoned Mazloum Abdi');
    const why = await lines('/why');
    expect(why).toEqual([
      '# Your question: “who phoned Mazloum Abdi”',
      'The answer:',
      '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [1]',
      'Found by: phoned, Mazloum Abdi.',
    ]);
  });

  test('says which words had no part in it', async () => {
    const { lines, send } = chatting();
    await send('who phoned Mazloum Abdi yesterday by satellite');
    expect((await lines('/why')).at(-1)).toMatch(/Left out: .*satellite/);
  });

  test('has nothing to explain before the first question', async () => {
    expect(await chatting().lines('/why')).toEqual(['No question has been asked in this chat yet.']);
  });
});

describe('language', () => {
  test('shows the current language and offers the others', async () => {
    const reply = await chatting().send('/language');
    expect(reply.blocks).toEqual([
      { kind: 'paragraph', spans: [{ kind: 'text', text: 'Replies are in English (en).' }] },
    ]);
    expect(reply.actions.map((action) => action.kind === 'call' && action.call.args)).toEqual([
      { code: 'ar' },
      { code: 'ckb' },
    ]);
  });

  test.each([
    ['ar', 'صارت لغة الردود: العربية (ar).'],
    ['AR-iq', 'صارت لغة الردود: العربية (ar).'],
    [
      'ckv',
      'Replies are not available in “ckv”. Languages: English (en) · العربية (ar) · کوردیی ناوەندی (ckb). Did you mean ckb?',
    ],
  ])('set to %s', async (code, sentence) => {
    expect(await chatting().lines(`/language ${code}`)).toEqual([sentence]);
  });
});

describe('help', () => {
  test('lists every command once, with a group as one entry, and what must follow its name', async () => {
    const lines = await chatting().lines('/help');
    for (const command of commands) {
      const { name, description } = command.group ?? command;
      const end = ` — ${localized(description, 'en')}`;
      const found = lines.filter((line) => line.startsWith(`- /${name}`) && line.endsWith(end));
      const isKnown = ['start', 'help'].includes(name);
      // A group is listed for its other commands.
      const isHidden = command.hidden && command.group === undefined;
      expect(found).toHaveLength(isHidden || isKnown ? 0 : 1);
    }
    expect(lines.some((line) => line.startsWith('- /who name — '))).toBe(true);
  });

  test('lists commands that a tap can run as such, and only those', async () => {
    const { blocks, audience } = await chatting().send('/help');
    expect(audience).toBe('everyone');
    const names = blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).map(([name]) => name);
    for (const name of names) {
      if (name?.kind !== 'text') throw new Error('a line starts with what to type');
      expect(name.style).toBe(/ /.test(name.text) ? 'code' : 'command');
    }
    expect(names).toContainEqual({ kind: 'text', text: '/latest', style: 'command' });
  });

  test.each([
    ['where a group has one name', {}, '/digest', '/digest'],
    ['where it has a second one for everybody', { opensGroups: true } as const, '/digests', '/digest'],
  ])('lists the commands of a group by names that can be typed %s', async (_, more, open, managed) => {
    const { lines } = chatting();
    const shown = await lines('/help digest', more);
    expect(shown.slice(0, 2)).toEqual(['# /digest', 'Post a digest of new facts here every day']);
    expect(shown[2]).toMatch(`- ${open} status — See when the next`);
    expect(shown).toContain(`- ${managed} pause — Pause a digest until it is resumed`);
    expect(await lines('/help /digests', more)).toEqual(shown);
    const listed = (await lines('/help', more)).filter((line) => line.startsWith('- /digests '));
    expect(listed).toHaveLength(open === managed ? 0 : 1);
  });

  test.each(['status', 'claimed', 'Disputed', 'الحالة', 'شیکاری'])(
    'explains the words after statements, asked for %s',
    async (word) => {
      const lines = await chatting().lines(`/help ${word}`);
      const meanings = textLanguages.map((language) => Object.values(textsFor(language).statusMeans));
      expect(meanings).toContainEqual(lines.slice(1).map((line) => line.slice(2)));
    },
  );

  test.each(['digest pause', 'digest change', 'digests status', 'forget'])(
    'explains how to use %s',
    async (typed) => {
      const [title, , form] = await chatting().lines(`/help ${typed}`);
      expect([title, form]).toMatchObject(
        {
          'digest pause': ['# /digest pause', 'How to use it: /digest pause [id]'],
          'digest change': [
            '# /digest change',
            'How to use it: /digest change [time] [zone] [days] [language] [topics] [quiet:…] [always:yes] [within:…] [id:…]',
          ],
          'digests status': ['# /digest status', 'How to use it: /digest status'],
          forget: ['# /forget me', 'How to use it: /forget me [sure:yes]'],
        }[typed] ?? [],
      );
    },
  );

  test.each(['ask', '/ask', 'ASK'])('explains how to use %s', async (typed) => {
    expect(await chatting().lines(`/help ${typed}`)).toEqual([
      '# /ask',
      'Ask a question about the situation',
      'How to use it: /ask question [as_of:…] [private:yes]',
      '- question: Your question',
      '- as_of: Leave out what happened or was published after this date, such as 2026-01-20 (optional)',
      '- private: Only you see the reply (optional)',
    ]);
  });

  test('a mistyped command gets the nearest', async () => {
    expect(await chatting().lines('/help clams')).toEqual([
      'There is no command “/clams”. Did you mean /claims?',
    ]);
  });
});

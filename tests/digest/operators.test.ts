import { describe, expect, test } from 'vitest';
import { composeReport } from '../../src/digest/operators/compose-report.ts';
import { EMPTY_REPORT, type Report } from '../../src/digest/operators/report.ts';
import { WeeklyReports } from '../../src/digest/operators/weekly-reports.ts';
import { knowledge } from '../fixture.ts';
import { linesOf } from '../visible.ts';
import { Stage } from './stage.ts';

const WEEK = { since: new Date('2026-11-16'), until: new Date('2026-11-23') };
const compose = (report: Partial<Report>) =>
  composeReport({ ...EMPTY_REPORT, ...report }, WEEK, {
    ...knowledge,
    gaps: [
      {
        id: 'casualties',
        text: { en: 'No source says how many died.' },
        ...{ questions: {}, names: [], nearest: [] },
      },
    ],
  });

describe('the report of a week', () => {
  test('says in short what the report says, in English', () => {
    const reply = compose({
      questions: [
        { outcome: 'answered', language: 'en', count: 300 },
        { outcome: 'answered', language: 'ar', count: 10 },
        { outcome: 'not-in-sources', language: 'ar', count: 4 },
        { outcome: 'unsure', language: '', count: 1 },
      ],
      gaps: [
        { gap: 'casualties', count: 12 },
        { gap: 'no-longer-known', count: 1 },
      ],
      words: Array.from({ length: 7 }, (_, n) => ({ word: `word${n}`, readers: 12 - n })),
      votes: [
        { fact: 'border', helpful: 9, unhelpful: 1, reasons: {} },
        { fact: 'unease', helpful: 0, unhelpful: 3, reasons: { wrong: 2, question: 1 } },
        { helpful: 1, unhelpful: 0, reasons: {} },
      ],
      deliveries: [
        { platform: 'discord', ended: 'arrived', count: 50 },
        { platform: 'discord', ended: 'refused', refusal: 'forbidden', count: 2 },
        { platform: 'telegram', ended: 'partly', count: 1 },
      ],
    });
    expect(reply).toMatchObject({ audience: 'everyone', language: 'en', actions: [], citations: [] });
    expect(linesOf(reply)).toEqual([
      '# Report: 16 November 2026 – 22 November 2026',
      '315 questions: 310 in the sources, 1 unsure, 4 not in the sources.',
      'Languages: English 300, Arabic 14, unknown language 1.',
      'Asked for, and known to be missing',
      '- No source says how many died. (12 times)',
      '- no-longer-known (1 time)',
      'Words that no source has',
      ...[12, 11, 10, 9, 8].map((readers, n) => `- word${n} (${readers} readers)`),
      '- 2 more',
      '14 votes: 10 helpful, 4 not helpful.',
      'Answers that did not help',
      '- unease: 3 not helpful (wrong 2, not my question 1)',
      '- border: 1 not helpful',
      'Deliveries that failed',
      '- Discord, refused: the bot may not write there: 2',
      '- Telegram, unknown whether all of it arrived: 1',
      'All of it: npm start -- report',
    ]);
  });

  test.each<[string, Partial<Report>, string]>([
    ['nothing', {}, 'no questions and no votes.'],
    [
      'deliveries alone',
      {
        deliveries: [
          { platform: 'discord', ended: 'arrived', count: 5 },
          { platform: 'discord', ended: 'missed', count: 1 },
        ],
      },
      'no questions and no votes. 1 delivery failed.',
    ],
  ])('is one line with %s', (_, report, line) => {
    expect(linesOf(compose(report))).toEqual([`16 November 2026 – 22 November 2026: ${line}`]);
  });

  test('with votes alone says that nobody asked', () => {
    const lines = linesOf(compose({ votes: [{ helpful: 1, unhelpful: 0, reasons: {} }] }));
    expect(lines.slice(1, 3)).toEqual(['No questions.', '1 vote: 1 helpful, 0 not helpful.']);
  });
});

/** Reports to two chats over a stage, as each process makes them. */
function reportsOn(stage: Stage) {
  return new WeeklyReports({
    ...stage.store,
    operators: ['ops', 'editors'].map((chat) => ({ platform: 'paper', chat })),
    knowledge: () => stage.known,
    now: () => stage.now,
  });
}

const chatsIn = ({ platform }: Stage) => platform.arrived.map(({ to }) => to.chat);

describe('weekly reports', () => {
  test('come on Monday at eight in the zone of the situation, once to each chat', async () => {
    const stage = await Stage.open();
    const reports = reportsOn(stage);
    const at = async (moment: string) => {
      stage.now = new Date(moment);
      const added = await reports.addDue();
      await stage.run();
      return added.map(({ slot }) => slot);
    };
    expect(await at('2026-11-23T05:00:00Z')).toEqual(['2026-11-23', '2026-11-23']);
    expect(chatsIn(stage)).toEqual(['editors', 'ops']);
    for (const moment of ['2026-11-23T05:00:02Z', '2026-11-26T05:00:01Z', '2026-11-30T04:59:59Z'])
      expect(await at(moment)).toEqual([]);
    expect(await at('2026-11-30T05:00:00Z')).toEqual(['2026-11-30', '2026-11-30']);
    expect(chatsIn(stage)).toEqual(['editors', 'ops', 'editors', 'ops']);
  });

  test('come once with restarts and replicas', async () => {
    const stage = await Stage.open();
    stage.now = new Date('2026-11-23T05:00:00Z');
    const added = await Promise.all([reportsOn(stage), reportsOn(stage)].map((reports) => reports.addDue()));
    expect(added.flat()).toHaveLength(2);
    await stage.run();
    stage.now = new Date('2026-11-23T09:00:00Z');
    expect(await reportsOn(stage).addDue()).toEqual([]);
    await stage.run();
    expect(chatsIn(stage)).toEqual(['editors', 'ops']);
    expect(await stage.store.ledger.last('report/paper/ops/', 5)).toMatchObject([
      { kind: 'report', state: 'arrived', slot: '2026-11-23' },
    ]);
  });

  test('come up to three days late, and not after', async () => {
    const late = await Stage.open();
    late.now = new Date('2026-11-26T05:00:00Z');
    expect(await reportsOn(late).addDue()).toHaveLength(2);
    const tooLate = await Stage.open();
    tooLate.now = new Date('2026-11-26T05:00:01Z');
    expect(await reportsOn(tooLate).addDue()).toEqual([]);
  });

  test('are added later if the store did not answer, each still once', async () => {
    const stage = await Stage.open();
    stage.now = new Date('2026-11-23T05:00:00Z');
    let failures = 1;
    const reports = new WeeklyReports({
      ...stage.store,
      ledger: {
        get: (key) => stage.store.ledger.get(key),
        async add(delivery) {
          if (delivery.to.chat === 'editors' && failures-- > 0) throw new Error('out of reach');
          return stage.store.ledger.add(delivery);
        },
      },
      operators: ['ops', 'editors'].map((chat) => ({ platform: 'paper', chat })),
      knowledge: () => stage.known,
      now: () => stage.now,
    });
    await expect(reports.addDue()).rejects.toThrow();
    await reports.addDue();
    await stage.run();
    expect(chatsIn(stage)).toEqual(['editors', 'ops']);
  });

  test('hold what was counted in the week before, and end if they are refused', async () => {
    const stage = await Stage.open();
    const counted = (day: string, count: number) => ({ day, outcome: 'answered', language: 'en', count });
    await stage.store.questionCounts.add({
      outcomes: [counted('2026-11-15', 100), counted('2026-11-16', 7), counted('2026-11-22', 5)].concat(
        counted('2026-11-23', 100),
      ),
      ...{ gaps: [], words: [] },
    });
    stage.platform.fates = ['sent', 'refused'];
    stage.now = new Date('2026-11-23T05:00:00Z');
    await reportsOn(stage).addDue();
    await stage.run();
    expect(stage.platform.arrived[0]?.text).toContain('12 questions');
    const states = await Promise.all(
      ['editors', 'ops'].map((chat) => stage.store.ledger.last(`report/paper/${chat}/`, 1)),
    );
    expect(states.flat().map(({ state }) => state)).toEqual(['arrived', 'refused']);
  });

  test('are not made where nobody wants them', async () => {
    const stage = await Stage.open();
    stage.now = new Date('2026-11-23T05:00:00Z');
    const reports = new WeeklyReports({
      ...stage.store,
      operators: [],
      knowledge: () => stage.known,
      now: () => stage.now,
    });
    expect(await reports.addDue()).toEqual([]);
  });
});

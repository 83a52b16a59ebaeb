import { describe, expect, it } from 'vitest';
import type { Column, Inspection } from '../../src/jobs/import/inspection.ts';
import {
  askedColumns,
  COLUMN,
  importAnswers,
  importView,
  namesSubject,
  subjectInput,
  WHOLE,
} from '../../src/slack/views/import.ts';
import {
  failedMessage,
  offerMessage,
  progressMessage,
  resultMessage,
  skippedMessage,
  takenMessage,
  unlikeMessage,
  unreadableFile,
} from '../../src/slack/views/import-messages.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults, viewFaults } from '../support/block-faults.ts';

const text = createText();
const HOSTILE = '<!channel> *bold* `code` <https://evil.example|click> \u202E & \n'.repeat(40);

const column = (given: Partial<Column> = {}): Column => ({
  header: 'Column',
  role: 'extra',
  by: 'nothing',
  sure: true,
  examples: [],
  ...given,
});

const inspection = (columns: readonly Column[]): Inspection => ({
  encoding: 'utf-8',
  separator: ',',
  headerLine: 1,
  firstLine: 2,
  columns,
  headerKey: 'h',
  looksLikeErrors: true,
});

const hostileColumns = (n: number, sure: boolean) =>
  Array.from({ length: n }, (_, index) =>
    column({
      header: index === 3 ? '' : `${index} ${HOSTILE}`,
      role: index % 3 === 0 ? 'message' : 'extra',
      sure,
      examples: [HOSTILE, 'x'.repeat(50_000), ''],
    }),
  );

type View = { readonly blocks: readonly { readonly type: string; readonly block_id?: string }[] };
const asked = (view: unknown) => (view as View).blocks.filter(({ type }) => type === 'input').length - 1;

describe('the questions about a file', () => {
  it.each([0, 1, 44, 120])('hold Slack’s limits with %i unclear columns', (n) => {
    const view = importView(text, HOSTILE, inspection([...hostileColumns(n, false), ...hostileColumns(n, true)]), '{}');
    expect(viewFaults(view)).toEqual([]);
    expect(asked(view)).toBe(Math.min(2 * n, 12));
    expect(JSON.stringify(view).length).toBeLessThan(250_000);
  });

  it('ask about the unclear ones first, guesses before the others, and name those that are not asked about', () => {
    const columns = [column({ role: 'type' }), ...Array.from({ length: 20 }, () => column({ sure: false }))];
    columns.push(
      column({ role: 'hubspot-id', sure: false, examples: ['101', '102'] }),
      column({ header: 'Own *note*' }),
    );
    const shown = inspection(columns);
    expect(askedColumns(shown).map(({ index }) => index)).toContain(21);
    const all = JSON.stringify(importView(text, 'list.csv', shown, '{}'));
    expect(all).toContain('For example: “101”, “102”');
    expect(all).toContain('Also: Column → Error type');
    expect(all).toMatch(/10 more columns are kept as they are[^"]*Column, Own ∗note∗/);
  });

  it('let every recognised column be corrected, with what it is taken for chosen beforehand', () => {
    const columns = [column({ role: 'date' }), column({ header: 'Memo' }), column({ role: 'type' })];
    const view = importView(text, 'list.csv', inspection(columns), '{}');
    expect((view as View).blocks.map(({ block_id }) => block_id).filter((id) => id?.startsWith('column'))).toEqual([
      'column:2',
      'column:0',
      'column:1',
    ]);
    expect(JSON.stringify(view)).toMatch(/"initial_option":\{"text":\{[^}]*"Error type[^}]*\},"value":"type"/);
    expect(JSON.stringify(view)).not.toContain('not sure about');
  });

  it('take a column of numbers for record ids until somebody says otherwise, where no other has them', () => {
    const numbers = column({ sure: false, examples: ['5501234', '5501235'] });
    const chosen = (...columns: readonly Column[]) =>
      [
        ...JSON.stringify(importView(text, 'l.csv', inspection(columns), '{}')).matchAll(
          /"initial_option":.*?"value":"(.*?)"/g,
        ),
      ].map(([, value]) => value);
    expect(chosen(column({ role: 'type' }), numbers)).toEqual(['hubspot-id', 'type']);
    expect(chosen(column({ role: 'salesforce-id' }), numbers)).toEqual(['extra', 'salesforce-id']);
    expect(chosen(column({ sure: false, examples: ['12', 'x'] }))).toEqual(['extra']);
  });

  it('are refused without a column that tells the error, unless one is known that is not asked about', () => {
    const state = (role: string) => ({
      [COLUMN.blockId(1)]: { [COLUMN.actionId(1)]: { selected_option: { value: role } } },
    });
    expect(namesSubject(state('message'))).toBe(true);
    expect(namesSubject(state('name'))).toBe(false);
    expect(namesSubject({})).toBe(false);
    expect(subjectInput(inspection([column({ role: 'name' }), column()]))).toBe('column:1');
    const unclear = Array.from({ length: 12 }, () => column({ sure: false }));
    expect(subjectInput(inspection([...unclear, column({ role: 'type' })]))).toBeUndefined();
  });

  it('choose nothing beforehand between the whole list and a part', () => {
    const view = importView(text, 'list.csv', inspection([column()]), '{}') as View;
    expect(JSON.stringify(view.blocks.find(({ block_id }) => block_id === WHOLE.blockId))).not.toContain(
      'initial_option',
    );
  });

  it('never let a file’s words speak Slack', () => {
    const view = importView(text, HOSTILE, inspection(hostileColumns(9, false)), '{}');
    const marked = JSON.stringify((view as View).blocks.filter(({ type }) => type === 'section' || type === 'context'));
    expect(marked).not.toMatch(/<!channel>|<https:|\u202E/);
  });
});

describe('answers', () => {
  const choice = (value: string) => ({ selected_option: { value } });
  const part = { [WHOLE.blockId]: { [WHOLE.actionId]: choice(WHOLE.no) } };

  it('tell whether it is the whole list; anything else is a part', () => {
    const sure = inspection([column()]);
    expect(importAnswers(sure, { [WHOLE.blockId]: { [WHOLE.actionId]: choice(WHOLE.yes) } })).toEqual({ whole: true });
    expect(importAnswers(sure, part)).toEqual({ whole: false });
    expect(importAnswers(sure, {})).toEqual({ whole: false });
  });

  it('name a role for each column; one that was not asked about keeps what it is for sure, else is kept as it is', () => {
    const unclear = inspection([
      column({ role: 'type' }),
      column({ sure: false }),
      column({ role: 'name', sure: false }),
    ]);
    const state = { ...part, [COLUMN.blockId(1)]: { [COLUMN.actionId(1)]: choice('email') } };
    expect(importAnswers(unclear, state)).toEqual({ whole: false, roles: ['type', 'email', 'extra'] });
    const nonsense = { [COLUMN.blockId(1)]: { [COLUMN.actionId(1)]: choice('constructor') } };
    expect(importAnswers(unclear, nonsense).roles).toEqual(['type', 'extra', 'extra']);
  });

  it('that correct what was sure count, and those that leave all as it was are none', () => {
    const sure = inspection([column({ role: 'type' }), column({ role: 'name' })]);
    const state = (role: string) => ({ ...part, [COLUMN.blockId(1)]: { [COLUMN.actionId(1)]: choice(role) } });
    expect(importAnswers(sure, state('message'))).toEqual({ whole: false, roles: ['type', 'message'] });
    expect(importAnswers(sure, state('name'))).toEqual({ whole: false });
  });
});

describe('messages about a file', () => {
  const file = { file: 'F1', name: HOSTILE };
  const offer = { ...file, channel: 'C1', at: '2026-11-24T09:00:00Z', ts: '1.1', by: 'U1' } as const;
  const summary = {
    rows: 1_000_000,
    errors: 900_000,
    repeated: 5,
    unknown: 3,
    unreadableRows: 70_000,
    totals: 1,
    unreadable: Array.from({ length: 1_000 }, (_, line) => ({ line, reason: 'too-many-cells' as const })),
    types: [
      { type: 'invalid-email', errors: 12 },
      { type: 'string-too-long', errors: 3 },
    ],
  };
  const changes = { new: [], returned: [], fixed: [], gone: [], unlisted: [], open: [] };
  const result = { summary, changes, snapshot: {} as never };

  it.each([
    ['an offer', offerMessage(text, file, 'found')],
    ['an interrupted one', offerMessage(text, file, 'interrupted')],
    ['a CSV of something else', unlikeMessage(text, file, inspection(hostileColumns(44, true)))],
    ['a spreadsheet', unreadableFile(text, HOSTILE, 'spreadsheet')],
    ['a file elsewhere', unreadableFile(text, HOSTILE, 'notHere')],
    ['a header alone', unreadableFile(text, HOSTILE, 'noRows')],
    ['a CSV of something else in a channel', unreadableFile(text, HOSTILE, 'unlike.short')],
    ['a declined one', skippedMessage(text, file, 'U1')],
    ['a taken one', takenMessage(text, { ...offer, state: 'reading' })],
    ['a read one', takenMessage(text, { ...offer, state: 'read' })],
    ['progress', progressMessage(text, HOSTILE, 'U1', 40_000)],
    ['a failure', failedMessage(text, HOSTILE, 'Why.')],
    ['a result', resultMessage(text, { name: HOSTILE, by: 'U1', whole: true }, result)],
  ])('are what Slack takes: %s', (_, message) => {
    expect(blockFaults(message.blocks)).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeLessThan(12_000);
    expect(`${message.text}${JSON.stringify(message.blocks)}`).not.toMatch(/<!channel>|<https:|\u202E/);
  });

  it('tell a result: counts, types, the first ten lines that could not be read, and what was not done', () => {
    const message = resultMessage(text, { name: 'list.csv', by: 'U1', whole: true }, result);
    const words = JSON.stringify(message.blocks);
    expect(words).toContain('1,000,000 rows with 900,000 errors');
    expect(words).toContain('12 × ');
    expect(words).toContain('3 errors are of a type that I do not know');
    expect(words).toContain('70,000 rows could not be read');
    expect(words.match(/line \d+/g)).toHaveLength(10);
    expect(words).toContain('nothing was marked as no longer listed');
  });

  it('tell what a part of the list does not do', () => {
    const whole = {
      ...result,
      summary: { ...summary, unreadableRows: 1, unreadable: [{ line: 9, reason: 'total' as const }] },
    };
    const of = (isWhole: boolean) => resultMessage(text, { name: 'list.csv', by: 'U1', whole: isWhole }, whole).text;
    expect(of(true)).toContain('0 no longer listed');
    expect(of(false)).toContain('The file is a part of the list');
  });

  it('tell of ids that a spreadsheet cut short, and that nothing was marked for them', () => {
    const cut = { ...result, summary: { ...summary, unreadableRows: 0, totals: 0, cutIds: { rows: 2, line: 7 } } };
    const told = resultMessage(text, { name: 'list.csv', by: 'U1', whole: true }, cut).text;
    expect(told).toContain('The ids of 2 rows were cut short by a spreadsheet (the first at line 7)');
    expect(told).toContain('nothing was marked as no longer listed');
  });
});

import { describe, expect, it } from 'vitest';
import type { ListResult, MadeList } from '../../src/jobs/lists.ts';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { listMessage, listProgressMessage } from '../../src/slack/views/list.ts';
import { listName } from '../../src/text/lists.ts';
import { createText } from '../../src/text/text.ts';
import { blockFaults } from '../support/block-faults.ts';

const AT = new Date('2026-11-29T09:12:00Z');
const english = createText('en-GB', 'Europe/Rome');
const italian = createText('it-IT', 'Europe/Rome');
const links = { list: (id: string) => `https://app.hubspot.com/contacts/1/objectLists/${id}/filters` };
const made: MadeList = {
  object: 'contacts',
  id: '9',
  name: 'sfsync: Invalid email',
  size: 1342,
  added: 1342,
  missing: 0,
  deleteAt: '2026-12-06T09:12:00.000Z',
};
const NONE = { 'only-salesforce': 0, tasks: 0, unnamed: 0 };
const result = (parts: Partial<ListResult>): ListResult => ({ lists: [], failed: [], leftOut: NONE, ...parts });

describe('the name of a list', () => {
  it('says what for and when, in the language of who asked, and of what where there are several', () => {
    expect(listName(english, { title: 'Invalid email', at: AT })).toBe('sfsync: Invalid email, 29 Nov 2026, 10:12');
    expect(listName(italian, { title: 'Email non valida', at: AT, object: 'companies' })).toBe(
      'sfsync: Email non valida, aziende, 29 nov 2026, 10:12',
    );
  });

  it('holds no more of a title than fits, and nothing invisible', () => {
    const name = listName(english, { title: `a\u202E\n\u200Bb${'😀'.repeat(500)}`, at: AT });
    expect(name).toMatch(/^sfsync: a b😀+, 29 Nov/u);
    expect(name.length).toBeLessThan(280);
    expect(name.isWellFormed()).toBe(true);
  });
});

describe('the message of what came of a list', () => {
  it('has the link, HubSpot’s count, when it is deleted, and who is not in it', () => {
    const { text } = listMessage(
      english,
      result({ lists: [{ ...made, missing: 1 }], leftOut: { 'only-salesforce': 12, tasks: 1, unnamed: 2 } }),
      links,
    );
    expect(text.split('\n')).toEqual([
      'List of 1,342 contacts made: <https://app.hubspot.com/contacts/1/objectLists/9/filters|sfsync: Invalid email>.',
      '1 record is no longer in HubSpot and so not in it.',
      'It is deleted on 6 Dec 2026, 10:12. To keep it, rename it in HubSpot.',
      '12 records are only in Salesforce and so in no list.',
      '1 task is in no list: HubSpot has none for tasks.',
      '2 records are in no list: HubSpot’s error list does not tell which they are.',
    ]);
  });

  it('tells HubSpot’s count where it is not what was added, or that there is none', () => {
    const { size: _, ...uncounted } = made;
    const { text } = listMessage(
      english,
      result({
        lists: [
          { ...made, size: 1340 },
          { ...uncounted, object: 'deals', added: 2 },
        ],
      }),
      links,
    );
    expect(text).toContain('List of 1,340 contacts made');
    expect(text).toContain('HubSpot took 1,342 records, but counts 1,340 in it so far.');
    expect(text).toContain('HubSpot took 2 deals, but did not answer how many it counts');
  });

  it('says why there is none', () => {
    const failed = ['too-many-lists', 'name-taken', 'all-missing'] as const;
    const { text } = listMessage(
      english,
      result({
        failed: [
          ...failed.map((reason) => ({ object: 'contacts', records: 3, reason }) as const),
          {
            object: 'deals',
            records: 1,
            reason: new VendorError('hubspot', 'forbidden', 'MISSING_SCOPES: crm.lists.write'),
          },
        ],
      }),
      links,
    );
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toContain(
      'No list of 1 deal was made: HubSpot denies sfsync a permission: MISSING_SCOPES: crm.lists.write',
    );
    expect(listMessage(english, result({}), links).text).toBe('No list was made: none of these records can be in one.');
  });

  it.each([english, italian])('speaks no Slack for a CRM, and fits ($language)', (text) => {
    const name = `<!channel> | *x* <https://evil.example|here> ${'😀'.repeat(300)}`;
    const lists = (['contacts', 'companies', 'deals'] as const).map((object) => ({
      ...made,
      object,
      name,
      missing: 7,
    }));
    const message = listMessage(text, result({ lists, leftOut: { ...NONE, 'only-salesforce': 10_000 } }), links);
    expect(blockFaults(message.blocks ?? [])).toEqual([]);
    expect(message.text).not.toContain('<!channel>');
    expect([...message.text.matchAll(/<https:[^>]*\|[^>|]*>/g)]).toHaveLength(3);
    expect([...message.text.matchAll(/<(?!https:\/\/app\.hubspot\.com)/g)]).toHaveLength(0);
    expect(blockFaults(listProgressMessage(text, { done: 4000, total: 10_000 }).blocks ?? [])).toEqual([]);
  });
});
